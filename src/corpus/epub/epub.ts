// EPUB books: their chapters in the order of the spine, hidden parts and the table of contents left out.
import { createCanonical, escapeText } from '../zip/canonical.ts';
import { plainText, writeHtml } from '../zip/html-lines.ts';
import { checkZip } from '../zip/office.ts';
import { stylesInPage } from '../zip/page-styles.ts';
import { converterOf } from '../zip/refused.ts';
import { openZip, type Zip } from '../zip/unzip.ts';
import { encodingOf } from '../zip/xml.ts';
import { nameOf, readPublication } from './publication.ts';

/** A heading of a chapter stands below the title of the book. */
const deeper = 1;
/** UTF-16 units of a chapter's first heading that can be its name. */
const longestName = 120;

/** Reads `.epub`, versions 2 and 3. */
export const epubConverter = converterOf('an EPUB book', 'footnote-epub 1', async (bytes) => {
  checkZip(bytes);
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
    const sheet = (href: string): string => {
      const part = nameOf(name, href);
      const known = sheets.get(part) ?? (zip.has(part) ? textOf(zip, part) : '');
      sheets.set(part, known);
      return known;
    };
    writeHtml(canonical, page, { styles: stylesInPage(page, sheet), deeper });
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
