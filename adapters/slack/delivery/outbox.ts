// How the outbox reaches Slack: which message an address means, who reads there, and what each is edited to.
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import { askedLine, decidedLine } from '../../../src/words/everybody.ts';
import { type Fresh, inForm } from '../../kit/fresh.ts';
import {
  type Attempt,
  createOutbox,
  type Outbox,
  type ReportPlace,
  type SeenReport,
} from '../../kit/outbox.ts';
import type { Readership } from '../access/readership.ts';
import type { SlackConfig } from '../config.ts';
import type { Self } from '../question.ts';
import { renderReport } from '../render/moderation.ts';
import { renderAnswer, renderLine, type SlackMessage } from '../render/render.ts';
import { channelAddress, idIn, readAddress } from './address.ts';
import { isChannel } from './place.ts';
import type { Poster } from './poster.ts';

type Parts = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  /** Gives up on one message before its lease ends. */
  readonly poster: Poster;
  readonly log: Log;
  readonly self: Self;
  readonly config: Pick<SlackConfig, 'audience' | 'moderationChannel'>;
  readonly readership: Pick<Readership, 'inChannel'>;
  readonly pages?: PageLinks | undefined;
  /** False while we are not connected. */
  readonly ready: () => boolean;
  readonly revoked: (reason: string) => void;
  readonly signal: AbortSignal;
};

/** The outbox of the kit, with the addresses and messages of Slack. */
export function createSlackOutbox(parts: Parts): Outbox {
  const { engine, poster, log, self, config, readership, signal } = parts;

  async function edit(address: string, message: Fresh<SlackMessage>): Attempt {
    const standing = readAddress(address);
    if (!standing) return 'done';
    const { kind, reason } = await poster.revise(standing, message, signal);
    if (kind === 'revoked') parts.revoked(reason);
    if (kind === 'closed')
      log.warn('a message could not be updated; if it still stands, delete it by hand', {
        adapter: 'slack',
        reason,
      });
    return kind === 'failed' || kind === 'revoked' ? 'later' : 'done';
  }

  const reportMessage = ({ readers, ...report }: SeenReport): SlackMessage =>
    renderReport(report, engine.library(), readers);

  const reportsIn = (channel: string): ReportPlace => ({
    address: channelAddress(channel),
    async post(report, key) {
      const place = { kind: 'message', channel, user: self.user } as const;
      const posted = await poster.post(place, inForm(report, reportMessage), key, signal, true);
      if (posted.kind !== 'posted' && posted.kind !== 'silent') throw new Error(posted.reason);
      return posted.kind === 'posted' ? posted.message : undefined;
    },
    failed(why) {
      if (why === 'audience')
        log.warn(
          'SLACK_MODERATION_CHANNEL: not everyone there may read this report, so it waits in /review; choose a channel without guests',
          { adapter: 'slack' },
        );
      else
        log.warn(
          'SLACK_MODERATION_CHANNEL: a report could not be posted and waits in /review; check that the bot is a member there',
          { adapter: 'slack', reason: String(why.fault) },
        );
    },
  });

  const { moderationChannel } = config;
  return createOutbox({
    ...parts,
    platform: 'slack',
    audience: config.audience,
    readersOf: (address) => readership.inChannel(idIn(address)),
    edit(address, today) {
      const frame = { public: isChannel(idIn(address)), pages: parts.pages };
      const asked = readAddress(address)?.asked;
      return edit(
        address,
        inForm(today, ({ answer, ...kept }) =>
          renderAnswer(answer, { ...kept, ...frame, ...(asked ? { above: askedLine(answer.asked) } : {}) }),
        ),
      );
    },
    editReport: (address, report) => edit(address, inForm(report, reportMessage)),
    async tell(person, notice, key) {
      const user = idIn(person);
      const line = inForm(notice, ({ decision }) => renderLine(decidedLine(decision)));
      const posted = await poster.post({ kind: 'message', channel: user, user }, line, key, signal);
      if (posted.kind === 'revoked') parts.revoked(posted.reason);
      return posted.kind === 'failed' || posted.kind === 'revoked' ? 'later' : 'done';
    },
    ...(moderationChannel === undefined ? {} : { reports: reportsIn(moderationChannel) }),
  });
}
