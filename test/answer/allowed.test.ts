// What a moderator called wrong for a question does not come back to it, not in halves either.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import type { Answer, Citation } from '../../src/domain.ts';
import { libraryOf, openLibrary } from '../../src/library/library.ts';
import { readCases } from '../cases/read-cases.ts';

const library = await openLibrary({ folder: 'corpus' });
const shipped = readCases(join(import.meta.dirname, '../cases')).find(
  ({ name }) => name === 'shipped-corpus',
);
const quoted = (answer: Answer): readonly Citation[] =>
  answer.kind === 'answer' || answer.kind === 'nearest' ? answer.citations : [];

it('quotes no sentence of a quotation that is wrong for this question', () => {
  let ruled = 0;
  for (const { question } of shipped?.questions ?? []) {
    const [wrong] = quoted(ask(library, question, { turns: [], readers: 'all' }));
    if (!wrong) continue;
    ruled += 1;
    const ruledOut = { passages: new Set<string>(), quotations: new Set([wrong.hash]) };
    const again = quoted(ask(library, question, { turns: [], readers: 'all', ruledOut }));
    const back = again.filter(
      ({ source, excerpt }) =>
        source.documentId === wrong.source.documentId &&
        excerpt.best.start < wrong.excerpt.end &&
        wrong.excerpt.start < excerpt.best.end,
    );
    expect(back.map(({ excerpt }) => excerpt.text)).toEqual([]);
  }
  expect(ruled).toBeGreaterThan(30);
});

it('quotes the next best as the first of its ranking, with the paragraph around it', () => {
  const ferries = libraryOf([
    { path: 'ferry.md', title: 'Ferry', passages: ['The ferry to Ostvik leaves at nine.'] },
    {
      path: 'boats.md',
      title: 'Boats',
      passages: [
        'The ferry for cars leaves at noon from Ostvik. The ferry for bicycles leaves Ostvik at two. Tea is served.',
      ],
    },
    { path: 'tea.md', title: 'Tea', passages: ['Tea is served on board. The deck is closed in winter.'] },
  ]);
  const asked = 'When does the ferry to Ostvik leave?';
  const [wrong] = quoted(ask(ferries, asked, { turns: [], readers: 'all' }));
  const ruledOut = { passages: new Set<string>(), quotations: new Set([wrong?.hash ?? '']) };
  expect(
    quoted(ask(ferries, asked, { turns: [], readers: 'all', ruledOut })).map((c) => c.excerpt.text),
  ).toEqual([
    'The ferry for cars leaves at noon from Ostvik. The ferry for bicycles leaves Ostvik at two. Tea is served.',
  ]);
});
