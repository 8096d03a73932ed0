// reStructuredText as its reader sees it, in files of either name; its comments reach nobody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnName } from '../../src/corpus/labels.ts';
import type { Sentence } from '../../src/domain.ts';
import { readable } from '../../src/text/readable.ts';
import { load } from './folder.ts';
import { read, sentencesOf, textOf } from './read.ts';

const rst = (source: string): readonly string[] => sentencesOf('a.rst', source);
const sentences = (source: string): readonly Sentence[] =>
  read('a.rst', source).document.passages.flatMap((p) => p.sentences);

const labelsOf = (source: string): readonly (readonly string[])[] =>
  sentences(source).map(({ labels }) => labels.map(({ text }) => text));

/** Cells of each row with the names of their columns. */
function rows(source: string): readonly Readonly<Record<string, string>>[] {
  const { document } = read('a.rst', source);
  return document.passages
    .flatMap((p) => p.sentences)
    .filter((s) => s.form === 'row')
    .map((s) =>
      Object.fromEntries(
        s.cells.map((c, i) => [columnName(s.labels, i), readable(document.prose.slice(c.start, c.end))]),
      ),
    );
}

describe('inline mark-up', () => {
  it.each([
    ['An *odd* and **bold** ``literal * text``.', 'An odd and bold literal * text.'],
    [':ref:`The link <there>` and :func:`~os.path.join` and :doc:`/a/b`.', 'The link and join and /a/b.'],
    ['`The site <https://a.org>`_ and `this one`__ and `plain`.', 'The site and this one and plain.'],
    ['A note [1]_ and one [#note]_, and |version|.', 'A note and one, and ….'],
    ['The |logo| mark.\n\n.. |logo| image:: logo.png', 'The mark.'],
    ['See intro_ and snake_case_ here.\n\n.. _intro:\n\nIntro.', 'See intro and snake_case_ here.'],
    ['Up to 10\\ :sup:`12` rows of H\\ :sub:`2`\\ O in 2\\ :sub:`2`.', 'Up to 10^12 rows of H2O in 2_2.'],
    ['The 1\\ :sup:`st` is not \\*starred\\*.', 'The 1st is not *starred*.'],
    ['It costs :del:`80` 120 euros.', 'It costs 120 euros.'],
    ['Fixed in :issue:`12`.', 'Fixed in #12.'],
    ['A star * alone, a_b and `` ` ``.', 'A star * alone, a_b and `` ` ``.'],
  ])('%j', (source, text) => {
    expect(rst(source)[0]).toBe(text);
  });
});

describe('blocks', () => {
  it('are headed by titles, their levels in the order in which they appear', () => {
    const source =
      '=====\nTitle\n=====\n\nPart\n----\n\nSmall\n~~~~~\n\nText one.\n\nOther\n-----\n\nText two.\n';
    const { document } = read('a.rst', source);
    expect(document.title).toBe('Title');
    expect(document.passages.map((p) => p.headings.map((h) => h.text))).toEqual([
      ['Title', 'Part', 'Small'],
      ['Title', 'Other'],
    ]);
  });

  it('of directives are read as what they show', () => {
    expect(rst('.. note:: Never do it.\n   Really.\n\n   Not even once.\n')).toEqual([
      'Never do it.',
      'Really.',
      'Not even once.',
    ]);
    expect(rst('.. versionadded:: 1.2\n   The argument.\n\n.. deprecated:: 3.1\n')).toEqual([
      'versionadded 1.2 The argument.',
      'deprecated 3.1',
    ]);
    // Two colons alone announce code and are no text.
    expect(labelsOf('Always so.\n\n::\n\n   x = 1\n')).toEqual([[], []]);
    // A mark on the margin that says nothing of the text.
    expect(rst('.. versionadded:: 1.2\n\nDefault: 600\n')).toEqual(['Default: 600']);
    expect(rst('.. code-block:: python\n   :linenos:\n\n   def f():\n       return 1\n')).toEqual([
      'def f():\n    return 1',
    ]);
    expect(
      rst('.. image:: x.png\n   :alt: No.\n\n.. toctree::\n\n   a\n   b\n\n.. setting:: FOO\n\nText.'),
    ).toEqual(['Text.']);
    const option = read('a.rst', 'Text.\n\n.. option:: --minify\n\n   Makes it small.\n\nMore.').document;
    expect(
      option.passages.map((p) => [
        p.headings.map((h) => h.text).join(),
        textOf(option, p.sentences[0] as Sentence),
      ]),
    ).toEqual([
      ['', 'Text.'],
      ['--minify', 'Makes it small.'],
      ['', 'More.'],
    ]);
  });

  it('are lists, definitions, fields, options, verses, quotations and literal text', () => {
    const source = `Choose:\n\n* one\n* two\n  goes on\n\n  * inner\n\n#. First\n#. Second\n\nterm\n    Its meaning.\n
:param x: the value\n\n-v, --verbose  Say more.\n\n| Lend us\n| a bob.\n\nRun this::\n\n    make\n      all\n\n>>> 1 + 1\n2\n`;
    expect(rst(source)).toEqual([
      'Choose:',
      'one',
      'two goes on',
      'inner',
      'First',
      'Second',
      'term',
      'Its meaning.',
      'param x: the value',
      '-v, --verbose Say more.',
      'Lend us',
      'a bob.',
      'Run this:',
      'make\n  all',
      '>>> 1 + 1\n2',
    ]);
    const inner = sentences(source).find((s) => s.labels.length === 2);
    expect(inner?.labels.map((l) => l.text)).toEqual(['Choose:', 'two goes on']);
  });

  it('are tables of four kinds, a row with the names of its columns', () => {
    const grid = `+-------+--------------+
| Plan  | Kept for     |
+=======+==============+
| Basic | 7 days, then |
|       | deleted      |
+-------+--------------+`;
    const simple = `=====  ========\nPlan   Kept for\n=====  ========\nBasic  7 days,\n       then deleted\n=====  ========\n`;
    const list = `.. list-table:: Plans\n   :header-rows: 1\n\n   * - Plan\n     - Kept for\n   * - Basic\n     - 7 days, then\n       deleted\n`;
    const csv = `.. csv-table::\n   :header: "Plan", "Kept for"\n\n   "Basic", "7 days, then deleted"\n`;
    for (const table of [grid, simple, list, csv])
      expect(rows(`Text.\n\n${table}\n\nMore.`)).toEqual([
        { Plan: 'Basic', 'Kept for': '7 days, then deleted' },
      ]);
  });

  it('begin behind the headers of a letter', () => {
    const { document } = read(
      'a.rst',
      'PEP: 8\nTitle: Style\nAuthor: Ann <a@b.org>,\n        Bob\n\nText.\n',
    );
    expect([document.title, document.passages.length]).toEqual(['Style', 1]);
  });
});

