// What real Markdown documentation demands of reading, cleaning and cutting.
import { describe, expect, it } from 'vitest';
import { read, sentencesOf, textOf } from './read.ts';

const md = (source: string): readonly string[] => sentencesOf('a.md', source);
const labels = (source: string): readonly (readonly string[])[] =>
  read('a.md', source).document.passages.flatMap((p) => p.sentences.map((s) => s.labels.map((l) => l.text)));
const headings = (source: string): readonly string[] =>
  read('a.md', source).document.passages.map((p) => p.headings.map((h) => h.text).join(' > '));

describe('inline mark-up', () => {
  it.each([
    ['**bold**ly _it_ and ~~old~~ `code`.', 'boldly it and code.'],
    ['See [the page](./x.md "t") or [it][r].\n\n[r]: http://x.y', 'See the page or it.'],
    ['An [unknown][ref] and [1] stay.', 'An [unknown][ref] and [1] stay.'],
    ['[.redirect(dest, [code ,])](./r.md) sends.', '.redirect(dest, [code ,]) sends.'],
    ['A [link\ntext](x) over\nlines.', 'A link text over lines.'],
    ['Read [this]\n(./Routes.md) first.', 'Read this first.'],
    ['Ben &amp; Jerry&nbsp;&lt;b&gt; \\*x\\*.', 'Ben & Jerry <b> *x*.'],
    ['A `Promise<T>` or Promise<T> in H<sub>2</sub>O.', 'A Promise<T> or Promise<T> in H2O.'],
    ['Never touch __proto__ or req.__dirname here.', 'Never touch __proto__ or req.__dirname here.'],
    ['FST_ERR_BAD_URL and snake_case_name stay.', 'FST_ERR_BAD_URL and snake_case_name stay.'],
    ['A note[^1] <!-- hidden --> ![alt text](i.png)here.', 'A note here.'],
    ['<a id="x"></a>Text behind an anchor.', 'Text behind an anchor.'],
  ])('%j', (source, text) => {
    expect(md(source)).toEqual([text]);
  });
});

describe('what is no sentence', () => {
  it.each([
    '# Heading alone',
    '<h1 align="center">Title</h1>',
    '[![badge](b.svg)](http://x.y)\n\n![picture](p.png)',
    '[a]: http://x.y\n[b]: http://x.y "t"',
    '- [One](#one)\n- [Two](#two)\n  - [Three](#three)',
    '<!-- a comment with prose. -->',
    '| A | B |\n|---|---|',
    '> **Note**',
    '[[toc]]',
    '**Example:**',
    '***',
  ])('%j', (source) => {
    expect(md(source)).toEqual([]);
  });
});

