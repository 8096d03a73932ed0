// One calm line to a person where something went wrong behind a button or a command; the log has the rest.
import type { Log } from '../../../src/log.ts';
import { notices } from '../../../src/words/everybody.ts';
import { revokedBy } from '../connection/faults.ts';
import type { Poster } from '../delivery/poster.ts';
import { renderLine } from '../render/render.ts';
import { placeOf } from './payloads.ts';

/** Rejects only where the token is dead. */
export type FailureNotice = (
  from: Parameters<typeof placeOf>[0],
  work: () => Promise<unknown>,
) => Promise<void>;

/** Runs the work behind a button; where it fails, the person is told and the log hears why. */
export const createFailureNotice =
  ({ poster, log }: { readonly poster: Poster; readonly log: Log }): FailureNotice =>
  async (from, work) => {
    try {
      await work();
    } catch (error) {
      if (revokedBy(error) !== undefined) throw error;
      log.error('a button or command failed, and whoever used it was told; see the reason', {
        adapter: 'slack',
        reason: String(error),
      });
      await poster.whisper(placeOf(from), renderLine(notices.trouble));
    }
  };
