// What every store promises about claims, answers and people. Each suite gets a fresh store and closes it.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiptOf } from '../../src/receipt.ts';
import { lifetimes } from '../../src/store/limits.ts';
import { forgetQuestion, shownCitations, withoutDocuments } from '../../src/store/shown.ts';
import type { Store } from '../../src/store/store.ts';
import { answerOf, citationOf, sourceOf, thorny } from './answers.ts';
import { collect, lease, newAnswer, noon, questionOf, rowsOf, turnOf } from './kept.ts';

export function storeContract(name: string, make: () => Promise<Store>): void {
  describe(`the ${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await make();
    });
    afterEach(() => store.close());
    claims(() => store);
    answers(() => store);
    people(() => store);
  });
}

function claims(store: () => Store): void {
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
      expect(await claims.overdue('x:', lease('b', 29_000), 9)).toEqual([]);
      const both = await Promise.all(
        ['b', 'c'].map((holder) => claims.overdue('x:', lease(holder, 31_000), 9)),
      );
      expect(both.flat()).toEqual([{ ...question, asker: await keeping.hash(question.asker) }]);
      expect(await claims.renew(['x:1'], lease('a', 32_000))).toEqual([]);
    });

    test('is handed out oldest first, as many as asked for', async () => {
      const { claims } = store();
      for (const n of [3, 1, 2])
        await claims.take({ ...questionOf(`x:${n}`), askedAt: noon + n }, lease('a'));
      const ids = async () =>
        (await claims.overdue('x:', lease('b', 31_000), 2)).map((question) => question.id);
      expect(await ids()).toEqual(['x:1', 'x:2']);
      expect(await ids()).toEqual(['x:3']);
    });

    test('forgets question and place a day after its end, and the key last', async () => {
      const { claims, keeping } = store();
      await claims.take(questionOf('x:1'), lease('a'));
      await claims.end('x:1', noon);
      const kept = async () => JSON.stringify(await rowsOf(store(), 'claims'));
      await keeping.sweep(noon + lifetimes.day, 1);
      expect(await kept()).toContain('post it here');
      await keeping.sweep(noon + lifetimes.day + 1, 1);
      expect(await kept()).not.toContain('post it here');
      expect(await kept()).not.toContain('Where do boats moor');
      expect(await claims.take(questionOf('x:1'), lease('a', lifetimes.day))).toBe(false);
    });
  });
}

function answers(store: () => Store): void {
  describe('an answer', () => {
    test('comes back as it was kept, however thorny', async () => {
      for (const { name, answer } of thorny) {
        const receipt = await store().answers.record(newAnswer(name, answer));
        const cited = shownCitations(answer);
        expect(receipt).toBe(receiptOf(cited));
        expect(await store().answers.kept(name)).toEqual({
          answerId: name,
          receipt,
          answer: withoutDocuments(answer),
          thread: 'x:thread',
          answeredAt: noon,
          readers: 'all',
          withdrawn: [],
          messages: [],
        });
        const evidence = await store().answers.evidence(name);
        expect(evidence.map((e) => e.citation)).toEqual(cited);
        for (const e of evidence) expect(e.paragraph).toBe(`Paragraph of ${e.citation.passageHash}`);
        const next = await store().answers.evidence(name, 'next');
        expect(next.map((e) => e.citation)).toEqual(answer.next);
      }
    });

    test('is found by its receipt and its question, the latest first; an unknown one is undefined', async () => {
      const { answers } = store();
      const answer = answerOf([citationOf(1, 'Boats pay at the quay.')]);
      const receipt = await answers.record(newAnswer('a1', answer));
      expect(await answers.record(newAnswer('a2', answer, { at: 1 }))).toBe(receipt);
      expect((await answers.byReceipt(receipt))?.answerId).toBe('a2');
      expect((await answers.ofQuestion('x:q-a2'))?.answerId).toBe('a2');
      for (const unknown of [answers.kept('no'), answers.byReceipt(''), answers.byReceipt('0000-0000')])
        expect(await unknown).toBeUndefined();
      expect(await answers.evidence('no')).toEqual([]);
    });

    test('kept twice is kept once', async () => {
      const given = newAnswer('a1', answerOf([citationOf(1, 'Boats pay at the quay.')]));
      const [first, second] = [await store().answers.record(given), await store().answers.record(given)];
      expect(second).toBe(first);
      expect(await rowsOf(store(), 'answers')).toHaveLength(1);
    });

    test('knows the messages that show it, each once, the reply first', async () => {
      const { answers, claims } = store();
      const given = newAnswer('a1', answerOf([citationOf(1, 'Boats pay at the quay.')]));
      await claims.take(given.question, lease('a'));
      await answers.record(given);
      await claims.end(given.question.id, noon, 'x:m1');
      for (const message of ['x:m2', 'x:m1', 'x:m2']) await answers.shown('a1', message, noon + 1);
      await answers.shown('unknown', 'x:m3', noon);
      expect((await answers.kept('a1'))?.messages).toEqual(['x:m1', 'x:m2']);
    });

    test('keeps its citations when its question is forgotten', async () => {
      const answer = answerOf([
        { ...citationOf(1, 'Boats pay at the quay.'), matched: ['boats'], missing: ['cost'] },
      ]);
      const receipt = await store().answers.record(newAnswer('a1', answer));
      await store().keeping.sweep(noon + 90 * lifetimes.day, 90);
      expect((await store().answers.kept('a1'))?.answer).toEqual(answer);
      await store().keeping.sweep(noon + 90 * lifetimes.day + 1, 90);
      expect(await store().answers.kept('a1')).toMatchObject({ receipt, answer: forgetQuestion(answer) });
      expect(await store().answers.isAsker('a1', 'x:ann')).toBe(false);
    });

    test('gives any text back as it came, but for NUL', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), fc.uuid(), async (text, id) => {
          const answer = answerOf([citationOf(1, 'Boats pay.')], text);
          await store().answers.record(newAnswer(id, answer));
          expect((await store().answers.kept(id))?.answer).toEqual(answer);
          await store().answers.shown(id, `x:${text}`, noon);
          expect((await store().answers.kept(id))?.messages).toHaveLength(1);
        }),
        { numRuns: 25 },
      );
    });

    test('is counted for reports, its channel unnamed', async () => {
      const { answers, keeping } = store();
      const citation = citationOf(1, 'Boats pay.', { source: sourceOf('Tolls', { date: '2026-01-02' }) });
      const asked = { ...answerOf([]), unknownWords: ['zeppelin'] };
      await answers.record(newAnswer('a1', answerOf([citation])));
      await answers.record(newAnswer('a2', { ...asked, kind: 'abstention' }, { at: 1 }));
      await store().flags.open({ answerId: 'a1', person: 'x:bob', citation: 1, reason: 'old' }, 'f1', noon);
      const tallies = await collect(answers.tallies(noon));
      expect(tallies).toMatchObject([
        { answerId: 'a1', kind: 'answer', unknownWords: [], channel: await keeping.hash('x:channel') },
        { answerId: 'a2', kind: 'abstention', unknownWords: ['zeppelin'], question: 'What is the limit?' },
      ]);
      expect(await collect(answers.tallies(noon + 1))).toHaveLength(1);
      const { passageHash, source } = citation;
      const { path, title, date } = source;
      expect(await answers.cited(noon)).toEqual([{ passageHash, path, title, date, answers: 1, flags: 1 }]);
      expect(await answers.cited(noon + 1)).toEqual([]);
    });

    test('makes a turn that its thread remembers for a day', async () => {
      const { answers, turns, keeping } = store();
      for (const n of [1, 2, 3])
        await answers.record(newAnswer(`a${n}`, answerOf([], `Question ${n}?`), { at: n }));
      const asked = async (now: number, limit = 2) =>
        (await turns.of('x:thread', now, limit)).map((t) => t.question);
      expect(await asked(noon + 4)).toEqual(['Question 2?', 'Question 3?']);
      expect(await asked(noon + lifetimes.day + 2, 9)).toEqual(['Question 3?']);
      expect(await turns.of('x:other', noon, 9)).toEqual([]);
      expect((await turns.of('x:thread', noon + 4, 1))[0]).toEqual(turnOf('Question 3?'));
      await keeping.sweep(noon + lifetimes.day + 3, 90);
      expect(await rowsOf(store(), 'turns')).toEqual([]);
    });
  });
}

function people(store: () => Store): void {
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
