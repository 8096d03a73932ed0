// What each button of an answer does, by the kind of its action. A new control is one more line in the table.
import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Action, decodeAction } from '../../src/action.ts';
import type { Answer, Citation } from '../../src/domain.ts';
import type { Engine, Kept } from '../../src/engine.ts';
import { asides, elsewhereLine, goneLine, labels, sharedLine, windows } from '../../src/wording.ts';
import type { SlackConfig } from './config.ts';
import { elsewhere } from './desk.ts';
import { contextModal, lineModal, moreModal, reportModal } from './modals.ts';
import type { Place } from './place.ts';
import type { Poster } from './post.ts';
import { encodeBack, type Press } from './press.ts';
import { person, type Self } from './question.ts';
import { renderAnswer, renderChannels, renderLine } from './render.ts';
import { respondTo } from './respond.ts';

export type ControlParts = {
  readonly engine: Engine;
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly config: SlackConfig;
  readonly self: Self;
  /** Given up when the process ends. */
  readonly signal: AbortSignal;
};

/** Runs the control that was pressed. */
export type Controls = (press: Press) => Promise<void>;

type Control = (press: Press, action: Action) => Promise<unknown>;

export function createControls(parts: ControlParts): Controls {
  const { engine, client, poster, config, self } = parts;
  const whisper = (press: Press, line: string) => poster.whisper(placeOf(press), renderLine(line));

  /** In a window over the one that is open, otherwise as the first. */
  const open = (press: Press, view: ModalView) =>
    press.view?.type === 'modal'
      ? client.views.push({ trigger_id: press.trigger, view })
      : client.views.open({ trigger_id: press.trigger, view });

  const mayManage = async (press: Press, answerId: string): Promise<boolean> =>
    config.moderators.includes(press.user) || (await engine.isAsker(answerId, person(press.user)));

  async function source(press: Press, { answerId, citation }: Action): Promise<unknown> {
    const view = await engine.source(answerId, citation ?? 1, self.readers);
    return open(press, view ? contextModal(view) : lineModal(labels.context, goneLine));
  }

  async function more(press: Press, { answerId, citation }: Action): Promise<unknown> {
    const kept = await engine.kept(answerId);
    const view = kept
      ? moreModal(kept, citationsOf(kept.answer), citation ?? 1)
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
    return open(press, reportModal(citationsOf(kept.answer), encodeBack({ answerId })));
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
    if (!(await mayManage(press, answerId))) return whisper(press, asides.onlyAsker);
    const place: Place = { kind: 'message', channel, user };
    if (elsewhere(place, config.channels)) {
      return poster.whisper(placeOf(press), renderChannels(elsewhereLine, config.channels));
    }
    if (kept.messages.some((m) => m.startsWith(`slack:${channel}:`)))
      return whisper(press, asides.alreadyShared);
    const above = sharedLine(name, kept.answer.asked);
    const message = renderAnswer(standing(kept), { answerId, receipt: kept.receipt, above });
    const posted = await poster.post(place, message, `share:${answerId}:${channel}`, parts.signal);
    if (posted.kind !== 'posted') return whisper(press, asides.cannotShare);
    await engine.shown(answerId, posted.message);
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

/** Where one line to the person who pressed goes. */
export const placeOf = ({ channel, user, respond, thread }: Press): Place =>
  respond === undefined
    ? { kind: 'message', channel: channel ?? user, user, ...(thread === undefined ? {} : { thread }) }
    : { kind: 'private', channel: channel ?? user, user, respond };

const citationsOf = (answer: Answer): readonly Citation[] =>
  answer.kind === 'answer' || answer.kind === 'nearest' ? answer.citations : [];

/** The answer without what moderators took back. */
function standing({ answer, withdrawn }: Kept): Answer {
  if (answer.kind !== 'answer' && answer.kind !== 'nearest') return answer;
  return { ...answer, citations: answer.citations.filter((c) => !withdrawn.includes(c.number)) };
}
