// A PDF as a text that can be quoted, or one line why not.
import type { ConvertedOrNot, Converter, ConvertOptions } from '../converted.ts';
import { type Bookmark, dateOf, labelOf, languageOf, outlineOf, titleOf } from './about.ts';
import { documentOf, type Read } from './document.ts';
import { bodySize } from './headings.ts';
import { layout, scanned, sizes } from './limits.ts';
import { type Page, readPage } from './page.ts';
import { type PdfFile, pdfiumVersion, withPdf } from './pdfium.ts';

/** Raised whenever the same bytes may be read in another way. */
const reading = 3;

type NotConverted = Extract<ConvertedOrNot, { readonly reason: string }>;

/** Reads `.pdf` as the text that people see printed, with the page of every offset. */
export const pdfConverter: Converter = {
  version: `pdfium ${pdfiumVersion}, reading ${reading}`,
  async convert(bytes, options) {
    if (bytes.length === 0)
      return { reason: 'a PDF that is empty', remedy: 'put a fresh copy here, or remove it' };
    try {
      const outcome = await withPdf(bytes, (file) => read(file, options));
      if (typeof outcome !== 'string') return outcome;
      return faults[outcome === 'damaged' && !isPdf(bytes) ? 'other' : outcome];
    } catch (error) {
      return error instanceof RangeError ? faults.large : faults.damaged;
    }
  },
};

/** The sign may stand behind other bytes, and is looked for as far as viewers look. */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024)).includes('%PDF-');

const again = 'open it in a viewer, print or export it as a new PDF, and put that in its place';

const faults = {
  password: {
    reason: 'a PDF that asks for a password',
    remedy: 'save a copy without the password, for example: qpdf --decrypt --password=… FILE.pdf NEW.pdf',
  },
  damaged: { reason: 'a damaged PDF', remedy: again },
  other: {
    reason: 'a PDF by name only',
    remedy: 'correct the ending of its name, or save it in the format that its name says',
  },
  large: { reason: 'a PDF that needs too much memory', remedy: 'split it into several files' },
} as const;

const scan: NotConverted = {
  reason: 'a scanned PDF, with pictures of pages but no text',
  remedy:
    'recognise its text with ocrmypdf FILE.pdf FILE.pdf, check what it read, and write ocr: trusted in its settings',
};

function read(file: PdfFile, { ocrTrusted }: ConvertOptions): ConvertedOrNot {
  if (file.pages === 0) return { reason: 'a PDF without pages', remedy: again };
  if (file.pages > sizes.pages)
    return { reason: `a PDF of more than ${sizes.pages} pages`, remedy: 'split it into several files' };
  const pages: Page[] = [];
  let characters = 0;
  for (let at = 0; at < file.pages; at++) {
    // Where the letters of a quotation stand is read anew for its page when it is shown.
    const page = { ...readPage(file, at, ocrTrusted), boxes: () => [] };
    characters += page.text.length;
    if (characters > sizes.characters)
      return { reason: 'a PDF with too much text for one document', remedy: 'split it into several files' };
    pages.push(page);
  }
  const letters = pages.reduce((sum, page) => sum + page.letters, 0);
  const pictured = pages.filter((page) => page.pictured && page.letters < scanned.letters);
  if (letters < scanned.letters * pages.length && pictured.length * 2 >= pages.length) return scan;
  if (letters === 0)
    return {
      reason: 'a PDF without text that can be seen',
      remedy:
        'if its pages show text, recognise it with ocrmypdf --force-ocr FILE.pdf FILE.pdf, and write ocr: trusted in its settings',
    };
  const labels = pages.map((_, at) => labelOf(file, at));
  const outline: readonly Bookmark[] = outlineOf(file);
  const whole = documentOf(pages, labels, outline);
  const title = titleFor(file, pages, whole);
  const language = languageOf(file);
  const date = dateOf(file);
  return {
    source: whole.source,
    parsed: { ...whole.parsed, ...(title ? { title } : {}), ...(language ? { language } : {}) },
    places: whole.places,
    ...(date ? { date } : {}),
    warnings: warningsFor(pages, pictured.length, ocrTrusted),
  };
}

function warningsFor(pages: readonly Page[], pictured: number, ocrTrusted: boolean): readonly string[] {
  const count = (n: number): string => `${n} of ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}`;
  const recognised = ocrTrusted
    ? pages.filter((page) => page.pictured && page.letters >= scanned.letters).length
    : 0;
  const covered = pages.reduce((sum, page) => sum + page.hidden, 0);
  return [
    ...(recognised > 0 ? [`recognised text on ${count(recognised)}`] : []),
    ...(pictured > 0 ? [`${count(pictured)} only a picture: not read`] : []),
    ...(covered > 0 ? [`${covered} characters that nobody can see: not read`] : []),
  ];
}

/** What the file says, where its first pages say it too; else its largest line at the beginning; else what the file says. */
function titleFor(file: PdfFile, pages: readonly Page[], { parsed }: Read): string | undefined {
  const named = titleOf(file);
  const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shown = new Set(
    words(
      pages
        .slice(0, 2)
        .map((page) => page.text)
        .join(' '),
    ),
  );
  const own = words(named ?? '');
  if (named && own.filter((word) => shown.has(word)).length * 2 >= own.length) return named;
  const size = bodySize(pages);
  const printed = (pages[0]?.parts ?? [])
    .filter((part) => part.block.kind !== 'row' && part.end - part.start <= 200 && part.lines.length < 5)
    .map((part) => ({ part, size: Math.min(...part.lines.map((line) => line.size)) }))
    .filter((one) => one.size >= size * layout.heading)
    .toSorted((a, b) => b.size - a.size)[0]?.part;
  const text =
    printed &&
    parsed.prose.slice(printed.start, printed.end).replaceAll('\0', '').replace(/\s+/gu, ' ').trim();
  return text && /\p{L}{2}|[\u3040-\u9fff]/u.test(text) ? text : named;
}
