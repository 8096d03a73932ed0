// Puts the engine together: claims and records around the pure `ask`, so that every question gets exactly one reply.
import { randomBytes } from 'node:crypto';
import { cardsFor } from '../documents.ts';
import type { Question } from '../domain.ts';
import type { Engine, Reply } from '../engine.ts';
import type { Library } from '../library.ts';
import type { Log } from '../log.ts';
import { lifetimes } from '../store/limits.ts';
import type { Store } from '../store/store.ts';
import { type Core, createAnswering, type LibraryHolder } from './answering.ts';
import { createLeases } from './leases.ts';
import { createQueue } from './queue.ts';
import { createRate } from './rate.ts';

export type EngineParts = {
  readonly library: LibraryHolder;
  readonly store: Store;
  readonly log: Log;
  readonly core: Core;
  /** For each person; 0 for no limit. */
  readonly questionsPerMinute: number;
  /** Days that questions and turns are kept. */
  readonly retentionDays: number;
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly now?: () => number;
};

/** Questions that may wait in this process; the next one is told that the bot is busy. */
const mostWaiting = 200;
/** Of those, questions only looked at may take one place at a time; so many more may wait for it. */
const mostLooks = 20;
/** Overdue questions taken over at a time. */
const takeover = 50;
/** How long an adapter may look for a reply that is already there, in ms; then the question is overdue again. */
const lookUp = 120_000;
/** How often what has had its time is forgotten, in milliseconds. */
const sweepEvery = 3_600_000;

export function createEngine(parts: EngineParts): Engine {
  const { library, store, log, core } = parts;
  const now = parts.now ?? Date.now;
  const leases = createLeases(store.claims, randomBytes(8).toString('hex'), now, log);
  const answering = createAnswering({ library, store, core, log, now });
  const mayAsk = createRate(parts.questionsPerMinute);
  const queue = createQueue(mostWaiting);
  const looks = createQueue(mostLooks);
  const sweep = (): Promise<void> =>
    store.keeping
      .sweep(now(), parts.retentionDays, filesOf(library.current()))
      .catch(report('old questions could not be deleted'));
  let swept = sweep();
  const sweeper = setInterval(() => {
    swept = sweep();
  }, sweepEvery).unref();

  function report(what: string, question?: string): (error: unknown) => undefined {
    return (error) => {
      const fields = { reason: error instanceof Error ? error.message : String(error) };
      log.error(what, question === undefined ? fields : { ...fields, question });
    };
  }

  async function reply(
    question: Question,
    work: () => Promise<Reply | undefined>,
  ): Promise<Reply | undefined> {
    const started = now();
    try {
      const given = queue.run(work);
      const outcome = given === undefined ? notice('busy') : await given;
      log.info('question', { question: question.id, outcome: outcomeOf(outcome), ms: now() - started });
      return outcome;
    } catch (error) {
      report('question failed', question.id)(error);
      return notice('trouble');
    }
  }

  /** Undefined after a sleep longer than the lease: whoever took the question over replies to it. */
  async function unlessTakenOver(id: string, outcome: Reply): Promise<Reply | undefined> {
    const still = await store.claims.renew([id], leases.next()).catch(() => [id]);
    if (still.length > 0) return outcome;
    log.warn('question was taken over', { question: id });
    leases.release(id);
    return undefined;
  }

  async function end(id: string, message?: string, reason?: string): Promise<void> {
    leases.release(id);
    await store.claims.end(id, now(), message, reason).catch(report('claim could not be ended', id));
  }

  return {
    ask: (question, context) => core.ask(library.current(), question, context),
    async respond(question, ready) {
      const mine = await store.claims.take(question, leases.next()).catch(report('no claim', question.id));
      // Nobody has it, and no other delivery is let in: this is its one reply.
      if (mine === undefined) return question.addressed ? notice('trouble') : undefined;
      if (!mine) return undefined;
      leases.hold(question.id);
      await ready?.catch(() => undefined);
      const allowed = !question.addressed || mayAsk(question.asker, now());
      const outcome = allowed ? await reply(question, () => answering.answer(question)) : notice('limit');
      if (outcome?.kind === 'answer' || (outcome !== undefined && question.addressed))
        return unlessTakenOver(question.id, outcome);
      await end(question.id, undefined, 'nothing to say');
      return undefined;
    },
    look: async (question, readers) =>
      looks.run(async () => queue.run(() => answering.look(question, readers))),
    posted: (id, message) => end(id, message),
    dropped: (id, reason) => end(id, undefined, reason),
    async overdue(platform) {
      const due = await store.claims
        .overdue(platform, leases.next(), takeover)
        .catch((error: unknown): readonly Question[] => report('overdue questions')(error) ?? []);
      // What this very process still works on had only overslept: it is no one else's, and its lease is new again.
      const left = due.filter((question) => !leases.holds(question.id));
      for (const question of left)
        if (question.addressed) leases.hold(question.id, lookUp);
        else await end(question.id, undefined, 'nobody waits for it');
      return left.filter((question) => question.addressed);
    },
    async resume(question) {
      // A look-up so slow that the question was overdue again ends twice here.
      if (leases.holdsForGood(question.id)) return undefined;
      leases.hold(question.id);
      const late = now() - question.askedAt > lifetimes.late;
      const outcome = late
        ? notice('late')
        : ((await reply(question, () => answering.answerAgain(question))) ?? notice('trouble'));
      return unlessTakenOver(question.id, outcome);
    },
    conversations: (prefix, limit) => store.turns.threads(prefix, now() - lifetimes.day, limit),
    shown: (answerId, message) => store.answers.shown(answerId, message, now()),
    kept: (answerId) => store.answers.kept(answerId),
    isAsker: (answerId, person) => store.answers.isAsker(answerId, person),
    source: (answerId, number, readers) => answering.source(answerId, number, readers),
    feedback: (feedback) => store.feedback.give(feedback, now()),
    async flag(flag) {
      const id = randomBytes(9).toString('base64url');
      await store.flags.open(flag, id, now());
      return id;
    },
    suggest: (typed, readers, limit) => answering.suggest(typed, readers, limit),
    examples: (readers, limit) => answering.examples(readers, limit),
    documents: (readers) => cardsFor(library.current(), readers),
    library: () => library.current(),
    status: () => {
      const { documents, fingerprint } = library.current();
      return {
        documents: documents.length,
        passages: documents.reduce((sum, document) => sum + document.passages.length, 0),
        fingerprint,
        storeReady: store.ready(),
        corpusReady: documents.length > 0,
      };
    },
    async close() {
      clearInterval(sweeper);
      leases.stop();
      await swept;
      await store.close();
    },
  };
}

/** Files in the folder; none while the documents are withheld. What cannot be read now has not left. */
const filesOf = ({ documents, notRead }: Library): readonly string[] =>
  documents.length === 0
    ? []
    : [...documents.flatMap(({ path, copies }) => [path, ...copies]), ...notRead.map(({ path }) => path)];

const notice = (which: Extract<Reply, { kind: 'notice' }>['notice']): Reply => ({
  kind: 'notice',
  notice: which,
});

const outcomeOf = (reply: Reply | undefined): string =>
  reply === undefined ? 'silent' : reply.kind === 'notice' ? reply.notice : reply.answer.kind;
