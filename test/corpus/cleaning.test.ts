// What is left out of texts as people collect them, and what a reader would miss and is therefore kept.
import { describe, expect, it } from 'vitest';
import { finish, parseDraft } from '../../src/corpus/documents.ts';
import type { Meta } from '../../src/corpus/meta.ts';
import { read, sentencesOf } from './read.ts';

const long =
  'This paragraph is long enough to stand for the body of an article, and it says a thing that nobody else says in so many words, so that no rule takes it for a heading or a menu.';

const drafts = (files: Readonly<Record<string, string>>, meta: Meta = {}): ReturnType<typeof finish> =>
  finish(
    Object.entries(files).map(([path, source]) => {
      const read = parseDraft(path, source, 0, { folder: {}, beside: meta });
      if (!('draft' in read)) throw new Error(read.notRead.reason);
      return read.draft;
    }),
  );

describe('collected text', () => {
  it.each([
    ['3 days ago', 'timestamp'],
    ['1,204 views', 'counter'],
    ['8', 'counter'],
    ['Share this article', 'share line'],
    ['Read more', 'menu'],
    ['Home | Products | About us', 'menu'],
    ['TRY NOW Zapfix® PREMIUM CLEANER', 'advertisement'],
    ['We use cookies to improve your experience.', 'cookie line'],
    [
      'Here is the revised paragraph to insert into the article after the second paragraph:',
      'instruction to an editor',
    ],
  ])('%j', (line, reason) => {
    const { document, leftOut } = read('a.txt', `${long}\n\n${line}\n\n${long.replace('This', 'That')}\n`);
    expect(leftOut.map((l) => [l.text, l.reason])).toEqual([[line, reason]]);
    expect(document.passages).toHaveLength(2);
  });

  it('leaves out menus of languages and stubs of contents', () => {
    const { leftOut } = read('a.txt', `Contents\n\nA heading\n\n${long}\nEnglish (UK) ·\nSpanish (MX) ·`);
    expect(leftOut.map((l) => l.reason)).toEqual(['table of contents', 'language menu', 'language menu']);
  });

  it('cuts an advertisement off the sentence it runs into', () => {
    const { document, leftOut } = read(
      'a.txt',
      `Zapfix cleans it all Advertising by GreatadsIn 2014 a thing began. ${long}`,
    );
    expect(leftOut.map((l) => l.text)).toEqual(['Zapfix cleans it all Advertising by Greatads']);
    const first = document.passages[0]?.sentences[0];
    expect(document.source.slice(first?.start, first?.end)).toBe('In 2014 a thing began.');
  });

  it('keeps what only looks like it', () => {
    const kept = [
      'Answers to the questions of members are sent within 3 days ago or never.',
      'The site stores cookies for one year.',
      'Share prices fell by 8 points.',
    ];
    expect(sentencesOf('a.txt', `${kept.join('\n')}\n${long}`).slice(0, 3)).toEqual(kept);
    const thanks = 'This project was kindly sponsored by Acme';
    expect(sentencesOf('a.md', thanks)).toEqual([thanks]);
    expect(sentencesOf('a.md', '- 8\n- 10\n')).toEqual(['8', '10']);
  });

  it('keeps the first of equal paragraphs, and equal items', () => {
    const { leftOut } = read(
      'a.md',
      `${long}\n\n${long}\n\n## B\n\n${long}\n\n- Default: false\n\n## C\n\n- Default: false\n`,
    );
    expect(leftOut.map((l) => l.reason)).toEqual(['repeated paragraph', 'repeated paragraph']);
  });
});

describe('many documents', () => {
  const body = (n: number): string => `Document number ${n} says something of its own about matter ${n}.`;

  it('leaves out a line at the edge of many, and keeps a sentence', () => {
    const file = (n: number): string =>
      `<h1 align="center">Acme</h1>\n\n${body(n)}\n\nNever open the lid.\n\n© Acme Works`;
    const { documents, leftOut } = drafts({ 'a.md': file(1), 'b.md': file(2), 'c.md': file(3) });
    expect(new Set(leftOut.map((l) => l.text))).toEqual(new Set(['Acme', '© Acme Works']));
    expect(documents.map((d) => [d.title, d.passages.length])).toEqual([
      ['a', 2],
      ['b', 2],
      ['c', 2],
    ]);
  });

  it('keeps a label with its value, which Markdown says on purpose in every document', () => {
    const file = (n: number): string => `# Class ${n}\n\nExtends: \`base.Thing\`\n\n${body(n)}`;
    const { leftOut } = drafts({ 'a.md': file(1), 'b.md': file(2), 'c.md': file(3) });
    expect(leftOut).toEqual([]);
  });

  it('reads a copy once and names it, unless its readers differ', () => {
    const merged = drafts({ 'a.md': `# T\n\n${body(1)}`, 'b/c.txt': `T\n\n${body(1)}\n` });
    expect(merged.documents.map((d) => [d.path, d.copies])).toEqual([['a.md', ['b/c.txt']]]);
    const apart = drafts({ 'a.md': `---\naudience: team\n---\n${body(1)}`, 'b.md': body(1) });
    expect(apart.documents.map((d) => d.path)).toEqual(['a.md', 'b.md']);
  });
});

describe('what an operator says', () => {
  it('excludes literal spans, and keeps what a rule would take', () => {
    const { documents, leftOut } = drafts(
      { 'a.txt': `${long} Buy now at Acme. The end of it.\n\n8\n\n${long}x` },
      { exclude: ['Buy now at Acme.'], keep: ['8'] },
    );
    expect(leftOut.map((l) => l.text)).toEqual(['Buy now at Acme.']);
    const texts = documents.flatMap((d) => d.passages.map((p) => d.source.slice(p.start, p.end)));
    expect(texts).toContain('8');
    expect(texts.join('|')).not.toContain('Acme');
    expect(texts).toContain('The end of it.');
  });
});

describe('an exclusion that finds nothing', () => {
  const source = '---\ntitle: T\nexclude: never said\n---\nA text.';
  it('is a warning, and its own line in the front matter is no place', () => {
    const parsed = parseDraft('a.md', source, 0, { folder: {}, beside: {} });
    expect('draft' in parsed ? parsed.warnings : []).toEqual([
      expect.stringMatching(/^a\.md: .*never said/u),
    ]);
    expect(drafts({ 'a.md': source }).leftOut).toEqual([]);
  });
});

describe('lines that end in a carriage return alone', () => {
  it('are lines', () => {
    expect(sentencesOf('a.md', '# Old\r\rFirst here.\r\r- one thing\r- two things\r')).toEqual([
      'First here.',
      'one thing',
      'two things',
    ]);
  });
});

describe('plain text', () => {
  it('tells headings, bullets and wrapped lines by their shape', () => {
    const { document } = read(
      'a.txt',
      'The title\n\nFirst line of a\nwrapped paragraph. More.\n\nWhat happened\n\nSomething longer happened here, and it was told.\n\n  • One bullet\n    goes on\n  • Two.\n',
    );
    const told = document.passages.map((p) => [
      p.headings.map((h) => h.text).join('/'),
      ...p.sentences.map((s) => document.source.slice(s.start, s.end)),
    ]);
    expect(told).toEqual([
      ['The title', 'First line of a\nwrapped paragraph.', 'More.'],
      ['The title/What happened', 'Something longer happened here, and it was told.'],
      ['The title/What happened', 'One bullet\n    goes on', 'Two.'],
    ]);
    expect(document.prose).toBe(document.source);
  });
});
