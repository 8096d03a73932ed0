// The sentences of the hits with what each holds of the question, and what each is made of whatever is asked: the common ground of all features.
import type { Passage, Sentence } from '../domain.ts';
import type { Query } from '../question/query.ts';
import type { Hit } from '../search/hits.ts';
import { flag, type Reading } from '../search/reading.ts';
import type { Searcher } from '../search/searcher.ts';
import { wordClass } from '../text/word-class.ts';
import {
  type Coverage,
  coverageBy,
  coverageOf,
  createMatcher,
  type Matcher,
  type Named,
  namedIn,
  strongest,
} from './matcher.ts';

/** A sentence that may answer, with how much of the question it covers. */
export type Candidate = Coverage & {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Place of the sentence in its passage, from 0. */
  readonly index: number;
  /** Place of the passage among the hits, from 0. */
  readonly hit: number;
  readonly reading: Reading;
  /** Its words in the reading, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly counts: SentenceCounts;
  /** Its words that name something of the question. */
  readonly named: readonly Named[];
  /** Coverage by its introducing line, parent items and column names. */
  readonly labels: Float64Array;
};

/** A passage's surroundings, for each hit. */
export type Setting = {
  /** Coverage by the innermost heading, by the whole heading path, by the title, by all of the passage's own words. */
  readonly heading: Float64Array;
  readonly path: Float64Array;
  readonly title: Float64Array;
  readonly whole: Float64Array;
  /** Words in the innermost heading that the question names, as a share of its content words. */
  readonly headingAsked: number;
  /** Number of its first candidate, and of the one after its last. */
  readonly first: number;
  readonly end: number;
};

/** All candidates of one question, with what they are compared by. */
export type CandidateSet = {
  readonly query: Query;
  readonly list: readonly Candidate[];
  readonly hits: readonly Hit[];
  readonly settings: readonly Setting[];
  readonly matcher: Matcher;
  readonly searcher: Searcher;
};

/** Reads the passages of the hits and covers each of their sentences with the question's concepts. */
export function candidatesOf(query: Query, hits: readonly Hit[], searcher: Searcher): CandidateSet {
  const matcher = createMatcher(query, searcher);
  const { nothing } = matcher;
  const list: Candidate[] = [];
  const settings = hits.map(({ passage }, hit): Setting => {
    const reading = searcher.read(passage);
    const counted = sentenceCountsOf(reading, searcher.rarity);
    const first = list.length;
    const whole = new Float64Array(matcher.size);
    for (const [index, sentence] of passage.sentences.entries()) {
      const counts = counted[index];
      if (!counts) continue;
      const made = candidate({ passage, sentence, index, hit, reading, counts }, matcher);
      list.push(made);
      strongest(whole, made.own, 1, whole);
    }
    const paths = reading.headings.map((heading) => coverageOf(heading, matcher).soft);
    const innermost = reading.headings.at(-1);
    return {
      heading: paths.at(-1) ?? nothing,
      path: paths.reduce((a, b) => (b === nothing ? a : strongest(a, b)), nothing),
      title: coverageOf(searcher.title(passage.documentId), matcher).own,
      whole,
      headingAsked: innermost ? namedShare(innermost, matcher) : 0,
      first,
      end: list.length,
    };
  });
  return { query, list, hits, settings, matcher, searcher };
}

type Place = Pick<Candidate, 'passage' | 'sentence' | 'index' | 'hit' | 'reading' | 'counts'>;

function candidate(place: Place, matcher: Matcher): Candidate {
  const { passage, sentence, index, hit, reading, counts } = place;
  const { from, to } = counts;
  const named = namedIn(reading.stems, from, to, matcher);
  const { own, soft } = coverageBy(named, reading.stems, matcher);
  const labels = coverageOf(reading.labels[index] ?? none, matcher).soft;
  return { passage, sentence, index, hit, reading, counts, from, to, named, own, soft, labels };
}

const none = new Int32Array(0);

