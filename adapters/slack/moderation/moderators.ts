// What moderators do in Slack: look behind an answer, decide, go through the queue, see what is missing. Rights are checked in each.
import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Action, decodeAction, decodeCursor } from '../../../src/action.ts';
import type { Outcome } from '../../../src/moderation/decide.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import { goneLine, notices } from '../../../src/words/everybody.ts';
import { moderatorLabels, nothingToCheck, outcomeLine } from '../../../src/words/moderators.ts';
import { type Decision, refusal, rulingOf } from '../../kit/moderation.ts';
import type { Readership, Who } from '../access/readership.ts';
import type { SlackConfig } from '../config.ts';
import type { Poster } from '../delivery/poster.ts';
import { openOver } from '../listeners/open-over.ts';
import { type ActionPayload, type Form, placeOf, type Typed } from '../listeners/payloads.ts';
import { personOf } from '../question.ts';
import { fields } from '../render/modals.ts';
import { renderGaps } from '../render/moderation.ts';
import { type Notice, panelModal, reasonModal } from '../render/panel.ts';
import { queueModal } from '../render/queue.ts';
import { renderLine } from '../render/render.ts';
import { lineModal } from '../render/windows.ts';
import { decodePending, decodeScreen, type Pending, type Screen } from './screen.ts';

/** What deciding in Slack needs. */
export type ModeratorsParts = {
  readonly moderation: Moderation;
  readonly client: webApi.WebClient;
  readonly poster: Poster;
  readonly config: SlackConfig;
  readonly readership: Pick<Readership, 'alone'>;
  /** Entries of a decision are looked for now, not at the next round. */
  readonly hurry: () => void;
};

type ActionHandler = (payload: ActionPayload, action: Action) => Promise<unknown>;

/** The handlers of the moderators' windows and buttons. */
export type Moderators = {
  readonly actions: Readonly<
    Record<'check' | 'queue' | 'right' | 'wrong' | 'retire' | 'undo' | 'note', ActionHandler>
  >;
  review(typed: Typed): Promise<unknown>;
  gaps(typed: Typed): Promise<unknown>;
  /** From the menu of a message; `answerId` is what its buttons carry. */
  check(from: Who & { readonly trigger: string }, answerId?: string): Promise<unknown>;
  /** The words of a decision. */
  ruling(form: Form, answer: (view?: ModalView) => Promise<void>): Promise<void>;
};

