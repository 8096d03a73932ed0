// From a claimed question to a kept answer: turns, what moderators ruled out, proof of every quotation, the record.
import { randomBytes } from 'node:crypto';
import { citationsOf } from '../citations.ts';
import type { Answer, Citation, Context, Question, Readers, Source, SourceView, Turn } from '../domain.ts';
import type { Kept, Reply } from '../engine.ts';
import type { Library } from '../library.ts';
import type { Log } from '../log.ts';
import { mayShow, shownTo } from '../moderation/cited.ts';
import type { Store } from '../store/store.ts';
import { mayTell, tellable, turnAfter } from './turns.ts';

/** The library in force, and a newer one when the folder has changed. */
export type LibraryHolder = {
  current(): Library;
  /** Reads the folder again and swaps the library; resolves to the one then in force. */
  reload(): Promise<Library>;
};

/** The pure heart and its view of the disk. */
export type Core = {
  ask(library: Library, question: string, context: Context): Answer;
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

export type Answering = {
  /** Undefined: not said to us, and no clear answer. */
  answer(question: Question): Promise<Reply | undefined>;
  /** The answer that was kept before the process ended, when it still holds; otherwise a new one. */
  answerAgain(question: Question): Promise<Reply | undefined>;
  source(answerId: string, number: number, readers: Readers): Promise<SourceView | undefined>;
  look(question: string, readers: Readers): Promise<Answer>;
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

export function createAnswering({ library, store, core, log, now }: Parts): Answering {
  let knownRetired: ReadonlySet<string> = new Set();
  const retiredHashes = async (): Promise<ReadonlySet<string>> => {
    knownRetired = await store.rulings.retiredHashes();
    return knownRetired;
  };
  retiredHashes().catch(() => undefined);

  async function askWithRulings(current: Library, question: Asking): Promise<Asked> {
    const { documentId, readers } = question;
    const retired = await retiredHashes();
    const turns = tellable(current, question.turns, readers, retired);
    const about = documentId === undefined ? { turns, readers } : { turns, readers, documentId };
    const passages = new Set(retired);
    const ask = (quotations: ReadonlySet<string>): Answer =>
      core.ask(current, question.text, { ...about, ruledOut: { passages, quotations } });
    const wrongFor = await store.rulings.wrongQuotations();
    const asked = wrongFor(question.text);
    const answer = ask(asked);
    if (answer.understood === answer.asked) return { answer, turns };
    // Moderators rule on a question as it was completed, and how that reads only its first answer tells.
    const understood = wrongFor(answer.understood);
    return { answer: asked.size + understood.size === 0 ? answer : ask(understood), turns };
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
      return void log.warn('documents cannot be read now; nothing is quoted from them', { reason });
    });

  /** Undefined where the quotations cannot be proved because the documents cannot be read. */
  async function provenAnswer(
    question: Asking,
  ): Promise<(Asked & { readonly current: Library }) | undefined> {
    const current = library.current();
    // Without documents they are withheld: there is nothing to abstain from.
    const first = current.documents.length > 0 ? await askWithRulings(current, question) : undefined;
    if (first && (await proven(current, first.answer, question.readers))) return { ...first, current };
    const reloaded = await reload();
    if (reloaded === undefined) return undefined;
    const again = await askWithRulings(reloaded, question);
    if (await proven(reloaded, again.answer, question.readers)) return { ...again, current: reloaded };
    throw new Error('a quotation is not in its file, also after the documents were read again');
  }

  /** A kept answer may be posted now: neither it nor what completed its question was closed, retired or edited. */
  async function stillHolds({ answer, withdrawn }: Kept, { readers, thread }: Question): Promise<boolean> {
    if (withdrawn.length > 0 || citationsOf(answer).length === 0) return false;
    const current = library.current();
    const retired = await retiredHashes();
    const turns = await store.turns.of(thread, now(), turnsBack);
    if (!turns.every((turn) => mayTell(current, turn, readers, retired))) return false;
    return proven(current, answer, readers);
  }

  async function answerTo(question: Question): Promise<Reply | undefined> {
    const earlier = await store.turns.of(question.thread, now(), turnsBack);
    const found = await provenAnswer({ ...question, turns: earlier });
    if (!found) return question.addressed ? { kind: 'notice', notice: 'unread' } : undefined;
    const { current, answer, turns } = found;
    if (!question.addressed && answer.kind !== 'answer') return undefined;
    const answerId = randomBytes(9).toString('base64url');
    const cited = [...citationsOf(answer), ...answer.next];
    const paragraphs = new Map(
      cited.map((c) => [c.passageHash, core.paragraph(current, c.source.passageId)]),
    );
    const turn = turnAfter(answer, turns);
    const answeredAt = now();
    const receipt = await store.answers.record({ answerId, question, answer, turn, paragraphs, answeredAt });
    // Retiring withdraws a quotation from all answers that are kept. What was retired before this one was kept missed it.
    const retired = await retiredHashes();
    if (citationsOf(answer).some((c) => retired.has(c.passageHash))) {
      await store.answers.discard(question.id);
      return answerTo(question);
    }
    return { kind: 'answer', answerId, answer, receipt };
  }

  return {
    answer: answerTo,
    async answerAgain(question) {
      const kept = await store.answers.ofQuestion(question.id);
      if (kept === undefined || !(await stillHolds(kept, question))) {
        await store.answers.discard(question.id);
        return answerTo(question);
      }
      return { kind: 'answer', answerId: kept.answerId, answer: kept.answer, receipt: kept.receipt };
    },
    async look(text, readers) {
      const found = await provenAnswer({ text, readers, turns: [] });
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

/** What the answer quotes, and what it names beside its quotations. */
const sourcesNamed = (answer: Answer): readonly Source[] => [
  ...citationsOf(answer).flatMap(({ source, alsoIn }) => [source, ...alsoIn]),
  ...(answer.kind === 'answer' ? (answer.more?.sources ?? []) : []),
];
