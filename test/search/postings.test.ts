// Stems noted passage by passage come out stem by stem, each passage once and counted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostingsBuilder, holdersOf } from '../../src/search/passage-index.ts';

/** Numbers far apart too, so that lists must grow. */
const passages = fc.array(fc.array(fc.constantFrom(0, 1, 2, 5, 3000)), { maxLength: 400 });

test('equals what is counted by hand', () => {
  fc.assert(
    fc.property(passages, (noted) => {
      const builder = createPostingsBuilder();
      for (const passage of noted) {
        for (const stem of passage) builder.note(stem);
        expect(builder.end()).toBe(new Set(passage).size);
      }
      const postings = builder.finish(3001);
      for (const stem of [0, 1, 2, 3, 4, 5, 3000]) {
        const expected = noted.flatMap((passage, number) => {
          const count = passage.filter((one) => one === stem).length;
          return count > 0 ? [{ number, count }] : [];
        });
        const from = postings.starts[stem] ?? 0;
        expect(
          Array.from(holdersOf(postings, stem), (number, i) => ({
            number,
            count: postings.counts[from + i],
          })),
        ).toEqual(expected);
      }
      for (const stem of [-1, 3001, 9999]) expect(holdersOf(postings, stem)).toHaveLength(0);
    }),
  );
});
