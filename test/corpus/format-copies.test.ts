// One text in two formats is one document.
import { expect, it } from 'vitest';
import type { Draft } from '../../src/corpus/draft.ts';
import { mergeFormats } from '../../src/corpus/format-copies.ts';
import { piece } from '../../src/corpus/parsed.ts';

const words = Array.from({ length: 400 }, (_, at) => `word${(at * 7919) % 1_009}`);

function draft(path: string, format: Draft['format'], text: string, audience: readonly string[] = []): Draft {
  const converted = ['pdf', 'docx'].includes(format) ? { converted: { by: 'test', bytes: path } } : {};
  const pieces = [piece('paragraph', { start: 0, end: text.length })];
  const own = { id: path, path, format, language: 'en', source: text, prose: text, leftOut: [] };
  return { ...own, ...converted, meta: { audience }, pieces };
}

const merge = (...drafts: readonly Draft[]) =>
  mergeFormats(drafts.map((one) => ({ draft: one, copies: [] }))).map(({ draft: { path }, copies }) => [
    path,
    ...copies,
  ]);

const text = words.join(' ');
const printed = ['Page', ...words.slice(0, 200), 'header', ...words.slice(200)].join(' ');

it('is quoted in the better one, and the other is named', () => {
  expect(merge(draft('a.pdf', 'pdf', printed), draft('b.docx', 'docx', text))).toEqual([['b.docx', 'a.pdf']]);
  expect(merge(draft('a.pdf', 'pdf', printed), draft('b.md', 'markdown', text))).toEqual([['b.md', 'a.pdf']]);
});

it('is not where one says more, or where others may read it', () => {
  const more = `${text} ${words.map((word) => `other${word}`).join(' ')}`;
  expect(merge(draft('a.pdf', 'pdf', more), draft('b.docx', 'docx', text))).toHaveLength(2);
  expect(merge(draft('a.pdf', 'pdf', text, ['team']), draft('b.docx', 'docx', text))).toHaveLength(2);
});

it('is not looked for within one format, nor where nothing was converted', () => {
  expect(merge(draft('a.pdf', 'pdf', text), draft('b.pdf', 'pdf', printed))).toHaveLength(2);
  expect(merge(draft('a.rst', 'rst', text), draft('b.md', 'markdown', printed))).toHaveLength(2);
});
