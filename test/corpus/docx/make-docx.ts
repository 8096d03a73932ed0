// Makes Word files for tests from the XML of their body.
import {
  coreProperties,
  type Entries,
  officeParts,
  type Relation,
  relationsOf,
  zipOf,
} from '../zip/make-zip.ts';

const names = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

export const run = (text: string, look = ''): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** `inside`: runs, or a plain text. */
export const p = (inside: string, look = ''): string =>
  `<w:p>${look && `<w:pPr>${look}</w:pPr>`}${inside.startsWith('<') ? inside : run(inside)}</w:p>`;

export const heading = (level: number, text: string): string =>
  p(text, `<w:pStyle w:val="Heading${level}"/>`);

export const item = (text: string, level = 0, list = 1): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

export const cell = (inside: string, look = ''): string =>
  `<w:tc>${look && `<w:tcPr>${look}</w:tcPr>`}${inside.startsWith('<') ? inside : p(inside)}</w:tc>`;
export const row = (cells: readonly string[], look = ''): string =>
  `<w:tr>${look && `<w:trPr>${look}</w:trPr>`}${cells.join('')}</w:tr>`;
export const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

const styles = `<w:styles ${names}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
${[1, 2, 3].map((n) => `<w:style w:type="paragraph" w:styleId="Heading${n}"><w:name w:val="heading ${n}"/><w:pPr><w:numPr><w:ilvl w:val="${n - 1}"/><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="${n - 1}"/></w:pPr></w:style>`).join('')}
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`;

const level = (n: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

const numbering = `<w:numbering ${names}>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}${level(1, 'bullet', '◦')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerRoman', '%1.%2.%3')}</w:abstractNum>
${[1, 2, 3].map((n) => `<w:num w:numId="${n}"><w:abstractNumId w:val="${n}"/></w:num>`).join('')}
</w:numbering>`;

const note = (id: string, text: string): string =>
  `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteRef/></w:r>${run(` ${text}`)}</w:p></w:footnote>`;

export type DocxParts = {
  readonly title?: string;
  readonly footnotes?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly more?: Entries;
};

export function docxOf(
  body: string,
  { title = '', footnotes = {}, links = {}, more = {} }: DocxParts = {},
): Uint8Array {
  const relations: Relation[] = [
    ['s', 'styles', 'styles.xml'],
    ['n', 'numbering', 'numbering.xml'],
    ['f', 'footnotes', 'footnotes.xml'],
    ['c', 'comments', 'comments.xml'],
    ['h', 'header', 'header1.xml'],
    ...Object.entries(links).map(([id, target]): Relation => [id, 'hyperlink', target, true]),
  ];
  return zipOf({
    ...officeParts('word/document.xml', coreProperties(title, '2026-07-02T10:00:00Z')),
    'word/document.xml': `<w:document ${names}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsOf(relations),
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="-1" w:type="separator">${p('Never shown: separator.')}</w:footnote>${Object.entries(
      footnotes,
    )
      .map(([id, text]) => note(id, text))
      .join('')}</w:footnotes>`,
    'word/comments.xml': `<w:comments ${names}><w:comment w:id="1">${p('Never shown: a comment.')}</w:comment></w:comments>`,
    'word/header1.xml': `<w:hdr ${names}>${p('Never shown: running header.')}</w:hdr>`,
    ...more,
  });
}
