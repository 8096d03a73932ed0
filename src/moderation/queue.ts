// What waits for a moderator, newest first, a page at a time, each entry with what is needed to decide it.

import { citationsOf } from '../citation/citations.ts';
import type { Citation, Readers } from '../domain.ts';
import { mayRead } from '../library/audience.ts';
import type { Library } from '../library/library.ts';
import type { Kept } from '../store/kept.ts';
import type { Concerned, Cursor, OpenFlag, Queued, Retired, Store } from '../store/store.ts';
import { shownTo, within } from './cited.ts';
import { type Change, changesOf } from './fate.ts';
import { standingOf } from './standing.ts';

/** One thing that waits for a decision, by its kind. */
export type QueueEntry = { readonly queued: Queued } & (
  | {
      readonly kind: 'flag';
      readonly kept: Kept;
      readonly flag: OpenFlag;
      readonly cited: readonly Citation[];
      readonly changed: readonly number[];
    }
  | {
      readonly kind: 'unhelpful' | 'doubtful';
      readonly kept: Kept;
      /** What it quotes, as it was quoted, but for what was withdrawn. */
      readonly cited: readonly Citation[];
      /** Numbers of those that the documents no longer hold as they were quoted. */
      readonly changed: readonly number[];
    }
  | { readonly kind: 'edited'; readonly retired: Retired; readonly changes: readonly Change[] }
);

/** Some entries of the queue, newest first, and how to go on behind them. */
export type QueuePage = {
  readonly entries: readonly QueueEntry[];
  /** Open entries in all, of those that these readers may see. */
  readonly waiting: number;
  /** Where the next page begins; undefined on the last. */
  readonly next?: Cursor;
};

/** Entries of a page: Slack shows five with their buttons in 50 blocks, Discord in 40 components. */
const pageSize = 5;
/** Answers shown with less confidence than this come to the queue by themselves (0 to 1). */
export const doubtful = 0.5;

/** The page behind `after`, or the first. Entries that `readers` may not see are passed over. */
export async function queuePage(
  store: Store,
  library: Library,
  readers: Readers,
  after?: Cursor,
): Promise<QueuePage> {
  const visible = ({ readers: asked = [], path }: Concerned): boolean =>
    path === undefined ? within(asked, readers) : mayOpen(library, path, readers);
  const entries: QueueEntry[] = [];
  let from = after;
  let more = true;
  while (more && entries.length < pageSize) {
    const queued = await store.flags.queue(doubtful, pageSize + 1, from);
    for (const q of queued.slice(0, pageSize)) {
      if (entries.length === pageSize) break;
      from = { at: q.at, id: q.id };
      const entry = visible(q) ? await entryOf(store, library, readers, q) : undefined;
      if (entry) entries.push(entry);
    }
    more = queued.some((q) => from !== undefined && isAfter(q, from));
  }
  const counts = await store.flags.waiting(doubtful);
  const waiting = counts.filter(visible).reduce((sum, { count }) => sum + count, 0);
  return { entries, waiting, ...(more && from ? { next: from } : {}) };
}

/** Whose text a retired passage was is only known from the document that holds it. */
function mayOpen(library: Library, path: string, readers: Readers): boolean {
  const home = library.documents.find((d) => d.path === path);
  return home ? mayRead(home.audience, readers) : readers === 'all';
}

const isAfter = (q: Cursor, from: Cursor): boolean => q.at < from.at || (q.at === from.at && q.id < from.id);

async function entryOf(
  store: Store,
  library: Library,
  readers: Readers,
  queued: Queued,
): Promise<QueueEntry | undefined> {
  if (queued.kind === 'edited') {
    const retired = (await store.rulings.retired()).find((r) => r.passageHash === queued.subject);
    if (!retired) return undefined;
    return { queued, kind: 'edited', retired, changes: changesOf(retired.text, retired.editedText ?? '') };
  }
  const kept = await store.answers.kept(queued.answerId);
  if (!kept) return undefined;
  const standing = citationsOf(kept.answer).filter((c) => !kept.withdrawn.includes(c.number));
  const cited = shownTo(library, standing, readers);
  const changed = cited.flatMap((c) => (standingOf(library, c, readers) ? [] : [c.number]));
  if (queued.kind !== 'flag') return { queued, kind: queued.kind, kept, cited, changed };
  const flag = await store.flags.get(queued.subject);
  return flag && { queued, kind: 'flag', kept, flag, cited, changed };
}
