// A comparison names two things: what is quoted has to hold both.
import { holds } from '../question/concepts.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';

/** Sentences of the ranking that are looked at for the other side. */
const LOOKED = 30;

/** Names of the question that none of these texts holds get their best sentence, in the order of the question. */
export function otherSides(
  chosen: readonly { readonly stems: ReadonlySet<string> }[],
  { query, sentences }: Ranking,
): readonly Ranked[] {
  if (!query.intent.sides) return [];
  return query.concepts.flatMap((concept, at) => {
    if (!concept.entity || !concept.known || chosen.some(({ stems }) => holds(stems, concept))) return [];
    const best = sentences.slice(0, LOOKED).find((ranked) => ranked.matched.includes(at));
    return best ? [best] : [];
  });
}
