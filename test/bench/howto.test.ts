// Question sets made of headings: what is asked is hidden, where the answer stands is known, and the same files give the same set.
import { expect, test } from 'vitest';
import { corpusOf } from '../../bench/fit/howto/corpus.ts';
import { headingsIn } from '../../bench/fit/howto/headings.ts';
import { askedBy, hurried } from '../../bench/fit/howto/questions.ts';

const text = [
  '# Guide',
  '',
  '## Migrating an old database',
  '',
  'Stop the server, copy the file to the new machine, and start the server there again.',
  '',
  '## How to rotate keys',
  '',
  'Keys are rotated by the command `keys rotate`, which prints the new key to the terminal.',
  '',
  'See migrating an old database for what comes before.',
].join('\n');

test.each([
  ['How to rotate keys', 'How to rotate keys'],
  ['Why is my build slow?', 'Why is my build slow?'],
  ['Routing algorithm in detail', undefined],
  ['Using this', undefined],
  ['Next steps', undefined],
])('the heading %s asks %s', (heading, question) => {
  expect(askedBy(heading)?.question).toBe(question);
});

test('a procedure is asked by its verb, and in a hurry without small words', () => {
  expect(askedBy('Migrating an old database')?.question).toMatch(/^(?:how to )?migrate an old database$/);
  expect(hurried('how to migrate an old database').split(' ').toSorted()).toEqual([
    'database',
    'migrate',
    'old',
  ]);
});

test('a section reaches to the next heading of its level', () => {
  const [, first] = headingsIn('guide.md', text);
  expect(text.slice(first?.body.start, first?.body.end)).toMatch(/^Stop the server.*again\.$/);
});

test('what is asked stands nowhere where headings are hidden, and answers stay in their place', () => {
  // The names are chosen so that the headings of the first are hidden and those of the second are not.
  const [hidden, open] = ['a/b', 'a/a'].map((name) => corpusOf(name, new Map([['guide.md', text]])));
  for (const made of [hidden, open]) {
    const [file = ''] = made?.files.values() ?? [];
    expect(file).toHaveLength(text.length);
    for (const { kind, answers } of made?.questions ?? [])
      for (const { start, end } of kind === 'answerable' ? answers : [])
        expect(file.slice(start, end)).toMatch(/^(?:Stop|Keys)/);
  }
  const texts = [hidden, open].map((made) => [...(made?.files.values() ?? [])].join('\n'));
  expect(texts.map((one) => /old database/i.test(one))).toEqual([false, true]);
});

test('the same files give the same set', () => {
  const files = new Map([['guide.md', text]]);
  expect(corpusOf('a/b', files)).toEqual(corpusOf('a/b', files));
});
