// One kind of attack: how often it runs, and what one case of it does.
import type { Random } from './random.ts';
import type { Tally } from './tally.ts';

export type Kind = {
  readonly name: string;
  /** Its share of all cases, 0 to 1, is at least half of this. */
  readonly share: number;
  /** One case; what it finds goes into the tally. */
  run(random: Random, tally: Tally): void | Promise<void>;
  /** Lets go of what it made. */
  end?(): void | Promise<void>;
};

/** Switches of the run. */
export type Switches = {
  /** False: quotations are sent unproved, and the run has to notice. */
  readonly proof: boolean;
};
