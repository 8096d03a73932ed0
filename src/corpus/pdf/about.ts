// What a PDF says about itself: title, date, language, the numbers printed on its pages, its outline.
import { sizes } from './limits.ts';
import { type PdfFile, utf16 } from './pdfium.ts';

/** `page` from 0; `depth` from 0. */
export type Bookmark = { readonly title: string; readonly page: number; readonly depth: number };

const meta = (file: PdfFile, name: string): string =>
  utf16(file, (buffer, length) => file.fpdf.FPDF_GetMetaText(file.doc, name, buffer, length)).trim();

const fileName =
  /\.(?:docx?|pdf|tex|dvi|indd|qxd|pptx?|xlsx?|rtf|odt|odp|ps|eps|fm|pmd?|p65|txt|html?|md)$/iu;
const nameless =
  /^(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|(?:document|dokument|presentation|slide|layout|title|print|draft|test|none|null|unknown|template)\s*\d*)$/iu;

/** Undefined where it is none, or the name of a file or of nothing. */
export function titleOf(file: PdfFile): string | undefined {
  const title = meta(file, 'Title').replace(/\s+/gu, ' ');
  if (title.length < 3 || title.length > 250 || !/\p{L}{2}|[\u3040-\u9fff]/u.test(title)) return undefined;
  if (fileName.test(title) || nameless.test(title) || title.includes('\ufffd')) return undefined;
  if (!title.includes(' ') && /[\d_\\/]/u.test(title)) return undefined;
  return title;
}

/** Of the last change, or else of its making: a day. */
export function dateOf(file: PdfFile): string | undefined {
  for (const name of ['ModDate', 'CreationDate']) {
    const [, year = '', month = '', day = ''] = /^D?:?(\d{4})(\d\d)(\d\d)/u.exec(meta(file, name)) ?? [];
    if (Number(year) < 1990 || Number(year) > 2100) continue;
    const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}`))
      return `${year}-${month}-${day}`;
  }
  return undefined;
}

/** The tag (BCP 47) that the file names; undefined where it names none that is valid. */
export function languageOf(file: PdfFile): string | undefined {
  const language = utf16(file, (buffer, length) =>
    file.fpdf.EPDFCatalog_GetLanguage(file.doc, buffer, length),
  ).trim();
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(language) ? language : undefined;
}

/** As printed ("iv", "A-3"), or its place from 1. */
export function labelOf(file: PdfFile, page: number): string {
  const label = utf16(file, (buffer, length) => file.fpdf.FPDF_GetPageLabel(file.doc, page, buffer, length))
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return label !== '' && label.length <= 20 ? label : String(page + 1);
}

/** The entries that lead to a page, in their order; pages and depths from 0. */
export function outlineOf(file: PdfFile): readonly Bookmark[] {
  const { fpdf, doc } = file;
  const marks: Bookmark[] = [];
  const seen = new Set<number>();
  const walk = (parent: number, depth: number): void => {
    let mark = fpdf.FPDFBookmark_GetFirstChild(doc, parent);
    while (mark !== 0 && !seen.has(mark) && seen.size < sizes.bookmarks) {
      seen.add(mark);
      const own = mark;
      const title = utf16(file, (buffer, length) => fpdf.FPDFBookmark_GetTitle(own, buffer, length)).trim();
      const dest = fpdf.FPDFBookmark_GetDest(doc, own);
      const page = dest === 0 ? -1 : fpdf.FPDFDest_GetDestPageIndex(doc, dest);
      if (title !== '' && page >= 0) marks.push({ title, page, depth });
      if (depth < sizes.depth) walk(own, depth + 1);
      mark = fpdf.FPDFBookmark_GetNextSibling(doc, own);
    }
  };
  walk(0, 0);
  return marks;
}
