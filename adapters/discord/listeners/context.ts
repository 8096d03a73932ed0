// What every handler of Discord works with.
import type { APIInteraction } from 'discord.js';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import type { Outbox } from '../../kit/outbox.ts';
import type { Replies } from '../../kit/replies.ts';
import type { Servers } from '../access/access.ts';
import type { Readership } from '../access/readership.ts';
import type { DiscordConfig } from '../config.ts';
import type { Send } from '../delivery/send.ts';
import type { Self } from '../question.ts';
import type { Payload } from '../render/components.ts';

export type Context = {
  readonly engine: Engine;
  readonly send: Send;
  readonly log: Log;
  readonly config: DiscordConfig;
  readonly self: () => Self;
  readonly servers: Servers;
  readonly readership: Readership;
  readonly replies: Replies;
  readonly outbox: Pick<Outbox, 'report'>;
  readonly moderation: Moderation;
  readonly pages?: PageLinks;
  /**
   * Acknowledges for the presser alone, then shows what `work` gives; a fault becomes one calm line. Where the
   * interaction is dead it comes as a direct message; where another process acknowledged, that one does the work.
   */
  readonly privately: (interaction: APIInteraction, work: () => Promise<Shown>) => Promise<void>;
};

/** Lines of our own; or what is asked for again before each attempt to show it. */
export type Shown = readonly Payload[] | (() => Promise<readonly Payload[]>);
