// What text documents and sheets of LibreOffice share: the archive, what it says of itself, and locks.
import { dayOf } from '../zip/canonical.ts';
import { checkZip, properTitle } from '../zip/office.ts';
import { refuseAs } from '../zip/refused.ts';
import { openZip, type Zip } from '../zip/unzip.ts';
import { child, type Element, find, readTree, textOf } from '../zip/xml.ts';

/** An archive that was opened; `content` names the entry with its text. */
export type OpenDocument = {
  readonly zip: Zip;
  readonly content: string;
  /** Styles that have a name; undefined where the file has none. */
  readonly styles: Element | undefined;
  readonly title?: string;
  readonly date?: string;
};

/** Opens the archive and reads what it says of itself; refuses what is locked or something else. */
export async function openDocument(bytes: Uint8Array): Promise<OpenDocument> {
  checkZip(bytes);
  const zip = await openZip(bytes);
  const content = 'content.xml';
  const manifest = 'META-INF/manifest.xml';
  const listed = zip.has(manifest) ? await readTree(zip.pieces(manifest)) : undefined;
  if (find(listed, 'manifest:encryption-data') || zip.has('encrypted-package')) refuseAs('password');
  if (!zip.has(content)) refuseAs('other');
  const part = async (name: string): Promise<Element | undefined> =>
    zip.has(name) ? await readTree(zip.pieces(name)) : undefined;
  const meta = child(await part('meta.xml'), 'office:meta');
  const title = properTitle(textOf(child(meta, 'dc:title')));
  const date = dayOf(textOf(child(meta, 'dc:date'))) ?? dayOf(textOf(child(meta, 'meta:creation-date')));
  return {
    zip,
    content,
    styles: await part('styles.xml'),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
  };
}
