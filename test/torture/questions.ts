// Questions that try to act, over documents that stand: however they are worded, what comes back is proved and plain.

import { ask } from '../../src/ask.ts';
import { libraryFrom, type Made, tell } from './documents.ts';
import type { Kind } from './kind.ts';
import { anything, type Fact, factOf, markup, runs, tangle } from './pieces.ts';
import { createRandom, type Random } from './random.ts';

const standing = createRandom(7);
const facts: readonly Fact[] = Array.from({ length: 30 }, () => factOf(standing));
const texts: readonly Made[] = facts.map((fact, i) => ({
  path: `folder/document-${i}.md`,
  source: `# ${fact.subject}\n\n${fact.text}\n\n${tangle(standing, [anything(standing)], 6)}`,
}));
const library = libraryFrom(texts);

function worded(random: Random): string {
  const { question } = random.pick([factOf(random), ...facts]);
  return random.pick([
    question,
    `${anything(random)} ${question}`,
    `${question} ${anything(random)}`,
    random.some(markup, 1 + random.int(12)).join(''),
    random.pick(runs).repeat(1 + random.int(800)),
    `${question} and ${random.pick([factOf(random), ...facts]).question}`,
    question.split('').join(random.pick(['', '\u200B', ' ', '\u0301'])),
    anything(random),
  ]);
}

export const questions: Kind = {
  name: 'questions that try to act',
  share: 0.25,
  run(random, tally) {
    const question = worded(random);
    if (library === undefined) return tally.fault('lost', 'the standing documents');
    tell(library, texts, question, tally);
    const [once, again] = [1, 2].map(() =>
      JSON.stringify(ask(library, question, { turns: [], readers: 'all' })),
    );
    if (once !== again) tally.fault('not verbatim', `two answers to ${question}`);
  },
};
