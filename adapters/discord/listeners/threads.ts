// Which channel a message stands in, and which conversation a thread goes on with: that of the message it began at.
import { LRUCache } from 'lru-cache';
import type { Engine } from '../../../src/engine/engine.ts';
import { isThread, type Servers, type Where } from '../access/access.ts';
import type { Send } from '../delivery/send.ts';
import { threadsRemembered } from '../limits.ts';
import { answerToFollow } from '../render/components.ts';
import { isPublic, threadOn } from './conversation.ts';

export type Threads = {
  /** Asked of Discord where the client does not know the channel: it keeps no thread that was asleep. */
  where(channel: string): Promise<Where>;
  /** The conversation of a thread, as far as it is known without asking. */
  known(channel: string): string;
  /** The same, looked up. */
  conversation(where: Where): Promise<string>;
};

type Parts = {
  readonly engine: Engine;
  readonly send: Send;
  readonly servers: Servers;
  readonly self: () => string;
};

export function createThreads({ engine, send, servers, self }: Parts): Threads {
  const found = new LRUCache<string, string>({ max: threadsRemembered });

  /** A thread has the id of the message it was opened on; when that is an answer of ours, its turns come first. */
  async function lookUp({ channel, parent }: Where): Promise<string> {
    if (parent === undefined) return threadOn(channel);
    const start = await send.message(parent, channel).catch(() => undefined);
    const answer = start?.author.id === self() ? answerToFollow(start) : undefined;
    const kept = answer && (await engine.kept(answer).catch(() => undefined));
    if (!kept) return threadOn(channel);
    if (isPublic(kept.thread)) return kept.thread;
    await engine.begin(threadOn(channel), kept.answerId).catch(() => undefined);
    return threadOn(channel);
  }

  return {
    async where(channel) {
      if (servers.knows(channel)) return servers.where(channel);
      const given = await send.channel(channel).catch(() => undefined);
      if (!given) return servers.where(channel);
      const thread = isThread(given.type);
      return { channel, thread, parent: thread ? given.parent_id : undefined };
    },
    known: (channel) => found.get(channel) ?? threadOn(channel),
    async conversation(where) {
      const name = found.get(where.channel) ?? (await lookUp(where));
      found.set(where.channel, name);
      return name;
    },
  };
}
