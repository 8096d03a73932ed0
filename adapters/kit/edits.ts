// Messages that moderators' decisions made out of date, each edited to what its answer may show today.
import type { Engine } from '../../src/engine/engine.ts';
import type { Log } from '../../src/log.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Errand } from '../../src/store/errand.ts';
import type { ChatAdapter } from './chat-adapter.ts';
import { holdErrand } from './fresh.ts';
import { times } from './limits.ts';
import type { Post, Sent } from './post.ts';

type Parts<M> = {
  readonly adapter: Pick<ChatAdapter<M>, 'name' | 'render'>;
  readonly engine: Pick<Engine, 'kept'>;
  readonly moderation: Moderation;
  readonly post: Pick<Post<M>, 'edit'>;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Does what is due. They are handed out a few times only: while the platform is away, ever more rarely. */
export function createEdits<M>({ adapter, engine, moderation, post, log, signal }: Parts<M>) {
  const prefix = `${adapter.name}:`;
  let wait: number = times.editsFirst;
  let notBefore = 0;

  /** Undefined: another process has it by now, or there is nothing to show any more. */
  async function messageNow(answerId: string): Promise<Sent<M> | undefined> {
    const kept = await engine.kept(answerId);
    const today = kept && (await moderation.today(answerId, kept.readers));
    if (!today) return undefined;
    const { answer, receipt, withdrawn, changed } = today;
    return { message: adapter.render({ kind: 'answer', answerId, answer, receipt, withdrawn, changed }) };
  }

  /** True when it is over. */
  async function carryOut(
    { kind, address, answerId }: Errand,
    mine: () => Promise<boolean>,
  ): Promise<boolean> {
    // Reports come from the chats that have a place for them.
    if (kind !== 'edit' || answerId === undefined) return true;
    let left = false;
    const edited = await post.edit(address.slice(prefix.length), async () => {
      left = !(await mine());
      return left ? undefined : messageNow(answerId);
    });
    return !left && edited.kind !== 'failed';
  }

  return async (): Promise<void> => {
    if (signal.aborted || performance.now() < notBefore) return;
    const due = await moderation.errands(prefix);
    const over = await Promise.all(
      due.map(async (errand) => {
        const done = await carryOut(errand, holdErrand(moderation, errand)).catch((error: unknown) => {
          log.error('a message could not be edited; see the reason', {
            adapter: adapter.name,
            reason: String(error),
          });
          return false;
        });
        if (done) await moderation.done(errand.errandId);
        return done;
      }),
    );
    const failed = over.includes(false);
    notBefore = failed ? performance.now() + wait : 0;
    wait = failed ? Math.min(wait * 2, times.editsMost) : times.editsFirst;
  };
}
