// Does a sentence hold a thing of the kind that is asked for, and that the question does not name itself?
import { flag } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate } from './candidates.ts';
import type { Query } from './query.ts';

/** 1 yes, 0 no, undefined when the question asks for nothing that can be seen. */
export function holdsType(query: Query, { reading, from, to }: Candidate): number | undefined {
  const asked = new Set(query.concepts.map((c) => c.word.toLowerCase()));
  const { classes, flags } = reading;
  const some = (test: (bits: number, i: number) => boolean): number => {
    for (let i = from; i < to; i++) if (test(classes[i] ?? 0, i)) return 1;
    return 0;
  };
  switch (query.type) {
    case 'date':
      return some((bits) => (bits & (wordClass.year | wordClass.month)) !== 0);
    case 'count':
    case 'amount':
      return some((bits) => (bits & (wordClass.digit | wordClass.number)) !== 0);
    case 'person':
      return asked.size >= 0 && some((bits, i) => isName(bits, flags[i] ?? 0)) ? 1 : 0;
    case 'place':
      return some(
        (bits, i) =>
          (bits & wordClass.place) !== 0 && ((flags[i + 1] ?? 0) & flag.capital) !== 0 && i + 1 < to,
      );
    case 'reason':
      return some((bits) => (bits & wordClass.cause) !== 0);
    case 'manner':
      return some((bits) => (bits & wordClass.means) !== 0);
    default:
      return undefined;
  }
}

const isName = (bits: number, flags: number): boolean =>
  (flags & flag.capital) !== 0 &&
  (flags & flag.first) === 0 &&
  (bits & (wordClass.stop | wordClass.month)) === 0;
