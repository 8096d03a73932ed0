// What every store promises to moderators: flags, the queue, decisions with all their effects, the outbox.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Decision, Queued, Retired, Store } from '../../src/store/store.ts';
import { answerOf, citationOf } from './answers.ts';
import { lease, newAnswer, noon, rowsOf } from './kept.ts';

const citation = citationOf(1, 'Boats pay at the quay.');
const other = { ...citationOf(2, 'Tolls end in May.'), passageHash: 'e'.repeat(64) };
const decision = (decisionId: string, kind: Decision['kind'], more: Partial<Decision> = {}): Decision => ({
  decisionId,
  kind,
  moderator: 'x:mod',
  at: noon + 10,
  reason: 'because',
  ...more,
});
const retired: Retired = {
  passageHash: citation.passageHash,
  text: 'Boats pay at the quay.',
  path: 'tolls.md',
  headings: ['Tolls'],
  reason: 'out of date',
  at: noon + 10,
};

export function moderationContract(name: string, make: () => Promise<Store>): void {
  describe(`moderation in the ${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(() => store.close());

    const keep = async (id: string, cited = [citation, other], confidence = 0.9, at = 0): Promise<void> => {
      await store.answers.record(newAnswer(id, { ...answerOf(cited), confidence }, { at }));
      await store.answers.shown(id, `x:m-${id}`, noon);
    };
    const entries = async (platform = 'x:', later = 20): Promise<readonly string[]> =>
      (await store.outbox.take(platform, lease('a', later), 99)).map((e) => `${e.kind} ${e.address}`).sort();

    test('a retired passage is withdrawn from every answer, in every message, until that is undone', async () => {
      await keep('a1');
      await keep('a2', [other]);
      expect(await store.rulings.retiredHashes()).toEqual(new Set());
      expect(await store.answers.citing(citation.passageHash)).toEqual([{ answerId: 'a1', number: 1 }]);
      const retire = decision('d1', 'retire', { subject: citation.passageHash });
      await store.rulings.decide(retire, { retire: [retired] });
      await store.rulings.decide(retire, { retire: [retired] });
      expect(await store.rulings.retiredHashes()).toEqual(new Set([citation.passageHash]));
      expect(await store.rulings.retired()).toEqual([retired]);
      expect((await store.answers.kept('a1'))?.withdrawn).toEqual([1]);
      expect((await store.answers.evidence('a1')).map((e) => e.withdrawn)).toEqual([true, false]);
      expect((await store.answers.kept('a2'))?.withdrawn).toEqual([]);
      expect(await entries()).toEqual(['edit x:m-a1']);
      await store.rulings.decide(decision('d2', 'undo', { subject: citation.passageHash }), {
        unretire: [citation.passageHash],
      });
      expect(await store.rulings.retiredHashes()).toEqual(new Set());
      expect((await store.answers.kept('a1'))?.withdrawn).toEqual([]);
      expect(await entries()).toEqual(['edit x:m-a1']);
      const decisions = await store.rulings.decisions({ subject: citation.passageHash });
      expect(decisions.map((d) => d.decisionId)).toEqual(['d1', 'd2']);
      expect(decisions[0]).toEqual({ ...retire, moderator: await store.keeping.hash('x:mod') });
    });

    test('a message that comes to show a withdrawn quotation is edited too', async () => {
      await keep('a1');
      await store.rulings.decide(decision('d1', 'wrong', { answerId: 'a1', citation: 1 }), {
        withdraw: { answerId: 'a1', number: 1 },
      });
      expect(await entries()).toEqual(['edit x:m-a1']);
      await store.answers.shown('a1', 'x:late', noon + 30);
      expect(await entries()).toEqual(['edit x:late']);
    });

    test('undoing one decision leaves what another withdrew', async () => {
      await keep('a1');
      await store.rulings.decide(decision('d1', 'wrong', { answerId: 'a1', citation: 1 }), {
        withdraw: { answerId: 'a1', number: 1 },
      });
      await store.rulings.decide(decision('d2', 'retire'), { retire: [retired] });
      await store.rulings.decide(decision('d3', 'undo'), { unretire: [retired.passageHash] });
      expect((await store.answers.kept('a1'))?.withdrawn).toEqual([1]);
    });

    test('a wrong source is wrong for its question alone, however that is spelt', async () => {
      const wrong = { question: 'Where  do boats MOOR?', quotation: citation.hash, holds: true };
      await store.rulings.decide(decision('d1', 'wrong'), { wrong });
      const wrongFor = await store.rulings.wrongQuotations();
      expect(wrongFor('where do boats moor')).toEqual(new Set([citation.hash]));
      expect(wrongFor('where do ships moor')).toEqual(new Set());
      await store.rulings.decide(decision('d2', 'undo'), { wrong: { ...wrong, holds: false } });
      expect((await store.rulings.wrongQuotations())('where do boats moor')).toEqual(new Set());
    });

    test('a reporter is told once, and is forgotten then', async () => {
      await keep('a1');
      await store.flags.open({ answerId: 'a1', person: 'x:bob', citation: 1, reason: 'old' }, 'f1', noon);
      await store.flags.showIn('f1', 'x:mod-message');
      const flag = {
        flagId: 'f1',
        answerId: 'a1',
        citation: 1,
        reason: 'old',
        at: noon,
        message: 'x:mod-message',
      };
      expect(await store.flags.get('f1')).toEqual({ ...flag, reporter: 'x:bob' });
      expect(await store.flags.get('no')).toBeUndefined();
      await store.rulings.decide(decision('d1', 'right', { answerId: 'a1', flagId: 'f1' }));
      await store.rulings.decide(decision('d2', 'wrong', { answerId: 'a1', flagId: 'f1' }));
      expect(await entries('y:')).toEqual([]);
      const taken = await store.outbox.take('x:', lease('a', 20), 9);
      expect(taken.map((e) => [e.kind, e.address, e.flagId]).sort()).toEqual([
        ['decided', 'x:mod-message', 'f1'],
        ['tell', 'x:bob', 'f1'],
      ]);
      expect(await entries()).toEqual([]);
      for (const { entryId } of taken) await store.outbox.done(entryId);
      expect(await store.flags.ofAnswer('a1')).toEqual([{ ...flag, decidedAt: noon + 10 }]);
      expect(await entries('x:', 90_000)).toEqual([]);
      expect(JSON.stringify(await rowsOf(store, 'flags'))).not.toContain('x:bob');
    });

    test('a withdrawal closes every report of the quotation and what else waits about nothing but it', async () => {
      await keep('a1', [citation], 0.2);
      await keep('a2', [citation, other], 0.2);
      const open = (flagId: string, answerId: string, about?: number): Promise<void> =>
        store.flags.open(
          { answerId, person: 'x:bob', reason: 'old', ...(about === undefined ? {} : { citation: about }) },
          flagId,
          noon,
        );
      await open('f1', 'a1', 1);
      await open('f2', 'a1');
      await open('f3', 'a2', 1);
      await open('f4', 'a2');
      await open('f5', 'a2', 2);
      await store.rulings.decide(decision('d1', 'retire'), { retire: [retired] });
      const waiting = await store.flags.queue(0.5, 9);
      expect(waiting.map((q) => q.id).sort()).toEqual(['doubtful:a2', 'flag:f4', 'flag:f5']);
      expect((await entries()).filter((entry) => entry.startsWith('tell'))).toHaveLength(3);
    });

    test('an entry of the outbox that is not done is handed out again, five times in all', async () => {
      await keep('a1');
      await store.rulings.decide(decision('d1', 'retire'), { retire: [retired] });
      const rounds = [];
      for (let round = 1; round <= 7; round += 1) {
        rounds.push((await entries('x:', round * 31_000)).length);
        expect(await entries('x:', round * 31_000)).toEqual([]);
      }
      expect(rounds).toEqual([1, 1, 1, 1, 1, 0, 0]);
    });

    test('the lease of an entry of the outbox is prolonged by whom it was handed to last, and by nobody once it is done', async () => {
      await keep('a1');
      await store.rulings.decide(decision('d1', 'retire'), { retire: [retired] });
      const [first] = await store.outbox.take('x:', lease('a', 20), 9);
      const mine = first && (await store.outbox.prolong(first, lease('a', 10_000)));
      if (!mine) throw new Error('not prolonged');
      expect(mine).toEqual({ ...first, until: lease('a', 10_000).until });
      expect(await entries('x:', 39_000)).toEqual([]);
      const [theirs] = await store.outbox.take('x:', lease('b', 70_000), 9);
      expect(await store.outbox.prolong(mine, lease('a', 71_000))).toBeUndefined();
      expect(theirs && (await store.outbox.prolong(theirs, lease('b', 71_000)))).toBeDefined();
      await store.outbox.done(mine.entryId);
      expect(theirs && (await store.outbox.prolong(theirs, lease('b', 72_000)))).toBeUndefined();
    });

    test('an entry of the outbox is left to whoever has it, whatever the clocks of the machines say', async () => {
      await keep('a1');
      await store.rulings.decide(decision('d1', 'retire'), { retire: [retired] });
      const hour = 3_600_000;
      const take = async (holder: string, later: number, until: number): Promise<number> =>
        (await store.outbox.take('x:', { holder, now: noon + later, until: noon + until }, 9)).length;
      expect(await take('behind', 0, -hour)).toBe(1);
      expect(await take('ahead', 1, hour)).toBe(0);
      expect(await take('ahead', 29_000, hour)).toBe(0);
      expect(await take('ahead', 31_000, hour)).toBe(1);
      expect(await take('behind', 31_001, -hour)).toBe(0);
      expect(await take('behind', 62_000, -hour)).toBe(1);
    });

    test('the queue holds all that waits, newest first, and every entry is reached page by page', async () => {
      for (let n = 0; n < 200; n += 1)
        await store.flags.open({ answerId: 'a1', person: 'x:bob', reason: 'old' }, `f${n}`, noon + (n % 7));
      await keep('a1', [citation], 0.9, 20);
      await keep('a2', [citation], 0.2, 21);
      await store.feedback.give({ answerId: 'a1', person: 'x:bob', verdict: 'unhelpful' }, noon + 22);
      await store.feedback.give({ answerId: 'a2', person: 'x:bob', verdict: 'helpful' }, noon + 22);
      const elsewhere = { ...retired, passageHash: 'f'.repeat(64) };
      await store.rulings.decide(decision('d0', 'retire'), { retire: [elsewhere] });
      await store.rulings.edited(
        elsewhere.passageHash,
        { hash: 'new', text: 'Boats pay at sea.' },
        noon + 23,
      );
      await store.rulings.edited(
        elsewhere.passageHash,
        { hash: 'new', text: 'Boats pay at sea.' },
        noon + 24,
      );
      const all: Queued[] = [];
      for (let page = await store.flags.queue(0.5, 30); page.length > 0; ) {
        all.push(...page);
        page = await store.flags.queue(0.5, 30, all.at(-1));
      }
      expect(all.map((q) => q.kind).slice(0, 4)).toEqual(['edited', 'unhelpful', 'doubtful', 'flag']);
      expect(all[0]).toMatchObject({ subject: elsewhere.passageHash, at: noon + 23 });
      expect(new Set(all.map((q) => q.id)).size).toBe(203);
      const waiting = await store.flags.waiting(0.5);
      expect(waiting.reduce((sum, { count }) => sum + count, 0)).toBe(203);
      expect(waiting.filter(({ path }) => path === retired.path)).toEqual([{ path: retired.path, count: 1 }]);
      expect(all[1]).toMatchObject({ readers: 'all' });
      expect(all.every((q, i) => q.at <= (all[i - 1]?.at ?? q.at))).toBe(true);
      expect((await store.rulings.retired())[0]).toMatchObject({
        editedHash: 'new',
        editedText: 'Boats pay at sea.',
      });
    });

    test('what was decided leaves the queue; a note closes nothing; a later complaint comes back', async () => {
      await keep('a1', [citation], 0.2);
      const waiting = async () => (await store.flags.queue(0.5, 9)).map((q) => q.kind);
      await store.rulings.decide(decision('d1', 'note', { answerId: 'a1' }));
      expect(await waiting()).toEqual(['doubtful']);
      await store.rulings.decide(decision('d2', 'right', { answerId: 'a1' }));
      expect(await waiting()).toEqual([]);
      await store.feedback.give({ answerId: 'a1', person: 'x:bob', verdict: 'unhelpful' }, noon + 30);
      expect(await waiting()).toEqual(['unhelpful']);
      await store.rulings.decide(decision('d3', 'retire'), { retire: [retired] });
      await store.rulings.edited(retired.passageHash, { hash: 'new', text: 'New.' }, noon + 40);
      const subject = { subject: retired.passageHash, at: noon + 50 };
      await store.rulings.decide(decision('d4', 'right', subject));
      expect(await waiting()).toEqual(['unhelpful']);
      const edited = (hash: string, at: number) =>
        store.rulings.edited(retired.passageHash, { hash, text: 'Newer.' }, noon + at);
      await edited('newer', 60);
      expect(await waiting()).toEqual(['edited', 'unhelpful']);
      await store.rulings.decide(decision('d5', 'right', { subject: 'newer', at: noon + 70 }));
      expect(await waiting()).toEqual(['unhelpful']);
      await edited('newest', 80);
      expect(await waiting()).toEqual(['edited', 'unhelpful']);
      await store.rulings.edited(retired.passageHash, undefined, noon + 90);
      expect(await waiting()).toEqual(['unhelpful']);
    });
  });
}
