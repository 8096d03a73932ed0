// Where the sentence stands and what it looks like.
import { type Family, put } from './features-family.ts';

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
  prepare({ list, settings, matcher }) {
    return (i, out, at) => {
      const c = list[i];
      const setting = c && settings[c.hit];
      if (!setting) return;
      let words = 0;
      let fresh = 0;
      for (let k = c.from; k < c.to; k++) {
        if (((c.reading.flags[k] ?? 0) & 2) !== 0) continue;
        words++;
        if (
          ((c.reading.classes[k] ?? 0) & 1) === 0 &&
          matcher.namings(c.reading.stems[k] ?? -1) === undefined
        )
          fresh++;
      }
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
