// What is shown around the sentence that answers: steps in one piece, the command behind its announcement, and nothing that may not be read.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { verify } from '../../src/citation/proof.ts';
import type { Citation, Context } from '../../src/domain.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';

const guide = `# Kiln guide

## Lighting the kiln

To light the kiln, follow these steps:

1. Open the damper.
2. Turn the gas valve to the left.
3. Press the igniter for five seconds.

The chimney hums while it warms.

## Cleaning

Before you sweep the flue, run:

\`\`\`sh
kiln vent --open
kiln wait 30
\`\`\`

## What we lend

These tools are lent for a day:

- tongs of iron
- gloves of leather

## Prices

| Piece | Price in coins |
| --- | --- |
| Cup | 4 |
| Vase | 9 |

## Glazing rules

A glaze is stirred for ten minutes. It rests overnight.

Nobody stirs it with a metal spoon.
`;
const everybody: Context = { turns: [], readers: 'all' };
let folder: string;
let library: Library;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'window-'));
  await writeFile(join(folder, 'kiln.md'), guide);
  library = await openLibrary({ folder });
});
afterAll(() => rm(folder, { recursive: true }));

const first = (question: string, context = everybody): Citation => {
  const [citation] = citationsOf(ask(library, question, context));
  if (!citation) throw new Error(`nothing was quoted for "${question}"`);
  return citation;
};

describe('one quotation holds', () => {
  it('all steps in their order, under the line that introduces them', () => {
    expect(first('How do I light the kiln?').excerpt.text).toContain(
      [
        'To light the kiln, follow these steps:',
        '1. Open the damper.',
        '2. Turn the gas valve to the left.',
        '3. Press the igniter for five seconds.',
      ].join('\n'),
    );
  });

  it('the command that a line announces, as code', () => {
    const { excerpt } = first('What do I run before sweeping the flue?');
    expect(excerpt.text).toBe('Before you sweep the flue, run:\nkiln vent --open\nkiln wait 30');
    expect(excerpt.code?.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
      'kiln vent --open\nkiln wait 30',
    ]);
  });

  it('a short section as a whole', () => {
    expect(first('How should a glaze be stirred?').excerpt.text).toBe(
      'A glaze is stirred for ten minutes. It rests overnight.\nNobody stirs it with a metal spoon.',
    );
  });
});

describe('by itself stands', () => {
  it('the one thing of a list that was asked for, under its lead-in', () => {
    const { excerpt, labels } = first('Are gloves lent?');
    expect(excerpt.text).toBe('gloves of leather');
    expect(labels.map(({ text }) => text)).toContain('These tools are lent for a day:');
  });

  it('a row, with the names of its columns', () => {
    expect(first('What is the price of a vase?').excerpt).toMatchObject({ form: 'row', text: 'Vase 9' });
  });
});

it('leaves out a passage that a moderator retired, and quotes what stands beside it', () => {
  const retired = library.documents
    .flatMap(({ passages, prose }) =>
      passages.map((one) => ({ ...one, text: prose.slice(one.start, one.end) })),
    )
    .filter(({ text }) => text.includes('metal spoon'));
  const passages = new Set(retired.map(({ hash }) => hash));
  const { excerpt } = first('How should a glaze be stirred?', {
    ...everybody,
    ruledOut: { passages, quotations: new Set() },
  });
  expect(passages.size).toBe(1);
  expect(excerpt.text).toBe('A glaze is stirred for ten minutes. It rests overnight.');
});

it('can be proved, and no longer once a word, a number or an indentation in it is another', () => {
  const questions = ['How do I light the kiln?', 'What do I run before sweeping the flue?'];
  for (const question of questions) {
    const citation = first(question);
    expect(verify(library, citation)).toBe(true);
    const text = citation.excerpt.text.replace(/\d|vent/u, 'x');
    expect(verify(library, { ...citation, excerpt: { ...citation.excerpt, text } })).toBe(false);
  }
});
