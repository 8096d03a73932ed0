// A question that asks what a clause says: the clause itself, block by block.

import { blockOf } from '../citation/quoted-span.ts';
import type { Library } from '../library/library.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { choose } from './choose.ts';
import type { Listed } from './lists.ts';

/** Blocks of a clause that are shown. */
const SHOWN = 6;

/** The clause that the question names and asks nothing else of; undefined where it asks for something in it. */
export function clauseFor(ranking: Ranking, library: Library): Listed | undefined {
  const [best] = ranking.sentences;
  const { clauses } = ranking;
  if (!best || !clauses?.whole) return undefined;
  const clause =
    clauses.found.find(({ document }) => document.id === best.passage.documentId) ?? clauses.found[0];
  if (!clause) return undefined;
  const blocks = new Map<number, Ranked>();
  for (const { passage, sentence, index } of clause.sentences) {
    const block = blockOf(clause.document, sentence);
    if (!blocks.has(block))
      blocks.set(block, {
        ...best,
        passage,
        sentence,
        index,
        whole: true,
        selfContained: true,
        underHeading: true,
      });
  }
  const items = [...blocks.values()];
  const chosen = items.slice(0, SHOWN).flatMap((item) => choose(item, ranking, library) ?? []);
  return chosen.length === 0 ? undefined : { chosen, rest: items.slice(SHOWN), share: 1 };
}
