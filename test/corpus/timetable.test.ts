// A table of times in a text without mark-up, which a transcript looks like.
import { expect, it } from 'vitest';
import { columnName } from '../../src/corpus/labels.ts';
import { read } from './read.ts';

it('takes a table of times for a table, and not for what somebody said', () => {
  const { document } = read(
    'a.txt',
    'Shifts\n\nPost       Starts   Ends\n---------- ------- ------\nKitchen     06:00   14:00\nLaundry     07:30   15:30\nFront desk  08:00   20:00\n',
  );
  const rows = document.passages
    .flatMap(({ sentences }) => sentences)
    .filter(({ form }) => form === 'row')
    .map(({ cells, labels }) =>
      Object.fromEntries(
        cells.map((c, i) => [columnName(labels, i) ?? i, document.prose.slice(c.start, c.end)]),
      ),
    );
  expect(rows).toEqual([
    { Post: 'Kitchen', Starts: '06:00', Ends: '14:00' },
    { Post: 'Laundry', Starts: '07:30', Ends: '15:30' },
    { Post: 'Front desk', Starts: '08:00', Ends: '20:00' },
  ]);
});
