// What a book says of itself: its chapters in the order of reading, their titles, its own title and day.
import { properTitle, resolved } from '../zip/office.ts';
import { refuse, refuseAs } from '../zip/refused.ts';
import type { Zip } from '../zip/unzip.ts';
import { child, childrenOf, type Element, find, findAll, readTree, textOf } from '../zip/xml.ts';

/** A book's own account of itself; nothing of its text is read yet. */
export type Publication = {
  readonly title?: string;
  readonly language?: string;
  readonly date?: string;
  /** Names in the archive. */
  readonly chapters: readonly string[];
  /** As the book's table of contents calls them, by name in the archive. */
  readonly titles: ReadonlyMap<string, string>;
};

type Item = { readonly name: string; readonly type: string; readonly properties: string };

/** Reads what the archive says of the book; refuses what is no book, damaged or locked. */
export async function readPublication(zip: Zip): Promise<Publication> {
  const container = 'META-INF/container.xml';
  if (!zip.has(container)) return refuseAs('other');
  const root =
    find(await readTree(zip.pieces(container)), 'container:rootfile')?.attributes['full-path'] ?? '';
  if (!zip.has(root)) return refuseAs('damaged');
  const book = await readTree(zip.pieces(root));
  const items = new Map<string, Item>();
  for (const { attributes } of childrenOf(child(book, 'opf:manifest'), 'opf:item'))
    items.set(attributes.id ?? '', {
      name: nameOf(root, attributes.href ?? ''),
      type: attributes['media-type'] ?? '',
      properties: attributes.properties ?? '',
    });
  const spine = child(book, 'opf:spine');
  const chapters = childrenOf(spine, 'opf:itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes.idref ?? '');
    const read = item && /html/u.test(item.type) && zip.has(item.name) && !isNav(item);
    return read ? [item.name] : [];
  });
  await refuseLocked(zip, new Set(chapters));
  const nav = [...items.values()].find(isNav)?.name;
  const ncx = items.get(spine?.attributes.toc ?? '')?.name;
  return {
    ...metadata(child(book, 'opf:metadata')),
    // Each once: what is named twice is one text.
    chapters: [...new Set(chapters)],
    titles: await readTitles(zip, nav, ncx),
  };
}

function metadata(element: Element | undefined): Pick<Publication, 'title' | 'language' | 'date'> {
  const title = properTitle(textOf(child(element, 'dc:title')));
  const language = textOf(child(element, 'dc:language')).trim();
  const modified = childrenOf(element, 'opf:meta').find(
    ({ attributes }) => attributes.property === 'dcterms:modified',
  );
  const date = day(textOf(child(element, 'dc:date'))) ?? day(textOf(modified));
  return {
    ...(title === undefined ? {} : { title }),
    ...(/^[a-z]{2,3}(?:-[a-z\d]+)*$/iu.test(language) ? { language } : {}),
    ...(date === undefined ? {} : { date }),
  };
}

const isNav = ({ properties }: Item): boolean => /(?:^|\s)nav(?:\s|$)/u.test(properties);

/** A year, a month or a day. */
const day = (written: string): string | undefined =>
  /^\s*(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:$|[T\s])/u.exec(written)?.[1];

/** Fonts may be scrambled; a chapter that is can only be read with the shop's program. */
async function refuseLocked(zip: Zip, chapters: ReadonlySet<string>): Promise<void> {
  const part = 'META-INF/encryption.xml';
  if (!zip.has(part)) return;
  const locked = findAll(await readTree(zip.pieces(part)), 'enc:CipherReference').some(({ attributes }) =>
    chapters.has(nameOf('', attributes.URI ?? '')),
  );
  if (locked) refuse('with copy protection (DRM)', 'ask its publisher for an edition without it');
}

async function readTitles(
  zip: Zip,
  nav: string | undefined,
  ncx: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  const put = (from: string, href: string, written: string): void => {
    const name = nameOf(from, href);
    const title = written.replace(/\s+/gu, ' ').trim();
    if (title !== '' && !titles.has(name)) titles.set(name, title);
  };
  // A book whose table of contents is no XML has its chapters all the same.
  if (nav !== undefined && zip.has(nav)) {
    const root = await readTree(zip.pieces(nav)).catch(() => undefined);
    const lists = findAll(root, 'html:nav');
    const toc = lists.find(({ attributes }) => /\btoc\b/u.test(attributes['epub:type'] ?? '')) ?? lists[0];
    for (const link of findAll(toc, 'html:a')) put(nav, link.attributes.href ?? '', textOf(link));
  }
  if (titles.size === 0 && ncx !== undefined && zip.has(ncx)) {
    const root = await readTree(zip.pieces(ncx)).catch(() => undefined);
    const visit = (point: Element): void => {
      const label = textOf(find(child(point, 'ncx:navLabel'), 'ncx:text'));
      put(ncx, child(point, 'ncx:content')?.attributes.src ?? '', label);
      for (const inner of childrenOf(point, 'ncx:navPoint')) visit(inner);
    };
    for (const point of childrenOf(child(root, 'ncx:navMap'), 'ncx:navPoint')) visit(point);
  }
  return titles;
}

/** A link as the name of an entry. */
export function nameOf(from: string, href: string): string {
  const path = href.replace(/[#?].*$/su, '');
  try {
    return resolved(from, decodeURIComponent(path));
  } catch {
    return resolved(from, path);
  }
}
