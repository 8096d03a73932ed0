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
    'deck.md':
      '# Deck\n\n## Hoisting a flag\n\n1. Open the locker on the left.\n2. Run `flag up --slow`.\n3. To finish, close the locker again.\n\n## Horn\n\nThe horn stays silent in fog because its reed gets wet. Sailors call it Bertha.\n\n## Passengers\n\nPassengers bring bread. Dogs are not allowed aboard the ferry. Cats sleep below.\n\n## Bollard\n\nA bollard is a short post of iron on the quay. Ropes hold it.\n\n## Pier\n\nThe western pier is old. The western pier was repainted after the storm.\n\n## Sails\n\nA sail is dried by spreading it on the lawn. Then it is folded.\n\n## Oars\n\nOars can be stored below the benches. Benches are of pine.\n',
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
  ['How do I hoist a flag?', ['Open the locker on the left', 'Run flag up --slow', 'close the locker again']],
  ['How do I dry a sail?', ['by spreading it on the lawn']],
  ['Why does the horn stay silent in fog?', ['because its reed gets wet']],
  ['Are dogs allowed aboard the ferry?', ['are not allowed aboard']],
  ['Can oars be stored on the boat?', ['can be stored below the benches']],
  ['What is a bollard?', ['a short post of iron on the quay']],
  ['Why was the western pier repainted?', ['western pier', 'repainted']],
])('%s', async (question, marks) => {
  expect(await boldTo(question)).toEqual(marks);
});
