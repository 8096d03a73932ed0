// What every store promises about claims, answers and people, and its part about answers. Each suite gets a fresh store and closes it.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Answer, Readers } from '../../src/domain.ts';
import { lifetimes } from '../../src/store/limits.ts';
import { forgetQuestion, withoutLists } from '../../src/store/shown.ts';
import type { Store } from '../../src/store/store.ts';
import { answerOf, citationOf, sourceOf, thorny } from './answers.ts';
import { collect, lease, newAnswer, noon, rowsOf, turnOf } from './kept.ts';
import { receiptOf } from './receipts.ts';
import { claims } from './store-claims.ts';
import { documents } from './store-documents.ts';
import { people } from './store-people.ts';

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
    documents(() => store);
  });
}

function answers(store: () => Store): void {
  describe('an answer', () => {
    test('comes back as it was kept, however thorny', async () => {
      for (const { name, answer } of thorny) {
        const receipt = await store().answers.record(newAnswer(name, answer));
        const cited = citationsOf(answer);
        expect(receipt).toBe(receiptOf(cited));
        expect(await store().answers.kept(name)).toEqual({
          answerId: name,
          receipt,
          answer: withoutLists(answer),
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
      expect(await answers.byReceipt(receipt)).toMatchObject({ answerId: 'a2', readers: 'all' });
      expect((await answers.ofQuestion('x:q-a2'))?.answerId).toBe('a2');
      for (const unknown of [answers.kept('no'), answers.byReceipt(''), answers.byReceipt('0000-0000')])
        expect(await unknown).toBeUndefined();
      expect(await answers.evidence('no')).toEqual([]);
    });

    test('is found by its receipt with the readers that all who got this receipt have in common', async () => {
      const { answers } = store();
      const answer = answerOf([citationOf(1, 'Boats pay at the quay.')]);
      const keep = (id: string, readers: Readers): Promise<string> => {
        const given = newAnswer(id, answer);
        return answers.record({ ...given, question: { ...given.question, readers } });
      };
      const receipt = await keep('a1', ['team', 'crew']);
      expect(await keep('a2', ['crew', 'guests'])).toBe(receipt);
      expect((await answers.byReceipt(receipt))?.readers).toEqual(['crew']);
    });

    test('kept twice is kept once', async () => {
      const given = newAnswer('a1', answerOf([citationOf(1, 'Boats pay at the quay.')]));
      const [first, second] = [await store().answers.record(given), await store().answers.record(given)];
      expect(second).toBe(first);
      expect(await rowsOf(store(), 'answers')).toHaveLength(1);
    });

    test('that is taken back was never given, and what was said before a moment is known without it', async () => {
      const { answers, turns, flags } = store();
      const answer = answerOf([citationOf(1, 'Boats pay at the quay.')]);
      await answers.record(newAnswer('a1', answer));
      await answers.record(newAnswer('a2', answer, { at: 5 }));
      expect(await turns.of('x:thread', noon + 9, 9)).toHaveLength(2);
      expect(await turns.of('x:thread', noon + 9, 9, noon + 5)).toHaveLength(1);
      for (let n = 0; n < 2; n += 1) expect(await answers.retract('a2')).toBe(true);
      expect(await answers.kept('a2')).toBeUndefined();
      expect(await turns.of('x:thread', noon + 9, 9)).toHaveLength(1);
      expect(await flags.queue(1, 9)).toMatchObject([{ kind: 'doubtful', answerId: 'a1' }]);
      expect(await answers.cited(noon)).toMatchObject([{ answers: 1, flags: 0 }]);
      expect(
        await answers.citing(answer.kind === 'answer' ? (answer.citations[0]?.passageHash ?? '') : ''),
      ).toEqual([{ answerId: 'a1', number: 1 }]);
    });

    test.each(['shown', 'voted on', 'reported'])(
      'that was %s is not taken back: somebody has it',
      async (how) => {
        const { answers, feedback, flags } = store();
        await answers.record(newAnswer('a1', answerOf([citationOf(1, 'Boats pay at the quay.')])));
        const by = { answerId: 'a1', person: 'x:bob' };
        if (how === 'shown') await answers.shown('a1', 'x:m1', noon);
        if (how === 'voted on') await feedback.give({ ...by, verdict: 'helpful' }, noon);
        if (how === 'reported') await flags.open({ ...by, reason: 'old' }, 'f1', noon);
        expect(await answers.retract('a1')).toBe(false);
        expect(await answers.kept('a1')).toBeDefined();
      },
    );

    test('takes the place of an earlier one to the same question that no message shows', async () => {
      const { answers, feedback, turns } = store();
      const cited = answerOf([citationOf(1, 'Boats pay at the quay.')]);
      const again = (id: string) => ({ ...newAnswer('a1', cited), answerId: id });
      await answers.record(again('a1'));
      await feedback.give({ answerId: 'a1', person: 'x:bob', verdict: 'unhelpful' }, noon);
      await answers.record(again('a2'));
      expect(await answers.kept('a1')).toBeUndefined();
      expect(await feedback.of('a1')).toEqual({ helpful: 0, unhelpful: 0 });
      expect(await answers.cited(noon)).toMatchObject([{ answers: 1 }]);
      expect(await collect(answers.tallies(noon))).toMatchObject([{ answerId: 'a2' }]);
      await answers.shown('a2', 'x:m2', noon);
      await answers.record(again('a3'));
      expect((await answers.kept('a2'))?.messages).toEqual(['x:m2']);
      expect(await turns.of('x:thread', noon + 1, 9)).toHaveLength(1);
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

    test('keeps what was requested and which words no document mentions, these as long as its question', async () => {
      const { answers, keeping } = store();
      const both = {
        ...answerOf([citationOf(1, 'Boats pay.')], 'compare boats and zeppelins'),
        kind: 'nearest',
      };
      const { differ: _differ, ...rest } = { differ: [], ...both };
      const request = { kind: 'comparison', sides: [[1], []] } as const;
      const answer = { ...rest, request, unknownWords: ['zeppelins'] } as Answer;
      await answers.record(newAnswer('a1', answer));
      expect((await answers.kept('a1'))?.answer).toEqual(answer);
      await keeping.purgePerson('x:ann');
      const forgotten = (await answers.kept('a1'))?.answer;
      expect(forgotten).toMatchObject({ request });
      expect(JSON.stringify(forgotten)).not.toContain('zeppelins');
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
      expect(await turns.threads('x:', noon, 9)).toEqual(['x:thread']);
      expect(await turns.threads('x:', noon + 3, 9)).toEqual([]);
      expect(await turns.threads('y:', noon, 9)).toEqual([]);
      expect(await turns.threads('x:', noon, 0)).toEqual([]);
      await keeping.sweep(noon + lifetimes.day + 3, 90);
      expect(await rowsOf(store(), 'turns')).toEqual([]);
    });

    test('begins another thread with its own turn alone, which is forgotten with it', async () => {
      const { answers, turns, keeping } = store();
      for (const n of [1, 2, 3])
        await answers.record(newAnswer(`a${n}`, answerOf([], `Question ${n}?`), { at: n }));
      await turns.begin('x:shared', 'a2');
      await turns.begin('x:shared', 'a2');
      await turns.begin('x:shared', 'unknown');
      const begun = await turns.of('x:shared', noon + 4, 9);
      expect(begun).toEqual([turnOf('Question 2?')]);
      expect(await turns.of('x:thread', noon + 4, 9)).toHaveLength(3);
      expect(await turns.of('x:shared', noon + lifetimes.day + 2, 9)).toEqual([]);
      await keeping.purgePerson('x:ann');
      expect(await rowsOf(store(), 'turns')).toEqual([]);
    });
  });
}
