// What is forgotten stands nowhere: the bytes of every file in the data folder are looked through, also while a bot has it open.
import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { encodeAnswer } from '../../src/store/encode.ts';
import { createKeys } from '../../src/store/keyed.ts';
import { openLibsql } from '../../src/store/libsql.ts';
import { lifetimes } from '../../src/store/limits.ts';
import { firstTables } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { sha256 } from '../../src/text/sha256.ts';
import { answerOf, citationOf } from '../contracts/answers.ts';
import { lease, newAnswer, noon, questionOf, saidAbout, turnOf } from '../contracts/kept.ts';
import { newFile } from './new-file.ts';
import { makeOldFile, type Rows } from './old-file.ts';

// Whole processes are started, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Which of these texts stand in which files beside this one. */
function standing(file: string, texts: readonly string[]): readonly string[] {
  const data = join(file, '..');
  return readdirSync(data).flatMap((name) => {
    const bytes = readFileSync(join(data, name));
    return texts.flatMap((text) => (bytes.includes(text) ? [`${name}: ${text}`] : []));
  });
}

const person = 'x:U0ZANZIBAR';
const id = 'U0ZANZIBAR';
const words = ['quagmire', 'xylophone', 'rutabaga', 'zeppelin', 'marzipan'];

/** Everything that names the person or repeats the words, among the like of others. */
async function fill(store: Store, questions: number, asker = person): Promise<void> {
  for (let n = 0; n < questions; n += 1) {
    const theirs = n % 3 === 0;
    const who = theirs ? asker : `x:other-${n % 7}`;
    const [asked, completed] = theirs
      ? ['Where is the quagmire?', 'xylophone']
      : ['Where do boats moor?', 'boats'];
    const cited = {
      ...citationOf(1, `Boats pay ${n % 50}.`),
      matched: theirs ? ['quagmire'] : [],
      missing: theirs ? ['rutabaga'] : [],
    };
    const answer = { ...answerOf([cited], `${asked} ${n}`), understood: `${asked} ${completed} ${n}` };
    const given = newAnswer(`a${n}`, answer, { asker: who, at: n });
    const { channel: _channel, ...rest } = given.question;
    const thread = theirs ? `x:private:C1:${id}` : `x:C1:${n}`;
    const place = JSON.stringify({
      channel: 'C1',
      user: theirs ? id : 'U1',
      text: 'marzipan'.slice(0, theirs ? 8 : 0),
    });
    const question = { ...rest, id: theirs ? `x:home:${id}:${n}` : rest.id, thread, place };
    await store.claims.take(question, lease('a'));
    await store.answers.record({
      ...given,
      question,
      turn: { ...turnOf(answer.asked), understood: answer.understood },
    });
    await store.claims.end(question.id, noon, theirs ? `x:${id}:${n}` : `x:C1:${n}`);
    if (n % 5 > 0) continue;
    await store.feedback.give({ answerId: `a${n}`, person: who, verdict: 'unhelpful' }, noon);
    const reason = theirs ? `zeppelin ${n}` : `old ${n}`;
    await store.flags.open({ answerId: `a${n}`, person: who, reason }, `f${n}`, noon);
    const decision = { kind: 'right', moderator: 'x:mod', at: noon, reason: '', answerId: `a${n}` } as const;
    if (n % 2 === 0) await store.rulings.decide({ ...decision, decisionId: `d${n}`, flagId: `f${n}` });
  }
}

describe('a person who is forgotten', () => {
  test('stands in no file of the data folder, also while another process has it open', async () => {
    const file = newFile();
    const store = await openLibsql(file);
    await fill(store, 300);
    const hash = await store.keeping.hash(person);
    expect(standing(file, [hash, 'quagmire', 'xylophone', 'zeppelin'])).not.toEqual([]);
    expect(standing(file, [id, 'marzipan'])).toEqual([]);
    const bot = fork(resolve('dist/test/store/holder.js'), [file]);
    await said(bot, 'open');
    expect(await store.keeping.purgePerson(person)).toBeGreaterThan(300);
    expect(await saidAbout(store, person)).toBe('[]');
    expect(standing(file, [...words, id, hash])).toEqual([]);
    expect((await store.answers.kept('a1'))?.answer.asked).toBe('Where do boats moor? 1');
    bot.send('write');
    await said(bot, 'written');
    await store.close();
    bot.kill();
  });

  test('is as little there in words when the questions have had their time', async () => {
    const file = newFile();
    const store = await openLibsql(file);
    await fill(store, 300);
    await store.keeping.sweep(noon + 91 * lifetimes.day, 90);
    expect(standing(file, [...words, id])).toEqual([]);
    await store.close();
  });
});

