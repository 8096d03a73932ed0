// Flags, decisions and what is left to do about them, in memory.

import { citationsOf, passagesShown } from '../citation/citations.ts';
import type { Citation } from '../domain.ts';
import { byCodeUnit } from '../text/compare.ts';
import type { Held } from './held.ts';
import { attempts, lifetimes } from './limits.ts';
import { addEntry } from './memory-answers.ts';
import type { Outbox } from './outbox-entry.ts';
import type { Decision, Effects, Flags, OpenFlag, Queued, Rulings, Store } from './store.ts';

/** The verbs about reports, decisions and the outbox, over what is held in memory. */
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
        flags.set(flagId, { ...flag, flagId, at, reporter: person, person: held.keys.person(person) });
    },
    get: async (id) => withoutPerson(flags.get(id)),
    ofAnswer: async (id) =>
      [...flags.values()].filter((f) => f.answerId === id).flatMap((f) => withoutPerson(f) ?? []),
    showIn: async (id, message) => {
      const flag = flags.get(id);
      if (flag !== undefined) flags.set(id, { ...flag, message });
    },
    queue: async (below, limit, after) =>
      queued(held, below)
        .filter((q) => after === undefined || q.at < after.at || (q.at === after.at && q.id < after.id))
        .sort((a, b) => b.at - a.at || byCodeUnit(b.id, a.id))
        .slice(0, limit),
    waiting: async (below) =>
      queued(held, below).map(({ readers, path }) => ({
        count: 1,
        ...(readers === undefined ? {} : { readers }),
        ...(path === undefined ? {} : { path }),
      })),
  };
}

function withoutPerson(flag: (OpenFlag & { person: string }) | undefined): OpenFlag | undefined {
  if (flag === undefined) return undefined;
  const { person: _person, ...rest } = flag;
  return rest;
}

function queued(held: Held, below: number): Queued[] {
  const entry = (kind: Queued['kind'], subject: string, at: number, answerId: string): Queued[] => {
    const readers = held.answers.get(answerId)?.question.readers;
    return readers === undefined ? [] : [{ kind, id: `${kind}:${subject}`, at, answerId, subject, readers }];
  };
  const flags = [...held.flags.values()]
    .filter((f) => f.decidedAt === undefined)
    .flatMap((f) => entry('flag', f.flagId, f.at, f.answerId));
  const unhelpful = new Map<string, Queued>();
  for (const f of held.feedback.values())
    if (f.verdict === 'unhelpful' && f.at > (held.answers.get(f.answerId)?.settledAt ?? Infinity))
      if (f.at > (unhelpful.get(f.answerId)?.at ?? -1))
        for (const one of entry('unhelpful', f.answerId, f.at, f.answerId)) unhelpful.set(f.answerId, one);
  const doubtful = [...held.answers.values()]
    .filter((a) => a.settledAt === 0 && a.answer.confidence < below && citationsOf(a.answer).length > 0)
    .flatMap((a) => entry('doubtful', a.answerId, a.answeredAt, a.answerId));
  const edited = [...held.retired.values()].flatMap(
    ({ passageHash, path, editedAt = 0, settledAt }): Queued[] =>
      editedAt > settledAt
        ? [
            {
              kind: 'edited',
              id: `edited:${passageHash}`,
              at: editedAt,
              answerId: '',
              subject: passageHash,
              path,
            },
          ]
        : [],
  );
  return [...flags, ...unhelpful.values(), ...doubtful, ...edited];
}

function memoryRulings(held: Held): Rulings {
  const { decisions, retired, wrong } = held;
  return {
    decide: async (decision, effects = {}) => {
      if (decisions.has(decision.decisionId)) return;
      decisions.set(decision.decisionId, { ...decision, moderator: held.keys.person(decision.moderator) });
      carryOut(held, decision, effects);
      if (decision.kind !== 'note') settle(held, decision);
      settleWithdrawn(held, decision);
    },
    decisions: async (of) =>
      [...decisions.values()]
        .filter((d) => (of.answerId ?? d.answerId) === d.answerId && (of.subject ?? d.subject) === d.subject)
        .sort((a, b) => a.at - b.at || byCodeUnit(a.decisionId, b.decisionId)),
    retired: async () =>
      [...retired.values()]
        .sort((a, b) => b.at - a.at)
        .map(({ editedAt: _editedAt, settledAt: _settledAt, ...passage }) => passage),
    edited: async (hash, edited, now) => {
      const passage = retired.get(hash);
      if (passage === undefined || passage.editedHash === edited?.hash) return;
      const { editedHash: _hash, editedText: _text, editedAt: _at, ...before } = passage;
      const after = edited && { editedHash: edited.hash, editedText: edited.text, editedAt: now };
      retired.set(hash, { ...before, ...after });
    },
    retiredHashes: async () => new Set(retired.keys()),
    wrongQuotations: async () => (question) => {
      const prefix = `${held.keys.question(question)} `;
      return new Set([...wrong].flatMap((w) => (w.startsWith(prefix) ? [w.slice(prefix.length)] : [])));
    },
  };
}

