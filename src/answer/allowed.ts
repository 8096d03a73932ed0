// What may be read and quoted at all: the audience of a document, one document only, what moderators took out.
import { mayRead } from '../audience.ts';
import type { Context, Passage } from '../domain.ts';
import type { Library } from '../library.ts';
import type { Accept } from '../search/searcher.ts';
import type { Allowed } from './compose.ts';
import { type Chosen, choose } from './excerpts.ts';
import type { Ranking } from './rank.ts';

/** Sentences of a ranking that are compared with a ruling. */
const RULED = 40;

/** What may be read at all: obeyed before anything is ranked. */
export function acceptance(library: Library, { readers, documentId, ruledOut }: Context): Accept {
  const known = new Map<string, boolean>();
  const open = (id: string): boolean => {
    const document = library.document(id);
    const may = document !== undefined && mayRead(document.audience, readers);
    known.set(id, may);
    return may;
  };
  return (passage: Passage) =>
    (documentId === undefined || passage.documentId === documentId) &&
    (known.get(passage.documentId) ?? open(passage.documentId)) &&
    !ruledOut?.passages.has(passage.hash);
}

/** What moderators took out is not brought along either: as an item of a list, or as the sentence before. */
export function allowance({ ruledOut }: Context): Allowed {
  if (!ruledOut) return () => true;
  return ({ citation, passages }: Chosen) =>
    !ruledOut.quotations.has(citation.hash) &&
    !passages.some((passage) => ruledOut.passages.has(passage.hash));
}

/** Without the sentences that a quotation which is wrong for this very question was chosen for, however they are cut. */
export function withoutRuledOut(
  ranking: Ranking,
  library: Library,
  allowed: Allowed,
  context: Context,
): Ranking {
  if ((context.ruledOut?.quotations.size ?? 0) === 0) return ranking;
  const chosen = ranking.sentences.map((ranked, at) =>
    at < RULED ? choose(ranked, ranking, library) : undefined,
  );
  const wrong = chosen.flatMap((one) => (one && !allowed(one) ? [one.citation] : []));
  const holdsWrong = ({ citation: { source, excerpt } }: Chosen): boolean =>
    wrong.some(
      (one) =>
        one.source.documentId === source.documentId &&
        excerpt.start < one.excerpt.best.end &&
        one.excerpt.best.start < excerpt.end,
    );
  const sentences = ranking.sentences.filter((_, at) => {
    const one = chosen[at];
    return one === undefined || !holdsWrong(one);
  });
  return { ...ranking, sentences };
}
