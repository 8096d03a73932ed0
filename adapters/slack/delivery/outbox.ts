// What a decision leaves to do in Slack: edit messages that show the answer or the report, tell the reporter.

import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { common } from '../../../src/library/audience.ts';
import type { Log } from '../../../src/log.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import type { Errand } from '../../../src/store/errand.ts';
import { askedLine, toldLine } from '../../../src/words/everybody.ts';
import { type Fresh, holdErrand } from '../../kit/fresh.ts';
import type { Readership } from '../access/readership.ts';
import type { SlackConfig } from '../config.ts';
import type { Self } from '../question.ts';
import { renderReport } from '../render/moderation.ts';
import { renderAnswer, renderLine, type SlackMessage } from '../render/render.ts';
import { isChannel, type Place, readMessageId } from './place.ts';
import type { Poster } from './poster.ts';

export type Outbox = {
  /** Does what is due; a call while one is under way waits for it and looks once more. */
  run(): Promise<void>;
  /** Posts a new report into the moderation channel, if there is one. */
  report(flagId: string): Promise<void>;
};

export type OutboxParts = {
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

type Held = <M>(fresh: Fresh<M>) => Fresh<M>;

/** `kept`: try it again when its lease is over. `left`: it is another process's by now. */
type Outcome = 'done' | 'kept' | 'left';

export function createOutbox(parts: OutboxParts): Outbox {
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
      failed ||= outcome === 'kept';
    } catch (error) {
      log.error('a message could not be updated yet; it is tried again', {
        adapter: 'slack',
        event: errand.kind,
        reason: String(error),
      });
    }
  }

  /** Each attempt prolongs the lease first: a limiter or a limit may have held it up for longer. */
  async function carryOut(errand: Errand): Promise<Outcome> {
    const mine = holdErrand(moderation, errand);
    let left = false;
    const whileMine =
      <M>(fresh: Fresh<M>): Fresh<M> =>
      async () => {
        left = !(await mine());
        return left ? undefined : fresh();
      };
    const outcome = await work(errand, whileMine);
    return left ? 'left' : outcome;
  }

  function work({ kind, address, answerId, flagId, errandId }: Errand, held: Held): Promise<Outcome> {
    if (kind === 'edit')
      return edit(
        address,
        held(() => answerNow(answerId ?? '', address)),
      );
    if (kind === 'decided')
      return edit(
        address,
        held(() => reportNow(flagId ?? '', readMessageId(address)?.channel ?? '')),
      );
    return tell(
      address,
      errandId,
      held(() => lineFor(flagId ?? '')),
    );
  }

  async function answerNow(id: string, address: string): Promise<SlackMessage | undefined> {
    const kept = await engine.kept(id);
    const standing = readMessageId(address);
    if (!kept || !standing) return undefined;
    const readers = common([kept.readers, await readership.inChannel(standing.channel)]);
    const today = await moderation.today(id, readers);
    if (!today) return undefined;
    const { answerId, answer, receipt, withdrawn, changed } = today;
    const above = standing.asked ? { above: askedLine(answer.asked) } : {};
    return renderAnswer(answer, {
      answerId,
      receipt,
      withdrawn,
      changed,
      public: isChannel(standing.channel),
      pages: parts.pages,
      ...above,
    });
  }

  async function reportNow(flagId: string, channel: string): Promise<SlackMessage | undefined> {
    const readers = await readership.inChannel(channel);
    const found = await moderation.report(flagId, readers);
    return found && renderReport(found, engine.library(), readers);
  }

  /** Only what was decided is told, not what about. */
  async function lineFor(flagId: string): Promise<SlackMessage | undefined> {
    const kind = (await moderation.report(flagId, parts.config.audience))?.decision?.kind;
    if (kind === undefined) return undefined;
    return renderLine(toldLine(kind === 'wrong' || kind === 'retire' ? 'withdrawn' : 'kept'));
  }

  async function edit(address: string, message: Fresh<SlackMessage>): Promise<Outcome> {
    const standing = readMessageId(address);
    if (!standing) return 'done';
    const { kind, reason } = await poster.revise(standing, message, signal);
    if (kind === 'revoked') parts.revoked(reason);
    if (kind === 'closed')
      log.warn('a message could not be updated; if it still stands, delete it by hand', {
        adapter: 'slack',
        reason,
      });
    return kind === 'failed' || kind === 'revoked' ? 'kept' : 'done';
  }

  async function tell(address: string, errandId: string, line: Fresh<SlackMessage>): Promise<Outcome> {
    const user = address.replace(/^slack:/, '');
    const place: Place = { kind: 'message', channel: user, user };
    const posted = await poster.post(place, line, errandId, signal);
    if (posted.kind === 'revoked') parts.revoked(posted.reason);
    return posted.kind === 'failed' || posted.kind === 'revoked' ? 'kept' : 'done';
  }

  async function report(flagId: string): Promise<void> {
    const { channel } = parts;
    if (channel === undefined) return;
    if ((await reportNow(flagId, channel)) === undefined) {
      const what =
        'SLACK_MODERATION_CHANNEL: not everyone there may read this report, so it waits in /review; choose a channel without guests';
      return log.warn(what, { adapter: 'slack' });
    }
    const place: Place = { kind: 'message', channel, user: self.user };
    const posted = await poster.post(place, () => reportNow(flagId, channel), `report:${flagId}`, signal);
    if (posted.kind === 'silent') return;
    if (posted.kind !== 'posted') {
      const { reason } = posted;
      log.warn(
        'SLACK_MODERATION_CHANNEL: a report could not be posted and waits in /review; check that the bot is a member there',
        {
          adapter: 'slack',
          reason,
        },
      );
      return;
    }
    await moderation.shownIn(flagId, posted.message);
    const now = await moderation.report(flagId, parts.config.audience);
    // Decided while the message was on its way: nobody else knew of it then.
    if (now?.decision) await edit(posted.message, () => reportNow(flagId, channel));
  }

  return {
    run() {
      again = true;
      running ??= rounds()
        .catch((error: unknown) =>
          log.error('updates of messages could not be read from the store; the next round tries again', {
            adapter: 'slack',
            reason: String(error),
          }),
        )
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    report,
  };
}
