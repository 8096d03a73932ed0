// Dialects of Markdown as their readers see them: marked questions, components of a site, directives in fences, MDX.
import { describe, expect, it } from 'vitest';
import { read, sentencesOf, textOf } from './read.ts';

const md = (source: string): readonly string[] => sentencesOf('a.md', source);
/** Each sentence behind the headings above it. */
const headed = (source: string): readonly (readonly [string, string])[] => {
  const { document } = read('a.md', source);
  return document.passages.flatMap((p) =>
    p.sentences.map((s) => [p.headings.map((h) => h.text).join(' > '), textOf(document, s)] as const),
  );
};

describe('questions with their answers', () => {
  it.each([
    ['**Q: Why?**\n\nA: Yes. We do.', [['Why?', 'Yes. We do.']]],
    ['**Q. Why?**\n**A.** No.', [['Why?', 'No.']]],
    ['## Q: Why?\n\n**A:** No.', [['Why?', 'No.']]],
    [
      '**Q: Why?**\n\nA: Yes.\n\n**How long?** Two years.',
      [
        ['Why?', 'Yes.'],
        ['How long?', 'Two years.'],
      ],
    ],
    ['Frage: Warum?\nAntwort: Darum.', [['Warum?', 'Darum.']]],
    // Letters that mark no answer.
    ['## Why?\n\nA. Introduction is short.', [['Why?', 'A. Introduction is short.']]],
    ['Q. 12 is a code.', [['', 'Q. 12 is a code.']]],
    [
      '**Why?** Because.',
      [
        ['', 'Why?'],
        ['', 'Because.'],
      ],
    ],
  ])('%j', (source, expected) => {
    expect(headed(source)).toEqual(expected);
  });
});

describe('what only the site knows', () => {
  it.each([
    ['Restore a backup in <nav to="backup">.', 'Restore a backup in ….'],
    ['Use <Version of="app" /> or later.', 'Use … or later.'],
    // What shows a picture, a text of its own, or nothing that the sentence needs.
    ['An <Icon name="x" /> icon.', 'An icon.'],
    ['It is <Badge text="beta" /> now.', 'It is beta now.'],
    ['Go to <Link to="/x">the page</Link> now.', 'Go to the page now.'],
    ['Look below: <Player id="1" />', 'Look below:'],
  ])('%j', (source, text) => {
    expect(md(source)).toEqual([text]);
  });
});

describe('directives of MyST in fences', () => {
  it.each([
    ['```{note}\nThe *text*.\n```', [['', 'The text.']]],
    [
      '```{warning} Never do it.\n:class: x\n\nReally.\n```',
      [
        ['', 'Never do it.'],
        ['', 'Really.'],
      ],
    ],
    [':::{tip} Do it.\n:::', [['', 'Do it.']]],
    [
      '````{admonition} Title\n---\nclass: x\n---\nText.\n\n```js\nx()\n```\n````',
      [
        ['Title', 'Text.'],
        ['Title', 'x()'],
      ],
    ],
    [
      '```{deprecated} 1.3\nUse b.\n```\n\nBehind.',
      [
        ['', 'deprecated 1.3 Use b.'],
        ['', 'Behind.'],
      ],
    ],
    ['```{toctree}\n:maxdepth: 2\nintro\n```', []],
    // Code stays code.
    ['```{code-block} js\nx()\n```', [['', 'x()']]],
    ['````\n```{note}\nA.\n```\n````', [['', '```{note}\nA.\n```']]],
  ])('%j', (source, expected) => {
    expect(headed(source)).toEqual(expected);
  });

  it('hide a comment inside as text does', () => {
    expect(md('```{note}\nSeen. <!-- secret -->\n```')).toEqual(['Seen.']);
  });
});

describe('MDX', () => {
  it('reads a list that is indented as deep as code is elsewhere', () => {
    const source = '<Steps>\n    - one\n    - two\n\n    1. first\n    2. second\n</Steps>';
    expect(sentencesOf('a.mdx', source)).toEqual(['one', 'two', 'first', 'second']);
  });
});
