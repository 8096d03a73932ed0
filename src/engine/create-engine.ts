// Puts the engine together: claims and records around the pure `ask`, so that every question gets exactly one reply.
import { randomBytes } from 'node:crypto';
import type { Question } from '../domain.ts';
import { cardsFor } from '../library/documents.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import { steadyNow } from '../steady-now.ts';
import { lifetimes } from '../store/limits.ts';
import type { Store } from '../store/store.ts';
import { type Core, createAnswering, type Given, type LibraryHolder } from './answering.ts';
import { createClaiming } from './claiming.ts';
import { core as ourCore } from './core.ts';
import { DeadlineError, within } from './deadline.ts';
import type { Engine, Reply } from './engine.ts';
import { type Course, createKeyedQueue } from './keyed-queue.ts';
import { createLeases } from './leases.ts';
import { counts, stages, times } from './limits.ts';
import { createRate } from './rate.ts';
import { staged } from './staged.ts';

/** What an engine is made from, and what tests may put in its place. */
export type EngineParts = {
  readonly library: LibraryHolder;
  readonly store: Store;
  readonly log: Log;
  /** Another core, for tests of the engine around it. */
  readonly core?: Core;
  /** For each person; 0 for no limit. */
  readonly questionsPerMinute: number;
  /** Days that questions and turns are kept. */
  readonly retentionDays: number;
  /** Milliseconds since 1970; the machine's clock unless given. */
  readonly now?: () => number;
  /** Milliseconds for durations, which nobody sets; `steadyNow` unless given. */
  readonly clock?: () => number;
};

