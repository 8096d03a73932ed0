// The one loop by which all that quotes documents leaves for a chat: looked at again before each attempt, posted once.
import { isDeepStrictEqual } from 'node:util';
import type { Fresh } from './fresh.ts';
import { type Limiter, pause } from './limiter.ts';

/** What went wrong with an attempt, as the adapter reads the faults of its platform. */
export type Fault<F> =
  /** Not taken: its limiter starts nothing for so many ms. */
  | { readonly kind: 'wait'; readonly ms: number; readonly reason: string }
  /** Worth another try. `unsure`: it may have been taken all the same. */
  | { readonly kind: 'again'; readonly unsure: 'no' | 'perhaps' | 'likely'; readonly reason: string }
  /** The platform's last word. */
  | { readonly kind: 'final'; readonly as: F; readonly reason: string };

/** What an attempt that may have been taken left. `blind`: we may not look; `later`: not now. */
export type Found<R> =
  | { readonly kind: 'there'; readonly result: R }
  | { readonly kind: 'absent' | 'blind' | 'later' };

/** Milliseconds: the first pause, doubling to the longest, and how long attempts are begun. */
export type Patience = { readonly first: number; readonly most: number; readonly within: number };

/** One message that is to be sent, and how the platform is asked. */
export type Delivery<M, R, F> = {
  readonly fresh: Fresh<M>;
  /** One request, whose faults come out as they are. */
  readonly send: (message: M) => Promise<R>;
  readonly faultOf: (error: unknown) => Fault<F>;
  readonly limiter: Limiter;
  readonly patience: Patience;
  /** Given up when the process ends. */
  readonly signal: AbortSignal;
  /** What of these an earlier attempt left there. */
  readonly find?: (sent: readonly M[]) => Promise<Found<R>>;
  /** The platform gives what stands instead of posting twice: it need not be looked for before each attempt. */
  readonly repeatable?: boolean;
  /** Puts a message in place of one that an earlier attempt left. */
  readonly replace?: (standing: R, message: M) => Promise<unknown>;
  /** Takes it away, where nothing is to be said any more. */
  readonly remove?: (standing: R) => Promise<unknown>;
  readonly failed?: (fault: Fault<F>) => void;
};

/** What became of it. */
export type Delivered<R, F> =
  | { readonly kind: 'sent'; readonly result: R }
  /** Nothing is to be said, and nothing stands. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'refused'; readonly as: F; readonly reason: string }
  /** It may stand, and may not be looked for. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** Not known to stand, and no time left. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Sends until it is through, refused, or time is up. What may stand already is looked for before it is sent again. */
export async function deliver<M extends object, R, F>(delivery: Delivery<M, R, F>): Promise<Delivered<R, F>> {
  const { limiter, patience, signal, find, repeatable = false } = delivery;
  const until = performance.now() + patience.within;
  const inTime = (): boolean => performance.now() < until && !signal.aborted;
  /** What attempts sent that may have been taken all the same. */
  let doubtful: readonly M[] = [];
  let last: Fault<F> = { kind: 'again', unsure: 'no', reason: 'not tried' };

  async function attempt(): Promise<Delivered<R, F> | Fault<F>> {
    if (!inTime()) return { kind: 'failed', reason: last.reason };
    const message = await delivery.fresh();
    if (message === undefined) return { kind: 'silent' };
    try {
      return { kind: 'sent', result: await delivery.send(message) };
    } catch (error) {
      const fault = delivery.faultOf(error);
      delivery.failed?.(fault);
      if (fault.kind === 'again' && fault.unsure !== 'no') doubtful = [...doubtful, message];
      return fault;
    }
  }

  for (let wait = patience.first; inTime(); wait = Math.min(wait * 2, patience.most)) {
    if (last.kind === 'again' && last.unsure !== 'no' && find && !repeatable) {
      const found = await find(doubtful);
      if (found.kind === 'there') return settle(delivery, found.result, doubtful);
      if (found.kind === 'absent') doubtful = [];
      if (found.kind === 'blind' && last.unsure === 'likely') return { kind: 'lost', reason: last.reason };
      if (found.kind === 'later') {
        await pause(wait, signal);
        continue;
      }
    }
    const outcome = await limiter.run(attempt, signal);
    if (outcome.kind === 'sent') return settle(delivery, outcome.result, doubtful);
    if (outcome.kind === 'silent' && doubtful.length > 0) {
      const found = await find?.(doubtful);
      if (found?.kind === 'there') return settle(delivery, found.result, doubtful);
    }
    if (outcome.kind === 'final') return { kind: 'refused', as: outcome.as, reason: outcome.reason };
    if (outcome.kind !== 'wait' && outcome.kind !== 'again') return outcome;
    last = outcome;
    if (outcome.kind === 'again') await pause(wait, signal);
    else if (performance.now() + outcome.ms > until) break;
    else limiter.hold(outcome.ms);
  }
  return { kind: 'failed', reason: last.reason };
}

/** What stands may be what an earlier attempt said: then it is made to say what may be said now, or taken away. */
async function settle<M extends object, R, F>(
  delivery: Delivery<M, R, F>,
  result: R,
  doubtful: readonly M[],
): Promise<Delivered<R, F>> {
  const { replace, remove } = delivery;
  const sent = { kind: 'sent', result } as const;
  if (doubtful.length === 0 || !replace) return sent;
  const now = await delivery.fresh();
  if (now !== undefined && doubtful.every((one) => isDeepStrictEqual(one, now))) return sent;
  const again = { faultOf: delivery.faultOf, limiter: delivery.limiter, signal: delivery.signal };
  const { patience } = delivery;
  const send = (message: M): Promise<unknown> => replace(result, message);
  const edited = await deliver({ ...again, patience, fresh: delivery.fresh, send });
  if (edited.kind !== 'silent') return sent;
  await deliver({ ...again, patience, fresh: async () => ({}), send: async () => remove?.(result) });
  return edited;
}
