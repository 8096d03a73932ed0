// Keys, ages and the rights of people, in memory.
import { randomBytes } from 'node:crypto';
import type { Held } from './held.ts';
import { keyed } from './keyed.ts';
import { claimDays, lifetimes } from './limits.ts';
import { forgetQuestion } from './shown.ts';
import type { Keeping, Row } from './store.ts';

export function memoryKeeping(held: Held): Keeping {
  return {
    hash: async (name) => keyed(held.key, name),
    secret: async (name) => {
      const secret = held.secrets.get(name) ?? randomBytes(32).toString('hex');
      held.secrets.set(name, secret);
      return secret;
    },
    sweep: async (now, retentionDays) => {
      for (const [id, claim] of held.claims) {
        if (claim.endedAt === undefined && claim.until < now - retentionDays * lifetimes.day) {
          // Nobody took it over in all that time.
          claim.question = undefined;
          claim.endedAt = claim.until;
        }
        if (claim.endedAt === undefined) continue;
        if (claim.endedAt < now - lifetimes.day) claim.question = undefined;
        if (claim.endedAt < now - claimDays(retentionDays) * lifetimes.day) held.claims.delete(id);
      }
      for (const [id, turn] of held.turns) if (turn.at <= now - lifetimes.day) held.turns.delete(id);
      for (const answer of held.answers.values())
        if (!answer.forgotten && answer.answeredAt < now - retentionDays * lifetimes.day)
          forget(held, answer.answerId);
    },
    purgePerson: async (name) => purge(held, keyed(held.key, name)),
    exportAll: async function* () {
      for (const [table, rows] of Object.entries(held))
        if (rows instanceof Map && table !== 'secrets')
          for (const [id, row] of rows)
            yield { table, id: String(id), row: JSON.stringify(row) } satisfies Row;
    },
  };
}

function forget(held: Held, answerId: string): void {
  const answer = held.answers.get(answerId);
  if (answer === undefined) return;
  answer.forgotten = true;
  answer.person = '';
  answer.answer = forgetQuestion(answer.answer);
}

function purge(held: Held, person: string): number {
  let rows = 0;
  const remove = <V>(map: Map<string, V>, of: (value: V) => boolean): void => {
    for (const [id, value] of map) if (of(value) && map.delete(id)) rows += 1;
  };
  for (const answer of held.answers.values())
    if (answer.person === person) {
      forget(held, answer.answerId);
      rows += 1;
    }
  for (const claim of held.claims.values())
    if (claim.question?.asker === person) {
      claim.question = undefined;
      claim.endedAt ??= 0;
      rows += 1;
    }
  remove(held.turns, (turn) => turn.person === person);
  remove(held.feedback, (feedback) => feedback.person === person);
  remove(held.flags, (flag) => flag.person === person);
  remove(held.errands, (errand) => keyed(held.key, errand.address) === person);
  for (const [id, decision] of held.decisions)
    if (decision.moderator === person) {
      held.decisions.set(id, { ...decision, moderator: '' });
      rows += 1;
    }
  return rows;
}
