// Flags, decisions and what is left to do about them, in memory.

import { compare, type Held } from './held.ts';
import { keyed, keyedQuestion } from './keyed.ts';
import { attempts } from './limits.ts';
import { shownCitations } from './memory-answers.ts';
import type { Flags, Outbox, Queued, Rulings, Store } from './store.ts';

export const memoryModeration = (held: Held): Pick<Store, 'flags' | 'rulings' | 'outbox'> => ({
  flags: memoryFlags(held),
  rulings: memoryRulings(held),
  outbox: memoryOutbox(held),
});

function memoryFlags(held: Held): Flags {
  const { flags } = held;
  return {
    open: async ({ person, ...flag }, flagId, at) => {
      if (!flags.has(flagId))
        flags.set(flagId, { ...flag, flagId, at, reporter: person, person: keyed(held.key, person) });
    },
    get: async (id) => flags.get(id),
    ofAnswer: async (id) => [...flags.values()].filter((f) => f.answerId === id),
    showIn: async (id, message) => {
      const flag = flags.get(id);
      if (flag !== undefined) flags.set(id, { ...flag, message });
    },
    queue: async (below, limit, after) =>
      queued(held, below)
        .filter((q) => after === undefined || q.at < after.at || (q.at === after.at && q.id < after.id))
        .sort((a, b) => b.at - a.at || compare(b.id, a.id))
        .slice(0, limit),
    waiting: async (below) => queued(held, below).length,
  };
}

function queued(held: Held, below: number): Queued[] {
  const flags = [...held.flags.values()]
    .filter((f) => f.decidedAt === undefined)
    .map((f): Queued => entry('flag', f.flagId, f.at, f.answerId));
  const unhelpful = new Map<string, Queued>();
  for (const f of held.feedback.values())
    if (f.verdict === 'unhelpful' && f.at > (held.answers.get(f.answerId)?.settledAt ?? Infinity))
      if (f.at > (unhelpful.get(f.answerId)?.at ?? -1))
        unhelpful.set(f.answerId, entry('unhelpful', f.answerId, f.at, f.answerId));
  const doubtful = [...held.answers.values()]
    .filter((a) => a.settledAt === 0 && a.answer.confidence < below && shownCitations(a.answer).length > 0)
    .map((a) => entry('doubtful', a.answerId, a.answeredAt, a.answerId));
  const edited = [...held.retired.values()]
    .filter((r) => r.editedAt !== undefined && r.editedAt > r.settledAt)
    .map((r) => entry('edited', r.passageHash, r.editedAt ?? 0, ''));
  return [...flags, ...unhelpful.values(), ...doubtful, ...edited];
}

const entry = (kind: Queued['kind'], subject: string, at: number, answerId: string): Queued => ({
  kind,
  id: `${kind}:${subject}`,
  at,
  answerId,
  subject,
});

function memoryRulings(held: Held): Rulings {
  const { decisions, retired, wrong } = held;
  return {
    decide: async (decision) => {
      if (decisions.has(decision.decisionId)) return;
      decisions.set(decision.decisionId, { ...decision, moderator: keyed(held.key, decision.moderator) });
      if (decision.kind === 'note') return;
      const flag = held.flags.get(decision.flagId ?? '');
      if (flag !== undefined)
        held.flags.set(flag.flagId, { ...flag, decidedAt: flag.decidedAt ?? decision.at });
      const answer = held.answers.get(decision.answerId ?? '');
      if (answer !== undefined) answer.settledAt = decision.at;
      const passage = retired.get(decision.subject ?? '');
      if (passage !== undefined) passage.settledAt = decision.at;
    },
    decisions: async (of) =>
      [...decisions.values()]
        .filter((d) => (of.answerId ?? d.answerId) === d.answerId && (of.subject ?? d.subject) === d.subject)
        .sort((a, b) => a.at - b.at || compare(a.decisionId, b.decisionId)),
    retire: async (passage) => {
      retired.set(passage.passageHash, { ...passage, settledAt: passage.at });
    },
    unretire: async (hash) => retired.delete(hash),
    retired: async () => [...retired.values()].sort((a, b) => b.at - a.at),
    edited: async (hash, edited, now) => {
      const passage = retired.get(hash);
      if (passage === undefined || passage.editedHash === edited.hash) return;
      retired.set(hash, { ...passage, editedHash: edited.hash, editedText: edited.text, editedAt: now });
    },
    rule: async (question, quotation, isWrong) => {
      wrong[isWrong ? 'add' : 'delete'](`${keyedQuestion(held.key, question)} ${quotation}`);
    },
    retiredHashes: async () => new Set(retired.keys()),
    wrongFor: async (question) => {
      const prefix = `${keyedQuestion(held.key, question)} `;
      return new Set([...wrong].flatMap((w) => (w.startsWith(prefix) ? [w.slice(prefix.length)] : [])));
    },
  };
}

function memoryOutbox({ errands, flags }: Held): Outbox {
  return {
    add: async (given, now) => {
      for (const errand of given)
        if (!errands.has(errand.errandId))
          errands.set(errand.errandId, { ...errand, at: now, until: 0, attempts: 0 });
    },
    take: async (platform, lease, limit) => {
      const due = [...errands.values()]
        .filter((e) => e.address.startsWith(platform) && e.until < lease.now && e.attempts < attempts)
        .sort((a, b) => a.at - b.at || compare(a.errandId, b.errandId))
        .slice(0, limit);
      for (const errand of due) {
        errand.until = lease.until;
        errand.attempts += 1;
      }
      return due.map(({ at: _at, until: _until, attempts: _attempts, ...errand }) => errand);
    },
    done: async (id) => {
      const errand = errands.get(id);
      errands.delete(id);
      const flag = flags.get(errand?.flagId ?? '');
      if (errand?.kind !== 'tell' || flag === undefined) return;
      const { reporter: _reporter, ...told } = flag;
      flags.set(flag.flagId, told);
    },
  };
}
