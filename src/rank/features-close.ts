// Features of closeness: how near to each other a sentence says what is asked, and what stands right beside it: numbers with their unit, names in apposition.
import type { Measure } from '../question/wording.ts';
import { flag, sign } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate, CandidateSet } from './candidates.ts';
import { isNewNumber } from './features-answer.ts';
import { type Family, put } from './features-family.ts';

const names = [
  'tight',
  'near together',
  'clause',
  'number before focus',
  'asked unit',
  'new words close',
  'apposition',
  'naming word',
  'rarest to last',
] as const;

/** Words of a run that counts as tight, and as near together. */
const reach = { tight: 8, near: 16 } as const;

/** Words beside a number that measures so; folded. */
const units: Readonly<Record<Measure, string>> = {
  age: 'old aged age years year months',
  duration:
    'year years month months week weeks day days hour hours minute minutes second seconds ms milliseconds decades century centuries ' +
    'feet foot miles mile km kilometers meters metres inches long daily weekly monthly yearly annually once twice',
  size:
    'feet foot miles mile km kilometers meters metres inches square acres hectares sq m cm mm nm nanometers micrometers tall high deep wide ' +
    'mb gb kb bytes people seats percent',
  money: 'million billion trillion dollars usd euros pounds percent crore lakh',
  share: 'percent half third quarter thirds fifths tenths',
  time: 'am pm oclock noon midnight midday hours utc gmt',
  speed: 'km mph knots hour second mbps',
};

/** Features about closeness within the sentence. */
export const closeFamily: Family = {
  names,
  relative: ['tight', 'near together', 'clause', 'asked unit', 'new words close'],
  prepare(candidates) {
    const { list, matcher, query, searcher } = candidates;
    const { lexicon } = searcher;
    const idsOf = (words: string): ReadonlySet<number> =>
      new Set(
        words
          .split(' ')
          .map((w) => lexicon.find(w, 'en'))
          .filter((w) => w >= 0),
      );
    const { measure } = query.intent;
    const wanted = measure === undefined ? undefined : idsOf(units[measure]);
    const money = measure === 'money';
    const percent = measure !== undefined && units[measure].includes('percent');
    const naming = idsOf('called named known termed dubbed nicknamed referred titled entitled');
    const after = idsOf('a an the which who whose where formerly also or');
    const focus = query.intent.focus === undefined ? -1 : lexicon.stemId(query.intent.focus);
    const rarest = heaviest(matcher.weights);
    return (i, out, at) => {
      const c = list[i];
      if (!c) return;
      const signs = c.reading.signs[c.index] ?? 0;
      const unitMet =
        wanted === undefined
          ? -1
          : (money && (signs & sign.currency) !== 0) ||
              (percent && (signs & sign.percent) !== 0) ||
              hasUnit(c, wanted, candidates)
            ? 1
            : 0;
      const [tight, near, clause] = runsOf(c, candidates);
      put(out, at, [
        tight,
        near,
        clause,
        numberBefore(c, focus, candidates),
        unitMet,
        newClose(c, candidates),
        apposition(c, after),
        holdsWord(c, naming),
        distance(c, rarest, matcher.size - 1),
      ]);
    };
  },
};

function heaviest(weights: Float64Array): number {
  let best = 0;
  for (let k = 1; k < weights.length; k++) if ((weights[k] ?? 0) > (weights[best] ?? 0)) best = k;
  return best;
}

/** Greatest share of the question within a few words, and within what stands between two marks. */
function runsOf(
  { reading, from, named }: Candidate,
  { matcher }: CandidateSet,
): readonly [number, number, number] {
  const at: number[] = [];
  const places: number[] = [];
  const clauses: number[] = [];
  let clause = 0;
  let k = from;
  for (const word of named) {
    for (; k < word.at; k++) if ((reading.starts[k + 1] ?? 0) - (reading.ends[k] ?? 0) > 1) clause++;
    for (const { concept, soft, strength } of word.namings) {
      if (soft && strength < 0.6) continue;
      at.push(concept);
      places.push(reading.places[word.at] ?? 0);
      clauses.push(clause);
    }
  }
  if (at.length === 0) return [0, 0, 0];
  let tight = 0;
  let near = 0;
  let inClause = 0;
  const seen = new Int32Array(matcher.size).fill(-1);
  const ahead = distinctFrom(at);
  for (let a = 0; a < at.length; a++) {
    let found = 0;
    let sum = 0;
    let sumClause = 0;
    for (let b = a; b < at.length && found < (ahead[a] ?? 0); b++) {
      const gap = (places[b] ?? 0) - (places[a] ?? 0);
      const same = clauses[b] === clauses[a];
      if (gap > reach.near && !same) break;
      const concept = at[b] ?? 0;
      if (seen[concept] === a) continue;
      seen[concept] = a;
      found++;
      const weight = matcher.weights[concept] ?? 0;
      if (same) sumClause += weight;
      if (gap > reach.near) continue;
      sum += weight;
      if (gap <= reach.tight) tight = Math.max(tight, sum);
      near = Math.max(near, sum);
    }
    inClause = Math.max(inClause, sumClause);
  }
  return [tight / matcher.total, near / matcher.total, inClause / matcher.total];
}

