// Small questions about the citations of a kept answer that several moderation files ask.

import { citationsOf } from '../citation/citations.ts';
import type { Answer, Citation, Difference, Readers, Source } from '../domain.ts';
import { mayRead } from '../library/audience.ts';
import type { Library } from '../library/library.ts';
import type { Kept } from '../store/kept.ts';

/** The audience when it was cited and the audience today must both admit the readers. */
export const mayShow = (library: Library, source: Source, readers: Readers): boolean =>
  mayRead(source.audience, readers) && mayRead(library.document(source.documentId)?.audience ?? [], readers);

/** What of these citations the readers may be shown: none of another audience's documents, and none named beside. */
export const shownTo = (
  library: Library,
  citations: readonly Citation[],
  readers: Readers,
): readonly Citation[] =>
  citations
    .filter((citation) => mayShow(library, citation.source, readers))
    .map((citation) => ({
      ...citation,
      alsoIn: citation.alsoIn.filter((source) => mayShow(library, source, readers)),
    }));

/** The same for a whole answer, kept or just given. What else a list holds is shown only by documents they may read. */
export function answerFor(library: Library, answer: Answer, readers: Readers): Answer {
  const next = shownTo(library, answer.next, readers);
  if (answer.kind !== 'answer' && answer.kind !== 'nearest') return { ...answer, next };
  const citations = shownTo(library, answer.citations, readers);
  if (answer.kind === 'nearest') return { ...answer, citations, next };
  const { more, ...rest } = { ...answer, next };
  const shown = more?.sources.every((source) => mayShow(library, source, readers));
  const differ = differencesAmong(answer, citations);
  return { ...rest, citations, differ, ...(more && shown ? { more } : {}) };
}

/** What the answer quotes, and what it names beside its quotations. */
export const sourcesNamed = (answer: Answer): readonly Source[] => [
  ...citationsOf(answer).flatMap(({ source, alsoIn }) => [source, ...alsoIn]),
  ...(answer.kind === 'answer' ? (answer.more?.sources ?? []) : []),
];

/**
 * Whether these readers may be shown all that the asker saw: every document named, and the words that its question was
 * completed with, which may come from any document that the asker may read.
 */
export const mayShare = (
  library: Library,
  { answer, readers: asked }: Pick<Kept, 'answer' | 'readers'>,
  readers: Readers,
): boolean =>
  sourcesNamed(answer).every((source) => mayShow(library, source, readers)) &&
  (answer.understood === answer.asked || within(asked, readers));

/** The differences between these citations and no other: a number that is not shown would point to nothing. */
export function differencesAmong(answer: Answer, citations: readonly Citation[]): readonly Difference[] {
  const numbers = new Set(citations.map((citation) => citation.number));
  if (answer.kind !== 'answer') return [];
  return answer.differ.filter((difference) => difference.citations.every((number) => numbers.has(number)));
}

/** A moderator sees the questions of those who may read no more than the moderator's own platform may. */
export const within = (asked: Readers, readers: Readers): boolean =>
  readers === 'all' || (asked !== 'all' && asked.every((audience) => readers.includes(audience)));
