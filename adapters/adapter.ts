// The shape that all adapters share.

import type { PageLinks } from '../src/citation/page-link.ts';
import type { Engine } from '../src/engine/engine.ts';
import type { Log } from '../src/log.ts';
import type { Moderation } from '../src/moderation/moderation.ts';
import type { Parts } from '../src/parts.ts';

/** A place where people meet the bot, as the service sees it. */
export type Adapter = {
  readonly name: string;
  /** Connects and serves. Rejects with a StartError that names the variable and the remedy. */
  start(): Promise<void>;
  /** Takes no new questions; resolves when all in flight are answered or have got an apology, within 10 s. */
  stop(): Promise<void>;
  /** Connected right now, for readiness. */
  ready(): boolean;
};

/** What every adapter is given. */
export type AdapterParts = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  /** Links to the pages, where they are reached under a public address. */
  readonly pages?: PageLinks;
  readonly log: Log;
  /** Ends the process with exit code 2 after one readable line (a token revoked while it runs). */
  readonly fatal: (error: StartError) => void;
};

/** A place that is configured; its library is loaded only when it is made. */
export type Platform = {
  /** Audiences it serves. */
  readonly audience: readonly string[];
  /** Those of people whom it does not serve as members; an index for them is made ready too. */
  readonly sharedAudience?: readonly string[];
  make(given: AdapterParts, parts: Parts, others: readonly Adapter[]): Promise<Adapter>;
};

/** A start that cannot succeed until somebody acts: the variable concerned and where to find the right value. */
export class StartError extends Error {
  readonly variable: string;
  readonly remedy: string;
  constructor(variable: string, problem: string, remedy: string) {
    super(problem);
    this.name = 'StartError';
    this.variable = variable;
    this.remedy = remedy;
  }
}
