// Suggestions find headings and questions by beginnings of words, in any order, with a typo; examples are answered.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { openLibrary } from '../../src/library/library.ts';
import { examples, suggest } from '../../src/suggest/suggest.ts';
import { folderOf } from '../corpus/folder.ts';

const garden = await openLibrary({ folder: join(import.meta.dirname, '../cases/lists/documents') });
const shipped = await openLibrary({ folder: join(import.meta.dirname, '../../corpus') });

it.each([
  ['tools sh', 'Tools in the shed'],
  ['shed tool', 'Tools in the shed'],
  ['opning', 'Opening hours'],
  ['poening huors', 'Opening hours'],
  ['COMP', 'Compost'],
])('%s suggests %s', (typed, found) => {
  expect(suggest(garden, typed, 'all', 5)).toContain(found);
});

it('suggests nothing for rubbish and never more than asked for', () => {
  expect(suggest(garden, '\0)(*', 'all', 5)).toEqual([]);
  expect(suggest(shipped, '', 'all', 3)).toHaveLength(3);
});

it('gives examples that are answered', () => {
  const given = examples(shipped, 'all', 4);
  expect(given).toHaveLength(4);
  for (const question of given)
    expect(ask(shipped, question, { turns: [], readers: 'all' }).kind).toBe('answer');
});

it('gives no example whose only answer is retired', () => {
  const context = { turns: [], readers: 'all' } as const;
  const given = examples(shipped, 'all', 4);
  const answer = ask(shipped, given[0] ?? '', context);
  const [first] = answer.kind === 'answer' ? answer.citations : [];
  if (!first) throw new Error('no answer');
  const passages = new Set([first.passageHash]);
  const kept = examples(shipped, 'all', 4, passages);
  expect(kept).toHaveLength(4);
  expect(kept).not.toContain(given[0]);
  const greeted = ask(shipped, 'hello', { ...context, ruledOut: { passages, quotations: new Set() } });
  expect(greeted.kind === 'conversation' && greeted.examples).toEqual(kept);
});

it('offers the operator’s questions in every form that the documents’ own test reads', async () => {
  const folder = await folderOf({
    'harbour.md': '# Harbour\n\nThe toll for a night is seven coins.\n',
    'questions.yaml':
      '- question: What does a night in the harbour cost?\n  document: harbour.md\n  quote: seven\n' +
      '- question: How deep is the dock?\n',
  });
  const harbour = await openLibrary({ folder });
  expect(suggest(harbour, 'cost', 'all', 5)).toEqual(['What does a night in the harbour cost?']);
  expect(suggest(harbour, 'dock', 'all', 5)).toEqual([]);
});

it('suggests nothing that leads only to what is retired', () => {
  const passages = garden.documents.flatMap((document) => document.passages);
  const under = (heading: string) =>
    passages.filter((p) => p.headings.some(({ text }) => text === heading)).map(({ hash }) => hash);
  const suggested = (retired: readonly string[]) => suggest(garden, 'tools sh', 'all', 5, new Set(retired));
  expect(suggested(under('Opening hours'))).toContain('Tools in the shed');
  expect(suggested(under('Tools in the shed'))).not.toContain('Tools in the shed');
});
