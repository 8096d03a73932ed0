// The browsers that were let into the chat, each with a conversation of its own; in memory, gone with the process.
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Reply } from '../../src/engine/engine.ts';
import { chatLimits } from './limits.ts';

/** A question and what it was replied with; undefined: nothing could be said. */
export type Exchange = { readonly question: string; readonly reply: Reply | undefined };

/** Said once above the conversation or the answer it is about. */
export type Aside = { readonly text: string; readonly answerId?: string };

/** A browser that was let in, with its conversation. */
export type Session = {
  /** Names the conversation; what the browser's cookie holds. */
  readonly id: string;
  /** In every form: what another page of this machine cannot know. */
  readonly token: string;
  readonly exchanges: readonly Exchange[];
  /** Answers once to what is sent twice, as by a second press: `key` is the same for both. */
  once(key: string, question: string, ask: () => Promise<Reply | undefined>): Promise<void>;
  say(aside: Aside): void;
  /** What was said since it was last asked for. */
  said(): Aside | undefined;
};

/** Lets browsers in by the key and finds them again by their cookie. */
export type Sessions = {
  /** In the address that the terminal prints. */
  readonly key: string;
  /** Name of the cookie: ports share cookies, and another run is not to take ours. */
  readonly cookie: string;
  /** Undefined for a wrong key. */
  enter(key: string): Session | undefined;
  get(id: string): Session | undefined;
  /** A new conversation in place of this one. */
  restart(session: Session): Session;
};

/** No browser is let in yet; the key is made of 128 random bits. */
export function createSessions(): Sessions {
  const key = randomBytes(16).toString('base64url');
  const open = new LRUCache<string, Session>({ max: chatLimits.browsers });
  const add = (): Session => {
    const session = createSession();
    open.set(session.id, session);
    return session;
  };
  return {
    key,
    cookie: `footnote-${randomBytes(4).toString('hex')}`,
    enter: (given) => (same(given, key) ? add() : undefined),
    get: (id) => open.get(id),
    restart(session) {
      open.delete(session.id);
      return add();
    },
  };
}

function createSession(): Session {
  let exchanges: readonly Exchange[] = [];
  let aside: Aside | undefined;
  const asked = new LRUCache<string, Promise<void>>({ max: chatLimits.exchanges });
  return {
    id: randomUUID(),
    token: randomBytes(16).toString('base64url'),
    get exchanges() {
      return exchanges;
    },
    once(key, question, ask) {
      const before = asked.get(key);
      if (before) return before;
      const answered = ask().then((reply) => {
        exchanges = [...exchanges, { question, reply }].slice(-chatLimits.exchanges);
      });
      asked.set(key, answered);
      return answered;
    },
    say(next) {
      aside = next;
    },
    said() {
      const last = aside;
      aside = undefined;
      return last;
    },
  };
}

/** In the same time for every wrong one. */
export function same(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
