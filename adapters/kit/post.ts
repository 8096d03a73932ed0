// Posting and editing through an adapter of one's own: tried again, looked for before it is repeated, one limiter for each place.
import type { Log } from '../../src/log.ts';
import type { ChatAdapter } from './chat-adapter.ts';
import { type Delivered, deliver, type Fault, type Found } from './deliver.ts';
import type { Fresh } from './fresh.ts';
import { createLimiters } from './limiter.ts';
import { postsAtOnce, times } from './limits.ts';

/** A message on its way; the kit compares two of them, whatever the platform's look like. */
export type Sent<M> = { readonly message: M };

/** The two ways to speak in a chat: a reply, once, and the edit of what stands. */
export type Post<M> = {
  /** Posts a reply under its key, once. `gone` takes the place of what stands when nothing is to be said any more. */
  reply(place: string, fresh: Fresh<Sent<M>>, key: string, gone?: M): Promise<Delivered<string, 'refused'>>;
  /** Edits what stands. */
  edit(id: string, fresh: Fresh<Sent<M>>): Promise<Delivered<unknown, 'refused'>>;
  findReply(place: string, key: string): Promise<Found<string>>;
};

/** Over the verbs of the platform's adapter; ends its tries when `signal` is aborted. */
export function createPost<M>(adapter: ChatAdapter<M>, log: Log, signal: AbortSignal): Post<M> {
  const limiters = createLimiters(postsAtOnce);
  const faultOf = adapter.faultOf ?? anyFault;
  const patience = { first: times.retryFirst, most: times.retryMost };
  const failed = ({ reason }: Fault<'refused'>): void =>
    log.warn('a request did not get through; see the reason', { adapter: adapter.name, reason });

  async function findReply(place: string, key: string): Promise<Found<string>> {
    try {
      const id = await adapter.find(place, key);
      return id === undefined ? { kind: 'absent' } : { kind: 'there', result: id };
    } catch {
      return { kind: 'later' };
    }
  }

  return {
    findReply,
    reply: (place, fresh, key, gone) =>
      deliver({
        fresh,
        send: ({ message }) => adapter.post(place, message, key),
        faultOf,
        limiter: limiters(`post ${place}`),
        patience: { ...patience, within: times.posting },
        signal,
        find: () => findReply(place, key),
        replace: (id, { message }) => adapter.edit(id, message),
        ...(gone === undefined ? {} : { remove: (id: string) => adapter.edit(id, gone) }),
        failed,
      }),
    edit: (id, fresh) =>
      deliver<Sent<M>, unknown, 'refused'>({
        fresh,
        send: ({ message }) => adapter.edit(id, message),
        faultOf,
        limiter: limiters(`edit ${id}`),
        patience: { ...patience, within: times.editing },
        signal,
        failed,
      }),
  };
}

const anyFault = (error: unknown): Fault<'refused'> => ({
  kind: 'again',
  unsure: 'perhaps',
  reason: error instanceof Error ? error.message : String(error),
});
