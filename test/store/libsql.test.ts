// The file store keeps the promises of a store, and those that only a file can make.
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { describe, expect, test } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import { citedContent, receiptCodes } from '../../src/citation/receipt.ts';
import { parameter } from '../../src/store/dialect.ts';
import { openLibsql } from '../../src/store/libsql.ts';
import { StoreError } from '../../src/store/limits.ts';
import { answerOf, citationOf } from '../contracts/answers.ts';
import { lease, newAnswer, noon, questionOf, rowsOf } from '../contracts/kept.ts';
import { storeContract } from '../contracts/store.ts';
import { moderationContract } from '../contracts/store-moderation.ts';
import { newFile } from './new-file.ts';

const make = () => openLibsql(newFile());

storeContract('file', make);
moderationContract('file', make);

describe('a file', () => {
  test('is made with its folder, keeps what was written, and shares one key', async () => {
    const file = join(dirname(newFile()), 'deep', 'footnote.db');
    const first = await openLibsql(file);
    const second = await openLibsql(file);
    await first.answers.record(newAnswer('a1', answerOf([citationOf(1, 'Boats pay.')])));
    expect(await second.keeping.hash('x:ann')).toBe(await first.keeping.hash('x:ann'));
    expect(await second.answers.isAsker('a1', 'x:ann')).toBe(true);
    await first.close();
    await second.close();
    const third = await openLibsql(file);
    expect((await third.answers.kept('a1'))?.answer.asked).toBe('What is the limit?');
    await third.close();
    await expect(third.answers.kept('a1')).rejects.toMatchObject({ code: 'closed' });
  });

  test('is made by many at once without a quarrel, and each question is claimed by one', async () => {
    const file = newFile();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openLibsql(file)));
    const claimed = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        Promise.all(stores.map((store) => store.claims.take(questionOf(`x:${n}`), lease('a')))),
      ),
    );
    expect(claimed.every((each) => each.filter(Boolean).length === 1)).toBe(true);
    expect(await rowsOf(await openLibsql(file), 'claims')).toHaveLength(100);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('keeps the claims of a burst but for the one that it refuses', async () => {
    const file = newFile();
    const store = await openLibsql(file);
    const raw = new Database(file);
    raw.exec(`create trigger refuse before insert on claims when new.asked_at = 7
      begin select raise(abort, 'refused'); end`);
    raw.close();
    const taking = Array.from({ length: 40 }, (_, n) =>
      store.claims.take({ ...questionOf(`x:${n % 20}`), askedAt: n % 20 }, lease('a')),
    );
    const outcomes = await Promise.allSettled(taking);
    const taken = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : 'refused'));
    const expected = Array.from({ length: 40 }, (_, n) => (n % 20 === 7 ? 'refused' : n < 20));
    expect(taken).toEqual(expected);
    expect(await rowsOf(store, 'claims')).toHaveLength(19);
    await store.close();
  });

  test('of a newer version is refused with what to do', async () => {
    const file = newFile();
    await (await openLibsql(file)).close();
    const raw = new Database(file);
    raw.exec("insert into kysely_migration values ('9999-later', '2026-01-01T00:00:00.000Z')");
    raw.close();
    await expect(openLibsql(file)).rejects.toThrow(/newer version.*restore the backup/);
  });

  test('gives the later of two answers a longer receipt when a code is taken by other content', async () => {
    const file = newFile();
    const store = await openLibsql(file);
    const answer = answerOf([citationOf(1, 'Boats pay.')]);
    const [short, longer] = receiptCodes(citedContent(citationsOf(answer)));
    const raw = new Database(file);
    raw.prepare('insert into receipts values (?, ?)').run(short, 'something else');
    raw.close();
    expect(await store.answers.record(newAnswer('a1', answer))).toBe(longer);
    expect(await store.answers.record(newAnswer('a2', answer))).toBe(longer);
    expect((await store.answers.byReceipt(longer ?? ''))?.answer).toEqual(answer);
    await store.close();
  });

  test('serves the rest when one row is broken or refused: that is no reason to call the file away', async () => {
    const file = newFile();
    const store = await openLibsql(file);
    await store.answers.record(newAnswer('a1', answerOf([citationOf(1, 'Boats pay.')])));
    await store.answers.record(newAnswer('a2', answerOf([citationOf(1, 'Boats moor.')])));
    const raw = new Database(file);
    raw.exec("update answers set body = '{' where id = 'a1'");
    raw.exec("create trigger refuse before insert on feedback begin select raise(abort, 'refused'); end");
    raw.close();
    await expect(store.answers.kept('a1')).rejects.toThrow(SyntaxError);
    const verdict = { answerId: 'a2', person: 'x:ann', verdict: 'helpful' } as const;
    await expect(store.feedback.give(verdict, noon)).rejects.not.toBeInstanceOf(StoreError);
    expect((await store.answers.kept('a2'))?.answerId).toBe('a2');
    await store.close();
  });

  test('rulings of one process reach the other with the next question', async () => {
    const file = newFile();
    const [one, two] = [await openLibsql(file), await openLibsql(file)];
    expect(await two.rulings.retiredHashes()).toEqual(new Set());
    const passage = { passageHash: 'h', text: 't', path: 'p', headings: [], reason: 'r', at: 1 };
    const decision = { decisionId: 'd', kind: 'retire', moderator: 'x:mod', at: 1, reason: 'r' } as const;
    await one.rulings.decide(decision, { retire: [passage] });
    expect(await two.rulings.retiredHashes()).toEqual(new Set(['h']));
    await Promise.all([one.close(), two.close()]);
  });
});

test('parameters are checked before the package sees them', () => {
  expect([true, false, 'a\0b', null, 1.5, 2n].map(parameter)).toEqual([1, 0, 'ab', null, 1.5, 2n]);
  for (const wrong of [undefined, Number.NaN, Infinity, new Date(), {}, []])
    expect(() => parameter(wrong)).toThrow(TypeError);
});
