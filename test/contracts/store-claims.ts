// What every store promises about claims: one taker, one holder, one successor.
import { describe, expect, test } from 'vitest';
import { lifetimes } from '../../src/store/limits.ts';
import type { Store } from '../../src/store/store.ts';
import { lease, noon, questionOf, rowsOf, saidAbout } from './kept.ts';

export function claims(store: () => Store): void {
  /** Seen for the first time at noon: from then on it stands still. */
  const seen = async (platform = 'x:'): Promise<void> =>
    expect(await store().claims.overdue(platform, lease('b'), 9)).toEqual([]);

  describe('a claim', () => {
    test('is taken once, whatever is delivered twice', async () => {
      const { claims } = store();
      const taken = await Promise.all(
        ['a', 'b', 'a'].map((holder) => claims.take(questionOf('x:1'), lease(holder))),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      await claims.end('x:1', noon, 'x:m1');
      expect(await claims.take(questionOf('x:1'), lease('b', 60_000))).toBe(false);
    });

    test('is renewed by its holder only, while it is open', async () => {
      const { claims } = store();
      await claims.take(questionOf('x:1'), lease('a'));
      await claims.take(questionOf('x:2'), lease('a'));
      await claims.end('x:2', noon);
      expect(await claims.renew(['x:1', 'x:2', 'x:3'], lease('a', 20_000))).toEqual(['x:1']);
      expect(await claims.renew(['x:1'], lease('b', 20_000))).toEqual([]);
      expect(await claims.renew([], lease('a'))).toEqual([]);
      expect(await claims.overdue('x:', lease('b', 40_000), 9)).toEqual([]);
    });

    test('is taken over once when its lease has run out, with all that is needed to reply', async () => {
      const { claims, keeping } = store();
      const question = { ...questionOf('x:1'), documentId: 'd1', readers: ['team'], channel: 'x:C' };
      await claims.take(question, lease('a'));
      await claims.take(questionOf('y:1'), lease('a'));
      await seen();
      expect(await claims.overdue('x:', lease('b', 29_000), 9)).toEqual([]);
      const both = await Promise.all(
        ['b', 'c'].map((holder) => claims.overdue('x:', lease(holder, 31_000), 9)),
      );
      expect(both.flat()).toEqual([{ ...question, asker: await keeping.hash(question.asker) }]);
      expect(await claims.renew(['x:1'], lease('a', 32_000))).toEqual([]);
    });

    test('is left to a holder that lives, whatever the clocks of the machines say', async () => {
      const { claims } = store();
      const hour = 3_600_000;
      const until = (later: number): number => noon + later + lifetimes.lease;
      await claims.take(questionOf('x:behind'), { ...lease('a'), until: until(-hour) });
      await claims.take(questionOf('x:ahead'), { ...lease('c'), until: until(hour) });
      await claims.take(questionOf('x:frozen'), lease('d'));
      for (let later = 0; later <= 90_000; later += 10_000) {
        expect(await claims.overdue('x:', { ...lease('b', later), until: until(-hour) }, 9)).toEqual([]);
        const living = { ...lease('a', later), until: until(-hour + later) };
        expect(await claims.renew(['x:behind'], living)).toEqual(['x:behind']);
        expect(
          await claims.renew(['x:ahead'], { ...living, holder: 'c', until: until(hour - later) }),
        ).toEqual(['x:ahead']);
        expect(await claims.renew(['x:frozen'], { ...lease('d', later), until: until(0) })).toEqual([
          'x:frozen',
        ]);
      }
    });

    test('is taken over from a holder that died, whatever its clock said', async () => {
      const { claims } = store();
      const hour = 3_600_000;
      await claims.take(questionOf('x:1'), { ...lease('a'), until: noon + hour });
      await claims.take(questionOf('x:2'), { ...lease('a'), until: noon - hour });
      await seen();
      expect(await claims.overdue('x:', lease('b', 30_000), 9)).toEqual([]);
      const due = await claims.overdue('x:', { ...lease('b', 30_001), until: noon - 2 * hour }, 9);
      expect(due.map((question) => question.id)).toEqual(['x:1', 'x:2']);
    });

    test('of a burst has its own outcome: one taker each, and one that cannot be kept costs no other', async () => {
      const { claims } = store();
      const burst = Array.from({ length: 1_200 }, (_, n) => questionOf(`x:${n % 600}`));
      const taken = await Promise.all(burst.map((question) => claims.take(question, lease('a'))));
      expect(taken).toEqual(burst.map((_, n) => n < 600));
      expect(await rowsOf(store(), 'claims')).toHaveLength(600);
    });

    test('is handed out oldest first, as many as asked for', async () => {
      const { claims } = store();
      for (const n of [3, 1, 2])
        await claims.take({ ...questionOf(`x:${n}`), askedAt: noon + n }, lease('a'));
      await seen();
      const ids = async () =>
        (await claims.overdue('x:', lease('b', 31_000), 2)).map((question) => question.id);
      expect(await ids()).toEqual(['x:1', 'x:2']);
      expect(await ids()).toEqual(['x:3']);
    });

    test('forgets question and place a day after its end, and the key last', async () => {
      const { claims, keeping } = store();
      await claims.take(questionOf('x:1'), lease('a'));
      await claims.end('x:1', noon);
      const kept = () => saidAbout(store(), 'x:ann');
      await keeping.sweep(noon + lifetimes.day, 1);
      expect(await kept()).toContain('post it here');
      await keeping.sweep(noon + lifetimes.day + 1, 1);
      expect(await kept()).not.toContain('post it here');
      expect(await rowsOf(store(), 'claims')).toMatchObject([{ question: null }]);
      expect(await claims.take(questionOf('x:1'), lease('a', lifetimes.day))).toBe(false);
    });

    test('that never ended is forgotten when questions are, and not before: its asker is still to be excused', async () => {
      const { claims, keeping } = store();
      for (const id of ['x:1', 'x:2']) await claims.take(questionOf(id), lease('a'));
      const last = noon + lifetimes.lease + 90 * lifetimes.day;
      await claims.renew(['x:2'], lease('a', 1));
      await keeping.sweep(last, 90);
      expect(await saidAbout(store(), 'x:ann')).toContain('Where do boats moor');
      await keeping.sweep(last + 1, 90);
      await seen();
      const due = await claims.overdue('x:', lease('b', 90 * lifetimes.day + lifetimes.lease + 2), 1);
      expect(due.map((question) => question.id)).toEqual(['x:2']);
      await keeping.sweep(last + 200 * lifetimes.day, 90);
      expect(await saidAbout(store(), 'x:ann')).toBe('[]');
    });
  });
}
