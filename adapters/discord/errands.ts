// What a decision leaves to be done here: posted answers to edit, reports to close, reporters to tell.
import { type APIMessage, ComponentType } from 'discord.js';
import { citationsOf } from '../../src/citations.ts';
import type { Engine } from '../../src/engine.ts';
import type { Log } from '../../src/log.ts';
import { shownTo } from '../../src/moderation/cited.ts';
import type { Moderation, Report } from '../../src/moderation/moderation.ts';
import { toldLine } from '../../src/moderation/wording.ts';
import type { PageLinks } from '../../src/page-link.ts';
import type { Errand } from '../../src/store/store.ts';
import { receiptLine } from '../../src/wording.ts';
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

/**
 * Carries out what is due, to the last; a call that finds the last one still at work does nothing. Errands are handed
 * out a few times only: what Discord cannot take yet is tried again here, before any other is asked for.
 */
export function createErrands({ engine, moderation, pages, send, config, log }: Parts): () => Promise<void> {
  let busy = false;
  let left: readonly Errand[] = [];

  /** False: not yet. */
  async function carryOut(errand: Errand): Promise<boolean> {
    try {
      await attempt(errand);
    } catch (error) {
      // The address of whoever is told is a person.
      const event = errand.kind === 'tell' ? errand.kind : errand.address;
      const fields = { event, code: codeOf(error) ?? String(error) };
      if (!isFinal(error)) {
        log.warn('errand comes again', fields);
        return false;
      }
      log.info('errand is impossible', fields);
    }
    await moderation.done(errand.errandId);
    return true;
  }

  async function rounds(): Promise<void> {
    for (;;) {
      const due = left.length > 0 ? left : await moderation.errands('discord');
      const done = await Promise.all(due.map(carryOut));
      left = due.filter((_, at) => !done[at]);
      if (due.length === 0 || left.length > 0) return;
    }
  }

  async function attempt({ kind, address, answerId, flagId }: Errand): Promise<void> {
    if (kind === 'edit') return edit(address, answerId ?? '');
    const report = flagId === undefined ? undefined : await moderation.report(flagId, config.audience);
    if (!report) return;
    if (kind === 'decided') return close(address, report);
    const { decision, flag, kept } = report;
    const taken = decision?.kind === 'wrong' || decision?.kind === 'retire';
    const receipt = kept.receipt === '' ? [] : [small(oneLine(receiptLine(kept.receipt), budget.note))];
    const payload = plain(oneLine(toldLine(taken ? 'withdrawn' : 'kept'), budget.lead), ...receipt);
    await send.direct(address.replace(/^discord:/, ''), payload, `tell:${flag.flagId}`);
  }

  /** Shows the answer as it is kept now, in the frame that its message had. */
  async function edit(address: string, answerId: string): Promise<void> {
    const place = placeOf(address);
    const today = await moderation.today(answerId, config.audience);
    if (!place || !today) return;
    const there = await send.message(place.channel, place.message);
    const kept = shownOf(today, engine.library(), config, pages);
    const shown = renderAnswer({ ...kept, ...frameOf(there) });
    const payload: Payload = { ...shown, components: [...above(there), ...shown.components] };
    await send.amend(place.channel, place.message, payload);
  }

  async function close(address: string, report: Report): Promise<void> {
    const place = placeOf(address);
    if (!place) return;
    await send.amend(
      place.channel,
      place.message,
      renderReport(report, shownTo(engine.library(), citationsOf(report.kept.answer), config.audience)),
    );
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
