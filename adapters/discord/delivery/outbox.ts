// What a decision leaves to be done here: posted answers to edit, reports to close, reporters to tell.
import { type APIMessage, ChannelType, ComponentType } from 'discord.js';
import { citationsOf } from '../../../src/citation/citations.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Readers } from '../../../src/domain.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { common } from '../../../src/library/audience.ts';
import type { Log } from '../../../src/log.ts';
import { shownTo } from '../../../src/moderation/cited.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import type { Errand } from '../../../src/store/errand.ts';
import { receiptLine, toldLine } from '../../../src/words/everybody.ts';
import { type Fresh, holdErrand } from '../../kit/fresh.ts';
import type { Servers } from '../access/access.ts';
import type { Readership } from '../access/readership.ts';
import type { DiscordConfig } from '../config.ts';
import { budget } from '../limits.ts';
import { directThread } from '../listeners/conversation.ts';
import { type Payload, plain } from '../render/components.ts';
import { oneLine, small } from '../render/markdown.ts';
import { renderReport } from '../render/queue.ts';
import { renderAnswer } from '../render/render.ts';
import { frameOf, shownOf } from '../render/shown.ts';
import { codeOf, type Send, statusOf } from './send.ts';

type Parts = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  readonly pages: PageLinks | undefined;
  readonly send: Send;
  readonly config: Pick<DiscordConfig, 'audience'>;
  readonly servers: Pick<Servers, 'guildOf'>;
  readonly readership: Pick<Readership, 'inServer'>;
  readonly log: Log;
};

type Held = { readonly errand: Errand; readonly isOurs: () => Promise<boolean> };

/**
 * Carries out what is due, to the last; a call that finds the last one still at work does nothing. Errands are handed
 * out a few times only: what Discord cannot take yet is tried again here, before any other is asked for.
 */
export function createOutbox(parts: Parts): () => Promise<void> {
  const { engine, moderation, pages, send, config, servers, readership, log } = parts;
  let busy = false;
  let left: readonly Held[] = [];

  /** False: not yet. */
  async function carryOut({ errand, isOurs }: Held): Promise<boolean> {
    try {
      await attempt(errand, isOurs);
      if (!(await isOurs())) return true;
    } catch (error) {
      // The address of whoever is told is a person.
      const event = errand.kind === 'tell' ? errand.kind : errand.address;
      const fields = { event, code: codeOf(error) ?? String(error) };
      if (!isFinal(error)) {
        log.warn('a message could not be updated yet; it is tried again', fields);
        return false;
      }
      log.info('a message could not be updated; if it still stands, delete it by hand', fields);
    }
    await moderation.done(errand.errandId);
    return true;
  }

  /** Kept longer than its lease an errand may be another process's by now: that is asked before each attempt. */
  const held = (errand: Errand): Held => ({ errand, isOurs: holdErrand(moderation, errand) });

  async function rounds(): Promise<void> {
    for (;;) {
      const due = left.length > 0 ? left : (await moderation.errands('discord')).map(held);
      const done = await Promise.all(due.map(carryOut));
      left = due.filter((_, at) => !done[at]);
      if (due.length === 0 || left.length > 0) return;
    }
  }

  async function attempt(
    { kind, address, answerId, flagId }: Errand,
    isOurs: Held['isOurs'],
  ): Promise<unknown> {
    const whileOurs =
      <M>(fresh: Fresh<M>): Fresh<M> =>
      async () =>
        (await isOurs()) ? fresh() : undefined;
    const place = placeOf(address);
    if (kind === 'edit') {
      if (!place || !(await isOurs())) return;
      const there = await send.message(place.channel, place.message);
      const answer = whileOurs(() => answerNow(answerId ?? '', there, place.channel));
      return send.amend(place.channel, place.message, answer);
    }
    if (kind === 'decided') {
      const report = whileOurs(() => reportNow(flagId ?? '', place?.channel ?? ''));
      return place && send.amend(place.channel, place.message, report);
    }
    const line = whileOurs(() => lineNow(flagId ?? ''));
    return send.direct(address.replace(/^discord:/, ''), line, `tell:${flagId ?? ''}`);
  }

  /** The answer as it is kept now, in the frame that its message had. */
  async function answerNow(id: string, there: APIMessage, channel: string): Promise<Payload | undefined> {
    const kept = await engine.kept(id);
    if (!kept) return undefined;
    const readers = common([kept.readers, await readersIn(channel)]);
    const today = await moderation.today(id, readers);
    if (!today) return undefined;
    const shown = renderAnswer({
      ...shownOf(today, engine.library(), readers, pages),
      ...frameOf(there),
      public: !kept.thread?.startsWith(directThread),
    });
    return { ...shown, components: [...above(there), ...shown.components] };
  }

  async function reportNow(flagId: string, channel: string): Promise<Payload | undefined> {
    const readers = await readersIn(channel);
    const report = await moderation.report(flagId, readers);
    if (!report) return undefined;
    return renderReport(report, shownTo(engine.library(), citationsOf(report.kept.answer), readers));
  }

  /** Only what was decided is told, not what about. */
  async function lineNow(flagId: string): Promise<Payload | undefined> {
    const report = await moderation.report(flagId, config.audience);
    if (!report) return undefined;
    const { decision, kept } = report;
    const taken = decision?.kind === 'wrong' || decision?.kind === 'retire';
    const receipt = kept.receipt === '' ? [] : [small(oneLine(receiptLine(kept.receipt), budget.note))];
    return plain(oneLine(toldLine(taken ? 'withdrawn' : 'kept'), budget.lead), ...receipt);
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

  return async () => {
    if (busy) return;
    busy = true;
    try {
      await rounds();
    } finally {
      busy = false;
    }
  };
}

/** Undefined for a private reply, which nobody can edit later. */
function placeOf(address: string): { readonly channel: string; readonly message: string } | undefined {
  const [, channel, message] = /^discord:([^:]+):([^:]+)$/.exec(address) ?? [];
  return channel === undefined || message === undefined ? undefined : { channel, message };
}

/** The line that names the asker, where the answer could not stand in its interaction. */
const above = (message: APIMessage): Payload['components'] =>
  (message.components ?? []).flatMap((one) =>
    one.type === ComponentType.TextDisplay ? [{ type: one.type, content: one.content }] : [],
  );

/** Discord's last word: the message or its channel is gone, or the person takes no messages. */
function isFinal(error: unknown): boolean {
  const status = statusOf(error) ?? 500;
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}
