// What every store promises about documents that left the folder, or are to be forgotten: the words go, the hashes stay.
import { describe, expect, test } from 'vitest';
import { lifetimes } from '../../src/store/limits.ts';
import type { Store } from '../../src/store/store.ts';
import { answerOf, citationOf, sourceOf } from './answers.ts';
import { collect, newAnswer, noon, turnOf } from './kept.ts';

const secret = (number: number) => ({
  ...citationOf(number, 'The zanzibar key hangs here.', {
    source: { ...sourceOf('Zanzibar'), path: 'zan_zi%.md', documentId: 'd-secret' },
  }),
  passageHash: 'f'.repeat(64),
});
const other = citationOf(2, 'Boats pay.', { alsoIn: [secret(1).source] });

export function documents(store: () => Store): void {
  const words = async (): Promise<boolean> =>
    /zanzibar/i.test(JSON.stringify(await collect(store().keeping.exportAll())));
  const keep = async (id: string): Promise<string> => {
    const answer = { ...answerOf([secret(1), other]), next: [secret(3)] };
    const given = newAnswer(id, { ...answer, ranked: [] });
    const turn = { ...turnOf('Where?'), excerpts: [secret(1).excerpt.text], documentIds: ['d-secret'] };
    return store().answers.record({
      ...given,
      paragraphs: new Map([[secret(1).passageHash, 'Zanzibar.']]),
      turn,
    });
  };

  describe('a document', () => {
    test('that is forgotten leaves no words, and receipts still tell by hashes', async () => {
      const { answers, keeping, rulings } = store();
      const receipt = await keep('a1');
      const { passageHash, source } = secret(1);
      const retire = {
        passageHash,
        text: 'Zanzibar.',
        path: source.path,
        headings: ['Zanzibar'],
        reason: '',
        at: noon,
      };
      await rulings.decide(
        { decisionId: 'd', kind: 'retire', moderator: 'x:m', at: noon, reason: '' },
        { retire: [retire] },
      );
      expect(await keeping.purgeDocument('zan-zi-.md')).toBe(0);
      expect(await words()).toBe(true);
      expect(await keeping.purgeDocument(source.path)).toBe(3);
      expect(await words()).toBe(false);
      expect(await keeping.purgeDocument(source.path)).toBe(0);
      const kept = await answers.byReceipt(receipt);
      expect(kept?.answer).toMatchObject({
        citations: [
          { number: 1, hash: secret(1).hash, fileHash: secret(1).fileHash, excerpt: { text: '', marks: [] } },
          { number: 2, excerpt: { text: 'Boats pay.' }, alsoIn: [] },
        ],
      });
      expect(kept?.withdrawn).toEqual([1]);
      expect((await answers.evidence('a1')).map((e) => e.paragraph)).toEqual(['', '']);
      expect(await rulings.retiredHashes()).toEqual(new Set([passageHash]));
      expect((await answers.cited(noon)).map((c) => c.title)).toContain(source.path);
    });

    test('that is back is quoted in full again', async () => {
      await keep('a1');
      await store().keeping.purgeDocument(secret(1).source.path);
      await keep('a2');
      expect((await store().answers.kept('a2'))?.answer).toMatchObject({
        citations: [{ excerpt: { text: secret(1).excerpt.text } }, {}],
      });
    });

    test('that left the folder is forgotten as long after as a question is, unless it comes back', async () => {
      const { keeping } = store();
      await keep('a1');
      const all = [secret(1).source.path, other.source.path];
      const day = (n: number, present: readonly string[]) =>
        keeping.sweep(noon + n * lifetimes.day, 90, present);
      await day(0, all);
      await day(1, ['other.md', other.source.path]);
      await day(2, all);
      await day(3, [other.source.path]);
      await day(92, [other.source.path]);
      // No file at all: the folder is not there just now.
      await day(200, []);
      expect(await words()).toBe(true);
      await day(201, [other.source.path]);
      expect(await words()).toBe(false);
      expect(JSON.stringify(await collect(keeping.exportAll()))).toContain('Boats pay.');
    });
  });
}
