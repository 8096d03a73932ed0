// What is printed bold in a quotation: what answers, and of a fact not what the question says already.
import { expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { openLibrary } from '../../src/library/library.ts';
import { folderOf } from '../corpus/folder.ts';

const library = openLibrary({
  folder: await folderOf({
    'harbour.md':
      '# Harbour\n\nThe old lighthouse was restored in spring by the Guild of Coopers. Its lamp burns oil.\n\nThe mooring fee is nine coins for a night.\n',
  }),
});

async function boldTo(question: string): Promise<readonly string[]> {
  const [first] = citationsOf(ask(await library, question, { turns: [], readers: 'all' }));
  return first ? first.excerpt.marks.map(({ start, end }) => first.excerpt.text.slice(start, end)) : [];
}

it.each([
  ['What restored the old lighthouse?', ['spring by the Guild of Coopers']],
  ['How much is the mooring fee?', ['nine']],
  ['Is there a mooring fee?', ['mooring fee']],
])('%s', async (question, marks) => {
  expect(await boldTo(question)).toEqual(marks);
});