/** Share of a heading's words that the question names. */
const namedShare = (stems: Int32Array, matcher: Matcher): number =>
  stems.length === 0 ? 0 : namedIn(stems, 0, stems.length, matcher).length / stems.length;

/** Whether the word at a place in the reading carries a subject, and is no other form of the words beside it. */
export const isContent = ({ reading }: Pick<Candidate, 'reading'>, k: number): boolean =>
  ((reading.classes[k] ?? 0) & wordClass.stop) === 0 && ((reading.flags[k] ?? 0) & flag.alternate) === 0;

/** A run of capitalised words; `from` and `place` are its first word's. */
export type Run = { readonly from: number; readonly length: number; readonly place: number };

/** Counts of one sentence that hold for every question. */
type SentenceCounts = {
  /** Its words in the reading, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Words, other forms of a word apart, and those of them that carry a subject, with the sum of their rarities. */
  readonly words: number;
  readonly content: number;
  readonly rarity: number;
  /** All bits of text/word-class that its words have. */
  readonly classes: number;
  /** Its numbers, years and runs of names, by where they stand in the reading. */
  readonly numbers: readonly number[];
  readonly years: readonly number[];
  readonly runs: readonly Run[];
  /** 1: begins with a pronoun. .5: has one among its first eight words. */
  readonly pronoun: number;
};

const countsOf = new WeakMap<Reading, SentenceCounts[]>();

/** Of each sentence of a passage, counted once where every question would walk its words. `rarity` gives that of a stem's number, and gives the same one always. */
function sentenceCountsOf(reading: Reading, rarity: (stem: number) => number): readonly SentenceCounts[] {
  const known = countsOf.get(reading);
  if (known) return known;
  const all: SentenceCounts[] = [];
  for (let i = 0; i + 1 < reading.sentences.length; i++)
    all.push(count(reading, reading.sentences[i] ?? 0, reading.sentences[i + 1] ?? 0, rarity));
  countsOf.set(reading, all);
  return all;
}

function count(
  reading: Reading,
  from: number,
  to: number,
  rarityOf: (stem: number) => number,
): SentenceCounts {
  let [words, content, rarity, classes] = [0, 0, 0, 0];
  const numbers: number[] = [];
  const years: number[] = [];
  for (let k = from; k < to; k++) {
    const bits = reading.classes[k] ?? 0;
    classes |= bits;
    if ((bits & wordClass.year) !== 0) years.push(k);
    if (((reading.flags[k] ?? 0) & flag.alternate) !== 0) continue;
    words++;
    if ((bits & (wordClass.digit | wordClass.number)) !== 0) numbers.push(k);
    if ((bits & wordClass.stop) !== 0) continue;
    content++;
    rarity += rarityOf(reading.stems[k] ?? -1);
  }
  const runs = runsOf(reading, from, to);
  const pronoun = pronounOf(reading, from, to);
  return { from, to, words, content, rarity, classes, numbers, years, runs, pronoun };
}

function runsOf(reading: Reading, from: number, to: number): readonly Run[] {
  const runs: Run[] = [];
  for (let k = from; k < to; k++) {
    if (!isName(reading, k)) continue;
    const first = k;
    while (k < to && isName(reading, k)) k++;
    runs.push({ from: first, length: k - first, place: reading.places[first] ?? 0 });
  }
  return runs;
}

function isName({ flags, classes }: Reading, k: number): boolean {
  return (
    ((flags[k] ?? 0) & (flag.capital | flag.alternate)) === flag.capital &&
    ((classes[k] ?? 0) & (wordClass.stop | wordClass.month | wordClass.weekday)) === 0
  );
}

function pronounOf({ classes, flags }: Reading, from: number, to: number): number {
  for (let k = from; k < Math.min(to, from + 8); k++) {
    if (((classes[k] ?? 0) & wordClass.pronoun) === 0) continue;
    return ((flags[k] ?? 0) & flag.first) !== 0 ? 1 : 0.5;
  }
  return 0;
}
