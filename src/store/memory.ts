// A store in the memory of its process: for tests, and for claims and answers while the file is away.
import { randomBytes } from 'node:crypto';
import { byCodeUnit } from '../text/compare.ts';
import type { Held } from './held.ts';
import { createKeys } from './keyed.ts';
import { lifetimes } from './limits.ts';
import { memoryAnswers, show } from './memory-answers.ts';
import { memoryKeeping } from './memory-keeping.ts';
import { memoryModeration } from './memory-moderation.ts';
import type { Claims, Store, Turns } from './store.ts';

/** An empty store that keeps the same promises as the file, for as long as the process lives. */
export function openMemory(): Store {
  const held: Held = {
    keys: createKeys(randomBytes(32).toString('hex')),
    claims: new Map(),
    turns: new Map(),
    answers: new Map(),
    receipts: new Map(),
    feedback: new Map(),
    flags: new Map(),
    decisions: new Map(),
    retired: new Map(),
    wrong: new Set(),
    outbox: new Map(),
    gone: new Map(),
    secrets: new Map(),
  };
  let open = true;
  const store = {
    claims: memoryClaims(held),
    turns: memoryTurns(held),
    ...memoryAnswers(held),
    ...memoryModeration(held),
    keeping: memoryKeeping(held),
  };
  return {
    ...store,
    ready: () => open,
    close: async () => {
      open = false;
    },
  };
}

function memoryClaims(held: Held): Claims {
  const { claims, keys } = held;
  return {
    take: async (question, { holder, until, now }) => {
      if (claims.has(question.id)) return false;
      const kept = { ...question, asker: keys.person(question.asker) };
      claims.set(question.id, { question: kept, holder, until, heard: now, endedAt: undefined });
      return true;
    },
    renew: async (ids, { holder, until, now }) =>
      ids.filter((id) => {
        const claim = claims.get(id);
        if (claim === undefined || claim.holder !== holder || claim.endedAt !== undefined) return false;
        claim.until = until;
        claim.heard = now;
        return true;
      }),
    end: async (id, now, message) => {
      const claim = claims.get(id);
      if (claim !== undefined) claim.endedAt ??= now;
      if (message === undefined) return;
      const answer = [...held.answers.values()].filter((a) => a.question.id === id).at(-1);
      show(held, answer, message, now);
    },
    // One process, one clock: what it has not heard of for so long has stood still.
    overdue: async (platform, { holder, now, until }, limit) => {
      const due = [...claims.values()].flatMap((claim) =>
        claim.endedAt === undefined &&
        now - claim.heard > lifetimes.lease &&
        claim.question?.id.startsWith(platform)
          ? [{ claim, question: claim.question }]
          : [],
      );
      due.sort((a, b) => a.question.askedAt - b.question.askedAt || byCodeUnit(a.question.id, b.question.id));
      return due.slice(0, limit).map(({ claim, question }) => {
        claim.holder = holder;
        claim.until = until;
        claim.heard = now;
        return question;
      });
    },
  };
}

const memoryTurns = ({ answers, turns }: Held): Turns => ({
  begin: async (thread, answerId) => {
    const turn = turns.get(answers.get(answerId)?.question.id ?? '');
    if (turn) turns.set(`begin:${answerId}:${thread}`, { ...turn, thread });
  },
  of: async (thread, now, limit, before = Number.POSITIVE_INFINITY) =>
    [...turns.values()]
      .filter((t) => t.thread === thread && t.at > now - lifetimes.day && t.at < before)
      .sort((a, b) => a.at - b.at)
      .slice(-limit)
      .map((t) => t.turn),
  threads: async (prefix, since, limit) => {
    const recent = [...turns.values()].filter((t) => t.thread.startsWith(prefix) && t.at > since);
    recent.sort((a, b) => b.at - a.at);
    return [...new Set(recent.map((t) => t.thread))].slice(0, limit);
  },
});
