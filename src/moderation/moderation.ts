// What moderators do, behind one door: check an answer, decide, look through the queue, verify a receipt.
import { randomBytes } from 'node:crypto';
import { citationsOf } from '../citation/citations.ts';
import { readReceipt } from '../citation/receipt.ts';
import type { Citation, Readers } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { steadyNow } from '../steady-now.ts';
import type { Kept } from '../store/kept.ts';
import { lifetimes } from '../store/limits.ts';
import type { OutboxEntry } from '../store/outbox-entry.ts';
import type { Cursor, Decision, Lease, OpenFlag, Store } from '../store/store.ts';
import { shownTo, within } from './cited.ts';
import { closedBy, createDecisions, decisionsAbout, type Outcome, type Ruling } from './decide.ts';
import { type Fate, fateOf } from './fate.ts';
import { type Gaps, gapsOf } from './gaps.ts';
import { noticeEdited } from './notice-edited.ts';
import { type Panel, panelOf } from './panel.ts';
import { type QueuePage, queuePage } from './queue.ts';
import { asOfToday, type Today } from './today.ts';

/** An answer looked up by its receipt; `readers` is what all who got such an answer may read. Citations of documents that these readers may not read are left out. */
export type Verified = {
  readonly receipt: string;
  readonly kept: Kept;
  readonly citations: readonly {
    readonly citation: Citation;
    readonly fate: Fate;
    readonly withdrawn: boolean;
  }[];
};

/** A member's report with the answer it is about, as that may be shown today. */
export type Report = {
  readonly flag: OpenFlag;
  readonly kept: Today;
  /** The decision that closed it; undefined while it is open. */
  readonly decision?: Decision;
};

/** Everything that moderators may see and do. `readers` is always what the moderator may read. */
export type Moderation = {
  /** Everything behind one answer, for a moderator's eyes; undefined when the answer is not kept. */
  panel(answerId: string, readers: Readers): Promise<Panel | undefined>;
  /** Writes the decision down, rules the passage or quotation out and leaves entries in the outbox for posted messages. */
  decide(ruling: Ruling): Promise<Outcome>;
  queue(readers: Readers, after?: Cursor): Promise<QueuePage>;
  /** `code` as typed by a person; undefined when no such receipt is known or nothing of it may be read. */
  verify(code: string, readers: Readers): Promise<Verified | undefined>;
  gaps(readers: Readers): Promise<Gaps>;
  /** A kept answer for a message that is to be edited or shown anew: all that it still quotes is proved again. */
  today(answerId: string, readers: Readers): Promise<Today | undefined>;
  /** A member's report with what it is about, for the message in the moderation channel; undefined when unknown. */
  report(flagId: string, readers: Readers): Promise<Report | undefined>;
  /** That message of the moderation channel; it is edited when the report is decided. */
  shownIn(flagId: string, message: string): Promise<void>;
  /** What is left to do on this platform: messages to edit, reporters to tell. Leased for 30 s, five attempts at most. */
  outboxEntries(platform: string): Promise<readonly OutboxEntry[]>;
  /** Before each attempt at an entry: the same with a new lease, or undefined when it is another process's by now. */
  prolong(entry: OutboxEntry): Promise<OutboxEntry | undefined>;
  /** Done, or impossible for good. */
  done(entryId: string): Promise<void>;
  /** After each swap of the library: retired passages whose words were edited come to the queue. */
  noticeEdited(library: Library): Promise<void>;
};

/** What moderation works on, with its clocks. */
export type ModerationParts = {
  readonly store: Store;
  readonly library: () => Library;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds for durations, which nobody sets; `steadyNow` unless given. */
  readonly clock?: () => number;
};

/** Entries of the outbox handed out at a time: what one process can do within their lease. */
const entriesAtOnce = 10;

/** Moderation over a store and whichever library is in force. */
export function createModeration({ store, library, now, clock = steadyNow }: ModerationParts): Moderation {
  const holder = randomBytes(8).toString('hex');
  const lease = (): Lease => ({ holder, now: clock(), until: now() + lifetimes.lease });
  let noticed: { readonly library: Library; readonly retired: ReadonlySet<string> } | undefined;
  /** Looking through long documents takes its time: only after they, or what is retired, have changed. */
  async function noticeOnce(current: Library): Promise<void> {
    const retired = await store.rulings.retiredHashes();
    if (noticed?.library === current && noticed.retired === retired) return;
    await noticeEdited(store, current, now());
    noticed = { library: current, retired };
  }
  return {
    panel: (answerId, readers) => panelOf(store, library(), answerId, readers),
    decide: createDecisions({ store, library, now }),
    async queue(readers, after) {
      const current = library();
      await noticeOnce(current);
      return queuePage(store, current, readers, after);
    },
    async today(answerId, readers) {
      const kept = await store.answers.kept(answerId);
      return kept && asOfToday(library(), kept, readers);
    },
    gaps: (readers) => gapsOf(store, library(), readers, now()),
    noticeEdited: (current) => noticeEdited(store, current, now()),
    async report(flagId, readers) {
      const flag = await store.flags.get(flagId);
      const found = flag && (await store.answers.kept(flag.answerId));
      if (!flag || !found || !within(found.readers, readers)) return undefined;
      const kept = await asOfToday(library(), found, readers);
      if (flag.decidedAt === undefined) return { flag, kept };
      const about = citationsOf(kept.answer).filter((c) => c.number === (flag.citation ?? c.number));
      const decisions = await decisionsAbout(store, flag.answerId, about);
      const decision = closedBy(flagId, flag.decidedAt, decisions);
      return { flag, kept, ...(decision ? { decision } : {}) };
    },
    shownIn: (flagId, message) => store.flags.showIn(flagId, message),
    outboxEntries: (platform) => store.outbox.take(platform, lease(), entriesAtOnce),
    prolong: (entry) => store.outbox.prolong(entry, lease()),
    done: (entryId) => store.outbox.done(entryId),
    async verify(code, readers) {
      const receipt = readReceipt(code);
      const kept = receipt && (await store.answers.byReceipt(receipt));
      if (!receipt || !kept) return undefined;
      const current = library();
      const citations = shownTo(current, citationsOf(kept.answer), readers).map((citation) => ({
        citation,
        fate: fateOf(current, citation, readers),
        withdrawn: kept.withdrawn.includes(citation.number),
      }));
      return citations.length === 0 ? undefined : { receipt, kept, citations };
    },
  };
}
