// The core that an engine uses: the pure functions, and their view of the disk.
import { ask } from '../ask.ts';
import { proveOnDisk } from '../citation/proof.ts';
import { paragraph, viewSource } from '../citation/surroundings.ts';
import { examples, suggest } from '../suggest/suggest.ts';
import type { Core } from './answering.ts';

/** What the engine asks for answers, proofs, surroundings and suggestions, unless a test gives another. */
export const core: Core = { ask, proveOnDisk, viewSource, suggest, examples, paragraph };
