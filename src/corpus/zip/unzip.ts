// The entries of a zip archive, by its directory; each is unpacked piece by piece only when it is read, up to the limits.
import { crc32 } from 'node:zlib';
import { zipLimits } from './limits.ts';
import { refuseAs } from './refused.ts';

/** An archive whose directory was read; nothing is unpacked yet. */
export type Zip = {
  /** In the order of the archive's directory, each once. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacks one entry; throws where there is none, where it is damaged and where too much comes out. */
  pieces(name: string): Generator<Uint8Array>;
};

type Entry = {
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly sum: number;
  readonly encrypted: boolean;
};

const signs = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50 } as const;
const heads = { local: 30, central: 46, end: 22, locator: 20, end64: 56 } as const;
const unknown32 = 0xffffffff;

/** Reads the directory; refuses what is damaged or has more entries than allowed. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const { Inflate } = await import('fflate');
  const entries = readDirectory(bytes);
  const most = Math.min(zipLimits.total, zipLimits.floor + zipLimits.ratio * bytes.length);
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    *pieces(name) {
      const entry = entries.get(name);
      if (!entry) return refuseAs('damaged');
      if (entry.encrypted) return refuseAs('password');
      if (entry.size > zipLimits.entry) return refuseAs('tooLarge');
      const data = dataOf(bytes, entry);
      let sum = 0;
      let size = 0;
      const counted = (piece: Uint8Array): Uint8Array => {
        size += piece.length;
        unpacked += piece.length;
        // A directory that lies about a size is found out here.
        if (size > entry.size) refuseAs('damaged');
        if (unpacked > most) refuseAs('tooLarge');
        sum = crc32(piece, sum);
        return piece;
      };
      if (entry.method === 0) yield counted(data);
      else if (entry.method === 8) {
        let out: Uint8Array[] = [];
        const inflate = new Inflate((piece) => void out.push(piece));
        for (let at = 0; at < data.length || at === 0; at += zipLimits.piece) {
          const last = at + zipLimits.piece >= data.length;
          inflate.push(data.subarray(at, at + zipLimits.piece), last);
          for (const piece of out) yield counted(piece);
          out = [];
        }
      } else refuseAs('damaged');
      if (size !== entry.size || sum !== entry.sum) refuseAs('damaged');
    },
  };
}

/** The bytes of an entry, packed. */
function dataOf(bytes: Uint8Array, { at, packed }: Entry): Uint8Array {
  const view = viewOf(bytes);
  if (at + heads.local > bytes.length || view.getUint32(at, true) !== signs.local) return refuseAs('damaged');
  const start = at + heads.local + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) return refuseAs('damaged');
  return bytes.subarray(start, start + packed);
}

/** The directory at the end counts: what programs that open the file go by. */
function readDirectory(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = viewOf(bytes);
  const end = endOf(bytes, view);
  let at = view.getUint32(end + 16, true);
  let count = view.getUint16(end + 10, true);
  const locator = end - heads.locator;
  if ((at === unknown32 || count === 0xffff) && locator >= 0) {
    const end64 = Number(view.getBigUint64(locator + 8, true));
    if (end64 + heads.end64 > bytes.length || view.getUint32(end64, true) !== signs.end64)
      return refuseAs('damaged');
    count = Number(view.getBigUint64(end64 + 32, true));
    at = Number(view.getBigUint64(end64 + 48, true));
  }
  if (count > zipLimits.entries) refuseAs('tooLarge');
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + heads.central > bytes.length || view.getUint32(at, true) !== signs.central) refuseAs('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    if (nameLength > zipLimits.name || at + heads.central + nameLength + extraLength > bytes.length)
      refuseAs('damaged');
    const named = bytes.subarray(at + heads.central, at + heads.central + nameLength);
    const name = new TextDecoder().decode(named).replaceAll('\\', '/').replace(/^\/+/u, '');
    const extra = at + heads.central + nameLength;
    // The first of a name counts; a second one is never what a program shows.
    if (!entries.has(name)) entries.set(name, entryOf(view, at, extra, extra + extraLength));
    at = extra + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryOf(view: DataView, at: number, extra: number, extraEnd: number): Entry {
  let size = view.getUint32(at + 24, true);
  let packed = view.getUint32(at + 20, true);
  let local = view.getUint32(at + 42, true);
  for (let x = extra; x + 4 <= extraEnd; x += 4 + view.getUint16(x + 2, true)) {
    if (view.getUint16(x, true) !== 1) continue;
    let field = x + 4;
    const next = (): number => {
      if (field + 8 > extraEnd) return refuseAs('damaged');
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    if (size === unknown32) size = next();
    if (packed === unknown32) packed = next();
    if (local === unknown32) local = next();
  }
  return {
    at: local,
    packed,
    size,
    method: view.getUint16(at + 10, true),
    sum: view.getUint32(at + 16, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
  };
}

/** Where the record stands that ends an archive: a remark of up to 65,535 bytes may follow. */
function endOf(bytes: Uint8Array, view: DataView): number {
  for (let at = bytes.length - heads.end; at >= 0 && at >= bytes.length - heads.end - 0xffff; at--)
    if (view.getUint32(at, true) === signs.end) return at;
  return refuseAs('damaged');
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
