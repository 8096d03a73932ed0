// How a question is read: as it stands, or completed from the conversation, and what is ranked for it.
import { resolveFollowUp } from '../conversation/follow-up.ts';
import { unframed } from '../conversation/framing.ts';
import { lastQuestion, plainWords } from '../conversation/plain-words.ts';
import { withoutCourtesy } from '../conversation/small-talk.ts';
import type { Context, Turn } from '../domain.ts';
import type { Library } from '../library.ts';
import { acceptance, allowance, withoutRuledOut } from './allowed.ts';
import { weightOf } from './concepts.ts';
import { confidenceOf } from './confidence.ts';
import { rankAfter } from './continued.ts';
import { analyzeQuestion } from './query.ts';
import { type Ranking, rankSentences } from './rank.ts';

/** Passages looked into. */
const HITS = 12;

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

/** The message as a question, or only the question at its end where that alone is answered, at this confidence at least. */
export function understand(library: Library, asked: string, context: Context, enough: number): Attempt {
  const whole = understandAll(library, asked, context);
  const last = whole.confidence < enough ? lastQuestion(asked) : undefined;
  if (last === undefined) return whole;
  const alone = understandAll(library, last, context);
  return alone.confidence < enough ? whole : alone;
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

/** One way to read the question; `after` where it was completed: from which turn, and what it asks by itself. */
export function attemptAt(
  library: Library,
  asked: string,
  read: string,
  context: Context,
  after?: { readonly turn: Turn; readonly own: string },
): Attempt {
  const accept = acceptance(context);
  const { question, about } = unframed(plainWords(read));
  const query = analyzeQuestion(question, library, accept);
  const all = after
    ? rankAfter(after.turn, after.own, query, library, accept)
    : rankSentences(query, library.searcher.search(query, HITS, accept), library);
  const ranking = withoutRuledOut(all, library, allowance(context), context);
  const understood = after || query.repairs.length > 0 ? query.understood : asked;
  return { understood, ranking, confidence: confidenceOf(ranking), about };
}
