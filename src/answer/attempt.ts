// How a question is read: as it stands, or completed from the conversation, and what is ranked for it.

import type { Context, Turn } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { holds, weightOf } from '../question/concepts.ts';
import { resolveFollowUp } from '../question/follow-up.ts';
import { unframed } from '../question/framing.ts';
import { errorsIn, isPasted } from '../question/pasted.ts';
import { lastQuestion, plainWords } from '../question/plain-words.ts';
import { analyzeQuestion } from '../question/query.ts';
import { withoutCourtesy } from '../question/small-talk.ts';
import type { Scene } from '../rank/candidates.ts';
import { type Clauses, clausesFor } from '../rank/clauses.ts';
import { confidenceOf, confidenceOfSubject } from '../rank/confidence.ts';
import { rankAfter } from '../rank/continued.ts';
import { exactIn } from '../rank/exact-names.ts';
import { meantIn } from '../rank/meant.ts';
import { denyingIn, exceptionsIn } from '../rank/negation.ts';
import { type Mark, type Ranking, rankSentences } from '../rank/rank.ts';
import { confidenceJudged, liftsOf } from '../rank/verdicts.ts';
import { olderIn, versionAsked } from '../rank/versions.ts';
import type { Hit } from '../search/hits.ts';
import type { Accept } from '../search/searcher.ts';
import { analyze } from '../text/analyze.ts';
import { acceptance, allowance, withoutRuledOut } from './allowed.ts';

/** Passages looked into; where a reader model judges them, as many as it does. */
const HITS = 12;
const JUDGED_HITS = 30;

/**
 * A completed question is taken where its best sentence holds this share of what the best one holds of the bare question's own
 * words, and this share of the topic. Of their weight, 0 to 1.
 */
const GOES_ON = { own: 0.6, topic: 0.5 } as const;

/** One way to read the question, ranked; `about`: it asks what there is about a subject. */
export type Attempt = {
  readonly understood: string;
  readonly ranking: Ranking;
  readonly confidence: number;
  readonly about: boolean;
};

/** The message as a question, the error in it, or only the question at its end where that alone is answered, at this confidence at least. */
export function understand(library: Library, asked: string, context: Context, enough: number): Attempt {
  const whole = understandAll(library, asked, context);
  const error =
    whole.confidence < enough || isPasted(asked) ? errorIn(library, asked, context, enough) : undefined;
  if (error && error.confidence >= Math.max(enough, whole.confidence)) return error;
  const last = whole.confidence < enough ? lastQuestion(asked) : undefined;
  if (last === undefined) return whole;
  const alone = understandAll(library, last, context);
  return alone.confidence < enough ? whole : alone;
}

/** The error of the message in its fullest reading that is answered, or else the one found best; undefined where it tells of none. */
function errorIn(library: Library, asked: string, context: Context, enough: number): Attempt | undefined {
  let best: Attempt | undefined;
  for (const { text, part } of errorsIn(asked)) {
    const attempt = attemptAt(library, text, text, context);
    if (part && !isHeld(attempt.ranking)) continue;
    const confidence = Math.max(attempt.confidence, confidenceOfSubject(attempt.ranking, enough));
    if (!best || confidence > best.confidence) best = { ...attempt, confidence };
    if (confidence >= enough) break;
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

/** The question as it stands, or completed from the conversation where it leans on it. */
function understandAll(library: Library, asked: string, context: Context): Attempt {
  const bare = withoutCourtesy(asked);
  const { question, depends, turn, own = bare } = resolveFollowUp(bare, context.turns);
  if (!turn || depends === 'no') return attemptAt(library, asked, question, context);
  const completed = attemptAt(library, asked, question, context, { turn, own });
  if (depends === 'yes') return completed;
  const alone = attemptAt(library, asked, bare, context);
  const unknown = alone.ranking.query.unknownWords.length > 0;
  return !unknown && goesOn(completed.ranking, alone.ranking) ? completed : alone;
}

/** The completed question finds a sentence about its topic that holds about as much of what the bare one asks. */
function goesOn(completed: Ranking, alone: Ranking): boolean {
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

/** From which turn a question was completed, and what it asks by itself. */
type After = { readonly turn: Turn; readonly own: string };

/** One way to read the question; of a version that it names, only that version where it is answered at least as well. */
export function attemptAt(
  library: Library,
  asked: string,
  read: string,
  context: Context,
  after?: After,
): Attempt {
  const accept = acceptance(context);
  const { question, about } = unframed(plainWords(read));
  const attempt = (of: string, among: Accept): Attempt => {
    const { query, ranking, confidence } = rankedFor(library, of, context, among, after);
    const understood = after || query.repairs.length > 0 ? query.understood : asked;
    return { understood, ranking, confidence, about };
  };
  const all = attempt(question, accept);
  const version = versionAsked(question, library, accept);
  const own = version && attempt(version.question, version.accept);
  return own && own.confidence >= all.confidence ? { ...own, understood: all.understood } : all;
}

function rankedFor(library: Library, question: string, context: Context, accept: Accept, after?: After) {
  const query = analyzeQuestion(question, library, accept);
  const clauses = clausesFor(query, library, accept);
  const hits = withClauses(
    library.searcher.search(query, context.verdicts ? JUDGED_HITS : HITS, accept),
    clauses,
  );
  const mark: Mark = (scene, scores) => ({
    pinned: clauses ? sentencesOf(clauses, scene) : exceptionsIn(scene, scores, library),
    meant: meantIn(scene),
    others: exactIn(scene).others,
    denying: denyingIn(scene, library),
    older: olderIn(scene, library),
    code: query.intent.code ? [] : codeIn(scene),
    lifts: context.verdicts ? liftsOf(context.verdicts, scene) : [],
  });
  const all = after
    ? rankAfter(after.turn, after.own, query, hits, library, mark)
    : rankSentences(query, hits, library, mark);
  const ranking = withoutRuledOut(
    { ...all, accept, ...(clauses ? { clauses } : {}) },
    library,
    allowance(context),
    context,
  );
  const confidence = confidenceOf(ranking);
  const { verdicts } = context;
  return {
    query,
    ranking,
    confidence: verdicts ? confidenceJudged(confidence, verdicts, ranking) : confidence,
  };
}

/** With the passages of the clause that was named, though their words may be no question's. */
function withClauses(hits: readonly Hit[], clauses: Clauses | undefined): readonly Hit[] {
  const held = new Set(clauses?.found.flatMap(({ sentences }) => sentences.map(({ passage }) => passage)));
  const first = [...held].slice(0, HITS).filter((passage) => !hits.some((hit) => hit.passage === passage));
  const section = { number: -1, rank: hits.length, score: 0, matched: 0 };
  return [...hits, ...first.map((passage) => ({ passage, score: hits[0]?.score ?? 0, matched: 0, section }))];
}

/** Numbers of the candidates that are code. */
const codeIn = ({ list }: Scene): readonly number[] =>
  list.flatMap(({ sentence }, at) => (sentence.form === 'code' ? [at] : []));

/** Numbers of the candidates that stand in the clause. */
function sentencesOf({ found }: Clauses, { list }: Scene): readonly number[] {
  const held = new Set(found.flatMap(({ sentences }) => sentences.map(({ sentence }) => sentence)));
  return list.flatMap(({ sentence }, at) => (held.has(sentence) ? [at] : []));
}
