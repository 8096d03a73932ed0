// What was mirrored into a folder: a file of one JSON value a line, added to before each page is written, so that an interrupted run goes on.
import { z } from 'zod';
import { pageFiles } from './page-file.ts';

/** Where it lies in the folder. */
export const manifestName = '.fetch-site.jsonl';

/** A page as it was last written into the folder. */
export type Kept = {
  readonly address: string;
  /** One of the names that the address may have. */
  readonly page: string;
  /** Hashes of the two files as they were written. */
  readonly pageHash: string;
  readonly settingsHash: string;
  /** A year, month or day: how old the text is. */
  readonly date: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
};

/** What earlier runs wrote into the folder, and how far one came that did not end. */
export type Manifest = {
  /** The newest of each address. */
  readonly kept: ReadonlyMap<string, Kept>;
  /** Every hash that a file of ours has had since the manifest was last made anew: a run may have ended before it wrote. */
  readonly hashes: ReadonlySet<string>;
  /** Addresses that a run which did not end has done already, and when it began, in milliseconds since 1970. */
  readonly unfinished?: { readonly begun: number; readonly done: ReadonlySet<string> };
};

const text = z.string().max(4_000);
const lineShape = z.union([
  z.object({ begun: z.number() }),
  z.object({ gone: text }),
  z.object({
    address: text,
    page: text,
    pageHash: text,
    settingsHash: text,
    date: text,
    etag: text.optional(),
    lastModified: text.optional(),
  }),
]);
type Line = z.output<typeof lineShape>;

/** What is known of one page or run as a line of JSON, its line break included. */
export const lineOf = (line: Line): string => `${JSON.stringify(line)}\n`;

/** A line that was cut off, or that names a file which its address never has, is as if it were not there. */
export function readManifest(written: string): Manifest {
  const kept = new Map<string, Kept>();
  const hashes = new Set<string>();
  let begun: number | undefined;
  const done = new Set<string>();
  for (const line of written.split('\n')) {
    const read = lineShape.safeParse(parsed(line));
    if (!read.success) continue;
    const { data } = read;
    if ('begun' in data) {
      begun = data.begun;
      done.clear();
    } else if ('gone' in data) kept.delete(data.gone);
    else if (isPossible(data)) {
      kept.set(data.address, data);
      hashes.add(data.pageHash).add(data.settingsHash);
      done.add(data.address);
    }
  }
  return { kept, hashes, ...(begun === undefined ? {} : { unfinished: { begun, done } }) };
}

const isPossible = ({ address, page }: Kept): boolean =>
  URL.canParse(address) && pageFiles(address).some((files) => files.page === page);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
