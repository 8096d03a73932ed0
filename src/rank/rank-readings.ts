// The readings of a message ranked, with what the verdicts of a reader model change, and the one chosen that the documents answer best.
import type { Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { holds, weightOf } from '../question/concepts.ts';
import type { Reading, Understanding } from '../question/understand.ts';
import type { Hit } from '../search/hits.ts';
import type { Hits } from '../search/search.ts';
import { analyze } from '../text/analyze.ts';
import type { CandidateSet } from './candidates.ts';
import { type Clauses, clausesFor } from './clauses.ts';
import { confidenceOf, thresholdsFor } from './confidence.ts';
import { rankAfter } from './continued.ts';
import { exactIn, meantIn } from './exact-names.ts';
import { denyingIn, exceptionsIn } from './negation.ts';
import { type Mark, type Ranking, rankSentences } from './rank.ts';
import { olderIn, releasesIn } from './versions.ts';

/**
 * A completed question is taken where its best sentence holds this share of what the best one holds of the bare question's own
 * words, and this share of the topic. Of their weight, 0 to 1.
 */
const GOES_ON = { own: 0.6, topic: 0.5 } as const;

/** Passages of a clause that are looked into beside those found. */
const CLAUSE = 12;

/** A reading with its sentences, best first, and how probable it is, 0 to 1, that the first of them is right. */
export type RankedReading = Ranking & { readonly reading: Reading; readonly confidence: number };

/** The reading that was chosen of a message, and all that were ranked for that, in turn. */
export type RankedMessage = RankedReading & {
  readonly understanding: Understanding;
  readonly tried: readonly RankedReading[];
};

/** What every reading is ranked with. */
export type RankContext = {
  readonly library: Library;
  /** Those of a reader model. */
  readonly verdicts?: Context['verdicts'] | undefined;
  /** Without what may not be quoted, before readings are compared. */
  readonly keep: (ranking: Ranking) => Ranking;
};

/** Ranks the message as a question, the error in it, or only the question at its end where that alone is answered. */
export function rank(context: RankContext, hits: Hits): RankedMessage {
  const { understanding } = hits;
  const enough = thresholdsFor(context.library.precision).answer;
  const tried: RankedReading[] = [];
  const attempt = (reading: Reading): RankedReading => attemptAt(context, hits, reading, tried);
  const inTurn = (reading: Reading): RankedReading => {
    const completed = attempt(reading);
    const alone = reading.alone && attempt(reading.alone);
    return alone && !goesOn(completed, alone) ? alone : completed;
  };
  const chosen = (): RankedReading => {
    const whole = inTurn(understanding.whole);
    const unsure = whole.confidence < enough;
    const error = unsure || understanding.pasted ? errorIn(understanding, attempt, enough) : undefined;
    if (error && error.confidence >= Math.max(enough, whole.confidence)) return error;
    const last = unsure && understanding.last ? inTurn(understanding.last) : undefined;
    return last && last.confidence >= enough ? last : whole;
  };
  return { ...chosen(), understanding, tried };
}

/** Ranks the words of a message as they stand, for one that is no question. */
export function rankPlain(context: RankContext, hits: Hits): RankedMessage {
  const { understanding } = hits;
  const tried: RankedReading[] = [];
  return { ...attemptAt(context, hits, understanding.plain, tried), understanding, tried };
}

/** One reading alone, among the passages of the version that it names where these answer it as well. */
export const rankReading = (context: RankContext, hits: Hits, reading: Reading): RankedReading =>
  attemptAt(context, hits, reading, []);

/** Notes all that it ranks in `tried`. */
function attemptAt(
  context: RankContext,
  hits: Hits,
  reading: Reading,
  tried: RankedReading[],
): RankedReading {
  const one = (of: Reading): RankedReading => {
    const ranked = rankedReading(context, of, hits.of(of));
    tried.push(ranked);
    return ranked;
  };
  const all = one(reading);
  const own = reading.inVersion && one(reading.inVersion);
  return own && own.confidence >= all.confidence ? own : all;
}

function rankedReading(context: RankContext, reading: Reading, found: readonly Hit[]): RankedReading {
  const ranking = rankingOfReading(context, reading, found);
  const fitted = confidenceOf(ranking);
  const confidence = context.verdicts ? confidenceJudged(fitted, context.verdicts, ranking) : fitted;
  return { ...ranking, reading, confidence };
}

/** A reading with its sentences, best first, and how sure that is left open: what the confidence is fitted to. */
export function rankingOfReading(
  { library, verdicts, keep }: RankContext,
  reading: Reading,
  found: readonly Hit[],
): Ranking {
  const { query, accept, after } = reading;
  const clauses = clausesFor(query, library, accept);
  const hits = withClauses(found, clauses);
  const mark: Mark = (candidates, scores) => ({
    pinned: clauses ? sentencesOf(clauses, candidates) : exceptionsIn(candidates, scores, library),
    meant: meantIn(candidates),
    others: exactIn(candidates).others,
    denying: denyingIn(candidates, library),
    older: olderIn(candidates, library),
    releases: releasesIn(candidates, library),
    code: query.intent.code ? [] : codeIn(candidates),
    lifts: verdicts ? liftsOf(verdicts, candidates) : [],
  });
  const all = after
    ? rankAfter(after, query, hits, library, mark)
    : rankSentences(query, hits, library, mark);
  return keep({ ...all, accept, ...(clauses ? { clauses } : {}) });
}

/** The error of the message in its fullest reading that is answered, or else the one found best; undefined where it tells of none. */
function errorIn(
  { errors }: Understanding,
  attempt: (reading: Reading) => RankedReading,
  enough: number,
): RankedReading | undefined {
  let best: RankedReading | undefined;
  for (const reading of errors) {
    const ranked = attempt(reading);
    if (reading.as === 'part of an error' && !isHeld(ranked)) continue;
    if (!best || ranked.confidence > best.confidence) best = ranked;
    if (ranked.confidence >= enough) break;
  }
  return best;
}

/** Words of a part of an error without a code, at least, that a sentence holds. */
const PART = 3;

/** The best sentence, or the heading right above it, holds all of a part of an error: little of it says nothing. */
function isHeld({ query, sentences }: Ranking): boolean {
  const [best] = sentences;
  const heading = best?.passage.headings.at(-1)?.text ?? '';
  const stems = new Set(analyze(heading).map(({ stem }) => stem));
  const code = query.concepts.some((concept) => concept.code);
  const own = query.concepts.every((_, at) => best?.matched.includes(at));
  return (
    (own && (code || query.concepts.length >= PART)) ||
    query.concepts.every((concept) => holds(stems, concept))
  );
}

/** The completed question finds a sentence about its topic that holds about as much of what the bare one asks, all in known words. */
function goesOn(completed: Ranking, alone: Ranking): boolean {
  if (alone.query.unknownWords.length > 0) return false;
  const own = new Set(alone.query.concepts.map(({ word }) => word));
  const topic = completed.query.concepts.flatMap(({ word }) => (own.has(word) ? [] : [word]));
  return (
    heldBy(completed, own) >= GOES_ON.own * heldBy(alone, own) &&
    heldBy(completed, new Set(topic)) >= GOES_ON.topic
  );
}

/** Share of the weight of these words, 0 to 1, that the best sentence holds, with its labels, headings and title. */
function heldBy({ query, sentences }: Ranking, words: ReadonlySet<string>): number {
  const [best] = sentences;
  const held = new Set([...(best?.matched ?? []), ...(best?.around ?? [])]);
  const wanted = query.concepts.filter(({ word, known }) => known && words.has(word));
  const found = query.concepts.filter((concept, at) => held.has(at) && wanted.includes(concept));
  return weightOf(found) / Math.max(weightOf(wanted), Number.EPSILON);
}

/** With the passages of the clause that was named, though their words may be no question's. */
function withClauses(hits: readonly Hit[], clauses: Clauses | undefined): readonly Hit[] {
  const held = new Set(clauses?.found.flatMap(({ sentences }) => sentences.map(({ passage }) => passage)));
  const first = [...held].slice(0, CLAUSE).filter((passage) => !hits.some((hit) => hit.passage === passage));
  const section = { number: -1, rank: hits.length, score: 0, matched: 0 };
  return [...hits, ...first.map((passage) => ({ passage, score: hits[0]?.score ?? 0, matched: 0, section }))];
}

/** Numbers of the candidates that are code. */
const codeIn = ({ list }: CandidateSet): readonly number[] =>
  list.flatMap(({ sentence }, at) => (sentence.form === 'code' ? [at] : []));

/** Numbers of the candidates that stand in the clause. */
function sentencesOf({ found }: Clauses, { list }: CandidateSet): readonly number[] {
  const held = new Set(found.flatMap(({ sentences }) => sentences.map(({ sentence }) => sentence)));
  return list.flatMap(({ sentence }, at) => (held.has(sentence) ? [at] : []));
}

/** Verdicts of the reader model by passage id, 0 to 1. */
export type Verdicts = NonNullable<Context['verdicts']>;

/**
 * What a verdict of 1 adds to the score of each sentence of its passage, in the units of the ranking, and to the logarithm
 * of the odds; a verdict of 0 takes as much from the odds. Set by hand: no real model was at hand to fit them to.
 */
const WEIGHT = { score: 4, odds: 1.5 } as const;

/** What is added to the score of each candidate; nothing where nobody judged its passage. */
const liftsOf = (verdicts: Verdicts, { list }: CandidateSet): readonly number[] =>
  list.map(({ passage }) => WEIGHT.score * (verdicts.get(passage.id) ?? 0));

/** The confidence after the verdict on the first passage, 0 to 1; as it was where nobody judged that. */
function confidenceJudged(confidence: number, verdicts: Verdicts, { passages }: Ranking): number {
  const verdict = verdicts.get(passages[0]?.passage.id ?? '');
  if (verdict === undefined || confidence <= 0 || confidence >= 1) return confidence;
  const odds = Math.log(confidence / (1 - confidence)) + WEIGHT.odds * (2 * verdict - 1);
  return Math.round(1e4 / (1 + Math.exp(-odds))) / 1e4;
}
