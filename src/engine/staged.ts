// The store, the disk and the folder as a question uses them: each with its deadline, so that what hangs holds up nobody.
import type { Store } from '../store/store.ts';
import type { Core, LibraryHolder } from './answering.ts';
import { within } from './deadline.ts';

type Parts = { readonly library: LibraryHolder; readonly store: Store; readonly core: Core };

/** The same parts; where a stage's time has passed they reject with a DeadlineError. */
export function staged({ library, store, core }: Parts): Parts {
  const { turns, rulings, answers } = store;
  return {
    library: {
      current: () => library.current(),
      reload: () => within('reload', () => library.reload()),
    },
    store: {
      ...store,
      turns: { ...turns, of: (...given) => within('store', () => turns.of(...given)) },
      rulings: {
        ...rulings,
        retiredHashes: () => within('store', () => rulings.retiredHashes()),
        wrongQuotations: () => within('store', () => rulings.wrongQuotations()),
      },
      answers: {
        ...answers,
        kept: (...given) => within('store', () => answers.kept(...given)),
        ofQuestion: (...given) => within('store', () => answers.ofQuestion(...given)),
        retract: (...given) => within('store', () => answers.retract(...given)),
        record: (...given) => within('record', () => answers.record(...given)),
      },
    },
    core: {
      ...core,
      proveOnDisk: (...given) => within('proof', () => core.proveOnDisk(...given)),
      viewSource: (...given) => within('proof', () => core.viewSource(...given)),
    },
  };
}
