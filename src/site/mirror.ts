// Mirrors a site by its sitemap into a folder: what is new or changed is written, what is gone is removed, what is not ours is left alone.
import { counts, sizes, times } from './limits.ts';
import { listPages } from './list-pages.ts';
import { type Kept, lineOf, manifestName, readManifest } from './manifest.ts';
import type { MirrorFolder } from './mirror-folder.ts';
import { keepPage } from './mirror-page.ts';
import type { Trouble } from './troubles.ts';
import type { Visitor } from './visitor.ts';

/** What a run did: counts of pages, but `failed` of all that went wrong. */
export type Mirrored = {
  readonly pages: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: number;
  /** The site could not be read to the end. */
  readonly stopped: boolean;
};

/** What a run needs: where to read, where to write, whom to tell. */
export type Mirroring = {
  readonly sitemap: URL;
  readonly folder: MirrorFolder;
  readonly visitor: Visitor;
  readonly now: () => number;
  /** Something is not mirrored; called as it happens. */
  readonly failed: (address: string, trouble: Trouble) => void;
  readonly progress: (done: number, pages: number) => void;
};

/** Throws a MirrorFolderError where another run is at work in the folder. */
export async function mirrorSite(mirroring: Mirroring): Promise<Mirrored> {
  const { giveBack } = await mirroring.folder.take();
  return mirrorInto(mirroring).finally(giveBack);
}

async function mirrorInto(mirroring: Mirroring): Promise<Mirrored> {
  const { sitemap, folder, visitor, now, progress } = mirroring;
  const tally = { pages: 0, added: 0, changed: 0, unchanged: 0, removed: 0, failed: 0, stopped: false };
  const failed = (address: string, trouble: Trouble): void => {
    tally.failed += 1;
    mirroring.failed(address, trouble);
  };
  const unclear = await visitor.greet();
  if (unclear) {
    failed(new URL('/robots.txt', sitemap).href, unclear);
    return { ...tally, stopped: true };
  }
  const { pages, complete } = await listPages(sitemap, visitor, failed);
  if (pages.length === 0) return { ...tally, stopped: true };
  tally.pages = pages.length;

  const manifest = readManifest(await folder.readManifest(sizes.manifest));
  const kept = new Map(manifest.kept);
  const owners = new Map([...kept.values()].map(({ page, address }) => [page, address]));
  const hashes = new Set(manifest.hashes);
  const { unfinished } = manifest;
  const goesOn = unfinished !== undefined && now() - unfinished.begun < times.resumed;
  const done = goesOn ? unfinished.done : new Set<string>();
  if (!goesOn) await folder.addToManifest(lineOf({ begun: now() }));
  const gone = async (address: string): Promise<void> => {
    const before = kept.get(address);
    if (before === undefined) return;
    if (await remove(folder, before, hashes)) tally.removed += 1;
    kept.delete(address);
    owners.delete(before.page);
    await folder.addToManifest(lineOf({ gone: address }));
  };

  const listed = new Set(pages.map(({ address }) => address));
  let inRow = 0;
  for (const [index, page] of pages.entries()) {
    progress(index, pages.length);
    const before = kept.get(page.address);
    const outcome = await keepPage(page, {
      folder,
      visitor,
      before,
      hashes,
      done: done.has(page.address),
      isTaken: (file) => (owners.get(file) ?? page.address) !== page.address,
      isListed: (address) => address !== page.address && listed.has(address),
      today: new Date(now()).toISOString().slice(0, 10),
      note: async (line: Kept) => {
        hashes.add(line.pageHash).add(line.settingsHash);
        kept.set(line.address, line);
        owners.set(line.page, line.address);
        await folder.addToManifest(lineOf(line));
      },
    });
    if ('trouble' in outcome) failed(page.address, outcome.trouble);
    if (outcome.kind === 'gone') await gone(page.address);
    else if (outcome.kind !== 'failed') tally[outcome.kind] += 1;
    inRow = outcome.kind === 'failed' && outcome.away ? inRow + 1 : 0;
    if (inRow === counts.failuresInRow) return { ...tally, stopped: true };
  }
  // A page that is in no sitemap may be in one that could not be read.
  if (complete) for (const address of [...kept.keys()]) if (!listed.has(address)) await gone(address);
  await folder.write(manifestName, [...kept.values()].map(lineOf).join(''));
  return tally;
}

/** Only files as they were written here. */
async function remove(folder: MirrorFolder, before: Kept, hashes: ReadonlySet<string>): Promise<boolean> {
  const files = [before.page, before.page.replace(/\.html$/u, '.meta.yaml')];
  const found = await Promise.all(files.map(folder.look));
  const ours = found.every((one) => one === 'missing' || (one !== 'link' && hashes.has(one.hash)));
  if (ours) for (const file of files) await folder.remove(file);
  return ours;
}
