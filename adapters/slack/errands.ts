// What a decision leaves to do in Slack: edit messages that show the answer or the report, tell the reporter.
import { common } from '../../src/audience.ts';
import type { Engine } from '../../src/engine.ts';
import type { Log } from '../../src/log.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import { toldLine } from '../../src/moderation/wording.ts';
import type { PageLinks } from '../../src/page-link.ts';
import type { Errand } from '../../src/store/store.ts';
import { askedLine } from '../../src/wording.ts';
import type { SlackConfig } from './config.ts';
import { type Place, readMessageId } from './place.ts';
import type { Poster } from './post.ts';
import type { Self } from './question.ts';
import type { Readership } from './readership.ts';
import { renderAnswer, renderLine, type SlackMessage } from './render.ts';
import { renderReport } from './render-moderation.ts';

export type Errands = {
  /** Does what is due; a call while one is under way waits for it and looks once more. */
  run(): Promise<void>;
  /** Posts a new report into the moderation channel, if there is one. */
  report(flagId: string): Promise<void>;
};

export type ErrandParts = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  /** Gives up on one message before the lease of an errand ends. */
  readonly poster: Poster;
  readonly log: Log;
  readonly self: Self;
  readonly config: Pick<SlackConfig, 'audience'>;
  readonly readership: Pick<Readership, 'inChannel'>;
  /** Where reports go. */
  readonly channel: string | undefined;
  readonly pages?: PageLinks | undefined;
  /** False while we are not connected. */
  readonly ready: () => boolean;
  /** Asks Slack whether it answers: errands are handed out a few times only, and must not be used up while it is away. */
  readonly answers: () => Promise<boolean>;
  readonly revoked: (reason: string) => void;
  readonly signal: AbortSignal;
};

/** `kept`: try it again when its lease is over. */
type Outcome = 'done' | 'kept';

export function createErrands(parts: ErrandParts): Errands {
  const { engine, moderation, poster, log, self, readership, signal } = parts;
  let running: Promise<void> | undefined;
  let again = false;
  let failed = false;

  async function rounds(): Promise<void> {
    do {
      again = false;
      if (signal.aborted || !parts.ready() || (failed && !(await parts.answers()))) return;
      failed = false;
      const due = await moderation.errands('slack:');
      await Promise.all(due.map(one));
      again ||= due.length > 0;
    } while (again);
  }

  async function one(errand: Errand): Promise<void> {
    try {
      const outcome = await carryOut(errand);
      if (outcome === 'done') await moderation.done(errand.errandId);
      else failed = true;
    } catch (error) {
      log.error('an errand failed', { adapter: 'slack', event: errand.kind, reason: String(error) });
    }
  }

  function carryOut(errand: Errand): Promise<Outcome> {
    switch (errand.kind) {
      case 'edit':
        return editAnswer(errand);
      case 'decided':
        return editReport(errand.flagId, errand.address);
      case 'tell':
        return tell(errand);
    }
  }

  async function editAnswer({ answerId, address }: Errand): Promise<Outcome> {
    const kept = answerId === undefined ? undefined : await engine.kept(answerId);
    const standing = readMessageId(address);
    if (!kept || !standing) return 'done';
    const readers = common([kept.readers, await readership.inChannel(standing.channel)]);
    const today = await moderation.today(kept.answerId, readers);
    if (!today) return 'done';
    const { answer, receipt, withdrawn, changed } = today;
    const above = standing.asked ? { above: askedLine(answer.asked) } : {};
    const frame = { answerId: today.answerId, receipt, withdrawn, changed, pages: parts.pages, ...above };
    return edit(standing, renderAnswer(answer, frame));
  }

  async function editReport(flagId: string | undefined, address: string): Promise<Outcome> {
    const standing = readMessageId(address);
    if (flagId === undefined || !standing) return 'done';
    const readers = await readership.inChannel(standing.channel);
    const report = await moderation.report(flagId, readers);
    return report ? edit(standing, renderReport(report, engine.library(), readers)) : 'done';
  }

  async function edit(
    standing: { readonly channel: string; readonly ts: string },
    message: SlackMessage,
  ): Promise<Outcome> {
    const { kind, reason } = await poster.revise(standing, message, signal);
    if (kind === 'revoked') parts.revoked(reason);
    if (kind === 'closed') log.warn('a message could not be edited', { adapter: 'slack', reason });
    return kind === 'done' || kind === 'closed' ? 'done' : 'kept';
  }

  async function tell({ flagId, address, errandId }: Errand): Promise<Outcome> {
    // Only what was decided is told, not what about.
    const { audience } = parts.config;
    const report = flagId === undefined ? undefined : await moderation.report(flagId, audience);
    const kind = report?.decision?.kind;
    const user = address.replace(/^slack:/, '');
    if (kind === undefined) return 'done';
    const line = toldLine(kind === 'wrong' || kind === 'retire' ? 'withdrawn' : 'kept');
    const place: Place = { kind: 'message', channel: user, user };
    const posted = await poster.post(place, renderLine(line), errandId, signal);
    if (posted.kind === 'revoked') parts.revoked(posted.reason);
    return posted.kind === 'failed' || posted.kind === 'revoked' ? 'kept' : 'done';
  }

  async function report(flagId: string): Promise<void> {
    const { channel } = parts;
    if (channel === undefined) return;
    const readers = await readership.inChannel(channel);
    const found = await moderation.report(flagId, readers);
    if (!found) {
      const what = 'SLACK_MODERATION_CHANNEL: not everybody there may read a report; it waits in the queue';
      return log.warn(what, { adapter: 'slack' });
    }
    const place: Place = { kind: 'message', channel, user: self.user };
    const message = renderReport(found, engine.library(), readers);
    const posted = await poster.post(place, message, `report:${flagId}`, signal);
    if (posted.kind !== 'posted') {
      const { reason } = posted;
      log.warn('SLACK_MODERATION_CHANNEL: a report could not be posted; it waits in the queue', {
        adapter: 'slack',
        reason,
      });
      return;
    }
    await moderation.shownIn(flagId, posted.message);
    const now = await moderation.report(flagId, readers);
    // Decided while the message was on its way: nobody else knew of it then.
    if (now?.decision) await editReport(flagId, posted.message);
  }

  return {
    run() {
      again = true;
      running ??= rounds()
        .catch((error: unknown) =>
          log.error('errands could not be read', { adapter: 'slack', reason: String(error) }),
        )
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    report,
  };
}