describe('a file of the first version', () => {
  test('is made by statements that stay as they were released', () => {
    expect(sha256(firstTables.join('\n'))).toBe(
      '62ca2faf527af4bfc984dbf7ca6031e95eec8da7b8857099502bab7b9104628c',
    );
  });

  const thread = `x:T1:private:C1:${id}`;
  const question = {
    ...questionOf('x:q1', 'Where is the quagmire?'),
    asker: `p:${'1'.repeat(32)}`,
    thread,
    place: id,
  };
  const answer = encodeAnswer(answerOf([citationOf(1, 'Boats pay.')], question.text), new Map());
  const evidence = [...answer.evidence].map(([key, kept]) => ({ key, kept }));
  const make = (file: string): void => {
    const secret = 'a'.repeat(64);
    const hashed = createKeys(secret).person(person);
    const kept = {
      receipt: '',
      confidence: 0.9,
      readers: '"all"',
      answered_at: noon,
      settled_at: 0,
      body: answer.body,
    };
    makeOldFile(
      file,
      [
        ['settings', { name: 'person-key', value: secret }],
        [
          'claims',
          {
            id: `x:T1:${id}:1`,
            question: JSON.stringify(question),
            person: hashed,
            holder: 'a',
            lease_until: noon,
            asked_at: noon,
            ended_at: null,
            message: `x:${id}:9`,
          },
        ],
        [
          'turns',
          { id: 'x:q1', thread, person: hashed, at: noon, body: JSON.stringify(turnOf(question.text)) },
        ],
        [
          'answers',
          {
            id: 'a1',
            question_id: 'x:q1',
            thread,
            person: hashed,
            channel: hashed,
            kind: 'answer',
            words: answer.words,
            ...kept,
          },
        ],
        ...evidence.map(({ key, kept: one }): Rows[number] => [
          'evidence',
          {
            id: key,
            passage_hash: one.passageHash,
            path: one.source.path,
            title: 'T',
            date: null,
            body: JSON.stringify(one),
          },
        ]),
        ['messages', { answer_id: 'a1', message: `x:${id}:9`, at: noon }],
        [
          'flags',
          {
            id: 'f1',
            answer_id: 'a1',
            citation: null,
            reason: 'old',
            person: hashed,
            reporter: person,
            at: noon,
            decided_at: noon,
            message: 'x:C9:1',
          },
        ],
        [
          'outbox',
          {
            id: `d1:a1:x:${id}:9`,
            kind: 'tell',
            address: person,
            answer_id: 'a1',
            flag_id: 'f1',
            at: noon,
            lease_until: 0,
            attempts: 0,
          },
        ],
        ...Array.from({ length: 200 }, (_, n): Rows[number] => [
          'turns',
          { id: `x:gone-${n}`, thread, person: hashed, at: 1, body: `xylophone ${'pad '.repeat(n)}` },
        ]),
      ],
      ['delete from turns where at = 1'],
    );
  };

  test('holds no id in clear once it was opened, nor what was deleted before, and gives all back as it was', async () => {
    const file = newFile();
    make(file);
    expect(standing(file, [id, 'xylophone'])).toHaveLength(2);
    const both = await Promise.all([openLibsql(file), openLibsql(file)]);
    const [store] = both;
    expect(standing(file, [id, 'xylophone'])).toEqual([]);
    expect(await store.answers.kept('a1')).toMatchObject({
      thread,
      messages: [`x:${id}:9`],
      answer: { asked: question.text },
    });
    expect((await store.answers.ofQuestion('x:q1'))?.answerId).toBe('a1');
    expect(await store.answers.isAsker('a1', person)).toBe(true);
    expect(await store.turns.of(thread, noon + 1, 9)).toEqual([turnOf(question.text)]);
    expect(await store.claims.take({ ...question, id: `x:T1:${id}:1` }, lease('b'))).toBe(false);
    await store.claims.overdue('x:', lease('b', 1), 9);
    expect(await store.claims.overdue('x:', lease('b', 31_000), 9)).toEqual([question]);
    expect(await store.flags.get('f1')).toMatchObject({ reporter: person, message: 'x:C9:1' });
    expect(await store.outbox.take('x:', lease('a', 1), 9)).toMatchObject([
      { kind: 'tell', address: person },
    ]);
    expect(await store.keeping.purgePerson(person)).toBe(6);
    expect(standing(file, [id, 'quagmire'])).toEqual([]);
    for (const each of both) await each.close();
  });
});

const said = (child: ChildProcess, what: string): Promise<void> =>
  new Promise((done) => child.on('message', (message) => message === what && done()));
