// The ranking of a question that was completed from the conversation: its own words say what is asked, the earlier ones only of what.

import { textOf } from '../citation/quoted-span.ts';
import type { Turn } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { weightOf } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { After } from '../question/understand.ts';
import type { Hit } from '../search/hits.ts';
import type { Candidate, CandidateSet } from './candidates.ts';
import { type Mark, type Ranked, type Ranking, rankingOf, rankSentences } from './rank.ts';

/** Added to the score of a sentence that holds all of what the question itself asks, in the units of the ranking. */
const OWN = 3;

/** The ranking of a follow-up. `mark` says which candidates a name or a clause moves. */
export function rankAfter(
  { turn, own, more }: After,
  query: Query,
  hits: readonly Hit[],
  library: Library,
  mark: Mark,
): Ranking {
  const { evidence } = rankSentences(query, hits, library);
  const { candidates, features, scores } = evidence;
  const lifted = scores.map((score, at) => {
    const candidate = candidates.list[at];
    return candidate ? score + OWN * shareHeld(own, candidate, candidates) : score;
  });
  const ranking = withItems(rankingOf(candidates, features, lifted, mark(candidates, lifted)), turn, library);
  return more ? withoutShown(ranking, own, turn, library) : ranking;
}

/** Share of the weight of these concepts, 0 to 1, that the sentence, its labels or its heading hold. */
function shareHeld(
  numbers: readonly number[],
  candidate: Candidate,
  { query, settings }: CandidateSet,
): number {
  const heading = settings[candidate.hit]?.heading;
  const weights = numbers.map((at) => query.concepts[at]?.weight ?? 0);
  const held = numbers.map((at) =>
    Math.max(candidate.own[at] ?? 0, candidate.labels[at] ?? 0, heading?.[at] ?? 0),
  );
  const all = weightOf(query.concepts.filter((_, at) => numbers.includes(at)));
  return (
    weights.reduce((sum, weight, at) => sum + weight * (held[at] ?? 0), 0) / Math.max(all, Number.EPSILON)
  );
}

/** An item that the turn showed is quoted again, though it may say no more than the question that points to it. */
function withItems(ranking: Ranking, { excerpts }: Turn, library: Library): Ranking {
  const sentences = ranking.sentences.map((ranked): Ranked => {
    const document = library.document(ranked.passage.documentId);
    const isItem = document !== undefined && ranked.sentence.form === 'item';
    return isItem && excerpts.includes(textOf(document, ranked.sentence, 'item'))
      ? { ...ranked, whole: true }
      : ranked;
  });
  return { ...ranking, sentences };
}

/** Without the sentences that the turn showed, where others hold the words that the question itself brings, or else a word of its subject. */
function withoutShown(
  ranking: Ranking,
  own: readonly number[],
  { excerpts }: Turn,
  library: Library,
): Ranking {
  const sentences = ranking.sentences.filter(({ passage, sentence, matched, around }) => {
    const document = library.document(passage.documentId);
    const text = document ? textOf(document, sentence, sentence.form) : '';
    const held = [...matched, ...around];
    return (
      held.length > 0 &&
      own.every((at) => held.includes(at)) &&
      !excerpts.some((shown) => shown.includes(text))
    );
  });
  return sentences.length > 0 ? { ...ranking, sentences } : ranking;
}
