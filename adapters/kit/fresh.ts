// What a message says at the moment it leaves: looked at again before each attempt, for a document may change while it waits.
import { citationsOf } from '../../src/citation/citations.ts';
import type { Question, Readers } from '../../src/domain.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Today } from '../../src/moderation/today.ts';

/** Asked before each attempt. Undefined: there is nothing to be said (any more). */
export type Fresh<M> = () => Promise<M | undefined>;

/** Words that nothing makes stale, or those that are asked for before each attempt. */
export type Said<M> = M | Fresh<M>;

/** What is said as a function, whether it was given as one or as a fixed message. */
export const freshOf = <M extends object>(said: Said<M>): Fresh<M> =>
  typeof said === 'function' ? said : async () => said;

/** The same message at the moment it leaves, turned into another form. */
export const inForm =
  <M, N>(fresh: Fresh<M>, form: (message: M) => N): Fresh<N> =>
  async () => {
    const message = await fresh();
    return message === undefined ? undefined : form(message);
  };

/** The reply to a question: the one that was given while it holds, then the one that took its place. */
export function latestReply(engine: Pick<Engine, 'fresh'>, question: Question, reply: Reply): Fresh<Reply> {
  let latest: Reply | undefined = reply;
  return async () => {
    latest = latest && (await engine.fresh(question, latest));
    return latest;
  };
}

/** A kept answer for whom it is shared with: only as it was given, and only while something of it stands. */
export async function shareable(
  moderation: Pick<Moderation, 'today'>,
  answerId: string,
  readers: Readers,
): Promise<Today | undefined> {
  const today = await moderation.today(answerId, readers);
  if (!today || today.changed.length > 0) return undefined;
  const { kind } = today.answer;
  if (kind !== 'answer' && kind !== 'nearest') return today;
  const standing = citationsOf(today.answer).some(({ number }) => !today.withdrawn.includes(number));
  return standing ? today : undefined;
}
