// What every store promises, in small groups of verbs, and the choice of one. The bot keeps nothing anywhere else.
import type { Answer, Citation, Question, Readers, Turn } from '../domain.ts';
import type { Feedback, Flag, Kept } from './kept.ts';
import type { Claims } from './lease.ts';
import type { Outbox } from './outbox-entry.ts';
import type { Keeping } from './rights.ts';

export type { Claims, Lease } from './lease.ts';

/**
 * All times are milliseconds since 1970, by the caller's clock. Persons and ids are handed in clear (platform first) and kept
 * as keyed hashes, or sealed where they are given back. A verb rejects with a StoreError only when the store is away; everything else is a value.
 */
export type Store = {
  readonly claims: Claims;
  readonly turns: Turns;
  readonly answers: Answers;
  readonly feedback: Votes;
  readonly flags: Flags;
  readonly rulings: Rulings;
  readonly outbox: Outbox;
  readonly keeping: Keeping;
  /** False while the store is away and claims live in this process only. */
  ready(): boolean;
  /** Finishes pending writes, then closes the file. */
  close(): Promise<void>;
};

/** What was said before in conversations. */
export type Turns = {
  /** Puts the turn of this answer into another thread too, as old as it is; nothing where it is forgotten. */
  begin(thread: string, answerId: string): Promise<void>;
  /** The latest turns of a thread that are younger than a day, oldest first; those `before` a moment where it is given. */
  of(thread: string, now: number, limit: number, before?: number): Promise<readonly Turn[]>;
  /** Threads beginning with `prefix` in which something was said since, the latest first. */
  threads(prefix: string, since: number, limit: number): Promise<readonly string[]>;
};

/** An answer about to be kept. `paragraphs`: readable text of the passage each citation stands in, by Passage.hash. */
export type NewAnswer = {
  readonly answerId: string;
  readonly question: Question;
  readonly answer: Answer;
  readonly turn: Turn;
  readonly paragraphs: ReadonlyMap<string, string>;
  readonly answeredAt: number;
};

/** A quotation with the paragraph it stood in when it was cited. */
export type Evidence = {
  readonly citation: Citation;
  readonly paragraph: string;
  readonly withdrawn: boolean;
};

/** One answer as reports count it; `channel` is a keyed hash or empty, texts are absent once RETENTION_DAYS have passed. */
export type Tally = {
  readonly answerId: string;
  readonly kind: Answer['kind'];
  readonly answeredAt: number;
  readonly confidence: number;
  readonly readers: Readers;
  readonly channel: string;
  readonly question?: string;
  readonly unknownWords: readonly string[];
};
/** How often a passage was cited and reported; `date` and `title` as the citation had them. */
export type Cited = {
  readonly passageHash: string;
  readonly path: string;
  readonly title: string;
  readonly date?: string;
  readonly answers: number;
  readonly flags: number;
};

/** Answers as they were given, and where they are shown. */
export type Answers = {
  /**
   * Keeps answer, citations and turn in one step, in place of an answer to the same question that no message shows; gives
   * the receipt, empty when nothing is cited. Nothing is kept once `signal` is aborted: then the question was replied to
   * otherwise.
   */
  record(answer: NewAnswer, signal?: AbortSignal): Promise<string>;
  /** Takes back the answer, its citations and its turn, unless it is known that somebody has it: then it stays (false). */
  retract(answerId: string): Promise<boolean>;
  kept(answerId: string): Promise<Kept | undefined>;
  /** The latest answer to this delivery of a question, for a resumed claim. */
  ofQuestion(questionId: string): Promise<Kept | undefined>;
  /** The latest answer with this receipt; all of them cite the same, and `readers` is what all who got one may read. */
  byReceipt(receipt: string): Promise<Kept | undefined>;
  /** What was cited, and with `next` what came next in the ranking. */
  evidence(answerId: string, role?: 'shown' | 'next'): Promise<readonly Evidence[]>;
  /** Answers with a citation that shows any part of this passage, not yet withdrawn, newest first. */
  citing(passageHash: string): Promise<readonly { readonly answerId: string; readonly number: number }[]>;
  /** This message shows the answer too. */
  shown(answerId: string, message: string, now: number): Promise<void>;
  isAsker(answerId: string, person: string): Promise<boolean>;
  /** Answers given since, oldest first, page by page. */
  tallies(since: number): AsyncIterable<Tally>;
  cited(since: number): Promise<readonly Cited[]>;
};

/** People's verdicts about answers. */
export type Votes = {
  /** One verdict a person and answer; the last one counts, and none about an answer that is not kept. */
  give(feedback: Feedback, now: number): Promise<void>;
  of(answerId: string): Promise<{ readonly helpful: number; readonly unhelpful: number }>;
};

