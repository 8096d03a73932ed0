// Which process replies to a question, and for how long others leave it alone.
import type { Question } from '../domain.ts';

/** One reply to every question: the process that inserts the key answers it. */
export type Claims = {
  /** False: another delivery or process had it first, whether or not it was replied to. */
  take(question: Question, lease: Lease): Promise<boolean>;
  /** Prolongs what is still ours and open; gives the ids that are. */
  renew(ids: readonly string[], lease: Lease): Promise<readonly string[]>;
  /** The reply stands in `message`, which then shows the answer; undefined: ended without one, for `reason`. */
  end(id: string, now: number, message?: string, reason?: string): Promise<void>;
  /**
   * Open questions whose id begins with `platform` and that nobody keeps alive any more: now ours, oldest first. Whose
   * clock is wrong cannot be told, so none is believed: a claim counts as left when the caller has seen it stand still for
   * as long as a lease lasts. What is seen for the first time is only remembered.
   */
  overdue(platform: string, lease: Lease, limit: number): Promise<readonly Question[]>;
};
/**
 * `holder` names a process. `until` is the machine's clock: it is written down, and each time it is written it is another,
 * which is how others see that the holder lives. `now` is a clock that only this process reads and nobody sets (steadyNow).
 */
export type Lease = { readonly holder: string; readonly now: number; readonly until: number };