describe('who may read it', () => {
  it.each([
    ':audience: team\n\nText.',
    'Title\n=====\n\n:Author: A\n:Audience: team\n\nText.',
    '.. meta::\n   :audience: team\n\nText.',
  ])('is named by %j', async (source) => {
    expect((await load({ 'a.rst': source })).documents[0]?.audience).toEqual(['team']);
  });

  it('is in doubt where nobody is named', async () => {
    const corpus = await load({ 'a.rst': ':audience:\n\nText.', 'b.md': 'A text.' });
    expect(corpus.documents.map((d) => d.path)).toEqual(['b.md']);
  });
});

it('is told from plain text by its marks', () => {
  const comment = 'Road\n====\n\n.. The budget is 7.\n\nText.';
  expect(read('a.txt', comment).document.format).toBe('rst');
  expect(sentencesOf('a.txt', comment)).toEqual(['Text.']);
  expect(read('a.txt', 'Road\n====\n\nText.').document.format).toBe('plain');
  expect(read('a.txt', 'A text.\n\n.. and so on').document.format).toBe('plain');
});

const hidden = fc.constantFrom(
  '.. The secret is 7.',
  '.. A comment\n   with a secret of 7.\n\n   And one more secret.',
  '..\n   The secret is 7.',
  '.. _secret 7: https://secret.org',
  '.. |secret| replace:: secret 7',
  '.. todo:: The secret is 7.',
  '.. toctree::\n   :caption: secret 7\n\n   secret',
  'Seen :del:`secret 7` text.',
);
const seen = fc.constantFrom(
  'Seen text.',
  'Title\n=====',
  '* item\n* item',
  'term\n   Meaning.',
  'Code::\n\n   code\n\nBehind it.',
  '.. note:: Mind.\n\n   Much.',
  '| verse',
  '=====  =====\nA      B\n=====  =====\none    two\n=====  =====',
  ':name: body',
  '    Quoted.',
);
const indented = (text: string, by: number): string => text.replace(/^(?=.)/gmu, ' '.repeat(by));

describe('wherever it stands', () => {
  it('a comment, a target or struck text is not read, and no character moves', () => {
    const block = fc
      .tuple(fc.oneof(hidden, seen), fc.constantFrom(0, 0, 3))
      .map(([text, by]) => indented(text, by));
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        const source = `First words.\n\n${blocks.join('\n\n')}\n\nLast words.\n`;
        const { document } = read('a.rst', source);
        expect(document.prose).toHaveLength(source.length);
        const said = document.passages.flatMap((p) => [
          ...p.headings.map((h) => h.text),
          ...p.sentences.flatMap((s) => [textOf(document, s), ...s.labels.map((l) => l.text)]),
        ]);
        expect(`${readable(document.prose)} ${said.join(' ')}`).not.toMatch(/secret|\b7\b/iu);
        expect(said).toContain('Last words.');
      }),
      { numRuns: 300 },
    );
  });
});
