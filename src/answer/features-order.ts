// Do the question's words stand here as the question has them: side by side, in its order, close together?
import type { Candidate, Scene } from './candidates.ts';
import { type Family, put, ratio } from './features-family.ts';

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

export const orderFamily: Family = {
  names,
  relative: ['pairs', 'subsequence', 'spread', 'common run', 'common run weight', 'word forms'],
  prepare(scene) {
    const { list, settings, matcher } = scene;
    const weightsOfPairs = pairWeights(scene);
    const pairTotal = Math.max(1e-9, sum(weightsOfPairs));
    const question = questionStems(scene);
    const asked = new Set(question);
    const room = roomFor(question.length + 1);
    const forms = new Set(
      scene.query.concepts.flatMap((c) =>
        scene.searcher.languages.map((l) => scene.searcher.lexicon.find(c.word.toLowerCase(), l)),
      ),
    );
    const positions = list.map((c) => matches(c, scene));
    return (i, out, at) => {
      const c = list[i];
      const here = positions[i];
      if (!c || !here) return;
      const before = i > (settings[c.hit]?.first ?? 0) ? (positions[i - 1] ?? []) : [];
      const near = pairsIn(here, here, weightsOfPairs, 3, true);
      const across = pairsIn(
        before.length > 0 ? [...before, ...here] : here,
        here,
        weightsOfPairs,
        Number.POSITIVE_INFINITY,
        false,
      );
      const loose = pairsIn(here, here, weightsOfPairs, 5, false);
      const common = subsequence(
        here.map((m) => m.concept),
        matcher.size,
      );
      const places = here.map((m) => m.place);
      const spread = places.length > 0 ? Math.max(...places) - Math.min(...places) : 0;
      const covered = sum(matcher.weights.map((w, k) => w * (c.own[k] ?? 0))) / matcher.total;
      const run = longestRun(c, question, asked, room, scene);
      put(out, at, [
        near / pairTotal,
        across / pairTotal,
        loose / pairTotal,
        common,
        ratio(common, matcher.size),
        covered / Math.log2(2 + spread),
        run.length,
        run.weight / matcher.total,
        formShare(c, forms),
        here[0] ? (here[0].place - (c.reading.places[c.from] ?? 0)) / Math.max(1, c.to - c.from) : 1,
      ]);
    };
  },
};

type Match = { readonly concept: number; readonly place: number };

function matches({ reading, from, to }: Candidate, { matcher }: Scene): readonly Match[] {
  const found: Match[] = [];
  for (let i = from; i < to; i++)
    for (const { concept, part, soft, strength } of matcher.namings(reading.stems[i] ?? -1) ?? [])
      if (!part && (!soft || strength > 0.7)) found.push({ concept, place: reading.places[i] ?? 0 });
  return found;
}

/** Weight of each pair of neighbouring concepts: the lesser of its two. */
const pairWeights = ({ matcher }: Scene): readonly number[] =>
  Array.from({ length: Math.max(0, matcher.size - 1) }, (_, i) =>
    Math.min(matcher.weights[i] ?? 0, matcher.weights[i + 1] ?? 0),
  );

function pairsIn(
  all: readonly Match[],
  second: readonly Match[],
  weights: readonly number[],
  within: number,
  ordered: boolean,
): number {
  let total = 0;
  if (all.length < 2) return 0;
  for (const [k, weight] of weights.entries()) {
    const found = all.some(
      (a) =>
        a.concept === k &&
        second.some((b) => {
          if (b.concept !== k + 1) return false;
          const gap = b.place - a.place;
          return ordered ? gap >= 0 && gap <= within : Math.abs(gap) <= within;
        }),
    );
    if (found) total += weight;
  }
  return total;
}

/** Longest rising subsequence of concepts, each once: words in the question's order. */
function subsequence(concepts: readonly number[], size: number): number {
  const best = new Int32Array(size + 1);
  for (const concept of concepts) {
    let longest = 0;
    for (let k = 0; k < concept; k++) longest = Math.max(longest, best[k] ?? 0);
    best[concept] = Math.max(best[concept] ?? 0, longest + 1);
  }
  return Math.max(0, ...best);
}

/** Stems of all words of the question, function words too, as numbers in the lexicon. */
function questionStems({ query, searcher }: Scene): readonly number[] {
  return query.words.map((w) => searcher.lexicon.stemId(w));
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
  room: Room,
  { matcher }: Scene,
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
      const naming = matcher.namings(stem)?.find((n) => !n.soft && !n.part);
      current[k + 1] = (previous[k] ?? 0) + 1;
      heavier[k + 1] = (heavy[k] ?? 0) + (naming ? (matcher.weights[naming.concept] ?? 0) : 0);
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
  const found = new Set<number>();
  for (let i = from; i < to; i++) {
    const word = reading.words[i] ?? -1;
    if (forms.has(word)) found.add(word);
  }
  return found.size / Math.max(1, forms.size);
}

const sum = (values: readonly number[] | Float64Array): number => {
  let total = 0;
  for (const v of values) total += v;
  return total;
};
