// The passages that a question's words find, by themselves and by the section that they stand in.
import type { Context, Passage } from '../domain.ts';
import type { Lexicon } from './lexicon.ts';
import { type PassageIndex, round } from './passage-index.ts';
import type { SectionIndex } from './section-index.ts';

/** Whether a passage may be found: who asks may read it, and nobody retired it. */
export type Accept = (passage: Passage) => boolean;

/** Which passages are looked at: of the one document where one was asked about, and none that moderators retired. */
export const acceptance =
  ({ documentId, ruledOut }: Context): Accept =>
  (passage) =>
    (documentId === undefined || passage.documentId === documentId) && !ruledOut?.passages.has(passage.hash);

/** A passage that was found. */
export type Hit = {
  readonly passage: Passage;
  /** BM25+ over text, headings and title; not comparable between questions. */
  readonly score: number;
  /** Words of the question that it holds. */
  readonly matched: number;
  /** The section that it stands in, as the search thought of that. */
  readonly section: SectionHit;
};

/** A section as the search thought of it. */
export type SectionHit = {
  readonly number: number;
  /** From 0; of one that was not among the best, their number. */
  readonly rank: number;
  /** BM25+ over text, headings and title. */
  readonly score: number;
  /** Words of the question that it holds, its headings and title included. */
  readonly matched: number;
};

/** Sections whose passages are looked into beside the best passages. */
const SECTIONS = {
  looked: 8, // the best ones
  passages: 3, // of each
} as const;

type Indexes = {
  readonly index: PassageIndex;
  readonly sections: SectionIndex;
  readonly passages: readonly Passage[];
  readonly lexicon: Lexicon;
};

/** The best passages, and those of the best sections behind them. */
export function findHits(
  { index, sections, passages, lexicon }: Indexes,
  strength: ReadonlyMap<string, number>,
  limit: number,
  accept: Accept,
): readonly Hit[] {
  if (strength.size === 0) return [];
  const allowed = (number: number): boolean => {
    const passage = passages[number];
    return passage !== undefined && accept(passage);
  };
  const found = new Map(
    index
      .find(strength, allowed)
      .map(({ passage, score, matched }) => [passage, { score: round(score), matched }]),
  );
  const byScore = (a: number, b: number): number =>
    (found.get(b)?.score ?? 0) - (found.get(a)?.score ?? 0) || a - b;
  const scored = sections.find(
    new Map([...strength].map(([stem, strong]) => [lexicon.stemId(stem), strong])),
    allowed,
  );
  const ranks = new Map(scored.map(({ section }, rank) => [section, rank]));
  const best = [...found.keys()].sort(byScore).slice(0, limit);
  const among = new Set(best);
  for (const { section } of scored.slice(0, SECTIONS.looked)) {
    const own: number[] = [];
    for (let p = sections.starts[section] ?? 0; p < (sections.starts[section + 1] ?? 0); p++)
      if (allowed(p)) own.push(p);
    for (const p of own.sort(byScore).slice(0, SECTIONS.passages)) among.add(p);
  }
  return [...among].flatMap((number) => {
    const passage = passages[number];
    const section = sections.of[number] ?? -1;
    const rank = ranks.get(section) ?? scored.length;
    const of = scored[rank];
    if (!passage) return [];
    const { score = 0, matched = 0 } = found.get(number) ?? {};
    return [
      {
        passage,
        score,
        matched,
        section: {
          number: section,
          rank,
          score: of?.score ?? 0,
          matched: of?.matched ?? 0,
        },
      },
    ];
  });
}
