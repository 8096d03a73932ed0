// Questions for several things that a heading names: each section under it begins with one of them.

import { textOf } from '../citation/quoted-span.ts';
import type { Document, Heading } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { holds, weightOf } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { stemsOf } from '../text/analyze.ts';

/**
 * Sentences of the ranking whose headings are looked at; shares, 0 to 1: of the question's weight, its title's words apart,
 * that the heading names, and of the heading's words that are asked for.
 */
const SECTIONS = { looked: 40, named: 0.6, asked: 1 / 4 } as const;

/** One sentence for each section under a heading; `share` of the question's weight that the heading names, 0 to 1. */
export type Sections = { readonly items: readonly Ranked[]; readonly share: number };

/** The first sentence of each section under the heading that the question names most; undefined where none is named. */
export function sectionsFor({ query, sentences }: Ranking, library: Library): Sections | undefined {
  let best: (Sections & { readonly fit: number }) | undefined;
  const seen = new Set<Heading>();
  for (const ranked of sentences.slice(0, SECTIONS.looked)) {
    const document = library.document(ranked.passage.documentId);
    for (const heading of document ? ranked.passage.headings.slice(0, -1) : []) {
      if (!document || seen.has(heading)) continue;
      seen.add(heading);
      const stems = stemsOf(heading.text, document.language);
      if (query.intent.whatAny && stems.size < 2) continue;
      const { share, fit } = shareOf(query, document, stems);
      if (share < SECTIONS.named || fit <= (best?.fit ?? 0)) continue;
      const items = beginnings(document, heading, ranked);
      if (items.length >= 2) best = { items, share, fit };
    }
  }
  return best;
}

/** Share of the question's weight that the heading names, 0 for one that is about much else; of two, the shorter fits better. */
function shareOf(
  { concepts }: Query,
  document: Document,
  stems: ReadonlySet<string>,
): { readonly share: number; readonly fit: number } {
  const title = stemsOf(document.title, document.language);
  const named = concepts.filter((concept) => holds(stems, concept));
  const wanted = concepts.filter((concept) => holds(stems, concept) || !holds(title, concept));
  const asked =
    [...stems].filter((stem) => named.some((concept) => holds(new Set([stem]), concept))).length / stems.size;
  const share = asked >= SECTIONS.asked ? weightOf(named) / weightOf(wanted) : 0;
  return { share, fit: share * (1 + asked) };
}

/** Of each section right under the heading the first sentence that says something. */
function beginnings(document: Document, heading: Heading, like: Ranked): readonly Ranked[] {
  const first = new Map<number, Ranked>();
  for (const passage of document.passages) {
    const at = passage.headings.findIndex(({ start }) => start === heading.start);
    const section = at < 0 ? undefined : passage.headings[at + 1];
    if (!section || first.has(section.start)) continue;
    const index = passage.sentences.findIndex(
      (sentence) => sentence.form !== 'code' && !/[:：]\s*$/u.test(textOf(document, sentence, sentence.form)),
    );
    const sentence = passage.sentences[index];
    if (sentence) first.set(section.start, { ...like, passage, sentence, index, underHeading: true });
  }
  return [...first.values()];
}
