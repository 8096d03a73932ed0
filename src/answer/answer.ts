// A ranking as the answer to a message: with quotations, or not.
import { overlaps } from '../citation/citations.ts';
import type { Answer, Citation, Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { adjustedConfidence, confidenceOfSubject, isFarOff, thresholdsFor } from '../rank/confidence.ts';
import type { Ranking } from '../rank/rank.ts';
import type { RankedMessage } from '../rank/rank-readings.ts';
import { allowance } from './allowed.ts';
import { choose } from './choose.ts';
import { type Allowed, composeAnswer, nearestOf } from './compose.ts';
import { isChatter, unmentionedIn } from './unmentioned.ts';

/**
 * Sentences and passages given beside the answer; the confidence, 0 to 1, from which on one answer is enough; the share of the
 * question, 0 to 1, from which on it names a list; the share of its words, 0 to 1, above which those that no document mentions
 * leave no answer sure, in so many passages at least, and how far below one the confidence is then.
 */
const LIMITS = {
  certain: 0.8,
  named: 0.6,
  ranked: 5,
  nearest: 4,
  next: 3,
  missing: 0.12,
  passages: 200,
  below: 0.01,
} as const;

/** The answer, the nearest passages or an abstention, from all of the library: the asker may read it. */
export function answer(library: Library, ranking: RankedMessage, context: Context): Answer {
  const { understanding, reading } = ranking;
  const { asked } = understanding;
  const { understood } = reading;
  const allowed = allowance(context);
  const thresholds = thresholdsFor(library.precision);
  const first = Math.max(
    adjustedConfidence(ranking, ranking.confidence, thresholds),
    reading.about ? confidenceOfSubject(ranking, thresholds.answer) : 0,
  );
  const unknownWords = ranking.query.unknownWords.filter((word) => !isChatter(word));
  // A list that its heading names may hold no other word of the question.
  const hopeless = first < thresholds.nearest && !ranking.clauses && !ranking.query.intent.several;
  const composed = hopeless ? undefined : composeAnswer(ranking, library, allowed, first >= LIMITS.certain);
  const confidence = Math.max(first, confidenceOfList(composed?.named ?? 0, thresholds.answer));
  const whole = { asked, understood, confidence, ranked: rankedOf(ranking), library: library.fingerprint };
  const far = confidence < thresholds.answer && isFarOff(ranking);
  if (!composed || composed.citations.length === 0 || confidence < thresholds.nearest || far) {
    const next = nextOf(ranking, library, allowed, []);
    return {
      ...whole,
      kind: 'abstention',
      unknownWords,
      ...(ranking.query.foreign ? { understood: asked, languages: library.searcher.languages } : {}),
      next,
    };
  }
  const { citations, differ, more } = composed;
  const unmentioned = (shown: readonly Citation[]): readonly string[] =>
    unmentionedIn(ranking.query, shown, library);
  const saying = (words: readonly string[]) => (words.length === 0 ? {} : { unknownWords: words });
  const missing = unmentioned(citations);
  // In few passages few words are mentioned: that one is absent says nothing.
  const telling = library.searcher.size >= LIMITS.passages && !ranking.clauses;
  const lowered = telling && missing.length > LIMITS.missing * ranking.query.concepts.length;
  if (confidence < thresholds.answer || lowered) {
    const nearest = nearestOf(ranking, library, allowed, LIMITS.nearest);
    return {
      ...whole,
      // What nobody mentions nobody answers, however well the rest is said.
      confidence: Math.min(confidence, thresholds.answer - LIMITS.below),
      kind: 'nearest',
      citations: nearest,
      ...saying(unmentioned(nearest)),
      next: nextOf(ranking, library, allowed, nearest),
    };
  }
  const next = nextOf(ranking, library, allowed, citations);
  return {
    ...whole,
    kind: 'answer',
    citations,
    differ,
    ...(more ? { more } : {}),
    ...saying(missing),
    next,
  };
}

/** A list that the question names in full is what it asks for, however little its first item says of the question. */
function confidenceOfList(named: number, answer: number): number {
  return named < LIMITS.named ? 0 : answer + (1 - answer) * (named - LIMITS.named);
}

/** What every answer holds to a message whose words were taken as they stand. */
export function answerBase(plain: RankedMessage, library: Library) {
  const { asked } = plain.understanding;
  return {
    asked,
    understood: asked,
    ranked: rankedOf(plain),
    next: [],
    library: library.fingerprint,
  } as const;
}

function rankedOf({ sentences }: Ranking): Answer['ranked'] {
  return sentences.slice(0, LIMITS.ranked).map(({ passage, sentence }) => ({
    start: sentence.start,
    end: sentence.end,
    documentId: passage.documentId,
    passageId: passage.id,
  }));
}

/** The best sentences of the passages that came next, for `/why` and for moderators. */
function nextOf(
  ranking: Ranking,
  library: Library,
  allowed: Allowed,
  shown: readonly Citation[],
): readonly Citation[] {
  const seen = new Set(shown.map((citation) => citation.source.passageId));
  const next: Citation[] = [];
  for (const ranked of ranking.sentences) {
    if (next.length >= LIMITS.next) break;
    if (seen.has(ranked.passage.id)) continue;
    seen.add(ranked.passage.id);
    const chosen = choose(ranked, ranking, library);
    const repeated = chosen && [...shown, ...next].some((one) => overlaps(one, chosen.citation));
    if (chosen && !repeated && allowed(chosen))
      next.push({ ...chosen.citation, number: shown.length + next.length + 1 });
  }
  return next;
}
