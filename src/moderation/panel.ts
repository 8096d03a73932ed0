// Everything behind one answer on one page: what was asked and quoted, what came next and why it lost, what was decided.
import { citationsOf, passagesShown } from '../citation/citations.ts';
import type { Citation, Readers } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { type Understanding, understand } from '../question/understand.ts';
import type { Kept } from '../store/kept.ts';
import type { Decision, OpenFlag, Store } from '../store/store.ts';
import { shownTo, within } from './cited.ts';
import { decisionsAbout } from './decide.ts';
import { type Fate, fateOf } from './fate.ts';

/** What a moderator sees of one answer. */
export type Panel = {
  readonly kept: Kept;
  /** The question as it is read now; absent where it was forgotten. */
  readonly understanding?: Understanding;
  readonly citations: readonly {
    readonly citation: Citation;
    /** The paragraph as it read when it was cited. */
    readonly paragraph: string;
    readonly fate: Fate;
    readonly withdrawn: boolean;
    readonly retired: boolean;
  }[];
  /** What came next in the ranking; `missing` says why it lost. */
  readonly next: readonly Citation[];
  readonly decisions: readonly Decision[];
  readonly flags: readonly OpenFlag[];
  readonly votes: { readonly helpful: number; readonly unhelpful: number };
};

/** The panel of a kept answer as these readers may see it; undefined when it is not kept. */
export async function panelOf(
  store: Store,
  library: Library,
  answerId: string,
  readers: Readers,
): Promise<Panel | undefined> {
  const kept = await store.answers.kept(answerId);
  if (!kept || !within(kept.readers, readers)) return undefined;
  const retired = await store.rulings.retiredHashes();
  const evidence = await store.answers.evidence(answerId);
  const next = await store.answers.evidence(answerId, 'next');
  const { understood } = kept.answer;
  const context = { turns: [], readers };
  return {
    kept,
    ...(understood === '' ? {} : { understanding: understand(library.readBy(readers), understood, context) }),
    citations: evidence.flatMap(({ citation, paragraph, withdrawn }) =>
      shownTo(library, [citation], readers).map((shown) => ({
        citation: shown,
        paragraph,
        withdrawn,
        fate: fateOf(library, shown, readers),
        retired: passagesShown(shown).some((hash) => retired.has(hash)),
      })),
    ),
    next: shownTo(
      library,
      next.map((e) => e.citation),
      readers,
    ),
    decisions: await decisionsAbout(store, answerId, shownTo(library, citationsOf(kept.answer), readers)),
    flags: await store.flags.ofAnswer(answerId),
    votes: await store.feedback.of(answerId),
  };
}
