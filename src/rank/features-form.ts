// Where the sentence stands and what it looks like.
import { isContent } from './candidates.ts';
import { type Family, put } from './features-family.ts';

/** Features about place and shape. */
export const formFamily: Family = {
  names: [
    'index',
    'first',
    'words',
    'new words',
    'item',
    'row',
    'code',
    'in list',
    'sentences',
    'last',
    'alone',
  ],
  relative: ['words'],
  prepare({ list, settings }) {
    return (i, out, at) => {
      const c = list[i];
      const setting = c && settings[c.hit];
      if (!setting) return;
      const { words, content } = c.counts;
      const fresh = content - c.named.filter(({ at }) => isContent(c, at)).length;
      const count = setting.end - setting.first;
      put(out, at, [
        Math.min(12, c.index),
        c.index === 0 ? 1 : 0,
        Math.log(1 + words),
        Math.log(1 + fresh),
        c.sentence.form === 'item' ? 1 : 0,
        c.sentence.form === 'row' ? 1 : 0,
        c.sentence.form === 'code' ? 1 : 0,
        c.passage.kind === 'list' ? 1 : 0,
        Math.min(20, count),
        c.index === count - 1 ? 1 : 0,
        count === 1 ? 1 : 0,
      ]);
    };
  },
};
