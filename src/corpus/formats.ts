// Every format that documents come in, by the ending of a file's name: the parser of its text, or the converter of its bytes.
import type { ConvertedFormat, TextFormat } from '../domain.ts';
import { parseAsciidoc } from './asciidoc.ts';
import type { Converter } from './converted.ts';
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

/** What reads the bytes of a format, and what it is called in the proof of a quotation. */
type Conversion = {
  readonly format: ConvertedFormat;
  /** `Converter.version`, known before the converter is loaded. */
  readonly by: string;
  /** Loaded only where such a file is read. */
  readonly load: () => Promise<Converter>;
};

const word: Conversion = {
  format: 'docx',
  by: 'footnote-docx 1',
  load: async () => (await import('./docx/docx.ts')).docxConverter,
};
const slides: Conversion = {
  format: 'pptx',
  by: 'footnote-pptx 1',
  load: async () => (await import('./pptx/pptx.ts')).pptxConverter,
};
const sheets: Conversion = {
  format: 'xlsx',
  by: 'footnote-xlsx 1',
  load: async () => (await import('./xlsx/xlsx.ts')).xlsxConverter,
};

/** By the ending of the name. */
export const conversions: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  [
    'pdf',
    {
      format: 'pdf',
      by: 'pdfium 2.15.1, reading 1',
      load: async () => (await import('./pdf/pdf.ts')).pdfConverter,
    },
  ],
  ['docx', word],
  ['docm', word],
  ['pptx', slides],
  ['pptm', slides],
  ['xlsx', sheets],
  ['xlsm', sheets],
  [
    'odt',
    { format: 'odt', by: 'footnote-odt 1', load: async () => (await import('./odf/odt.ts')).odtConverter },
  ],
  [
    'ods',
    { format: 'ods', by: 'footnote-ods 1', load: async () => (await import('./odf/ods.ts')).odsConverter },
  ],
  [
    'epub',
    {
      format: 'epub',
      by: 'footnote-epub 1',
      load: async () => (await import('./epub/epub.ts')).epubConverter,
    },
  ],
  [
    'eml',
    {
      format: 'mail',
      by: 'postal-mime 4.0.0, footnote-mail 1',
      load: async () => (await import('./mail/mail.ts')).mailConverter,
    },
  ],
]);

/** Formats that have no front matter: what stands first in them is their text. */
export const hasFrontMatter = (path: string): boolean =>
  !['csv', 'notebook', 'data'].includes(texts.get(endingOf(path)) ?? '');

/** In lower case, without the point; empty where the name has none. */
export const endingOf = (path: string): string =>
  /\.([^./]+)$/u.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.toLowerCase() ?? '';

/** Whether a file of this name may be a document. */
export const mayBeDocument = (path: string): boolean =>
  texts.has(endingOf(path)) || conversions.has(endingOf(path));

/** Undefined for formats of text. */
export const conversionOf = (path: string): Conversion | undefined => conversions.get(endingOf(path));

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
