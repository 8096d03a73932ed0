// A ranking as what is shown: excerpts chosen, agreeing documents named, differing ones put side by side.

import { sourceOf } from '../citation/cite.ts';
import { textOf } from '../citation/quoted-span.ts';
import type { Citation, Difference, Source } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { type Chosen, quotedSpanOf } from './choose.ts';
import { clauseFor } from './clause-list.ts';
import { corroborate } from './corroborate.ts';
import { contradiction } from './differ.ts';
import { repeats, selectExcerpts, withSections } from './excerpts.ts';
import { listFor } from './lists.ts';
import { withOpening } from './opening.ts';

/** What is shown of a ranking: citations with the differences between them, and how much of a list was left out. */
export type Composed = {
  /** Numbered from 1. */
  readonly citations: readonly Citation[];
  readonly differ: readonly Difference[];
  /** Of a list: how much of the question's weight names it, 0 to 1. */
  readonly named: number;
  readonly more?: { readonly count: number; readonly sources: readonly Source[] };
};

/** Whether a quotation may be shown. */
export type Allowed = (chosen: Chosen) => boolean;

/** What is shown of a ranking: where it is sure, nothing but what answers. No citations where nothing in it can stand as a quotation. */
export function composeAnswer(ranked: Ranking, library: Library, allowed: Allowed, sure: boolean): Composed {
  const list = clauseFor(ranked, library) ?? listFor(ranked, library);
  const ranking = withOpening(ranked, library);
  const items = list?.chosen.filter(allowed) ?? [];
  if (list && items.length > 0) {
    const more = moreOf(list.rest, ranking, library);
    return { citations: numbered(items), differ: [], named: list.share, ...(more ? { more } : {}) };
  }
  const selected = selectExcerpts(ranking, library).filter(allowed);
  const differing = contradiction(selected, ranking, library);
  if (!differing || !allowed(differing.one) || !allowed(differing.other)) {
    const agreed = corroborate(selected, ranking, library);
    const shown = sure ? agreed : withSections(agreed, ranking, library, allowed);
    return { citations: numbered(shown), differ: [], named: 0 };
  }
  const { one, other, about } = differing;
  const rest = selected.filter((chosen) => !repeats(chosen, one) && !repeats(chosen, other));
  const citations = numbered([one, other, ...corroborate(rest, ranking, library)].slice(0, 3));
  return { citations, differ: [{ citations: [1, 2], about }], named: 0 };
}

/** The best of different sections, for a question that none of them may answer. */
export const nearestOf = (
  ranking: Ranking,
  library: Library,
  allowed: Allowed,
  most: number,
): readonly Citation[] => numbered(withSections([], ranking, library, allowed, most));

/** How much of a list is not shown, and where that stands. */
function moreOf(rest: readonly Ranked[], ranking: Ranking, library: Library): Composed['more'] {
  const sources = new Map<string, Source>();
  for (const ranked of rest) {
    const document = library.document(ranked.passage.documentId);
    const quoted = quotedSpanOf(ranked, ranking, library);
    if (!document || !quoted || sources.has(document.id)) continue;
    sources.set(document.id, sourceOf(library, document, quoted, textOf(document, quoted, quoted.best.form)));
  }
  return rest.length === 0 ? undefined : { count: rest.length, sources: [...sources.values()] };
}

function numbered(chosen: readonly Chosen[]): readonly Citation[] {
  const once = chosen.filter(({ citation }, at) =>
    chosen.slice(0, at).every((earlier) => !holdsOther(earlier.citation, citation)),
  );
  return once.map(({ citation }, at) => ({ ...citation, number: at + 1 }));
}

/** One of two quotations of a document stands, word for word and under the same heading, in the other. */
function holdsOther(one: Citation, other: Citation): boolean {
  if (one.source.documentId !== other.source.documentId) return false;
  const [a, b] = [` ${wordsIn(one)} `, ` ${wordsIn(other)} `];
  return a.includes(b) || b.includes(a);
}

const wordsIn = ({ excerpt, labels }: Citation): string =>
  [...labels.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])), excerpt.text]
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
