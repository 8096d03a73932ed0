// The way of every question to its one reply: claimed, answered, brought, its claim ended; what a process left is taken over.
import type { Question } from '../../src/domain.ts';
import type { Engine, Kept, Reply } from '../../src/engine/engine.ts';
import type { Log } from '../../src/log.ts';
import type { Found } from './deliver.ts';
import { type Fresh, latestReply } from './fresh.ts';

/** What became of a reply on the platform. */
export type Brought =
  /** `message` is the address that it is kept under. */
  | { readonly kind: 'posted'; readonly message: string }
  /** The claim is left alone: another process has it, or the next start is to find it. */
  | { readonly kind: 'left' }
  /** It stands nowhere, and will not. `informed`: whoever asked knows. */
  | { readonly kind: 'dropped'; readonly reason: string; readonly informed: boolean };

/** A reply that stands already. */
export type Standing = {
  readonly address: string;
  /** The answer that it shows; undefined for one line of ours. */
  readonly answerId?: string | undefined;
  /** Which answer it shows cannot be seen: the latest one is put there in any case. */
  readonly unseen?: true;
  readonly edit: (reply: Fresh<Reply>) => Promise<unknown>;
};

/** How replies reach their platform. */
export type RepliesParts = {
  /** Ids of its questions begin with this name. */
  readonly platform: string;
  readonly engine: Pick<
    Engine,
    'respond' | 'resume' | 'fresh' | 'kept' | 'keptFor' | 'overdue' | 'posted' | 'dropped'
  >;
  readonly log: Log;
  /** Given up when the process ends. */
  readonly signal: AbortSignal;
  /** Tries what the platform allows. A fault that comes out drops the reply. */
  readonly bring: (question: Question, reply: Fresh<Reply>) => Promise<Brought>;
  /** Whether a reply to it stands, as far as we may look. */
  readonly find: (question: Question) => Promise<Found<Standing>>;
  /** The platform gives what stands instead of posting twice: it need not be looked for before a post. */
  readonly repeatable?: boolean;
};

/** How one question is replied to. */
export type How = {
  /** The platform shows that a reply is coming; see `respond`. */
  readonly acknowledged?: Promise<unknown> | undefined;
  /** Nothing is brought before this has settled. */
  readonly before?: Promise<unknown> | undefined;
  /** Called once the question is claimed in the store; where that is away or has not said, only the end of all tells. */
  readonly safe?: (() => Promise<void>) | undefined;
};

/** Sees to it that every question gets its one reply. */
export type Replies = {
  /**
   * Replies to the question, unless somebody else has it or there is nothing to say. True when a reply stands. A second
   * delivery waits until the first one is safe or done, and is false.
   */
  take(question: Question, how?: How): Promise<boolean>;
  /** Takes over questions whose lease ran out. Never rejects. */
  takeOver(): Promise<void>;
};

/** Replies over an engine; every claim that it takes is ended. */
export function createReplies(parts: RepliesParts): Replies {
  const { platform, engine, log, signal, find, repeatable = false } = parts;
  /** By question: settled once it is safe or done. */
  const inHand = new Map<string, Promise<unknown>>();

  async function take(question: Question, how: How = {}): Promise<boolean> {
    const first = inHand.get(question.id);
    if (first) return first.then(() => false);
    let claimed = (): void => undefined;
    const written = new Promise<void>((resolve) => {
      claimed = resolve;
    });
    const replied = answer(question, how, claimed);
    const settled = Promise.race([written, replied]);
    inHand.set(question.id, settled);
    try {
      await settled;
      await how.safe?.();
      return await replied;
    } finally {
      inHand.delete(question.id);
    }
  }

  async function answer(question: Question, how: How, claimed: () => void): Promise<boolean> {
    let written = false;
    const reply = await engine.respond(question, how.acknowledged, () => {
      written = true;
      claimed();
    });
    await how.before;
    if (reply === undefined) return false;
    // Nobody else knows then that we have it, nor we what others have.
    if (!written && !repeatable && (await find(question)).kind === 'there') {
      await engine.dropped(question.id, 'another process replied');
      return true;
    }
    return deliver(question, reply);
  }

  async function deliver(question: Question, reply: Reply): Promise<boolean> {
    const { id } = question;
    const brought = await parts.bring(question, latestReply(engine, question, reply)).catch(failed);
    if (brought.kind === 'posted') await engine.posted(id, brought.message);
    if (brought.kind === 'dropped') await engine.dropped(id, brought.reason);
    return brought.kind === 'posted' || (brought.kind === 'dropped' && brought.informed);

    function failed(error: unknown): Brought {
      // The lease runs out, and the next process takes over.
      if (signal.aborted) return { kind: 'left' };
      const reason = String(error);
      log.error('a reply could not be posted; see the reason', { adapter: platform, question: id, reason });
      return { kind: 'dropped', reason, informed: false };
    }
  }

  async function finish(question: Question): Promise<void> {
    const { id } = question;
    const found = await find(question);
    if (found.kind === 'later')
      return log.info('a reply could not be looked for; the next round looks again', {
        adapter: platform,
        question: id,
      });
    if (found.kind === 'there') {
      await bringUpToDate(question, found.result);
      return engine.posted(id, found.result.address);
    }
    // Where we may not look (`blind`) we reply: what a process left behind was mostly never replied to, and silence
    // is worse for whoever waits than the same reply twice.
    const reply = await engine.resume(question);
    if (reply) await deliver(question, reply);
  }

  /** What the answer reads now takes the place of what stands, where that holds no more. */
  async function bringUpToDate(question: Question, { answerId, unseen, edit }: Standing): Promise<void> {
    const kept = await keptOf(question, answerId, unseen).catch(() => undefined);
    if (!kept) return;
    const { answer, receipt } = kept;
    const given: Reply = { kind: 'answer', answerId: kept.answerId, answer, receipt };
    const fresh = latestReply(engine, question, given);
    const now = await fresh();
    const same = now?.kind === 'answer' && now.answerId === kept.answerId && !unseen;
    if (now !== undefined && !same) await edit(fresh);
  }

  async function keptOf(
    { id }: Question,
    answerId: string | undefined,
    unseen = false,
  ): Promise<Kept | undefined> {
    if (unseen) return engine.keptFor(id);
    return answerId === undefined ? undefined : engine.kept(answerId);
  }

  return {
    take,
    async takeOver() {
      if (signal.aborted) return;
      const failed = (error: unknown): void =>
        log.error('overdue questions could not be taken over; the next round tries again', {
          adapter: platform,
          reason: String(error),
        });
      const due = await engine.overdue(`${platform}:`).catch(failed);
      // Side by side: one that the platform keeps waiting must not hold back the others until they are overdue again.
      await Promise.all((due ?? []).map((question) => finish(question).catch(failed)));
    },
  };
}

/** A reply in the platform's form; a rendering that fails must not cost the reply. */
export function formOf<M>(
  reply: Reply,
  forms: {
    readonly answer: (answer: Extract<Reply, { kind: 'answer' }>) => M;
    readonly notice: (notice: Extract<Reply, { kind: 'notice' }>['notice']) => M;
    readonly failed: (error: unknown) => void;
  },
): M {
  if (reply.kind === 'notice') return forms.notice(reply.notice);
  try {
    return forms.answer(reply);
  } catch (error) {
    forms.failed(error);
    return forms.notice('trouble');
  }
}
