// What a message says at the moment it leaves: looked at again before each attempt, for a document may change while it waits.
import { citationsOf } from '../../src/citation/citations.ts';
import type { Question, Readers } from '../../src/domain.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Today } from '../../src/moderation/today.ts';
import type { Errand } from '../../src/store/errand.ts';

/** Asked before each attempt. Undefined: there is nothing to be said (any more). */
export type Fresh<M> = () => Promise<M | undefined>;

/** Words that nothing makes stale, or those that are asked for before each attempt. */
export type Said<M> = M | Fresh<M>;

export const freshOf = <M extends object>(said: Said<M>): Fresh<M> =>
  typeof said === 'function' ? said : async () => said;

/** The same in another form. */
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

/** True while the errand is this process's: its lease is prolonged each time it is asked. */
export function holdErrand(moderation: Pick<Moderation, 'prolong'>, errand: Errand): () => Promise<boolean> {
  let held: Errand | undefined = errand;
  return async () => {
    held = held && (await moderation.prolong(held));
    return held !== undefined;
  };
}

/** `edit` puts what the answer reads now in place of what stands, where that is the answer `answerId` and holds no more. */
export async function bringUpToDate(
  engine: Pick<Engine, 'fresh' | 'kept'>,
  question: Question,
  answerId: string | undefined,
  edit: (fresh: Fresh<Reply>) => Promise<unknown>,
): Promise<void> {
  const kept = answerId === undefined ? undefined : await engine.kept(answerId).catch(() => undefined);
  if (!kept) return;
  const { answer, receipt } = kept;
  const fresh = latestReply(engine, question, { kind: 'answer', answerId: kept.answerId, answer, receipt });
  const now = await fresh();
  const same = now?.kind === 'answer' && now.answerId === kept.answerId;
  if (now !== undefined && !same) await edit(fresh);
}
