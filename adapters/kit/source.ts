// What is behind the quotations of a kept answer, for one person's eyes.
import { citationsOf } from '../../src/citation/citations.ts';
import type { PageLinks } from '../../src/citation/page-link.ts';
import type { SourceView } from '../../src/citation/surroundings.ts';
import type { Citation, Readers } from '../../src/domain.ts';
import type { Engine, Kept } from '../../src/engine/engine.ts';
import { shownTo } from '../../src/moderation/cited.ts';

/** A quotation in its surroundings, and where to go from there. */
export type SourceShown = {
  readonly view: SourceView;
  /** Numbers of the answer's other quotations. */
  readonly others: readonly number[];
  /** The page of its document, where there are pages. */
  readonly page?: string;
};

/** What of a kept answer's quotations these readers may see, but for those that were taken back. */
export const standingCitations = (
  engine: Pick<Engine, 'library'>,
  { answer, withdrawn }: Kept,
  readers: Readers,
): readonly Citation[] =>
  shownTo(engine.library(), citationsOf(answer), readers).filter(({ number }) => !withdrawn.includes(number));

/** Undefined: gone, taken back, or not for these readers. */
export async function sourceShown(
  engine: Pick<Engine, 'source' | 'kept' | 'library'>,
  answerId: string,
  number: number,
  readers: Readers,
  pages: PageLinks | undefined,
): Promise<SourceShown | undefined> {
  const [view, kept] = await Promise.all([engine.source(answerId, number, readers), engine.kept(answerId)]);
  if (view === undefined || kept === undefined) return undefined;
  const others = standingCitations(engine, kept, readers).flatMap((c) =>
    c.number === number ? [] : [c.number],
  );
  const page = pages?.document(view.citation.source, kept.receipt);
  return { view, others, ...(page === undefined ? {} : { page }) };
}
