// Repeats a request to Discord as far as that is of use; each attempt shows what may be shown at that moment.
import { DiscordAPIError, RateLimitError } from 'discord.js';
import { type Delivery, deliver, type Fault } from '../../kit/deliver.ts';
import { createLimiters } from '../../kit/limiter.ts';
import { times } from '../limits.ts';

/** What is sent, and through which limiter: one request at a time through each, as the library's own queues have it. */
export type Request<M, R> = Pick<
  Delivery<M, R, unknown>,
  'fresh' | 'send' | 'find' | 'replace' | 'remove'
> & { readonly limiter: string; readonly within: number };

export type Persist = {
  /**
   * Repeats what the network, a limit or a 5xx took; a refusal comes out as it came in, and so does the last fault when
   * the time (`within`, ms) is over. Undefined: nothing was to be said any more, and nothing stands.
   */
  show<M extends object, R>(request: Request<M, R>): Promise<R | undefined>;
  /** The same for a request that shows nothing. */
  ask(send: () => Promise<unknown>, limiter: string): Promise<unknown>;
};

type Parts = {
  /** Ends every repetition. */
  readonly signal: AbortSignal;
  /** Discord no longer takes the bot's token. */
  readonly unauthorized: () => void;
};

export function createPersist({ signal, unauthorized }: Parts): Persist {
  const limiterOf = createLimiters(1);

  async function show<M extends object, R>({
    limiter,
    within,
    ...what
  }: Request<M, R>): Promise<R | undefined> {
    let last: unknown;
    const done = await deliver({
      ...what,
      faultOf: (error: unknown) => {
        last = error;
        return faultOf(error, unauthorized);
      },
      limiter: limiterOf(limiter),
      patience: { first: times.firstPause, most: times.lastPause, within },
      signal,
      // Posts carry a nonce, all else is the same when it is done twice.
      repeatable: true,
    });
    if (done.kind === 'sent') return done.result;
    if (done.kind === 'silent') return undefined;
    throw last ?? new Error(done.reason);
  }

  return {
    show,
    ask: (send, limiter) => show({ fresh: async () => ({}), send, limiter, within: times.giveUpControl }),
  };
}

/** 4xx is Discord's last word, but for a limit; 5xx, timeouts and cut connections are worth another try. */
function faultOf(error: unknown, unauthorized: () => void): Fault<unknown> {
  const reason = String(error);
  if (error instanceof RateLimitError) return { kind: 'wait', ms: Math.max(error.retryAfter, 1), reason };
  if (!(error instanceof DiscordAPIError) || error.status >= 500)
    return { kind: 'again', unsure: 'likely', reason };
  // Webhook routes carry an interaction's token, not ours: theirs may end, ours must not.
  if (error.status === 401 && !error.url.includes('/webhooks/') && !error.url.includes('/interactions/'))
    unauthorized();
  return { kind: 'final', as: error, reason };
}