/** How many different ones stand from each place on: where all were found, what comes repeats them. */
function distinctFrom(concepts: readonly number[]): Int32Array {
  const ahead = new Int32Array(concepts.length);
  const seen = new Set<number>();
  for (let a = concepts.length - 1; a >= 0; a--) {
    seen.add(concepts[a] ?? 0);
    ahead[a] = seen.size;
  }
  return ahead;
}

/** "three lineages": a number that the question lacks, up to three words before the noun it asks for. */
function numberBefore(c: Candidate, focus: number, { matcher, query }: CandidateSet): number {
  if (query.intent.type !== 'count' || focus < 0) return -1;
  const { reading, from, to } = c;
  for (let k = from; k < to; k++) {
    if (reading.stems[k] !== focus) continue;
    for (let before = Math.max(from, k - 3); before < k; before++)
      if (isNewNumber(c, before, matcher)) return 1;
  }
  return 0;
}

function hasUnit(c: Candidate, wanted: ReadonlySet<number>, { matcher }: CandidateSet): boolean {
  for (let k = c.from; k < c.to; k++) {
    if (!wanted.has(c.reading.words[k] ?? -1)) continue;
    for (let near = Math.max(c.from, k - 2); near <= Math.min(c.to - 1, k + 2); near++)
      if (near !== k && isNewNumber(c, near, matcher)) return true;
  }
  return false;
}

/** Words with a meaning of their own within three words of a matched one. */
function newClose(c: Candidate, { matcher }: CandidateSet): number {
  const { reading, named, from, to } = c;
  if (!named.some(({ strict }) => strict)) return 0;
  let count = 0;
  let last = -9;
  let open = 0;
  for (let k = from; k < to; k++) {
    if (((reading.flags[k] ?? 0) & flag.alternate) !== 0) continue;
    const names = matcher.names(reading.stems[k] ?? -1);
    if (names?.strict) {
      count += Math.min(open, 3);
      open = 0;
      last = k;
    } else if (((reading.classes[k] ?? 0) & wordClass.stop) === 0 && !names) {
      if (k - last <= 3) count++;
      else open++;
    }
  }
  return Math.min(10, count);
}

/** A matched word, a mark, and an article or a relative: "Venom, the first …", "the mayor, who …". */
function apposition({ reading, named, to }: Candidate, after: ReadonlySet<number>): number {
  for (const { at, strict } of named)
    if (
      strict &&
      at + 1 < to &&
      (reading.starts[at + 1] ?? 0) - (reading.ends[at] ?? 0) >= 2 &&
      after.has(reading.words[at + 1] ?? -1)
    )
      return 1;
  return 0;
}

function holdsWord({ reading, from, to }: Candidate, words: ReadonlySet<number>): number {
  for (let k = from; k < to; k++) if (words.has(reading.words[k] ?? -1)) return 1;
  return 0;
}

/** 1 / (1 + least distance in words) between two concepts; 0 when one is missing. */
function distance({ reading, named }: Candidate, a: number, b: number): number {
  let lastA = -99;
  let lastB = -99;
  let least = 99;
  for (const { at, namings } of named)
    for (const { concept } of namings) {
      if (concept === a) lastA = reading.places[at] ?? 0;
      if (concept === b) lastB = reading.places[at] ?? 0;
      if (concept === a || concept === b) least = Math.min(least, Math.abs(lastA - lastB));
    }
  return least < 99 ? 1 / (1 + least) : 0;
}
