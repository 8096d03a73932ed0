// The names of the files that a page of a site is kept in. Pure.
import { sha256 } from '../text/sha256.ts';

/** Both relative to the folder, with forward slashes. */
export type PageFile = { readonly page: string; readonly settings: string };

/**
 * The names that a page may have, the better first: what its address says, and that with a hash, where another page has the
 * first or the address cannot be a name. Letters, digits, `-` and `_` only, so that no name hides, leaves the folder, or is
 * one of the settings of a folder.
 */
export function pageFiles(address: string): readonly PageFile[] {
  const { pathname, search } = new URL(address);
  const said = pathname.split('/').slice(1).map(decoded);
  if (said.at(-1) === '') said[said.length - 1] = 'index';
  const bare = said.map((part, i) =>
    i === said.length - 1 ? part.replace(/\.(?:x?html?|php|aspx?)$/iu, '') : part,
  );
  const tame = bare.map(tamed);
  const deep = tame.length > deepest;
  const parts = deep ? [...tame.slice(0, deepest - 1), tame.at(-1) ?? ''] : tame;
  const hash = sha256(address).slice(0, hashLength);
  const hashed = [...parts.slice(0, -1), `${parts.at(-1) ?? ''}-${hash}`];
  const faithful = search === '' && !deep && tame.every((part, i) => part === bare[i]);
  return [...(faithful ? [parts] : []), hashed].map(named);
}

/** Parts of a path, hexadecimal digits of a hash, characters of a part: with all that is added it stays below 255 bytes. */
const deepest = 6;
const hashLength = 10;
const longest = 55;

const named = (parts: readonly string[]): PageFile => {
  const path = parts.join('/');
  return { page: `${path}.html`, settings: `${path}.meta.yaml` };
};

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Names that Windows gives to devices, and folders that are never read. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|node_modules)$/u;

function tamed(part: string): string {
  const name = part
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-')
    .replace(/^[-_\p{M}]+|[-_]+$/gu, '');
  const short = Array.from(name).slice(0, longest).join('');
  return short === '' || reserved.test(short) ? `page-${short}` : short;
}