/** A report with its id, as it is kept. */
export type OpenFlag = {
  readonly flagId: string;
  readonly answerId: string;
  readonly citation?: number;
  readonly reason: string;
  /** Known until the person was told of the decision, or the report is as old as a question may become. */
  readonly reporter?: string;
  readonly at: number;
  readonly decidedAt?: number;
  /** The message in the moderation channel that shows it. */
  readonly message?: string;
};
/** A place in the queue: everything older than this entry comes after it. */
export type Cursor = { readonly at: number; readonly id: string };
/** An entry of the moderators' queue, before the answer behind it is read. */
export type Queued = Cursor & {
  readonly kind: 'flag' | 'unhelpful' | 'doubtful' | 'edited';
  /** Empty for an edited passage. */
  readonly answerId: string;
  /** The flag, or the hash of the retired passage. */
  readonly subject: string;
} & Concerned;
/** Whom an entry of the queue concerns: who was answered, or for an edited passage (`path`) whoever may read that file. */
export type Concerned = { readonly readers?: Readers; readonly path?: string };

/** Reports, and the queue that moderators go through. */
export type Flags = {
  open(flag: Flag, flagId: string, now: number): Promise<void>;
  get(flagId: string): Promise<OpenFlag | undefined>;
  ofAnswer(answerId: string): Promise<readonly OpenFlag[]>;
  /** The message in the moderation channel that shows this flag. */
  showIn(flagId: string, message: string): Promise<void>;
  /**
   * Undecided flags, answers marked not helpful, answers (`answer` or `nearest`) with a confidence below `below` and
   * retired passages whose words were edited, newest first, older than `after`.
   */
  queue(below: number, limit: number, after?: Cursor): Promise<readonly Queued[]>;
  /** How many wait, counted by whom they concern. */
  waiting(below: number): Promise<readonly (Concerned & { readonly count: number })[]>;
};

/** What a moderator decided; kept for good. `subject`: hash of a passage or of a quotation. */
export type Decision = {
  readonly decisionId: string;
  readonly kind: 'right' | 'wrong' | 'retire' | 'undo' | 'note';
  /** Keyed hash once kept. */
  readonly moderator: string;
  readonly at: number;
  readonly answerId?: string;
  readonly citation?: number;
  readonly flagId?: string;
  readonly subject?: string;
  readonly reason: string;
};
/** A passage never to be cited again, known by the hash of its own text. */
export type Retired = {
  readonly passageHash: string;
  /** The retired words and where they stood, to find and show the edited version. */
  readonly text: string;
  readonly path: string;
  readonly headings: readonly string[];
  readonly reason: string;
  readonly at: number;
  /** Hash and text of what stands there now, once the words were edited. */
  readonly editedHash?: string;
  readonly editedText?: string;
};

/** What a decision changes, together with it or not at all. */
export type Effects = {
  /** Withdraws every quotation that shows any part of these passages from the answers kept, and rules them out for the next. */
  readonly retire?: readonly Retired[];
  /** Hashes of passages that may be cited again: quotations that were retired and show none any more are put back. */
  readonly unretire?: readonly string[];
  /** This quotation (Citation.hash) is wrong for this question; `holds` false takes that back. */
  readonly wrong?: { readonly question: string; readonly quotation: string; readonly holds: boolean };
  readonly withdraw?: { readonly answerId: string; readonly number: number };
  /** Earlier decisions: the citations they withdrew are put back. */
  readonly restore?: readonly string[];
};

/** What moderators decided, and what is out of circulation because of it. */
export type Rulings = {
  /**
   * Writes down who decided what, with its effects; unless it is a note, closes the flag, the answer and the retired
   * passage (`subject` is its hash or that of its edited words) in the queue, and whatever else waits there about
   * nothing but quotations that it withdraws. Entries of the outbox follow by themselves: each message of an answer whose citations
   * changed, the message and the reporter of every flag that was closed.
   */
  decide(decision: Decision, effects?: Effects): Promise<void>;
  /** Oldest first. */
  decisions(of: { readonly answerId?: string; readonly subject?: string }): Promise<readonly Decision[]>;
  retired(): Promise<readonly Retired[]>;
  /**
   * The retired passage reads differently now: it comes to the queue once for each new version. Undefined: it does not
   * (any more), and leaves the queue.
   */
  edited(
    passageHash: string,
    edited: { readonly hash: string; readonly text: string } | undefined,
    now: number,
  ): Promise<void>;
  /** Hashes of retired passages; asked before every question, so kept in memory until a version counter moves. */
  retiredHashes(): Promise<ReadonlySet<string>>;
  /** Which quotations are wrong for which question; kept in memory in the same way. */
  wrongQuotations(): Promise<WrongFor>;
};

/** Hashes of quotations that are wrong for this question, by its words regardless of case and spacing. */
export type WrongFor = (question: string) => ReadonlySet<string>;
