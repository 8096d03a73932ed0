// The one door to the core: an adapter hands in questions and gets replies; claims and records are kept around the pure `ask`.

import type { SourceView } from '../citation/surroundings.ts';
import type { Answer, Context, DocumentCard, Question, Readers } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Feedback, Flag, Kept } from '../store/kept.ts';

export type { Feedback, Flag, Kept };

/** What a question is replied with. A notice is one fixed line of src/wording. */
export type Reply =
  | { readonly kind: 'answer'; readonly answerId: string; readonly answer: Answer; readonly receipt: string }
  | { readonly kind: 'notice'; readonly notice: 'limit' | 'busy' | 'late' | 'unread' | 'trouble' };

/** What the engine answers from now, and whether it can be relied on. */
export type Status = {
  readonly documents: number;
  readonly passages: number;
  readonly fingerprint: string;
  /** False while the store is away and claims live in this process only. */
  readonly storeReady: boolean;
  readonly corpusReady: boolean;
};

/** Everything that an adapter may ask of the bot. Verbs that write are safe to repeat. */
export type Engine = {
  /** Pure: the same library, question and context give the same answer. Writes nothing. */
  ask(question: string, context: Context): Answer;
  /**
   * Claims the question, answers it from the turns of its thread, proves every quotation again and keeps the record.
   * Undefined: another delivery or process has it, or it was not addressed to us and is no clear answer: say nothing.
   * The lease is renewed until `posted` or `dropped` is called, for as long as a post may take. Never rejects: a fault is a
   * notice 'trouble', and so is a store that hangs; with documents that cannot be read in time it is 'unread'.
   * `acknowledged`: the platform shows that a reply is coming. The question is claimed at once, but answered when this has
   * settled. Who asks too much is told so once a minute and otherwise gets no reply, but for what was acknowledged.
   * `claimed` is called once a claim of the question is written, ours or another's: then it gets its reply also when this
   * process ends. While the store is away it is not called.
   */
  respond(
    question: Question,
    acknowledged?: Promise<unknown>,
    claimed?: () => void,
  ): Promise<Reply | undefined>;
  /**
   * What the question is answered now, to be shown and forgotten: rulings hold and quotations are proved, nothing is
   * written, no turn is used. Nobody's questions are counted, so previews take turns with the questions and hold up none for
   * longer than one preview. Undefined: too many wait. Rejects when the store or the documents cannot be read in time.
   */
  preview(question: string, readers: Readers): Promise<Answer | undefined>;
  /**
   * Before each attempt to post: the same reply while it holds, else the question answered anew, which then is what is
   * kept; a notice where that cannot be. Quotations are read from their files again, and audience, rulings and the claim
   * looked at. Undefined: another process has the question by now, or there is nothing to say to it: say nothing more,
   * and end nothing. Never rejects.
   */
  fresh(question: Question, reply: Reply): Promise<Reply | undefined>;
  /** The reply stands in the message `message` (opaque to us): ends the claim. */
  posted(questionId: string, message: string): Promise<void>;
  /** The reply cannot be posted anywhere (the asker is gone, the place closed): ends the claim without a message. */
  dropped(questionId: string, reason: string): Promise<void>;
  /**
   * Questions of this platform (prefix of the id) that nobody keeps alive, now leased to us: at start and every 15 s. From
   * a file they come half a minute after the start at the earliest: a lease has to be seen to stand still.
   * The adapter looks for a reply that is already there (then `posted`), else calls `resume` and posts.
   */
  overdue(platform: string): Promise<readonly Question[]>;
  /**
   * As `respond`, for a question got from `overdue`; older than ten minutes it is the notice 'late'.
   * Undefined: the look for a reply took so long that the question was taken over again: say nothing.
   */
  resume(question: Question): Promise<Reply | undefined>;
  /** Threads beginning with `prefix` in which somebody was answered within a day, the latest first. */
  conversations(prefix: string, limit: number): Promise<readonly string[]>;
  /** Another message shows the answer too (a share): reached by withdrawals as well. */
  shown(answerId: string, message: string): Promise<void>;
  /**
   * The conversation `thread` goes on from this answer: it holds the answer's own turn, as long as turns are kept, and
   * nothing else of the conversation that the answer was given in. The same twice changes nothing.
   */
  begin(thread: string, answerId: string): Promise<void>;
  /** The answer as kept, withdrawn citations marked; undefined when unknown. */
  kept(answerId: string): Promise<Kept | undefined>;
  /** The latest answer kept for this question: what its reply says, should that stand already. */
  keptFor(questionId: string): Promise<Kept | undefined>;
  isAsker(answerId: string, person: string): Promise<boolean>;
  /** Citation `number` of a kept answer in its surroundings; undefined when unknown, withdrawn or not for these readers. */
  source(answerId: string, number: number, readers: Readers): Promise<SourceView | undefined>;
  feedback(feedback: Feedback): Promise<void>;
  /** Resolves to the id of the flag. */
  flag(flag: Flag): Promise<string>;
  /** Questions and headings that the corpus can answer, best first, for typed words in any order, with a typo. */
  suggest(typed: string, readers: Readers, limit: number): readonly string[];
  /** Questions a person would type, each tested to give an answer. */
  examples(readers: Readers, limit: number): readonly string[];
  documents(readers: Readers): readonly DocumentCard[];
  library(): Library;
  status(): Status;
  /** Stops renewing, writes what is outstanding, closes the store. */
  close(): Promise<void>;
};
