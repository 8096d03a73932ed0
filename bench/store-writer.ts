// A process that is made to be killed while it writes: each line says what the store has confirmed.
import { writeSync } from 'node:fs';
import type { Answer, Question } from '../src/domain.ts';
import { openLibsql } from '../src/store/libsql.ts';

const [file = '', from = '0'] = process.argv.slice(2);
const text = 'Where do boats moor?';
const common = { asked: text, understood: text, confidence: 0.9, ranked: [], next: [], library: 'bench' };
const answer: Answer = { ...common, kind: 'abstention', unknownWords: ['moor'] };
const turn = {
  question: text,
  understood: text,
  kind: answer.kind,
  excerpts: [],
  headings: [],
  documentIds: [],
};

const questionOf = (n: number): Question => ({
  id: `chat:${n}`,
  thread: `chat:thread-${n % 50}`,
  place: 'here',
  text,
  asker: `chat:person-${n % 20}`,
  askedAt: Date.now(),
  readers: 'all',
  addressed: true,
});

const store = await openLibsql(file);
for (let n = Number(from); ; n += 1) {
  const question = questionOf(n);
  const now = Date.now();
  await store.claims.take(question, { holder: from, now, until: now + 30_000 });
  writeSync(1, `claimed ${n}\n`);
  await store.answers.record({
    answerId: `a${n}`,
    question,
    answer,
    turn,
    paragraphs: new Map(),
    answeredAt: now,
  });
  writeSync(1, `kept ${n}\n`);
  await store.claims.end(question.id, now, `chat:m${n}`);
  writeSync(1, `ended ${n}\n`);
}
