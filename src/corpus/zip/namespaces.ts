// The prefixes that the readers know names by, whatever prefix a file gives them.

const office = 'http://schemas.openxmlformats.org/';
/** The names of ISO's strict kind. */
const strict = 'http://purl.oclc.org/ooxml/';
const open = 'urn:oasis:names:tc:opendocument:xmlns:';

const prefixes: readonly (readonly [prefix: string, ...names: readonly string[]])[] = [
  ['w', `${office}wordprocessingml/2006/main`, `${strict}wordprocessingml/main`],
  ['a', `${office}drawingml/2006/main`, `${strict}drawingml/main`],
  ['p', `${office}presentationml/2006/main`, `${strict}presentationml/main`],
  ['x', `${office}spreadsheetml/2006/main`, `${strict}spreadsheetml/main`],
  ['r', `${office}officeDocument/2006/relationships`, `${strict}officeDocument/relationships`],
  ['m', `${office}officeDocument/2006/math`, `${strict}officeDocument/math`],
  ['rel', `${office}package/2006/relationships`],
  ['cp', `${office}package/2006/metadata/core-properties`],
  ['mc', `${office}markup-compatibility/2006`],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['office', `${open}office:1.0`],
  ['text', `${open}text:1.0`],
  ['table', `${open}table:1.0`],
  ['draw', `${open}drawing:1.0`],
  ['style', `${open}style:1.0`],
  ['fo', `${open}xsl-fo-compatible:1.0`],
  ['number', `${open}datastyle:1.0`],
  ['meta', `${open}meta:1.0`],
  ['manifest', `${open}manifest:1.0`],
  ['math', 'http://www.w3.org/1998/Math/MathML'],
  ['container', `${open}container`],
  ['opf', 'http://www.idpf.org/2007/opf'],
  ['ncx', 'http://www.daisy.org/z3986/2005/ncx/'],
  ['html', 'http://www.w3.org/1999/xhtml'],
  ['epub', 'http://www.idpf.org/2007/ops'],
  ['enc', 'http://www.w3.org/2001/04/xmlenc#'],
];

const byName = new Map(
  prefixes.flatMap(([prefix, ...names]) => names.map((name) => [name, prefix] as const)),
);

/** Our prefix of a namespace; what is unknown stands apart from all that is known. */
export const prefixOf = (namespace: string): string => byName.get(namespace) ?? '?';
