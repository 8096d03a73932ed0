// Do the question's words stand here as the question has them: side by side, in its order, close together?
import type { Candidate, CandidateSet } from './candidates.ts';
import { type Family, put, ratio } from './features-family.ts';
import { weigh } from './matcher.ts';

const names = [
  'pairs',
  'pairs with previous',
  'any order pairs',
  'subsequence',
  'subsequence share',
  'spread',
  'common run',
  'common run weight',
  'word forms',
  'first match',
] as const;

/** Features about the order of the words. */
export const orderFamily: Family = {
  names,
  relative: ['pairs', 'subsequence', 'spread', 'common run', 'common run weight', 'word forms'],
  prepare(candidates) {
    const { list, settings, matcher } = candidates;
    const weightsOfPairs = pairWeights(candidates);
    const pairTotal = Math.max(
      1e-9,
      weightsOfPairs.reduce((sum, weight) => sum + weight, 0),
    );
    const question = questionStems(candidates);
    const asked = new Set(question);
    const heaviness = question.map((stem) => weightOf(stem, candidates));
    const room = roomFor(question.length + 1);
    const forms = new Set(
      candidates.query.concepts.flatMap((c) =>
        candidates.searcher.languages.map((l) => candidates.searcher.lexicon.find(c.word.toLowerCase(), l)),
      ),
    );
    const positions = list.map(matches);
    const best = new Int32Array(matcher.size);
    return (i, out, at) => {
      const c = list[i];
      const here = positions[i];
      if (!c || !here) return;
      const before = i > (settings[c.hit]?.first ?? 0) ? (positions[i - 1] ?? []) : [];
      const all = before.length > 0 && here.length > 0 ? [...before, ...here] : here;
      const common = subsequence(here, best);
      const run = longestRun(c, question, asked, heaviness, room);
      put(out, at, [
        pairsIn(here, here, weightsOfPairs, 0, 3) / pairTotal,
        pairsIn(all, here, weightsOfPairs, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY) / pairTotal,
        pairsIn(here, here, weightsOfPairs, -5, 5) / pairTotal,
        common,
        ratio(common, matcher.size),
        weigh(c.own, matcher.weights) / matcher.total / Math.log2(2 + spreadOf(here)),
        run.length,
        run.weight / matcher.total,
        formShare(c, forms),
        here[0] ? (here[0].place - (c.reading.places[c.from] ?? 0)) / Math.max(1, c.to - c.from) : 1,
      ]);
    };
  },
};

type Match = { readonly concept: number; readonly place: number };

function matches({ reading, named }: Candidate): readonly Match[] {
  const found: Match[] = [];
  for (const { at, namings } of named)
    for (const { concept, part, soft, strength } of namings)
      if (!part && (!soft || strength > 0.7)) found.push({ concept, place: reading.places[at] ?? 0 });
  return found;
}

/** Weight of each pair of neighbouring concepts: the lesser of its two. */
const pairWeights = ({ matcher }: CandidateSet): readonly number[] =>
  Array.from({ length: Math.max(0, matcher.size - 1) }, (_, i) =>
    Math.min(matcher.weights[i] ?? 0, matcher.weights[i + 1] ?? 0),
  );

/** Weight of the neighbouring concepts of which the latter stands so many words behind the former, from `least` to `most`. */
function pairsIn(
  all: readonly Match[],
  second: readonly Match[],
  weights: readonly number[],
  least: number,
  most: number,
): number {
  let total = 0;
  if (all.length < 2) return 0;
  for (let k = 0; k < weights.length; k++) if (isPair(all, second, k, least, most)) total += weights[k] ?? 0;
  return total;
}

function isPair(
  all: readonly Match[],
  second: readonly Match[],
  concept: number,
  least: number,
  most: number,
): boolean {
  for (const a of all) {
    if (a.concept !== concept) continue;
    for (const b of second)
      if (b.concept === concept + 1 && b.place - a.place >= least && b.place - a.place <= most) return true;
  }
  return false;
}

/** Longest rising subsequence of concepts, each once: words in the question's order. `best` is written to. */
function subsequence(found: readonly Match[], best: Int32Array): number {
  best.fill(0);
  let most = 0;
  for (const { concept } of found) {
    let longest = 0;
    for (let k = 0; k < concept; k++) longest = Math.max(longest, best[k] ?? 0);
    best[concept] = Math.max(best[concept] ?? 0, longest + 1);
    most = Math.max(most, longest + 1);
  }
  return most;
}

/** Words between the first and the last match. */
function spreadOf(found: readonly Match[]): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { place } of found) {
    least = Math.min(least, place);
    most = Math.max(most, place);
  }
  return found.length > 0 ? most - least : 0;
}

/** Stems of all words of the question, function words too, as numbers in the lexicon. */
function questionStems({ query, searcher }: CandidateSet): readonly number[] {
  return query.words.map((w) => searcher.lexicon.stemId(w));
}

/** What a word of the question weighs: nothing where it is no concept. */
function weightOf(stem: number, { matcher }: CandidateSet): number {
  const naming = matcher.names(stem)?.namings.find((n) => !n.soft && !n.part);
  return naming ? (matcher.weights[naming.concept] ?? 0) : 0;
}

/** Rows of the table that the longest run is found with, used again for each candidate. */
type Room = {
  readonly previous: Float64Array;
  readonly current: Float64Array;
  readonly heavy: Float64Array;
  readonly heavier: Float64Array;
};

const roomFor = (length: number): Room => ({
  previous: new Float64Array(length),
  current: new Float64Array(length),
  heavy: new Float64Array(length),
  heavier: new Float64Array(length),
});

/** The longest run of words, function words too, that sentence and question have in common, and what it weighs. */
function longestRun(
  { reading, from, to }: Candidate,
  question: readonly number[],
  asked: ReadonlySet<number>,
  heaviness: readonly number[],
  room: Room,
): { length: number; weight: number } {
  let running = false;
  let length = 0;
  let weight = 0;
  let { previous, current, heavy, heavier } = room;
  previous.fill(0);
  heavy.fill(0);
  for (let i = from; i < to; i++) {
    if (((reading.flags[i] ?? 0) & 2) !== 0) continue;
    const stem = reading.stems[i] ?? -1;
    if (!asked.has(stem)) {
      if (running) {
        previous.fill(0);
        heavy.fill(0);
        running = false;
      }
      continue;
    }
    running = true;
    for (let k = 0; k < question.length; k++) {
      if (question[k] !== stem) {
        current[k + 1] = 0;
        heavier[k + 1] = 0;
        continue;
      }
      current[k + 1] = (previous[k] ?? 0) + 1;
      heavier[k + 1] = (heavy[k] ?? 0) + (heaviness[k] ?? 0);
      length = Math.max(length, current[k + 1] ?? 0);
      weight = Math.max(weight, heavier[k + 1] ?? 0);
    }
    [previous, current] = [current, previous];
    [heavy, heavier] = [heavier, heavy];
  }
  return { length, weight };
}

/** Share of the question's content words that stand here in the very form of the question. */
function formShare({ reading, from, to }: Candidate, forms: ReadonlySet<number>): number {
  const found: number[] = [];
  for (let i = from; i < to; i++) {
    const word = reading.words[i] ?? -1;
    if (forms.has(word) && !found.includes(word)) found.push(word);
  }
  return found.length / Math.max(1, forms.size);
}