function carryOut(held: Held, decision: Decision, effects: Effects): void {
  const { decisionId, at } = decision;
  const { retire = [], unretire = [], wrong, withdraw, restore } = effects;
  for (const one of retire) held.retired.set(one.passageHash, { ...one, settledAt: at });
  for (const hash of unretire) held.retired.delete(hash);
  const gone = new Set(retire.map(({ passageHash }) => passageHash));
  const isBack = (citation: Citation, by: string): boolean => {
    const shown = passagesShown(citation);
    const retired =
      held.decisions.get(by)?.kind === 'retire' && unretire.some((hash) => shown.includes(hash));
    return (retired && !shown.some((hash) => held.retired.has(hash))) || restore?.includes(by) === true;
  };
  if (wrong !== undefined)
    held.wrong[wrong.holds ? 'add' : 'delete'](`${held.keys.question(wrong.question)} ${wrong.quotation}`);
  for (const answer of held.answers.values()) {
    const before = answer.withdrawn.size;
    for (const citation of citationsOf(answer.answer)) {
      const { number } = citation;
      const named = withdraw?.answerId === answer.answerId && withdraw.number === number;
      const out = named || passagesShown(citation).some((hash) => gone.has(hash));
      if (out && !answer.withdrawn.has(number)) answer.withdrawn.set(number, decisionId);
      else if (isBack(citation, answer.withdrawn.get(number) ?? '')) answer.withdrawn.delete(number);
    }
    if (answer.withdrawn.size !== before)
      for (const address of answer.messages)
        addEntry(held, { kind: 'edit', address, answerId: answer.answerId }, at);
  }
}

function settle(held: Held, { answerId = '', flagId = '', subject = '', at }: Decision): void {
  closeFlag(held, flagId, at);
  const answer = held.answers.get(answerId);
  if (answer !== undefined) answer.settledAt = at;
  for (const passage of held.retired.values())
    if (passage.passageHash === subject || passage.editedHash === subject) passage.settledAt = at;
}

/** Flags about a quotation that was withdrawn, and answers of which nothing is left, have nothing more to decide. */
function settleWithdrawn(held: Held, { decisionId, at }: Decision): void {
  for (const answer of held.answers.values()) {
    const gone = [...answer.withdrawn].filter(([, by]) => by === decisionId).map(([number]) => number);
    if (gone.length === 0) continue;
    const empty = citationsOf(answer.answer).every((c) => answer.withdrawn.has(c.number));
    if (empty) answer.settledAt = at;
    for (const { answerId, flagId, citation } of held.flags.values())
      if (answerId === answer.answerId && (citation === undefined ? empty : gone.includes(citation)))
        closeFlag(held, flagId, at);
  }
}

function closeFlag(held: Held, flagId: string, at: number): void {
  const flag = held.flags.get(flagId);
  if (flag === undefined || flag.decidedAt !== undefined) return;
  held.flags.set(flagId, { ...flag, decidedAt: at });
  const about = { answerId: flag.answerId, flagId };
  if (flag.message !== undefined) addEntry(held, { kind: 'decided', address: flag.message, ...about }, at);
  if (flag.reporter !== undefined) addEntry(held, { kind: 'tell', address: flag.reporter, ...about }, at);
}

function memoryOutbox({ outbox, flags }: Held): Outbox {
  return {
    take: async (platform, lease, limit) => {
      const due = [...outbox.values()]
        .filter((e) => e.address.startsWith(platform) && e.attempts < attempts)
        .filter(({ heard }) => heard === undefined || lease.now - heard > lifetimes.lease)
        .sort((a, b) => a.at - b.at || byCodeUnit(a.entryId, b.entryId))
        .slice(0, limit);
      for (const entry of due) {
        entry.until = lease.until;
        entry.heard = lease.now;
        entry.attempts += 1;
      }
      return due.map(({ at: _at, heard: _heard, attempts: _attempts, ...entry }) => entry);
    },
    prolong: async ({ entryId, until }, lease) => {
      const entry = outbox.get(entryId);
      if (entry === undefined || entry.until !== until) return undefined;
      entry.until = lease.until;
      entry.heard = lease.now;
      const { at: _at, heard: _heard, attempts: _attempts, ...prolonged } = entry;
      return prolonged;
    },
    done: async (id) => {
      const entry = outbox.get(id);
      outbox.delete(id);
      const flag = flags.get(entry?.flagId ?? '');
      if (entry?.kind !== 'tell' || flag === undefined) return;
      const { reporter: _reporter, ...anonymous } = flag;
      flags.set(flag.flagId, anonymous);
    },
  };
}
