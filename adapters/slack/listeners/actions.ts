// What each button of an answer does, by the kind of its action. A new control is one more line in the table.
import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Action, decodeAction, encodeAction } from '../../../src/action.ts';
import { citationsOf } from '../../../src/citation/citations.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import {
  asides,
  elsewhereLine,
  goneLine,
  labels,
  sharedLine,
  windows,
} from '../../../src/words/everybody.ts';
import { inForm } from '../../kit/fresh.ts';
import { createShare } from '../../kit/share.ts';
import { sourceShown, standingCitations } from '../../kit/source.ts';
import type { Readership } from '../access/readership.ts';
import type { SlackConfig } from '../config.ts';
import { channelAddress, readAddress, withQuestion } from '../delivery/address.ts';
import type { Place } from '../delivery/place.ts';
import type { Poster } from '../delivery/poster.ts';
import { elsewhere } from '../delivery/replies.ts';
import { respondTo } from '../delivery/respond.ts';
import type { Moderators } from '../moderation/moderators.ts';
import { personOf, type Self, threadUnder } from '../question.ts';
import { contextModal, forms, moreModal, reportModal } from '../render/modals.ts';
import { renderAnswer, renderChannels, renderLine } from '../render/render.ts';
import { lineModal } from '../render/windows.ts';
import { openOver } from './open-over.ts';
import { type ActionPayload, encodeBack, placeOf } from './payloads.ts';

/** What the buttons of an answer act on. */
export type ActionParts = {
  readonly engine: Engine;
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly config: SlackConfig;
  readonly self: Self;
  readonly moderation: Pick<Moderation, 'today'>;
  readonly readership: Readership;
  readonly moderators: Pick<Moderators, 'actions'>;
  readonly pages?: PageLinks | undefined;
  /** Given up when the process ends. */
  readonly signal: AbortSignal;
};

/** Runs the control that was pressed. */
export type Actions = (payload: ActionPayload) => Promise<void>;

type ActionHandler = (payload: ActionPayload, action: Action) => Promise<unknown>;

/** The handler of each kind of action. */
export function createActions(parts: ActionParts): Actions {
  const { engine, client, poster, config, self, readership } = parts;
  const whisper = (payload: ActionPayload, line: string) =>
    poster.whisper(placeOf(payload), renderLine(line));

  const open = (payload: ActionPayload, view: ModalView) => openOver(client, payload, view);

  const shareAnswer = createShare(parts);

  const mayManage = async (payload: ActionPayload, answerId: string): Promise<boolean> =>
    config.moderators.includes(payload.user) || (await engine.isAsker(answerId, personOf(payload.user)));

  /** In place of another source's window, else over what it was pressed in. */
  async function source(payload: ActionPayload, { answerId, citation }: Action): Promise<unknown> {
    const number = citation ?? 1;
    const readers = await readership.alone(payload);
    const found = await sourceShown(engine, answerId, number, readers, parts.pages);
    if (found === undefined) return open(payload, lineModal(labels.source, goneLine));
    const { view, ...around } = found;
    const checks = config.moderators.includes(payload.user)
      ? { checks: encodeAction({ kind: 'check', answerId }) }
      : {};
    const modal = contextModal(view, { answerId, ...around, ...checks });
    return payload.view?.callback_id === forms.source
      ? client.views.update({ view_id: payload.view.id, view: modal })
      : open(payload, modal);
  }

  async function more(payload: ActionPayload, { answerId, citation }: Action): Promise<unknown> {
    const readers = await readership.alone(payload);
    const today = await parts.moderation.today(answerId, readers);
    const view = today
      ? moreModal({ ...today, pages: parts.pages }, citationsOf(today.answer), citation ?? 1)
      : lineModal(windows.more, goneLine);
    return payload.view?.type === 'modal'
      ? client.views.update({ view_id: payload.view.id, view })
      : open(payload, view);
  }

  const feedback =
    (verdict: 'helpful' | 'unhelpful') =>
    async (payload: ActionPayload, { answerId }: Action): Promise<unknown> => {
      await engine.feedback({ answerId, person: personOf(payload.user), verdict });
      return whisper(payload, asides.thanks);
    };

  async function report(payload: ActionPayload, { answerId }: Action): Promise<unknown> {
    const kept = await engine.kept(answerId);
    if (kept === undefined) return open(payload, lineModal(windows.report, goneLine));
    const standing = standingCitations(engine, kept, await readership.alone(payload));
    return open(payload, reportModal(standing, encodeBack({ answerId })));
  }

  async function remove(payload: ActionPayload, { answerId }: Action): Promise<unknown> {
    if (!(await mayManage(payload, answerId))) return whisper(payload, asides.onlyAsker);
    if (payload.ephemeral && payload.respond !== undefined) {
      return respondTo(payload.respond, { delete_original: true });
    }
    if (payload.channel === undefined || payload.message === undefined)
      return whisper(payload, asides.cannotRemove);
    try {
      return await client.chat.delete({ channel: payload.channel, ts: payload.message });
    } catch {
      return whisper(payload, asides.cannotRemove);
    }
  }

  async function share(payload: ActionPayload, { answerId }: Action): Promise<unknown> {
    const { channel, user, name } = payload;
    if (channel === undefined) return whisper(payload, goneLine);
    const place: Place = { kind: 'message', channel, user };
    const shared = await shareAnswer({
      answerId,
      person: personOf(user),
      place: channelAddress(channel),
      open: !elsewhere(place, config.channels),
      readers: () => readership.asking(payload, channel),
      async post(today, key) {
        const message = inForm(today, ({ answer, ...kept }) =>
          renderAnswer(answer, { ...kept, pages: parts.pages, above: sharedLine(name, answer.asked) }),
        );
        const posted = await poster.post(place, message, key, parts.signal, true);
        if (posted.kind !== 'posted') return posted.kind === 'silent' ? 'silent' : 'refused';
        const standing = readAddress(posted.message);
        const thread = standing && threadUnder(self, standing.channel, standing.ts);
        return { message: withQuestion(posted.message), thread };
      },
    });
    if (shared === 'elsewhere')
      return poster.whisper(placeOf(payload), renderChannels(elsewhereLine, config.channels));
    return whisper(payload, shared === 'gone' ? goneLine : asides[shared]);
  }

  const table: Partial<Record<Action['kind'], ActionHandler>> = {
    source,
    more,
    helpful: feedback('helpful'),
    unhelpful: feedback('unhelpful'),
    report,
    remove,
    share,
    ...parts.moderators.actions,
  };

  return async (payload) => {
    const action = decodeAction(payload.value);
    const handle = action && table[action.kind];
    await (action && handle ? handle(payload, action) : whisper(payload, asides.unknownControl));
  };
}