describe('structure', () => {
  it('cuts at blocks, not at blank lines, and keeps the heading path of skipped levels', () => {
    const source = '# A\nText one.\n- item\n\n##### file.js\nText two.\n\n## B\nText three.';
    expect(headings(source)).toEqual(['A', 'A', 'A > file.js', 'A > B']);
  });

  it('takes a bold line for a heading', () => {
    expect(headings('# A\n\n**v2:**\n\nOld way.\n\n**v3:**\n\nNew way.')).toEqual(['A > v2', 'A > v3']);
  });

  it('lets a heading in a quotation hold for the quotation only', () => {
    expect(headings('# A\n\n> ## Inside\n>\n> Quoted text.\n\nText behind.')).toEqual(['A > Inside', 'A']);
  });

  it('brings the introducing line and the parent items of an item', () => {
    expect(labels('These hold:\n\n- outer\n  1. inner one\n')).toEqual([
      [],
      ['These hold:'],
      ['These hold:', 'outer'],
    ]);
  });

  it('brings the names of the columns, one for each cell, and is lenient about pipes', () => {
    const { document } = read('a.md', '| Name | Since |\n|---|---|\n| a\\|b | <a id="x">1</a>\n| c | |\n');
    const rows = document.passages.flatMap((p) => p.sentences);
    expect(rows.map((r) => textOf(document, r))).toEqual(['a|b 1', 'c']);
    expect(rows[0]?.labels.map((l) => l.text)).toEqual(['Name', 'Since']);
    expect(rows.map((r) => r.cells.length)).toEqual([2, 2]);
  });

  it('names the section a row stands under', () => {
    const source = '| A | B | C |\n|---|---|---|\n| **Part** | | |\n| 1 | 2 | 3 |';
    expect(md(source)).toEqual(['1 2 3']);
    expect(labels(source)).toEqual([['A', 'B', 'C', 'Part']]);
  });

  it('goes on with an item behind a fence and with lines that are not indented', () => {
    expect(md('1. First step:\n   ```sh\n   npm i\n     x\n   ```\n2. Second\nstep.')).toEqual([
      'First step:',
      'npm i\n  x',
      'Second step.',
    ]);
  });

  it('reads fences in quotations, and nothing inside a fence as mark-up', () => {
    expect(md('> ```md\n> # no heading\n> [l](x) **b**\n> ```')).toEqual(['# no heading\n[l](x) **b**']);
    expect(md('    > indented\n      code')).toEqual(['> indented\n  code']);
  });

  it('keeps the label of an admonition out where it stands alone', () => {
    expect(md('> [!WARNING]\n> Hot.')).toEqual(['Hot.']);
    expect(md('> **Note**\n> Read this.')).toEqual(['Read this.']);
    expect(md('> ⚠ Warning: Hot.')).toEqual(['⚠ Warning: Hot.']);
    expect(md(':::tip\nDo it.\n:::')).toEqual(['Do it.']);
  });

  it('reads footnotes as paragraphs of their own', () => {
    expect(md('Text[^1].\n\n[^1]: The first note.\n[^2]: The second.')).toEqual([
      'Text.',
      'The first note.',
      'The second.',
    ]);
  });

  it('cuts long code into groups of whole lines and begins a group at a comment on the left edge', () => {
    const code = (n: number): string => Array.from({ length: 9 }, (_, i) => `  line${n}${i}()`).join('\n');
    const groups = md(
      `\`\`\`js\n// v4\nold()\n// v5\nnew1()\n\`\`\`\n\n\`\`\`js\nf(() => {\n${code(1)}\n${code(2)}\n})\n\`\`\``,
    );
    expect(groups.slice(0, 2)).toEqual(['// v4\nold()', '// v5\nnew1()']);
    expect(groups.slice(2).join('\n')).toBe(`f(() => {\n${code(1)}\n${code(2)}\n})`);
    expect(groups.at(-1)).toMatch(/line28/u);
  });

  it('splits a long list into passages at its items', () => {
    const list = Array.from({ length: 60 }, (_, i) => `- Item number ${i} says a few words.`).join('\n');
    const { document } = read('a.md', list);
    expect(document.passages.length).toBeGreaterThan(2);
    expect(
      Math.max(
        ...document.passages.map(
          (p) => textOf(document, { ...p, form: 'prose', labels: [], cells: [] }).split(' ').length,
        ),
      ),
    ).toBeLessThan(180);
  });

  it('counts a byte-order mark and carriage returns', () => {
    const source = '\uFEFF# T\r\n\r\nFirst line\r\nsecond. Next.\r\n\r\n```\r\na\r\n b\r\n```\r\n';
    const { document } = read('a.md', source);
    const sentences = document.passages.flatMap((p) => p.sentences);
    expect(sentences.map((s) => textOf(document, s))).toEqual(['First line second.', 'Next.', 'a\n b']);
    expect(source.slice(sentences[1]?.start, sentences[1]?.end)).toBe('Next.');
  });
});

describe('titles', () => {
  it.each([
    ['# Real title\n\nText.\n\n# Other\n\nMore.', 'Real title'],
    ['## Only one\n\nText.', 'Only one'],
    ['## One\n\nText.\n\n## Two\n\nMore.', 'some file'],
    ['Just a text that is a sentence. And one more.', 'some file'],
  ])('%j', (source, title) => {
    expect(read('dir/some-file.md', source).document.title).toBe(title);
  });
});

it('no line of code is lost, however many brackets close it', () => {
  for (let depth = 1; depth <= 9; depth += 1) {
    const opening = Array.from({ length: depth }, (_, i) => `${'  '.repeat(i)}call${i}(() => {`);
    const code = [...opening, `${'  '.repeat(depth)}work()`, ...opening.map(() => '})')];
    const shown = sentencesOf('a.md', `\`\`\`js\n${code.join('\n')}\n\`\`\`\n`).join('\n');
    expect(shown.split('\n')).toHaveLength(code.length);
  }
});
