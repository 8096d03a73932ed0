// What a decision leaves to be done here: posted answers to edit, reports to close, reporters to tell.
import { type APIMessage, ComponentType } from 'discord.js';
import { citationsOf } from '../../src/citations.ts';
import type { Engine } from '../../src/engine.ts';
import type { Log } from '../../src/log.ts';
import { shownTo } from '../../src/moderation/cited.ts';
import type { Moderation, Report } from '../../src/moderation/moderation.ts';
import { toldLine } from '../../src/moderation/wording.ts';
import type { PageLinks } from '../../src/page-link.ts';
import type { Errand } from '../../src/store/errand.ts';
import { receiptLine } from '../../src/wording.ts';
import { type Fresh, holdErrand, inForm } from '../kit/fresh.ts';
import { type Payload, plain } from './components.ts';
import type { DiscordConfig } from './config.ts';
import { budget } from './limits.ts';
import { oneLine, small } from './markdown.ts';
import { renderAnswer } from './render.ts';
import { renderReport } from './render-queue.ts';
import { codeOf, type Send, statusOf } from './send.ts';
import { frameOf, shownOf } from './shown.ts';

type Parts = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  readonly pages: PageLinks | undefined;
  readonly send: Send;
  readonly config: DiscordConfig;
  readonly log: Log;
};

type Held = { readonly errand: Errand; readonly isOurs: () => Promise<boolean> };

/**
 * Carries out what is due, to the last; a call that finds the last one still at work does nothing. Errands are handed
 * out a few times only: what Discord cannot take yet is tried again here, before any other is asked for.
 */
export function createErrands({ engine, moderation, pages, send, config, log }: Parts): () => Promise<void> {
  let busy = false;
  let left: readonly Held[] = [];

  /** False: not yet. */
  async function carryOut({ errand, isOurs }: Held): Promise<boolean> {
    try {
      await attempt(errand, isOurs);
      if (!(await isOurs())) return true;
    } catch (error) {
      const fields = { event: errand.address, code: codeOf(error) ?? String(error) };
      if (!isFinal(error)) {
        log.warn('errand comes again', fields);
        return false;
      }
      log.info('errand is impossible', fields);
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
      return send.amend(
        place.channel,
        place.message,
        whileOurs(() => answerNow(answerId ?? '', there)),
      );
    }
    const report = (): Promise<Report | undefined> => moderation.report(flagId ?? '', config.audience);
    if (kind === 'decided')
      return place && send.amend(place.channel, place.message, whileOurs(inForm(report, reportNow)));
    return send.direct(
      address.replace(/^discord:/, ''),
      whileOurs(inForm(report, lineNow)),
      `tell:${flagId ?? ''}`,
    );
  }

  /** The answer as it is kept now, in the frame that its message had. */
  async function answerNow(answerId: string, there: APIMessage): Promise<Payload | undefined> {
    const today = await moderation.today(answerId, config.audience);
    if (!today) return undefined;
    const shown = renderAnswer({ ...shownOf(today, engine.library(), config, pages), ...frameOf(there) });
    return { ...shown, components: [...above(there), ...shown.components] };
  }

  const reportNow = (report: Report): Payload =>
    renderReport(report, shownTo(engine.library(), citationsOf(report.kept.answer), config.audience));

  function lineNow({ decision, kept }: Report): Payload {
    const taken = decision?.kind === 'wrong' || decision?.kind === 'retire';
    const receipt = kept.receipt === '' ? [] : [small(oneLine(receiptLine(kept.receipt), budget.note))];
    return plain(oneLine(toldLine(taken ? 'withdrawn' : 'kept'), budget.lead), ...receipt);
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
