// From a claimed question to a kept answer: turns, what moderators ruled out, proof of every quotation, the record.
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { citationsOf, passagesShown } from '../citation/citations.ts';
import type { SourceView } from '../citation/surroundings.ts';
import type { Answer, Citation, Context, Question, Readers, Turn } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import { mayShow, shownTo, sourcesNamed } from '../moderation/cited.ts';
import type { Store } from '../store/store.ts';
import type { Reply } from './engine.ts';
import type { Course } from './keyed-queue.ts';
import { createLoopTurns } from './loop-turns.ts';
import { mayTell, tellable, turnAfter } from './turns.ts';

/** The library in force, and a newer one when the folder has changed. */
export type LibraryHolder = {
  current(): Library;
  /** Reads the folder again and swaps the library; resolves to the one then in force. */
  reload(): Promise<Library>;
};

/** The pure core, and its view of the disk. */
export type Core = {
  ask(library: Library, question: string, context: Context): Answer;
  /** The context with the verdicts of a reader model, where the operator has one. Never rejects. */
  judged?(library: Library, question: string, context: Context): Promise<Context>;
  /** The file on disk holds this quotation now, character for character. */
  proveOnDisk(library: Library, citation: Citation): Promise<boolean>;
  /** `library` holds only what the reader may read. */
  viewSource(library: Library, citation: Citation): Promise<SourceView>;
  suggest(
    library: Library,
    typed: string,
    readers: Readers,
    limit: number,
    retired: ReadonlySet<string>,
  ): readonly string[];
  examples(
    library: Library,
    readers: Readers,
    limit: number,
    retired: ReadonlySet<string>,
  ): readonly string[];
  /** The readable text of a passage. */
  paragraph(library: Library, passageId: string): string;
};

/** A reply that quotes. */
export type Given = Extract<Reply, { kind: 'answer' }>;

/** How a question that was claimed gets its answer, proved and recorded. */
export type Answering = {
  /** Undefined: not said to us, and no clear answer. What was `given` before is taken back where it is not said again. */
  answer(question: Question, course: Course, given?: Given): Promise<Reply | undefined>;
  /** What was given may be said now. */
  holds(given: Given, question: Question): Promise<boolean>;
  /** The answer that was kept before the process ended, when it still holds; otherwise a new one. */
  answerAgain(question: Question, course: Course): Promise<Reply | undefined>;
  source(answerId: string, number: number, readers: Readers): Promise<SourceView | undefined>;
  preview(question: string, readers: Readers, course: Course): Promise<Answer>;
  /** Without what only passages answer that are retired, as far as known: that is asked at the start and with every question. */
  suggest(typed: string, readers: Readers, limit: number): readonly string[];
  examples(readers: Readers, limit: number): readonly string[];
};

type Asking = Pick<Question, 'text' | 'readers' | 'documentId'> & { readonly turns: readonly Turn[] };
/** An answer and the turns that it could lean on. */
type Asked = { readonly answer: Answer; readonly turns: readonly Turn[] };

type Parts = {
  readonly library: LibraryHolder;
  readonly store: Store;
  readonly core: Core;
  readonly log: Log;
  readonly now: () => number;
};

/** Earlier turns that a question may lean on. */
const turnsBack = 5;