/** Opens and redraws windows; every verb asks for the right of the person first. */
export function createModerators(parts: ModeratorsParts): Moderators {
  const { moderation, client, poster, config, readership, hurry } = parts;
  const { check: title } = moderatorLabels;

  /** Undefined for a moderator. */
  const refused = (user: string): string | undefined =>
    config.moderators.includes(user) ? undefined : refusal(config.moderators, 'SLACK_MODERATORS', user);

  async function draw(who: Who, screen: Screen, notice?: Notice): Promise<ModalView> {
    const readers = await readership.alone(who);
    if (screen.kind === 'queue')
      return queueModal(await moderation.queue(readers, screen.after), screen, notice);
    const panel = await moderation.panel(screen.answerId, readers);
    return panel ? panelModal(panel, screen, notice) : lineModal(title, goneLine);
  }

  /** For moderators only; anybody else is told why in a window of their own. */
  const guarded =
    (handle: ActionHandler): ActionHandler =>
    async (payload, action) => {
      const no = refused(payload.user);
      return no === undefined ? handle(payload, action) : openOver(client, payload, lineModal(title, no));
    };

  /** Over the queue in a window of its own; otherwise in place of the window it was pressed in. */
  const check: ActionHandler = async (payload, { answerId, subject, citation }) => {
    const under = decodeScreen(payload.view?.private_metadata);
    const below =
      under?.kind === 'queue' && payload.view ? { view: payload.view.id, screen: under } : undefined;
    const carried = below ?? (under?.kind === 'panel' ? under.below : undefined);
    const view = await draw(payload, {
      kind: 'panel',
      answerId,
      flagId: subject,
      from: citation,
      below: carried,
    });
    return payload.view?.type === 'modal' && below === undefined
      ? client.views.update({ view_id: payload.view.id, view })
      : openOver(client, payload, view);
  };

  const turn: ActionHandler = async (payload, { subject }) => {
    const view = await draw(payload, { kind: 'queue', after: decodeCursor(subject) });
    return payload.view === undefined
      ? openOver(client, payload, view)
      : client.views.update({ view_id: payload.view.id, view });
  };

  async function decide(who: Who, action: Action, kind: Decision, reason: string): Promise<Notice> {
    const flagId = kind === 'undo' || action.answerId === '' ? undefined : await flagOf(who, action);
    const ruling = rulingOf(action, kind, { moderator: personOf(who.user), reason, flagId });
    const outcome = await moderation.decide(ruling);
    hurry();
    return noticeOf(outcome);
  }

  /** A report of the same quotation is decided with it, also where the window was not opened from the report. */
  async function flagOf(who: Who, { answerId, citation, subject }: Action): Promise<string | undefined> {
    if (subject !== undefined) return subject;
    const panel = await moderation.panel(answerId, await readership.alone(who));
    const open = panel?.flags.find(
      (f) => f.decidedAt === undefined && (citation ?? f.citation) === (f.citation ?? citation),
    );
    return open?.flagId;
  }

  const atOnce =
    (kind: Decision): ActionHandler =>
    async (payload, action) => {
      const notice = await decide(payload, action, kind, '');
      const screen = decodeScreen(payload.view?.private_metadata);
      return payload.view && screen
        ? redraw(payload, { view: payload.view.id, screen }, notice)
        : openOver(client, payload, lineModal(title, notice.line));
    };

  const withReason =
    (kind: 'retire' | 'note'): ActionHandler =>
    (payload) => {
      const screen = decodeScreen(payload.view?.private_metadata);
      const below = payload.view && screen ? { below: { view: payload.view.id, screen } } : {};
      return openOver(client, payload, reasonModal(kind, { action: payload.value, ...below }));
    };

  async function ruling(form: Form, answer: (view?: ModalView) => Promise<void>): Promise<void> {
    const no = refused(form.user);
    if (no !== undefined) return answer(lineModal(title, no));
    const pending = decodePending(form.back);
    const action = pending && decodeAction(pending.action);
    if (!pending || (action?.kind !== 'retire' && action?.kind !== 'note')) return answer();
    const label = moderatorLabels[action.kind];
    try {
      const notice = await decide(form, action, action.kind, form.field(fields.reason).trim());
      await answer(lineModal(label, notice.line));
      if (pending.below) await redraw(form, pending.below, notice);
    } catch (error) {
      await answer(lineModal(label, notices.trouble));
      throw error;
    }
  }

  /** The window shows what was decided, and so does the queue under it. */
  async function redraw(
    who: Who,
    { view, screen }: NonNullable<Pending['below']>,
    notice: Notice,
  ): Promise<void> {
    await client.views.update({ view_id: view, view: await draw(who, screen, notice) });
    if (screen.kind === 'panel' && screen.below) await redraw(who, screen.below, notice);
  }

  return {
    actions: {
      check: guarded(check),
      queue: guarded(turn),
      right: guarded(atOnce('right')),
      wrong: guarded(atOnce('wrong')),
      undo: guarded(atOnce('undo')),
      retire: guarded(withReason('retire')),
      note: guarded(withReason('note')),
    },
    async review(typed) {
      const no = refused(typed.user);
      if (no !== undefined) return poster.whisper(placeOf(typed), renderLine(no));
      return client.views.open({ trigger_id: typed.trigger, view: await draw(typed, { kind: 'queue' }) });
    },
    async gaps(typed) {
      const no = refused(typed.user);
      const gaps = async () => renderGaps(await moderation.gaps(await readership.alone(typed)));
      return poster.whisper(placeOf(typed), no === undefined ? gaps : renderLine(no));
    },
    async check({ trigger, ...who }, answerId) {
      const no = refused(who.user) ?? (answerId === undefined ? nothingToCheck : undefined);
      const view =
        no === undefined
          ? await draw(who, { kind: 'panel', answerId: answerId ?? '' })
          : lineModal(title, no);
      return client.views.open({ trigger_id: trigger, view });
    },
    ruling,
  };
}

const noticeOf = (outcome: Outcome): Notice => ({
  line: outcomeLine(outcome),
  ...(outcome.kind === 'right' ? { lines: outcome.lines } : {}),
});
