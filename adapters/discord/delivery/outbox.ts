// How the outbox reaches Discord: which message an address means, who reads there, and what each is edited to.
import { type APIMessage, ChannelType, ComponentType } from 'discord.js';
import { citationsOf } from '../../../src/citation/citations.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Readers } from '../../../src/domain.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import { shownTo } from '../../../src/moderation/cited.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import { decidedLine, receiptLine } from '../../../src/words/everybody.ts';
import { inForm } from '../../kit/fresh.ts';
import {
  type Attempt,
  createOutbox,
  type Outbox,
  type ReportPlace,
  type SeenReport,
} from '../../kit/outbox.ts';
import type { Servers } from '../access/access.ts';
import type { Readership } from '../access/readership.ts';
import type { DiscordConfig } from '../config.ts';
import { codeOf, statusOf } from '../connection/api-error.ts';
import { budget } from '../limits.ts';
import { directThread } from '../listeners/conversation.ts';
import { type Payload, plain } from '../render/components.ts';
import { oneLine, small } from '../render/markdown.ts';
import { renderReport } from '../render/queue.ts';
import { renderAnswer } from '../render/render.ts';
import { frameOf, shownOf } from '../render/shown.ts';
import { addressOf, channelAddress, idIn, readAddress } from './address.ts';
import type { Send } from './send.ts';

type Parts = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  readonly pages: PageLinks | undefined;
  readonly send: Send;
  readonly config: Pick<DiscordConfig, 'audience' | 'moderationChannel'>;
  readonly servers: Pick<Servers, 'guildOf'>;
  readonly readership: Pick<Readership, 'inServer'>;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly ready: () => boolean;
};

export function createDiscordOutbox(parts: Parts): Outbox {
  const { engine, pages, send, config, servers, readership, log } = parts;

  /** Discord's last word ends it: the message or its channel is gone, or the person takes no messages. */
  async function ended(work: Promise<unknown>): Attempt {
    try {
      await work;
    } catch (error) {
      if (!isFinal(error)) throw error;
      log.info('a message could not be updated; if it still stands, delete it by hand', {
        adapter: 'discord',
        code: codeOf(error) ?? String(error),
      });
    }
    return 'done';
  }

  /** The client keeps no thread that was asleep; what is in no server is a direct message, to whoever had the answer. */
  async function readersIn(channel: string): Promise<Readers> {
    const known = servers.guildOf(channel);
    if (known !== undefined) return readership.inServer(known);
    const { type, parent_id } = await send.channel(channel);
    return type === ChannelType.DM
      ? config.audience
      : readership.inServer(parent_id === undefined ? undefined : servers.guildOf(parent_id));
  }

  const reportMessage = ({ readers, ...report }: SeenReport): Payload =>
    renderReport(report, shownTo(engine.library(), citationsOf(report.kept.answer), readers));

  const reportsIn = (channel: string): ReportPlace => ({
    address: channelAddress(channel),
    async post(report, key) {
      const done = await send.post(channel, inForm(report, reportMessage), key, { takesBack: true });
      return done && addressOf(done);
    },
    failed(why) {
      if (why === 'audience')
        log.warn(
          'DISCORD_MODERATION_CHANNEL: not everyone there may read this report, so it waits in /review; choose a channel of a server in DISCORD_SERVERS',
          { event: channel },
        );
      else
        log.warn(
          'DISCORD_MODERATION_CHANNEL: a report could not be posted and waits in /review; check that the bot may write there',
          { event: channel, code: codeOf(why.fault) ?? String(why.fault) },
        );
    },
  });

  const { moderationChannel } = config;
  return createOutbox({
    ...parts,
    platform: 'discord',
    audience: config.audience,
    readersOf: (address) => readersIn(idIn(address)),
    async edit(address, today) {
      const place = readAddress(address);
      if (!place) return 'done';
      const amended = async (): Promise<unknown> => {
        // What the place added to the answer is read from the message itself.
        const there = await send.message(place.channel, place.message);
        const payload = inForm(today, (now): Payload => {
          const frame = { ...frameOf(there), public: !now.thread?.startsWith(directThread) };
          const shown = renderAnswer({ ...shownOf(now, pages), ...frame });
          return { ...shown, components: [...above(there), ...shown.components] };
        });
        return send.amend(place.channel, place.message, payload);
      };
      return ended(amended());
    },
    async editReport(address, report) {
      const place = readAddress(address);
      return place ? ended(send.amend(place.channel, place.message, inForm(report, reportMessage))) : 'done';
    },
    tell(person, notice, key) {
      const line = inForm(notice, ({ decision, receipt }) =>
        plain(
          oneLine(decidedLine(decision), budget.lead),
          ...(receipt === '' ? [] : [small(oneLine(receiptLine(receipt), budget.note))]),
        ),
      );
      return ended(send.direct(idIn(person), line, `tell:${key}`));
    },
    ...(moderationChannel === undefined ? {} : { reports: reportsIn(moderationChannel) }),
  });
}

/** The line that names the asker, where the answer could not stand in its interaction. */
const above = (message: APIMessage): Payload['components'] =>
  (message.components ?? []).flatMap((one) =>
    one.type === ComponentType.TextDisplay ? [{ type: one.type, content: one.content }] : [],
  );

function isFinal(error: unknown): boolean {
  const status = statusOf(error) ?? 500;
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}
