// What each button of an answer does, by the kind of its action. A new control is one more line in the table.
import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Action, decodeAction, encodeAction } from '../../../src/action.ts';
import { citationsOf } from '../../../src/citation/citations.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Answer, Readers } from '../../../src/domain.ts';
import type { Engine, Kept } from '../../../src/engine/engine.ts';
import { answerFor, mayShare } from '../../../src/moderation/cited.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import {
  asides,
  elsewhereLine,
  goneLine,
  labels,
  sharedLine,
  windows,
} from '../../../src/words/everybody.ts';
import { inForm, shareable } from '../../kit/fresh.ts';
import type { Readership } from '../access/readership.ts';
import type { SlackConfig } from '../config.ts';
import { type Place, readMessageId, withQuestion } from '../delivery/place.ts';
import type { Poster } from '../delivery/poster.ts';
import { elsewhere } from '../delivery/replies.ts';
import { respondTo } from '../delivery/respond.ts';
import type { Moderators } from '../moderation/moderators.ts';
import { person, type Self, threadUnder } from '../question.ts';
import { contextModal, forms, moreModal, reportModal } from '../render/modals.ts';
import { type Frame, renderAnswer, renderChannels, renderLine, stands } from '../render/render.ts';
import { lineModal } from '../render/windows.ts';
import { openOver } from './open-over.ts';
import { type ActionPayload, encodeBack, placeOf } from './payloads.ts';

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

export function createActions(parts: ActionParts): Actions {
  const { engine, client, poster, config, self, readership } = parts;
  const whisper = (payload: ActionPayload, line: string) =>
    poster.whisper(placeOf(payload), renderLine(line));

  const open = (payload: ActionPayload, view: ModalView) => openOver(client, payload, view);

  /** The answer as it may be shown now, and what stands around it. */
  const again = (kept: Kept, readers: Readers): { answer: Answer; frame: Frame } => ({
    answer: answerFor(engine.library(), kept.answer, readers),
    frame: { answerId: kept.answerId, receipt: kept.receipt, withdrawn: kept.withdrawn, pages: parts.pages },
  });

  const mayManage = async (payload: ActionPayload, answerId: string): Promise<boolean> =>
    config.moderators.includes(payload.user) || (await engine.isAsker(answerId, person(payload.user)));

  /** In place of another source's window, else over what it was pressed in. */
  async function source(payload: ActionPayload, { answerId, citation }: Action): Promise<unknown> {
    const number = citation ?? 1;
    const readers = await readership.alone(payload);
    const [view, kept] = await Promise.all([engine.source(answerId, number, readers), engine.kept(answerId)]);
    if (view === undefined || kept === undefined) return open(payload, lineModal(labels.source, goneLine));
    const page = parts.pages?.document(view.citation.source, kept.receipt);
    const { answer, frame } = again(kept, readers);
    const shown = citationsOf(answer).filter((c) => stands(c, frame));
    const modal = contextModal(view, {
      answerId,
      others: shown.flatMap((c) => (c.number === number ? [] : [c.number])),
      ...(page === undefined ? {} : { page }),
      ...(config.moderators.includes(payload.user)
        ? { checks: encodeAction({ kind: 'check', answerId }) }
        : {}),
    });
    return payload.view?.callback_id === forms.source
      ? client.views.update({ view_id: payload.view.id, view: modal })
      : open(payload, modal);
  }

  async function more(payload: ActionPayload, { answerId, citation }: Action): Promise<unknown> {
    const readers = await readership.alone(payload);
    const today = await parts.moderation.today(answerId, readers);
    const view = today
      ? moreModal(
          { ...again(today, readers).frame, changed: today.changed },
          citationsOf(today.answer),
          citation ?? 1,
        )
      : lineModal(windows.more, goneLine);
    return payload.view?.type === 'modal'
      ? client.views.update({ view_id: payload.view.id, view })
      : open(payload, view);
  }

  const feedback =
    (verdict: 'helpful' | 'unhelpful') =>
    async (payload: ActionPayload, { answerId }: Action): Promise<unknown> => {
      await engine.feedback({ answerId, person: person(payload.user), verdict });
      return whisper(payload, asides.thanks);
    };

  async function report(payload: ActionPayload, { answerId }: Action): Promise<unknown> {
    const kept = await engine.kept(answerId);
    if (kept === undefined) return open(payload, lineModal(windows.report, goneLine));
    const { answer } = again(kept, await readership.alone(payload));
    const standing = citationsOf(answer).filter((c) => !kept.withdrawn.includes(c.number));
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
    const kept = await engine.kept(answerId);
    if (kept === undefined || channel === undefined) return whisper(payload, goneLine);
    if (!(await engine.isAsker(answerId, person(user)))) return whisper(payload, asides.onlyAsker);
    const place: Place = { kind: 'message', channel, user };
    if (elsewhere(place, config.channels)) {
      return poster.whisper(placeOf(payload), renderChannels(elsewhereLine, config.channels));
    }
    if (kept.messages.some((m) => m.startsWith(`slack:${channel}:`)))
      return whisper(payload, asides.alreadyShared);
    const readers = await readership.asking(payload, channel);
    if (!mayShare(engine.library(), kept, readers)) return whisper(payload, asides.notForAll);
    const above = sharedLine(name, kept.answer.asked);
    const message = inForm(
      () => shareable(parts.moderation, answerId, readers),
      (today) => {
        const { answer, frame } = again(today, readers);
        return renderAnswer(answer, { ...frame, above });
      },
    );
    const posted = await poster.post(place, message, `share:${answerId}:${channel}`, parts.signal);
    if (posted.kind === 'silent') return whisper(payload, asides.stale);
    if (posted.kind !== 'posted') return whisper(payload, asides.cannotShare);
    await engine.shown(answerId, withQuestion(posted.message));
    const standing = readMessageId(posted.message);
    if (standing) await engine.begin(threadUnder(self, standing.channel, standing.ts), answerId);
    return whisper(payload, asides.shared);
  }

  const table: Partial<Record<Action['kind'], ActionHandler>> = {
    source,
    more,
    helpful: feedback('helpful'),
    unhelpful: feedback('unhelpful'),
    report,
    remove,
    share: once(share),
    ...parts.moderators.actions,
  };

  return async (payload) => {
    const action = decodeAction(payload.value);
    const handle = action && table[action.kind];
    await (action && handle ? handle(payload, action) : whisper(payload, asides.unknownControl));
  };
}

/** Two presses at once of the same control under the same answer run one after the other. */
function once(handle: ActionHandler): ActionHandler {
  const running = new Map<string, Promise<unknown>>();
  return async (payload, action) => {
    const key = `${action.answerId}:${payload.channel}`;
    const mine = (running.get(key) ?? Promise.resolve()).then(
      () => handle(payload, action),
      () => handle(payload, action),
    );
    running.set(key, mine);
    try {
      return await mine;
    } finally {
      if (running.get(key) === mine) running.delete(key);
    }
  };
}
