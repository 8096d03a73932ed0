// Keys, ages and the rights of people and documents, in memory.
import { randomBytes } from 'node:crypto';
import type { Citation } from '../domain.ts';
import { silenced } from './encode.ts';
import { rowsAbout } from './export.ts';
import type { Held, HeldAnswer } from './held.ts';
import { attempts, claimDays, lifetimes } from './limits.ts';
import { memoryRows } from './memory-rows.ts';
import type { Keeping } from './rights.ts';
import { forgetCompletion, forgetQuestion, ownTurn } from './shown.ts';

/** The verbs about keys, ages and rights, over what is held in memory. */
export function memoryKeeping(held: Held): Keeping {
  return {
    hash: async (name) => held.keys.person(name),
    secret: async (name) => {
      const secret = held.secrets.get(name) ?? randomBytes(32).toString('hex');
      held.secrets.set(name, secret);
      return secret;
    },
    sweep: async (now, retentionDays, present = []) => {
      sweep(held, now, retentionDays);
      for (const path of notePresent(held, present, now, retentionDays)) forgetDocument(held, path);
    },
    purgePerson: async (name) => purge(held, name),
    purgeDocument: async (path) => forgetDocument(held, path),
    exportAll: () => memoryRows(held),
    exportPerson: (person) => rowsAbout(memoryRows(held), held.keys, person),
  };
}

function sweep(held: Held, now: number, retentionDays: number): void {
  const old = now - retentionDays * lifetimes.day;
  const ended = now - lifetimes.day;
  for (const [id, claim] of held.claims) {
    if (claim.endedAt === undefined && claim.until < old) {
      // Nobody took it over in all that time.
      claim.question = undefined;
      claim.endedAt = claim.until;
    }
    if (claim.endedAt === undefined) continue;
    if (claim.endedAt < ended) claim.question = undefined;
    if (claim.endedAt < now - claimDays(retentionDays) * lifetimes.day) held.claims.delete(id);
  }
  for (const [id, turn] of held.turns) if (turn.at <= ended) held.turns.delete(id);
  for (const answer of held.answers.values())
    if (!answer.forgotten && answer.answeredAt < old) forget(held, answer);
  for (const [id, { reporter: _reporter, ...flag }] of held.flags)
    if (flag.at < old) held.flags.set(id, { ...flag, person: '', reason: '' });
  for (const [id, { at, attempts: tried }] of held.outbox)
    if (at < old || (at < ended && tried >= attempts)) held.outbox.delete(id);
}

/** Gives the number of messages that are forgotten with it. */
function forget(held: Held, answer: HeldAnswer): number {
  answer.forgotten = true;
  answer.person = '';
  answer.question = { ...answer.question, text: '', thread: '', place: '', asker: '' };
  answer.answer = forgetQuestion(answer.answer);
  if (answer.channel !== '') return 0;
  const messages = answer.messages.size;
  answer.messages.clear();
  for (const [id, { kind, answerId }] of held.outbox)
    if (kind === 'edit' && answerId === answer.answerId) held.outbox.delete(id);
  return messages;
}

function purge(held: Held, name: string): number {
  const person = held.keys.person(name);
  let rows = 0;
  const remove = <V>(map: Map<string, V>, of: (value: V) => boolean): void => {
    for (const [id, value] of map) if (of(value) && map.delete(id)) rows += 1;
  };
  forgetCompletions(held, person);
  for (const answer of held.answers.values()) if (answer.person === person) rows += 1 + forget(held, answer);
  for (const claim of held.claims.values())
    if (claim.question?.asker === person) {
      claim.question = undefined;
      claim.endedAt ??= 0;
      rows += 1;
    }
  remove(held.turns, (turn) => turn.person === person);
  remove(held.feedback, (feedback) => feedback.person === person);
  remove(held.flags, (flag) => flag.person === person);
  remove(held.outbox, (entry) => entry.address === name);
  for (const [id, decision] of held.decisions)
    if (decision.moderator === person) {
      held.decisions.set(id, { ...decision, moderator: '' });
      rows += 1;
    }
  return rows;
}

/** What others asked in the same conversations may have been completed from the person's words: their own stay. */
function forgetCompletions(held: Held, person: string): void {
  const answers = [...held.answers.values()].filter((a) => !a.forgotten);
  const threads = new Set(answers.flatMap((a) => (a.person === person ? [a.question.thread] : [])));
  for (const answer of answers)
    if (answer.person !== person && threads.has(answer.question.thread))
      answer.answer = forgetCompletion(answer.answer);
  for (const [id, turn] of held.turns)
    if (turn.person !== person && threads.has(turn.thread))
      held.turns.set(id, { ...turn, turn: ownTurn(turn.turn) });
}

function forgetDocument(held: Held, path: string): number {
  const emptied = new Set<string>();
  const passages = new Set<string>();
  const without = (c: Citation): Citation => {
    if (c.source.path !== path) return { ...c, alsoIn: c.alsoIn.filter((s) => s.path !== path) };
    if (c.excerpt.text === '') return c;
    const { marks, ...excerpt } = c.excerpt;
    emptied.add(JSON.stringify([c.source, c.hash]));
    passages.add(c.passageHash);
    for (const [id, { turn }] of held.turns)
      if (turn.documentIds.includes(c.source.documentId)) held.turns.delete(id);
    const { paragraph: _paragraph, ...left } = silenced({ ...c, excerpt, paragraph: '' });
    return {
      ...left,
      number: c.number,
      matched: c.matched,
      missing: c.missing,
      excerpt: { ...left.excerpt, marks: [] },
    };
  };
  for (const kept of held.answers.values()) {
    const { answer } = kept;
    const next = answer.next.map(without);
    if (answer.kind === 'answer') {
      const { more, ...rest } = answer;
      const allowed = more && !more.sources.some((s) => s.path === path);
      kept.answer = { ...rest, next, citations: answer.citations.map(without), ...(allowed ? { more } : {}) };
    } else if (answer.kind === 'nearest')
      kept.answer = { ...answer, next, citations: answer.citations.map(without) };
    else kept.answer = { ...answer, next };
  }
  for (const kept of held.answers.values())
    kept.paragraphs = new Map([...kept.paragraphs].filter(([hash]) => !passages.has(hash)));
  let rows = emptied.size;
  for (const [id, one] of held.retired)
    if (one.path === path && (one.text !== '' || one.editedText !== undefined)) {
      const { editedHash: _hash, editedText: _text, editedAt: _at, ...rest } = one;
      held.retired.set(id, { ...rest, text: '', headings: [] });
      rows += 1;
    }
  return rows;
}

function notePresent(
  held: Held,
  present: readonly string[],
  now: number,
  retentionDays: number,
): readonly string[] {
  if (present.length === 0) return [];
  const quoted = [...held.answers.values()].flatMap(({ answer }) => [
    ...(answer.kind === 'answer' || answer.kind === 'nearest' ? answer.citations : []),
    ...answer.next,
  ]);
  const paths = [...quoted.map((c) => c.source.path), ...[...held.retired.values()].map((r) => r.path)];
  for (const path of held.gone.keys()) if (present.includes(path)) held.gone.delete(path);
  for (const path of paths) if (!present.includes(path) && !held.gone.has(path)) held.gone.set(path, now);
  const old = now - retentionDays * lifetimes.day;
  return [...held.gone].flatMap(([path, since]) => (since < old ? [path] : []));
}
