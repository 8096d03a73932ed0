// epub.ts EPUB books: their chapters in the order of the spine, hidden parts and the table of contents left out.
import { readStyles, type Styles } from '../html-hidden.ts';
import { createCanonical, escapeText } from '../zip/canonical.ts';
import { plainText, writeHtml } from '../zip/html-lines.ts';
import { checkZip } from '../zip/office.ts';
import { converterOf } from '../zip/refused.ts';
import { openZip, type Zip } from '../zip/unzip.ts';
import { encodingOf } from '../zip/xml.ts';
import { nameOf, readPublication } from './publication.ts';

/** A heading of a chapter stands below the title of the book. */
const deeper = 1;
/** UTF-16 units of a chapter's first heading that can be its name. */
const longestName = 120;

/** Reads `.epub`, versions 2 and 3. */
export const epubConverter = converterOf('footnote-epub 1', async (bytes) => {
  checkZip(bytes, 'EPUB');
  const zip = await openZip(bytes);
  const book = await readPublication(zip);
  const canonical = createCanonical(book.title, book.language);
  const sheets = new Map<string, string>();
  for (const name of book.chapters) {
    const page = textOf(zip, name);
    const body = page.slice(Math.max(0, page.search(/<body[\s>]/iu)));
    if (plainText(body) === '') continue;
    const heading = headingOf(body);
    const title = book.titles.get(name) ?? (heading.length <= longestName ? heading : '');
    if (title !== '') canonical.place({ kind: 'chapter', name: title });
    if (title !== '' && heading === '') canonical.line(`<h2>${escapeText(title)}</h2>`);
    writeHtml(canonical, page, { styles: stylesOf(zip, name, page, sheets), deeper });
  }
  return canonical.converted(book.date);
});

function textOf(zip: Zip, name: string): string {
  const pieces = [...zip.pieces(name)];
  const bytes = Buffer.concat(pieces);
  try {
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Empty where the page has none. */
function headingOf(page: string): string {
  const [, level = ''] = /<h([1-6])[\s>]/iu.exec(page) ?? [];
  if (level === '') return '';
  const from = page.search(/<h[1-6][\s>]/iu);
  const end = page.indexOf(`</h${level}`, from);
  return end < 0 ? '' : plainText(page.slice(from, end));
}

/** What the style sheets of a page hide, its own and those that it links. */
function stylesOf(zip: Zip, chapter: string, page: string, sheets: Map<string, string>): Styles {
  let styles: Styles = { hidden: new Set(), struck: new Set() };
  const head = page.slice(0, Math.max(0, page.search(/<body[\s>]/iu)));
  for (const [tag] of head.matchAll(/<link\b[^<>]*>/giu)) {
    const href = /\bhref\s*=\s*["']([^"'<>]*)["']/iu.exec(tag)?.[1];
    if (href === undefined || !/stylesheet/iu.test(tag)) continue;
    const name = nameOf(chapter, href);
    const sheet = sheets.get(name) ?? (zip.has(name) ? textOf(zip, name) : '');
    sheets.set(name, sheet);
    styles = readStyles(sheet, styles);
  }
  for (const [, sheet = ''] of head.matchAll(/<style\b[^<>]*>([^<]*)/giu)) styles = readStyles(sheet, styles);
  return styles;
}
