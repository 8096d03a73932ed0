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
import type { Moderate } from '../moderation/moderators.ts';
import { person, type Self, threadUnder } from '../question.ts';
import { contextModal, forms, moreModal, reportModal } from '../render/modals.ts';
import { type Frame, renderAnswer, renderChannels, renderLine, stands } from '../render/render.ts';
import { lineModal } from '../render/windows.ts';
import { openOver } from './open-over.ts';
import { encodeBack, type Press, placeOf } from './payloads.ts';

export type ControlParts = {
  readonly engine: Engine;
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly config: SlackConfig;
  readonly self: Self;
  readonly moderation: Pick<Moderation, 'today'>;
  readonly readership: Readership;
  readonly moderate: Pick<Moderate, 'controls'>;
  readonly pages?: PageLinks | undefined;
  /** Given up when the process ends. */
  readonly signal: AbortSignal;
};

/** Runs the control that was pressed. */
export type Controls = (press: Press) => Promise<void>;

type Control = (press: Press, action: Action) => Promise<unknown>;

export function createControls(parts: ControlParts): Controls {
  const { engine, client, poster, config, self, readership } = parts;
  const whisper = (press: Press, line: string) => poster.whisper(placeOf(press), renderLine(line));

  const open = (press: Press, view: ModalView) => openOver(client, press, view);

  /** The answer as it may be shown now, and what stands around it. */
  const again = (kept: Kept, readers: Readers): { answer: Answer; frame: Frame } => ({
    answer: answerFor(engine.library(), kept.answer, readers),
    frame: { answerId: kept.answerId, receipt: kept.receipt, withdrawn: kept.withdrawn, pages: parts.pages },
  });

  const mayManage = async (press: Press, answerId: string): Promise<boolean> =>
    config.moderators.includes(press.user) || (await engine.isAsker(answerId, person(press.user)));

  /** In place of another source's window, else over what it was pressed in. */
  async function source(press: Press, { answerId, citation }: Action): Promise<unknown> {
    const number = citation ?? 1;
    const readers = await readership.alone(press);
    const [view, kept] = await Promise.all([engine.source(answerId, number, readers), engine.kept(answerId)]);
    if (view === undefined || kept === undefined) return open(press, lineModal(labels.source, goneLine));
    const page = parts.pages?.document(view.citation.source, kept.receipt);
    const { answer, frame } = again(kept, readers);
    const shown = citationsOf(answer).filter((c) => stands(c, frame));
    const modal = contextModal(view, {
      answerId,
      others: shown.flatMap((c) => (c.number === number ? [] : [c.number])),
      ...(page === undefined ? {} : { page }),
      ...(config.moderators.includes(press.user)
        ? { checks: encodeAction({ kind: 'check', answerId }) }
        : {}),
    });
    return press.view?.callback_id === forms.source
      ? client.views.update({ view_id: press.view.id, view: modal })
      : open(press, modal);
  }

  async function more(press: Press, { answerId, citation }: Action): Promise<unknown> {
    const readers = await readership.alone(press);
    const today = await parts.moderation.today(answerId, readers);
    const view = today
      ? moreModal(
          { ...again(today, readers).frame, changed: today.changed },
          citationsOf(today.answer),
          citation ?? 1,
        )
      : lineModal(windows.more, goneLine);
    return press.view?.type === 'modal'
      ? client.views.update({ view_id: press.view.id, view })
      : open(press, view);
  }

  const feedback =
    (verdict: 'helpful' | 'unhelpful') =>
    async (press: Press, { answerId }: Action): Promise<unknown> => {
      await engine.feedback({ answerId, person: person(press.user), verdict });
      return whisper(press, asides.thanks);
    };

  async function report(press: Press, { answerId }: Action): Promise<unknown> {
    const kept = await engine.kept(answerId);
    if (kept === undefined) return open(press, lineModal(windows.report, goneLine));
    const { answer } = again(kept, await readership.alone(press));
    const standing = citationsOf(answer).filter((c) => !kept.withdrawn.includes(c.number));
    return open(press, reportModal(standing, encodeBack({ answerId })));
  }

  async function remove(press: Press, { answerId }: Action): Promise<unknown> {
    if (!(await mayManage(press, answerId))) return whisper(press, asides.onlyAsker);
    if (press.ephemeral && press.respond !== undefined) {
      return respondTo(press.respond, { delete_original: true });
    }
    if (press.channel === undefined || press.message === undefined)
      return whisper(press, asides.cannotRemove);
    try {
      return await client.chat.delete({ channel: press.channel, ts: press.message });
    } catch {
      return whisper(press, asides.cannotRemove);
    }
  }

  async function share(press: Press, { answerId }: Action): Promise<unknown> {
    const { channel, user, name } = press;
    const kept = await engine.kept(answerId);
    if (kept === undefined || channel === undefined) return whisper(press, goneLine);
    if (!(await engine.isAsker(answerId, person(user)))) return whisper(press, asides.onlyAsker);
    const place: Place = { kind: 'message', channel, user };
    if (elsewhere(place, config.channels)) {
      return poster.whisper(placeOf(press), renderChannels(elsewhereLine, config.channels));
    }
    if (kept.messages.some((m) => m.startsWith(`slack:${channel}:`)))
      return whisper(press, asides.alreadyShared);
    const readers = await readership.asking(press, channel);
    if (!mayShare(engine.library(), kept, readers)) return whisper(press, asides.notForAll);
    const above = sharedLine(name, kept.answer.asked);
    const message = inForm(
      () => shareable(parts.moderation, answerId, readers),
      (today) => {
        const { answer, frame } = again(today, readers);
        return renderAnswer(answer, { ...frame, above });
      },
    );
    const posted = await poster.post(place, message, `share:${answerId}:${channel}`, parts.signal);
    if (posted.kind === 'silent') return whisper(press, asides.stale);
    if (posted.kind !== 'posted') return whisper(press, asides.cannotShare);
    await engine.shown(answerId, withQuestion(posted.message));
    const standing = readMessageId(posted.message);
    if (standing) await engine.begin(threadUnder(self, standing.channel, standing.ts), answerId);
    return whisper(press, asides.shared);
  }

  const table: Partial<Record<Action['kind'], Control>> = {
    source,
    more,
    helpful: feedback('helpful'),
    unhelpful: feedback('unhelpful'),
    report,
    remove,
    share: once(share),
    ...parts.moderate.controls,
  };

  return async (press) => {
    const action = decodeAction(press.value);
    const control = action && table[action.kind];
    await (action && control ? control(press, action) : whisper(press, asides.unknownControl));
  };
}

/** Two presses at once of the same control under the same answer run one after the other. */
function once(control: Control): Control {
  const running = new Map<string, Promise<unknown>>();
  return async (press, action) => {
    const key = `${action.answerId}:${press.channel}`;
    const mine = (running.get(key) ?? Promise.resolve()).then(
      () => control(press, action),
      () => control(press, action),
    );
    running.set(key, mine);
    try {
      return await mine;
    } finally {
      if (running.get(key) === mine) running.delete(key);
    }
  };
}
