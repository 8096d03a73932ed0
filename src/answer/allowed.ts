// What may be quoted of a ranking: nothing that moderators took out.
import { passagesShown } from '../citation/citations.ts';
import type { Citation, Context, RuledOut, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Ranking } from '../rank/rank.ts';
import { type Chosen, choose } from './choose.ts';
import type { Allowed } from './compose.ts';

/** Sentences of a ranking that are compared with a ruling. */
const RULED = 120;

/** What moderators took out is not brought along either: in a window, as an item of a list, or in the line that introduces it. */
export function allowance({ ruledOut }: Context): Allowed {
  if (!ruledOut) return () => true;
  return ({ citation }: Chosen) => mayQuote(citation, ruledOut);
}

/** Whether nobody took out this quotation, nor a passage that would be shown with it. */
export const mayQuote = (citation: Citation, { quotations, passages }: RuledOut): boolean =>
  !quotations.has(citation.hash) && !passagesShown(citation).some((hash) => passages.has(hash));

/** Without the sentences that a quotation which is wrong for this very question was chosen for, however they are cut. */
export function withoutRuledOut(ranking: Ranking, library: Library, context: Context): Ranking {
  if ((context.ruledOut?.quotations.size ?? 0) === 0) return ranking;
  const allowed = allowance(context);
  const chosenIn = (cut: Ranking): readonly (Chosen | undefined)[] =>
    cut.sentences.map((ranked, at) => (at < RULED ? choose(ranked, cut, library) : undefined));
  const chosen = chosenIn(ranking);
  // What was retired since the ruling makes a window smaller, and its words another quotation.
  const uncut = context.ruledOut?.passages.size ? chosenIn({ ...ranking, accept: () => true }) : [];
  const wrong = [...chosen, ...uncut].flatMap((one) => (one && !allowed(one) ? [one.citation] : []));
  const holdsWrong = ({ citation: { source, excerpt } }: Chosen): boolean =>
    wrong.some(
      (one) =>
        one.source.documentId === source.documentId &&
        (overlap(excerpt, one.excerpt.best) || overlap(excerpt.best, one.excerpt)),
    );
  const sentences = ranking.sentences.filter((_, at) => {
    const one = chosen[at];
    return one === undefined || !holdsWrong(one);
  });
  return { ...ranking, sentences };
}

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