/** Over a library, a store and a core. Rulings of moderators are asked for before each answer. */
export function createAnswering({ library, store, core, log, now }: Parts): Answering {
  let knownRetired: ReadonlySet<string> = new Set();
  const retiredHashes = async (): Promise<ReadonlySet<string>> => {
    knownRetired = await store.rulings.retiredHashes();
    return knownRetired;
  };
  retiredHashes().catch(() => undefined);
  const turn = createLoopTurns();

  async function askWithRulings(current: Library, question: Asking, course: Course): Promise<Asked> {
    const { documentId, readers } = question;
    const retired = await retiredHashes();
    const turns = tellable(current, question.turns, readers, retired);
    const about = documentId === undefined ? { turns, readers } : { turns, readers, documentId };
    const passages = new Set(retired);
    const wrongFor = await store.rulings.wrongQuotations();
    const asked = wrongFor(question.text);
    const judge = async (context: Context): Promise<Context> => {
      if (!core.judged) return context;
      await turn();
      course.signal.throwIfAborted();
      return core.judged(current, question.text, context);
    };
    const context = await judge({ ...about, ruledOut: { passages, quotations: asked } });
    const ask = async (quotations: ReadonlySet<string>): Promise<Answer> => {
      await turn();
      course.signal.throwIfAborted();
      return core.ask(current, question.text, { ...context, ruledOut: { passages, quotations } });
    };
    const answer = await ask(asked);
    if (answer.understood === answer.asked) return { answer, turns };
    // Moderators rule on a question as it was completed, and how that reads only its first answer tells.
    const understood = wrongFor(answer.understood);
    return { answer: asked.size + understood.size === 0 ? answer : await ask(understood), turns };
  }

  /** Every quotation is in its file now, and every document named may be read now by these readers. */
  const proven = async (current: Library, answer: Answer, readers: Readers): Promise<boolean> => {
    if (!sourcesNamed(answer).every((source) => mayShow(current, source, readers))) return false;
    const proofs = await Promise.all(citationsOf(answer).map((c) => core.proveOnDisk(current, c)));
    return proofs.every(Boolean);
  };

  /** Undefined where the folder was emptied, removed or barred: nothing can be proved until it is back. */
  const reload = (): Promise<Library | undefined> =>
    library.reload().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      return void log.warn(
        'the documents cannot be read right now, so nothing is quoted; fix what the reason names',
        { reason },
      );
    });

  /** Undefined where the quotations cannot be proved because the documents cannot be read. */
  async function provenAnswer(
    question: Asking,
    course: Course,
  ): Promise<(Asked & { readonly current: Library }) | undefined> {
    const current = library.current();
    // Without documents they are withheld: there is nothing to abstain from.
    const first = current.documents.length > 0 ? await askWithRulings(current, question, course) : undefined;
    if (first && (await proven(current, first.answer, question.readers))) return { ...first, current };
    const reloaded = await course.aside(reload);
    if (reloaded === undefined) return undefined;
    const again = await askWithRulings(reloaded, question, course);
    if (await proven(reloaded, again.answer, question.readers)) return { ...again, current: reloaded };
    throw new Error('a quotation is not in its file, also after the documents were read again');
  }

  /** Neither what it quotes and names nor what completed its question was closed, retired, ruled wrong or edited since. */
  async function holds({ answer }: Given, { readers, thread }: Question): Promise<boolean> {
    const current = library.current();
    const retired = await retiredHashes();
    const wrong = (await store.rulings.wrongQuotations())(answer.understood);
    const cited = citationsOf(answer);
    if (cited.some((c) => isRetired(c, retired) || wrong.has(c.hash))) return false;
    const completed = answer.understood !== answer.asked;
    // Names of documents, and words that repaired or completed the question, are proved by no file of their own.
    if ((completed || cited.length === 0) && current.fingerprint !== answer.library) return false;
    if (answer.kind === 'conversation') {
      const { examples } = answer;
      return isDeepStrictEqual(core.examples(current, readers, examples.length, retired), examples);
    }
    const turns = completed ? await store.turns.of(thread, now(), turnsBack) : [];
    if (!turns.every((turn) => mayTell(current, turn, readers, retired))) return false;
    return proven(current, answer, readers);
  }

  async function answerTo(question: Question, course: Course, given?: Given): Promise<Reply | undefined> {
    // It keeps its place in the conversation, whatever was said there since.
    const place = given && (await store.answers.kept(given.answerId))?.answeredAt;
    const earlier = await store.turns.of(question.thread, now(), turnsBack, place);
    const found = await provenAnswer({ ...question, turns: earlier }, course);
    if (given && found && isDeepStrictEqual({ ...given.answer, library: found.answer.library }, found.answer))
      return { ...given, answer: found.answer };
    const back = given !== undefined && (await store.answers.retract(given.answerId));
    if (!found) return question.addressed ? { kind: 'notice', notice: 'unread' } : undefined;
    const { current, answer, turns } = found;
    if (!question.addressed && answer.kind !== 'answer') return undefined;
    const answerId = randomBytes(9).toString('base64url');
    const cited = [...citationsOf(answer), ...answer.next];
    const paragraphs = new Map(
      cited.map((c) => [c.passageHash, core.paragraph(current, c.source.passageId)]),
    );
    const kept = {
      answerId,
      question,
      answer,
      turn: turnAfter(answer, turns),
      paragraphs,
      // Where somebody has the earlier one, this is the later of two.
      answeredAt: back && place !== undefined ? place : now(),
    };
    const receipt = await store.answers.record(kept, course.signal);
    const reply: Given = { kind: 'answer', answerId, answer, receipt };
    // Retiring withdraws a quotation from all answers that are kept. What was retired before this one was kept missed it.
    const retired = await retiredHashes();
    if (citationsOf(answer).some((c) => isRetired(c, retired))) return answerTo(question, course, reply);
    return reply;
  }

  return {
    answer: answerTo,
    holds,
    async answerAgain(question, course) {
      const kept = await store.answers.ofQuestion(question.id);
      if (kept === undefined) return answerTo(question, course);
      const { answerId, answer, receipt, withdrawn } = kept;
      const given: Given = { kind: 'answer', answerId, answer, receipt };
      // A list of documents is not kept with a greeting.
      const whole = withdrawn.length === 0 && citationsOf(answer).length > 0;
      return whole && (await holds(given, question)) ? given : answerTo(question, course, given);
    },
    async preview(text, readers, course) {
      const found = await provenAnswer({ text, readers, turns: [] }, course);
      if (!found) throw new Error('the documents cannot be read now');
      return found.answer;
    },
    suggest: (typed, readers, limit) => core.suggest(library.current(), typed, readers, limit, knownRetired),
    examples: (readers, limit) => core.examples(library.current(), readers, limit, knownRetired),
    async source(answerId, number, readers) {
      const kept = await store.answers.kept(answerId);
      const citation = kept && citationsOf(kept.answer).find((c) => c.number === number);
      if (citation === undefined || kept?.withdrawn.includes(number)) return undefined;
      const current = library.current();
      const [shown] = shownTo(current, [citation], readers);
      return shown && core.viewSource(current.readBy(readers), shown);
    },
  };
}

/** Some of what it shows was retired. */
const isRetired = (citation: Citation, retired: ReadonlySet<string>): boolean =>
  passagesShown(citation).some((hash) => retired.has(hash));
