// Every format that documents come in, by the ending of a file's name: the parser of its text, or the converter of its bytes.
import type { ConvertedFormat, TextFormat } from '../domain.ts';
import { parseAsciidoc } from './asciidoc.ts';
import { parseCsv } from './csv.ts';
import { parseFaq } from './faq.ts';
import { parseHtml } from './html.ts';
import { parseIpynb } from './ipynb.ts';
import { parseMarkdown } from './markdown.ts';
import { isMarkdown } from './markdown-signs.ts';
import { parseOpenApi } from './openapi.ts';
import { parseOrg } from './org.ts';
import type { Parsed } from './parsed.ts';
import { parsePlain } from './plain.ts';
import { isRst, parseRst } from './rst.ts';

/** Undefined where the text has not the shape that this format is read in. */
type Parse = (source: string, start: number, path: string) => Parsed | undefined;

const parsers: Readonly<Record<TextFormat, Parse>> = {
  markdown: (source, start, path) => parseMarkdown(source, start, /\.mdx$/iu.test(path)),
  html: (source, start) => parseHtml(source, start),
  plain: (source, start) => parsePlain(source, start),
  rst: (source, start) => parseRst(source, start),
  csv: parseCsv,
  asciidoc: parseAsciidoc,
  org: parseOrg,
  notebook: parseIpynb,
  data: (source, start, path) => parseOpenApi(source, start, path) ?? parseFaq(source, start, path),
};

const texts: ReadonlyMap<string, TextFormat> = new Map([
  ['md', 'markdown'],
  ['mdx', 'markdown'],
  ['markdown', 'markdown'],
  ['txt', 'plain'],
  ['rst', 'rst'],
  ['html', 'html'],
  ['htm', 'html'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['adoc', 'asciidoc'],
  ['asciidoc', 'asciidoc'],
  ['org', 'org'],
  ['ipynb', 'notebook'],
  ['json', 'data'],
  ['yaml', 'data'],
  ['yml', 'data'],
]);

/** By the ending of the name. */
const converted: ReadonlyMap<string, ConvertedFormat> = new Map([
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['docm', 'docx'],
  ['pptx', 'pptx'],
  ['pptm', 'pptx'],
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsx'],
  ['odt', 'odt'],
  ['ods', 'ods'],
  ['epub', 'epub'],
  ['eml', 'mail'],
]);

/** `Converter.version`, known before a converter is loaded: what was made by another one is made anew. */
export const converterVersions: Readonly<Record<ConvertedFormat, string>> = {
  pdf: 'pdfium 2.15.1, reading 3',
  docx: 'footnote-docx 2',
  pptx: 'footnote-pptx 1',
  xlsx: 'footnote-xlsx 1',
  odt: 'footnote-odt 1',
  ods: 'footnote-ods 1',
  epub: 'footnote-epub 1',
  mail: 'postal-mime 4.0.0, footnote-mail 1',
};

/** Formats that have no front matter: what stands first in them is their text. */
export const hasFrontMatter = (path: string): boolean =>
  !['csv', 'notebook', 'data'].includes(texts.get(endingOf(path)) ?? '');

/** In lower case, without the point; empty where the name has none. */
export const endingOf = (path: string): string =>
  /\.([^./]+)$/u.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.toLowerCase() ?? '';

/** Whether a file of this name may be a document. */
export const mayBeDocument = (path: string): boolean =>
  texts.has(endingOf(path)) || converted.has(endingOf(path));

/** The format of a file that a converter reads; undefined for text. */
export const convertedFormatOf = (path: string): ConvertedFormat | undefined => converted.get(endingOf(path));

/** By its name; a text file may be reStructuredText or Markdown. */
export function formatOf(path: string, source: string, start: number): TextFormat {
  const format = texts.get(endingOf(path)) ?? 'markdown';
  if (format !== 'plain') return format;
  if (isRst(source, start)) return 'rst';
  return isMarkdown(source, start) ? 'markdown' : 'plain';
}

/** Reads a source from offset `start` by the parser of its format; undefined where that cannot read it. */
export const parseAs = (
  format: TextFormat,
  source: string,
  start: number,
  path: string,
): Parsed | undefined => parsers[format](source, start, path);