/** Starts at once: claims are kept alive and what has had its time is forgotten until `close`. */
export function createEngine(parts: EngineParts): Engine {
  const { library, store, log } = parts;
  const { core = ourCore, now = Date.now, clock = steadyNow } = parts;
  const leases = createLeases(store.claims, randomBytes(8).toString('hex'), { now, clock }, log);
  const claiming = createClaiming({ claims: store.claims, leases, now, report });
  const answering = createAnswering({ ...staged({ library, store, core }), log, now });
  const allowance = createRate(parts.questionsPerMinute);
  const conversations = createKeyedQueue({ most: counts.waiting, atOnce: counts.atOnce });
  const previews = createKeyedQueue({ most: counts.previews, atOnce: 1 });
  const sweep = (): Promise<void> =>
    store.keeping
      .sweep(now(), parts.retentionDays, filesOf(library.current()))
      .catch(report('old questions could not be deleted; the next round tries again'));
  let swept = sweep();
  const sweeper = setInterval(() => {
    swept = sweep();
  }, times.sweep).unref();
  // What others left is seen to stand still from now on.
  const watched = store.claims
    .overdue('', leases.next(), 0)
    .catch(report('overdue questions could not be read; the next round tries again'));

  function report(what: string, question?: string): (error: unknown) => undefined {
    return (error) => {
      const fields = { reason: error instanceof Error ? error.message : String(error) };
      log.error(what, question === undefined ? fields : { ...fields, question });
    };
  }

  async function reply(
    question: Question,
    work: (course: Course) => Promise<Reply | undefined>,
  ): Promise<Reply | undefined> {
    const started = clock();
    try {
      const given = conversations.run(question.thread, work);
      const outcome = given === undefined ? notice('busy') : await given;
      const ms = Math.round(clock() - started);
      log.info('question', { question: question.id, outcome: outcomeOf(outcome), ms });
      return outcome;
    } catch (error) {
      report('a question could not be answered, and its asker was told; see the reason', question.id)(error);
      return noticeOf(error);
    }
  }

  /** False also where looking fails, or takes too long. */
  const holds = async (question: Question, given: Given): Promise<boolean> => {
    const failed = report(
      'an answer could not be looked at again, so it is not shown; see the reason',
      question.id,
    );
    return (await within('proof', () => answering.holds(given, question)).catch(failed)) ?? false;
  };

  /** Undefined after a sleep longer than the lease: whoever took the question over replies to it. */
  async function unlessTakenOver(id: string, outcome: Reply): Promise<Reply | undefined> {
    if (await leases.isOurs(id)) {
      leases.hold(id, 'reply', times.posting);
      return outcome;
    }
    log.warn('another process took this question over and replies', { question: id });
    leases.release(id);
    return undefined;
  }

  return {
    ask: (question, context) => core.ask(library.current(), question, context),
    async respond(question, acknowledged, claimed) {
      const mine = await claiming.take(question);
      if (mine !== undefined && store.ready()) claimed?.();
      // This is its one reply.
      if (mine === undefined) return question.addressed ? notice('trouble') : undefined;
      if (!mine) return undefined;
      await acknowledged?.catch(() => undefined);
      const allowed = question.addressed ? allowance(question.asker, clock()) : 'allowed';
      const outcome =
        allowed === 'allowed'
          ? await reply(question, (course) => answering.answer(question, course))
          : allowed === 'notify' || acknowledged !== undefined
            ? notice('limit')
            : undefined;
      if (outcome?.kind === 'answer' || (outcome !== undefined && question.addressed))
        return unlessTakenOver(question.id, outcome);
      await claiming.end(
        question.id,
        undefined,
        allowed === 'silent' ? 'told of the limit' : 'nothing to say',
      );
      return undefined;
    },
    preview: async (question, readers) =>
      previews.run('', (course) => answering.preview(question, readers, course)),
    async fresh(question, given) {
      if (given.kind === 'notice') return given;
      const { id } = question;
      const mine = await unlessTakenOver(id, given);
      if (mine === undefined || (await holds(question, given))) return mine;
      const outcome = await reply(question, (course) => answering.answer(question, course, given));
      if (outcome?.kind === 'answer') return outcome;
      await within('store', () => store.answers.retract(given.answerId)).catch(
        report('an answer that reached nobody could not be deleted; see the reason', id),
      );
      if (outcome !== undefined && question.addressed) return outcome;
      await claiming.end(id, undefined, 'nothing to say any more');
      return undefined;
    },
    posted: (id, message) => claiming.end(id, message),
    dropped: (id, reason) => claiming.end(id, undefined, reason),
    async overdue(platform) {
      const lease = leases.next();
      const due = await within('store', () => store.claims.overdue(platform, lease, counts.takeover)).catch(
        (error: unknown): readonly Question[] =>
          report('overdue questions could not be read; the next round tries again')(error) ?? [],
      );
      // What this very process still works on had only overslept: it is no one else's, and its lease is new again.
      const left = due.filter((question) => leases.heldFor(question.id) === undefined);
      for (const question of left)
        if (question.addressed) leases.hold(question.id, 'look-up', times.lookUp, lease.now);
        else await claiming.end(question.id, undefined, 'nobody waits for it');
      return left.filter((question) => question.addressed);
    },
    async resume(question) {
      // A look-up so slow that the question was overdue again ends twice here.
      if (leases.heldFor(question.id) === 'reply') return undefined;
      leases.hold(question.id, 'reply', stages.question * 2);
      const late = now() - question.askedAt > lifetimes.late;
      const outcome = late
        ? notice('late')
        : ((await reply(question, (course) => answering.answerAgain(question, course))) ?? notice('trouble'));
      return unlessTakenOver(question.id, outcome);
    },
    conversations: (prefix, limit) => store.turns.threads(prefix, now() - lifetimes.day, limit),
    shown: (answerId, message) => store.answers.shown(answerId, message, now()),
    begin: (thread, answerId) => store.turns.begin(thread, answerId),
    kept: (answerId) => store.answers.kept(answerId),
    keptFor: (questionId) => store.answers.ofQuestion(questionId),
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
      await within('store', () => Promise.all([swept, watched])).catch(() => undefined);
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

/** What is said when something failed, or took longer than it may. */
function noticeOf(error: unknown): Reply {
  if (!(error instanceof DeadlineError)) return notice('trouble');
  if (error.stage === 'question') return notice('busy');
  return notice(error.stage === 'proof' || error.stage === 'reload' ? 'unread' : 'trouble');
}

const outcomeOf = (reply: Reply | undefined): string =>
  reply === undefined ? 'silent' : reply.kind === 'notice' ? reply.notice : reply.answer.kind;
