// What every store promises to people: no id in clear, one verdict, to be told what is kept, and to be forgotten.
import { describe, expect, test } from 'vitest';
import { lifetimes } from '../../src/store/limits.ts';
import type { NewAnswer, Store } from '../../src/store/store.ts';
import { answerOf, citationOf } from './answers.ts';
import { collect, lease, newAnswer, noon, saidAbout, turnOf } from './kept.ts';

const citation = citationOf(1, 'Boats pay.');

/** Asked where nobody else is: every id an adapter hands in has the person's within. */
function alone(person: string, id: string): NewAnswer {
  const { channel: _channel, ...question } = newAnswer(id, answerOf([citation])).question;
  const thread = `x:private:${person}`;
  return {
    ...newAnswer(id, answerOf([citation])),
    question: {
      ...question,
      id: `x:${person}:${id}`,
      thread,
      place: `{"to":"${person}"}`,
      asker: `x:${person}`,
    },
  };
}

export function people(store: () => Store): void {
  describe('a person', () => {
    test('is nowhere named in clear, also not within other ids, and these come back as they were', async () => {
      const { answers, claims, feedback, flags, keeping, outbox, rulings, turns } = store();
      const given = alone('ann', 'a1');
      await claims.take(given.question, lease('a'));
      await answers.record(given);
      await answers.shown('a1', 'x:ann:m1', noon);
      await feedback.give({ answerId: 'a1', person: 'x:bob', verdict: 'helpful' }, noon);
      await flags.open({ answerId: 'a1', person: 'x:bob', reason: 'old' }, 'f1', noon);
      const note = { decisionId: 'd1', kind: 'right', moderator: 'x:bob', at: noon, reason: '' } as const;
      await rulings.decide({ ...note, answerId: 'a1', flagId: 'f1' });
      expect(await answers.isAsker('a1', 'x:ann')).toBe(true);
      expect(await answers.isAsker('a1', 'x:bob')).toBe(false);
      const hash = await keeping.hash('x:ann');
      expect(await keeping.hash(hash)).toBe(hash);
      expect(JSON.stringify(await collect(keeping.exportAll()))).not.toMatch(/:(?:ann|bob)/);
      expect(await answers.kept('a1')).toMatchObject({ thread: 'x:private:ann', messages: ['x:ann:m1'] });
      expect(await turns.threads('x:private:', noon - 1, 9)).toEqual(['x:private:ann']);
      expect((await outbox.take('x:', lease('a', 1), 9)).map((e) => e.address)).toEqual(['x:bob']);
      await claims.overdue('x:', lease('b'), 9);
      const [question] = await claims.overdue('x:', lease('b', 31_000), 9);
      expect(question).toEqual({ ...given.question, asker: hash });
    });

    test('has one verdict on an answer, the last', async () => {
      const { answers, feedback } = store();
      await answers.record(newAnswer('a1', answerOf([citation])));
      const give = (person: string, verdict: 'helpful' | 'unhelpful', answerId = 'a1') =>
        feedback.give({ answerId, person, verdict }, noon);
      await give('x:ann', 'helpful');
      await give('x:ann', 'unhelpful');
      await give('x:bob', 'helpful');
      await give('x:bob', 'helpful', '__proto__');
      expect(await feedback.of('a1')).toEqual({ helpful: 1, unhelpful: 1 });
      expect(await feedback.of('__proto__')).toEqual({ helpful: 0, unhelpful: 0 });
    });

    test('is told all that is kept about them, seals opened, and nothing of others', async () => {
      const { answers, claims, feedback, flags, rulings } = store();
      const hash = await store().keeping.hash('x:ann');
      for (const [person, other] of [
        ['ann', 'bob'],
        ['bob', 'ann'],
      ] as const) {
        const given = alone(person, `a-${person}`);
        await claims.take(given.question, lease('a'));
        await answers.record(given);
        await answers.shown(given.answerId, `x:${person}:m1`, noon);
        await flags.open(
          { answerId: `a-${person}`, person: `x:${other}`, reason: `of ${other}` },
          other,
          noon,
        );
        await feedback.give({ answerId: `a-${person}`, person: `x:${other}`, verdict: 'unhelpful' }, noon);
        const ruling = { kind: 'note', moderator: `x:${other}`, at: noon, answerId: `a-${person}` } as const;
        await rulings.decide({ ...ruling, decisionId: `d-${other}`, reason: `by ${other}` });
      }
      // Whoever writes somebody else's name, or the hash of it, has not made the words theirs.
      for (const [id, reason] of [['f1', 'x:ann'] as const, ['f2', hash] as const])
        await flags.open({ answerId: 'a-ann', person: 'x:bob', reason }, id, noon);
      const rows = await collect(store().keeping.exportPerson('x:ann'));
      expect(rows.map((row) => row.table).sort()).toEqual(
        ['answers', 'claims', 'decisions', 'feedback', 'flags', 'messages', 'turns'].sort(),
      );
      const said = JSON.stringify(rows);
      for (const theirs of ['x:private:ann', 'x:ann:a-ann', 'x:ann:m1', 'of ann', 'by ann', '"x:ann"'])
        expect(said).toContain(theirs.replaceAll('"', ''));
      expect(said).not.toMatch(/of bob|by bob|private:bob|x:bob/);
    });

    test('is forgotten on demand, and nobody else', async () => {
      const { answers, claims, feedback, flags, keeping } = store();
      await answers.record(newAnswer('a', answerOf([citation]), { asker: 'x:eve' }));
      for (const asker of ['x:ann', 'x:bob']) {
        const given = newAnswer(`a-${asker}`, answerOf([citation]), { asker });
        await claims.take(given.question, lease('a'));
        await answers.record(given);
        await feedback.give({ answerId: 'a', person: asker, verdict: 'helpful' }, noon);
        await flags.open({ answerId: 'a', person: asker, reason: 'old' }, `f-${asker}`, noon);
      }
      expect(await keeping.purgePerson('x:ann')).toBe(5);
      expect(await keeping.purgePerson('x:ann')).toBe(0);
      expect(await saidAbout(store(), 'x:ann')).toBe('[]');
      expect((await answers.kept('a-x:ann'))?.answer.asked).toBe('');
      expect(await answers.kept('a-x:ann')).not.toHaveProperty('thread');
      expect(await answers.isAsker('a-x:ann', 'x:ann')).toBe(false);
      expect(await answers.isAsker('a-x:bob', 'x:bob')).toBe(true);
      expect(await feedback.of('a')).toEqual({ helpful: 1, unhelpful: 0 });
      expect((await flags.ofAnswer('a')).map((flag) => flag.flagId)).toEqual(['f-x:bob']);
      expect(await claims.overdue('x:', lease('b'), 9)).toEqual([]);
      expect(await claims.overdue('x:', lease('b', 31_000), 9)).toMatchObject([{ id: 'x:q-a-x:bob' }]);
    });

    test('takes along where they alone were answered; what stands before others can still be taken back', async () => {
      const { answers, keeping } = store();
      await answers.record(alone('ann', 'a1'));
      await answers.record(newAnswer('a2', answerOf([citation])));
      for (const id of ['a1', 'a2']) await answers.shown(id, `x:m-${id}`, noon);
      expect(await keeping.purgePerson('x:ann')).toBe(5);
      expect((await answers.kept('a1'))?.messages).toEqual([]);
      expect((await answers.kept('a2'))?.messages).toEqual(['x:m-a2']);
    });

    test('leaves no words in what others asked on: their questions stay as they asked them', async () => {
      const { answers, keeping, turns } = store();
      const first = newAnswer('a1', answerOf([citation], 'Where is the zanzibar ledger?'));
      await answers.record(first);
      const on = {
        ...answerOf([{ ...citation, matched: ['zanzibar', 'Who'], missing: ['ledger', 'keeps'] }]),
      };
      const asked = { ...on, asked: 'Who keeps it?', understood: 'Who keeps the zanzibar ledger?' };
      const second = newAnswer('a2', asked, { asker: 'x:bob', at: 1 });
      await answers.record({ ...second, turn: { ...turnOf(asked.asked), understood: asked.understood } });
      await keeping.purgePerson('x:ann');
      const { answer } = (await answers.kept('a2')) ?? {};
      expect(answer).toMatchObject({ asked: 'Who keeps it?', understood: 'Who keeps it?' });
      expect(answer).toMatchObject({ citations: [{ matched: ['Who'], missing: ['keeps'] }] });
      expect(await turns.of('x:thread', noon + 2, 9)).toEqual([turnOf('Who keeps it?')]);
      expect(JSON.stringify(await collect(keeping.exportAll()))).not.toContain('zanzibar');
    });

    test('is not known any more as a reporter once the report is as old as a question may become', async () => {
      const { answers, flags, keeping, outbox, rulings } = store();
      await answers.record(newAnswer('a1', answerOf([citation])));
      await flags.open({ answerId: 'a1', person: 'x:bob', reason: 'rubbish' }, 'f1', noon);
      const decision = { decisionId: 'd1', kind: 'right', moderator: 'x:mod', at: noon, reason: '' } as const;
      await rulings.decide({ ...decision, answerId: 'a1', flagId: 'f1' });
      await keeping.sweep(noon + 90 * lifetimes.day, 90);
      expect(await flags.get('f1')).toMatchObject({ reporter: 'x:bob', reason: 'rubbish' });
      await keeping.sweep(noon + 90 * lifetimes.day + 1, 90);
      expect(await flags.get('f1')).toEqual({
        flagId: 'f1',
        answerId: 'a1',
        reason: '',
        at: noon,
        decidedAt: noon,
      });
      expect(await outbox.take('x:', lease('a', 91 * lifetimes.day), 9)).toEqual([]);
      expect(await saidAbout(store(), 'x:bob')).toBe('[]');
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
