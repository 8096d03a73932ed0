// What every store promises to people: a keyed hash, one verdict, and to be forgotten.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { answerOf, citationOf } from './answers.ts';
import { collect, lease, newAnswer, noon } from './kept.ts';

export function people(store: () => Store): void {
  describe('a person', () => {
    test('is known by a keyed hash alone', async () => {
      const { answers, claims, feedback, keeping } = store();
      const given = newAnswer('a1', answerOf([citationOf(1, 'Boats pay.')]));
      await claims.take(given.question, lease('a'));
      await answers.record(given);
      await feedback.give({ answerId: 'a1', person: 'x:bob', verdict: 'helpful' }, noon);
      expect(await answers.isAsker('a1', 'x:ann')).toBe(true);
      expect(await answers.isAsker('a1', 'x:bob')).toBe(false);
      const hash = await keeping.hash('x:ann');
      expect(await keeping.hash(hash)).toBe(hash);
      expect(JSON.stringify(await collect(keeping.exportAll()))).not.toMatch(/x:(?:ann|bob)/);
    });

    test('has one verdict on an answer, the last', async () => {
      const { feedback } = store();
      const give = (person: string, verdict: 'helpful' | 'unhelpful') =>
        feedback.give({ answerId: 'a1', person, verdict }, noon);
      await give('x:ann', 'helpful');
      await give('x:ann', 'unhelpful');
      await give('x:bob', 'helpful');
      expect(await feedback.of('a1')).toEqual({ helpful: 1, unhelpful: 1 });
    });

    test('is forgotten on demand, and nobody else', async () => {
      const { answers, claims, feedback, flags, keeping } = store();
      for (const asker of ['x:ann', 'x:bob']) {
        const given = newAnswer(`a-${asker}`, answerOf([citationOf(1, 'Boats pay.')]), { asker });
        await claims.take(given.question, lease('a'));
        await answers.record(given);
        await feedback.give({ answerId: 'a', person: asker, verdict: 'helpful' }, noon);
        await flags.open({ answerId: 'a', person: asker, reason: 'old' }, `f-${asker}`, noon);
      }
      expect(await keeping.purgePerson('x:ann')).toBe(5);
      expect(await keeping.purgePerson('x:ann')).toBe(0);
      expect((await answers.kept('a-x:ann'))?.answer.asked).toBe('');
      expect(await answers.isAsker('a-x:ann', 'x:ann')).toBe(false);
      expect(await answers.isAsker('a-x:bob', 'x:bob')).toBe(true);
      expect(await feedback.of('a')).toEqual({ helpful: 1, unhelpful: 0 });
      expect((await flags.ofAnswer('a')).map((flag) => flag.flagId)).toEqual(['f-x:bob']);
      expect(await claims.overdue('x:', lease('b'), 9)).toEqual([]);
      expect(await claims.overdue('x:', lease('b', 31_000), 9)).toMatchObject([{ id: 'x:q-a-x:bob' }]);
    });

    test('has secrets made for them once', async () => {
      const { keeping } = store();
      const pages = await keeping.secret('pages');
      expect(pages).toMatch(/^[0-9a-f]{64}$/);
      expect(await keeping.secret('pages')).toBe(pages);
      expect(await keeping.secret('other')).not.toBe(pages);
      expect(JSON.stringify(await collect(keeping.exportAll()))).not.toContain(pages);
    });
  });
}
