// What a word is for, as bits: function word, number, month, pronoun and the cue words that answer types go by.
import { isStopWord } from './stop-words.ts';

/** Bits, to be combined; a word may be of several classes. */
export const wordClass = {
  stop: 1,
  digit: 2,
  year: 4,
  month: 8,
  pronoun: 16,
  place: 32,
  cause: 64,
  means: 128,
  negation: 256,
  number: 512,
  weekday: 1024,
  unit: 2048,
  person: 4096,
  copula: 8192,
} as const;

const lists: readonly (readonly [number, string])[] = [
  [
    wordClass.month,
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  ],
  [
    wordClass.pronoun,
    'he she it they this that these those his her their its him them such both former latter here there',
  ],
  [wordClass.place, 'in at near from to into inside outside across within between around throughout on'],
  [
    wordClass.cause,
    'because since due owing therefore thus hence reason reasons cause caused causes led leading resulted prevent avoid so ensure allow allows enable enables',
  ],
  [wordClass.means, 'by through via using with use used uses set call run pass add'],
  [
    wordClass.negation,
    'not no never without none neither nor cannot cant dont doesnt didnt isnt arent wont nothing',
  ],
  [
    wordClass.number,
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty ' +
      'forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half quarter third several lakh crore once twice first second',
  ],
  [wordClass.weekday, 'monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday'],
  [
    wordClass.unit,
    'year years month months week weeks day days hour hours minute minutes second seconds millisecond milliseconds ms percent % kilometers km miles ' +
      'meters feet dollar dollars usd euro euros pounds yen rupees kg tons tonnes mb gb kb bytes century centuries decade decades square',
  ],
  [
    wordClass.person,
    'mr mrs ms dr sir president minister king queen emperor director professor founder author ceo chairman bishop pope general captain prince',
  ],
  [wordClass.copula, 'is are was were be being been means refers called known defined stands represents'],
];

const listed = bitsOfListed();

/** Bits of wordClass for a folded word of a language (BCP 47). */
export function classOf(word: string, language: string): number {
  let bits = listed.get(word) ?? 0;
  if (isStopWord(word, language)) bits |= wordClass.stop;
  if (/\d/.test(word)) bits |= wordClass.digit;
  if (/^(?:1\d{3}|20\d{2})$/.test(word)) bits |= wordClass.year;
  return bits;
}

/** All bits of a word in one look-up. */
function bitsOfListed(): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const [bit, members] of lists)
    for (const word of members.split(' ')) bits.set(word, (bits.get(word) ?? 0) | bit);
  return bits;
}
