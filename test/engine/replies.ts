// What a reply says, for tests that expect one.
import { citationsOf } from '../../src/citation/citations.ts';
import type { Citation } from '../../src/domain.ts';
import type { Reply } from '../../src/engine/engine.ts';

export function answered(reply: Reply | undefined): Extract<Reply, { kind: 'answer' }> {
  if (reply?.kind !== 'answer') throw new Error(`not an answer: ${JSON.stringify(reply)}`);
  return reply;
}
export function cited(reply: Reply | undefined): Citation {
  const [citation] = citationsOf(answered(reply).answer);
  if (citation === undefined) throw new Error('nothing cited');
  return citation;
}
