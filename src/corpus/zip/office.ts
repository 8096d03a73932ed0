// What Word, PowerPoint and Excel files share: the package, its relations, and what the file says of itself.
import { dayOf } from './canonical.ts';
import { refuseAs } from './refused.ts';
import { openZip, type Zip } from './unzip.ts';
import { child, childrenOf, type Element, readTree, textOf } from './xml.ts';

/** A file of Office that was opened: its archive and how its parts hang together. */
export type Package = {
  readonly zip: Zip;
  /** The part that everything hangs on. */
  readonly main: string;
  /** Relations of a part: their targets by id, resolved to names of the archive. */
  relations(part: string): Promise<ReadonlyMap<string, Relation>>;
  readonly title?: string;
  readonly date?: string;
};

/** What one part refers to: an entry of the archive or, where external, an address. */
export type Relation = { readonly type: string; readonly target: string; readonly external: boolean };

/** Whether the bytes begin as a zip archive does; else why they do not. */
export function checkZip(bytes: Uint8Array): void {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return;
  const compound = [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
  if (!compound) refuseAs('other');
  const wrapped = Buffer.from('EncryptedPackage', 'utf16le');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(wrapped)) refuseAs('password');
  refuseAs('old');
}

/** Opens a file of Office; refuses what is locked or something else. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  checkZip(bytes);
  const zip = await openZip(bytes);
  const relations = async (part: string): Promise<ReadonlyMap<string, Relation>> => {
    const slash = part.lastIndexOf('/') + 1;
    const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
    if (!zip.has(name)) return new Map();
    const root = await readTree(zip.pieces(name));
    return new Map(
      childrenOf(root, 'rel:Relationship').map(({ attributes }) => {
        const external = attributes.TargetMode === 'External';
        const target = attributes.Target ?? '';
        const type = (attributes.Type ?? '').slice((attributes.Type ?? '').lastIndexOf('/') + 1);
        return [attributes.Id ?? '', { type, external, target: external ? target : resolved(part, target) }];
      }),
    );
  };
  const top = [...(await relations('')).values()];
  const main = top.find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined || !zip.has(main)) {
    if (zip.has('EncryptedPackage') || zip.has('EncryptionInfo')) refuseAs('password');
    return refuseAs('other');
  }
  const core = top.find(({ type }) => type === 'core-properties')?.target;
  return { zip, main, relations, ...(await properties(zip, core)) };
}

/** Names that programs give to files nobody named. */
const nameless =
  /^(?:microsoft (?:word|powerpoint|excel)\b.*|(?:powerpoint|power point)[- ]?pr\S+|pr\S+ powerpoint|document\s?\d*|untitled.*|slide \d+|presentation\d*|book\d*|sheet\d*|title)$/iu;

/** The title as one line; undefined where it is empty or a program's own, such as "Document1". */
export const properTitle = (written: string | undefined): string | undefined => {
  const title = (written ?? '').replace(/\s+/gu, ' ').trim();
  return title === '' || nameless.test(title) ? undefined : title;
};

async function properties(zip: Zip, part: string | undefined): Promise<{ title?: string; date?: string }> {
  if (part === undefined || !zip.has(part)) return {};
  const root = await readTree(zip.pieces(part));
  const title = properTitle(textOf(child(root, 'dc:title')));
  const date =
    dayOf(textOf(child(root, 'dcterms:modified'))) ?? dayOf(textOf(child(root, 'dcterms:created')));
  return { ...(title === undefined ? {} : { title }), ...(date === undefined ? {} : { date }) };
}

/** A target relative to the part that names it. */
export function resolved(part: string, target: string): string {
  const path = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** Whether a switch such as `<w:b w:val="0"/>` is on. */
export const isOn = (written: string | undefined): boolean =>
  written === undefined || !/^(?:0|false|off|none)$/iu.test(written);

/** Of two ways to say the same, one for programs that know more. */
export const chosen = (element: Element): Element | undefined =>
  child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
