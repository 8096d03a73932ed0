// A question in, a cited answer out: the whole way, pure. The same library, question and context give the same bytes.
import { composeAnswer } from './answer/compose.ts';
import { confidenceOf, thresholds } from './answer/confidence.ts';
import { choose } from './answer/excerpts.ts';
import { analyzeQuestion } from './answer/query.ts';
import { type Ranking, rankSentences } from './answer/rank.ts';
import { mayRead } from './audience.ts';
import { resolveFollowUp } from './conversation.ts';
import { cardsFor } from './documents.ts';
import type { Answer, Citation, Context, Passage } from './domain.ts';
import type { Library } from './library.ts';
import type { Accept } from './search/searcher.ts';
import { smallTalkOf, withoutCourtesy } from './small-talk.ts';
import { examples } from './suggest.ts';

/** UTF-16 units of a question that are read; passages looked into; sentences and passages told beside the answer. */
const LIMITS = { question: 2_000, hits: 12, ranked: 5, nearest: 3, next: 3, examples: 4 } as const;

/** By how much more confident the bare question has to be where "and" says that it goes on. */
const BENT = 0.15;

/** One way to read the question, ranked. */
type Attempt = { readonly understood: string; readonly ranking: Ranking; readonly confidence: number };

/** Answers `question` from what `context.readers` may read. Never throws for any text. */
export function ask(library: Library, question: string, context: Context): Answer {
  const asked = question.slice(0, LIMITS.question);
  const accept = acceptance(library, context);
  const about = smallTalkOf(asked);
  const attempt =
    about === undefined
      ? understand(library, asked, context, accept)
      : attemptAt(library, asked, asked, accept);
  const ranked = attempt.ranking.sentences.slice(0, LIMITS.ranked).map(({ passage, sentence }) => ({
    start: sentence.start,
    end: sentence.end,
    documentId: passage.documentId,
    passageId: passage.id,
  }));
  const base = { asked, ranked, library: library.fingerprint };
  if (about !== undefined) {
    return {
      ...base,
      kind: 'conversation',
      understood: asked,
      confidence: 0,
      next: [],
      about,
      documents: cardsFor(library, context.readers),
      examples: examples(library, context.readers, LIMITS.examples),
    };
  }
  const { understood, ranking, confidence } = attempt;
  const whole = { ...base, understood, confidence };
  const unknownWords = ranking.query.unknownWords;
  if (confidence < thresholds.nearest) {
    return { ...whole, kind: 'abstention', unknownWords, next: nextOf(ranking, library, []) };
  }
  const { citations, differ, more } = composeAnswer(ranking, library);
  if (citations.length === 0) {
    return { ...whole, kind: 'abstention', unknownWords, next: nextOf(ranking, library, []) };
  }
  if (confidence < thresholds.answer) {
    const nearest = citations.slice(0, LIMITS.nearest);
    return { ...whole, kind: 'nearest', citations: nearest, next: nextOf(ranking, library, nearest) };
  }
  const next = nextOf(ranking, library, citations);
  return { ...whole, kind: 'answer', citations, differ, ...(more ? { more } : {}), next };
}

/** The question as it stands, or completed from the conversation where it leans on it. */
function understand(library: Library, asked: string, context: Context, accept: Accept): Attempt {
  const bare = withoutCourtesy(asked);
  const followUp = resolveFollowUp(bare, context.turns);
  if (followUp.depends === 'no') return attemptAt(library, asked, bare, accept);
  const completed = attemptAt(library, asked, followUp.question, accept, true);
  if (followUp.depends === 'yes') return completed;
  const alone = attemptAt(library, asked, bare, accept);
  if (alone.ranking.query.unknownWords.length > 0) return alone;
  if (followUp.depends === 'likely')
    return completed.confidence + BENT >= alone.confidence ? completed : alone;
  return alone.confidence < thresholds.answer && completed.confidence >= thresholds.answer
    ? completed
    : alone;
}

function attemptAt(
  library: Library,
  asked: string,
  read: string,
  accept: Accept,
  completed = false,
): Attempt {
  const query = analyzeQuestion(read, library, accept);
  const ranking = rankSentences(query, library.searcher.search(query, LIMITS.hits, accept), library);
  const understood = completed || query.repairs.length > 0 ? query.understood : asked;
  return { understood, ranking, confidence: confidenceOf(ranking) };
}

/** What may be read at all: obeyed before anything is ranked. */
function acceptance(library: Library, { readers, documentId, ruledOut }: Context): Accept {
  const documents = new Set(
    library.documents
      .filter((d) => mayRead(d.audience, readers) && (documentId === undefined || d.id === documentId))
      .map((d) => d.id),
  );
  return (passage: Passage) => documents.has(passage.documentId) && !ruledOut?.passages.has(passage.hash);
}

/** The best sentences of the passages that came next, for `/why` and for moderators. */
function nextOf(ranking: Ranking, library: Library, shown: readonly Citation[]): readonly Citation[] {
  const seen = new Set(shown.map((citation) => citation.source.passageId));
  const next: Citation[] = [];
  for (const ranked of ranking.sentences) {
    if (next.length >= LIMITS.next) break;
    if (seen.has(ranked.passage.id)) continue;
    seen.add(ranked.passage.id);
    const chosen = choose(ranked, ranking, library);
    if (chosen) next.push(chosen.citation);
  }
  return numbered(next, shown.length);
}

function numbered(citations: readonly Citation[], from = 0): readonly Citation[] {
  return citations.map((citation, at) => ({ ...citation, number: from + at + 1 }));
}
