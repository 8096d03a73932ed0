// One listed line for each thing Slack may send us; the test compares this list with the manifest.
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Log } from '../../../src/log.ts';
import type { InFlight } from '../../kit/in-flight.ts';
import { type Acknowledge, acknowledgement } from '../connection/acknowledge.ts';
import { revokedBy } from '../connection/faults.ts';
import { commands, shortcuts } from '../manifest.ts';
import { forms } from '../render/modals.ts';
import type { Handler, Handlers } from './handler.ts';

/** What is listened to, and its handler. */
export type Listener = {
  readonly on: 'event' | 'command' | 'shortcut' | 'action' | 'view';
  /** Action ids are matched as a whole. */
  readonly name: string | RegExp;
  readonly handle: Handler;
};

/** Every listener, in the order in which they are registered. */
export const listeners = (handlers: Handlers): readonly Listener[] => [
  { on: 'event', name: 'app_mention', handle: handlers.post },
  { on: 'event', name: 'message', handle: handlers.post },
  { on: 'event', name: 'app_home_opened', handle: handlers.home },
  { on: 'command', name: commands.ask, handle: handlers.command },
  { on: 'command', name: commands.verify, handle: handlers.verify },
  { on: 'command', name: commands.review, handle: handlers.review },
  { on: 'command', name: commands.gaps, handle: handlers.gaps },
  { on: 'shortcut', name: shortcuts.answer, handle: handlers.shortcut },
  { on: 'shortcut', name: shortcuts.check, handle: handlers.check },
  { on: 'action', name: /^(source:\d+|more|share|report|remove|feedback|menu)$/, handle: handlers.action },
  {
    on: 'action',
    name: /^(check|queue|right|wrong|retire|undo|note)(:(\d+|next))?$/,
    handle: handlers.action,
  },
  { on: 'action', name: /^ask:\d+$/, handle: handlers.example },
  { on: 'view', name: forms.ask, handle: handlers.askForm },
  { on: 'view', name: forms.report, handle: handlers.reportForm },
  { on: 'view', name: forms.ruling, handle: handlers.ruling },
];

/**
 * Everything but posts and windows is acknowledged before its handler runs; a window by its handler, within the same three
 * seconds; a post by its handler, once its question is safe, and at the latest when that is done.
 */
export function register(
  app: App,
  all: readonly Listener[],
  {
    inFlight,
    log,
    revoked,
  }: { readonly inFlight: InFlight; readonly log: Log; readonly revoked: (reason: string) => void },
): void {
  for (const { on, name, handle } of all) {
    const nothing = async (): Promise<void> => undefined;
    const run = async (
      body: unknown,
      answer: (view?: ModalView) => Promise<void>,
      done: Acknowledge = nothing,
    ): Promise<void> => {
      try {
        await inFlight.track(handle(body, answer));
        await done();
      } catch (error) {
        const dead = revokedBy(error);
        if (dead !== undefined) return revoked(dead);
        log.error('an event from Slack could not be handled; see the reason', {
          adapter: 'slack',
          event: String(name),
          reason: String(error),
        });
      }
    };
    switch (on) {
      case 'event':
        app.event(name instanceof RegExp ? name.source : name, ({ payload, context }) => {
          const acknowledge = acknowledgement(context);
          return run(payload, acknowledge, acknowledge);
        });
        break;
      case 'command':
        app.command(name, async ({ ack, body }) => {
          await ack();
          await run(body, nothing);
        });
        break;
      case 'shortcut':
        app.shortcut(name, async ({ ack, body }) => {
          await ack();
          await run(body, nothing);
        });
        break;
      case 'action':
        app.action(name, async ({ ack, body }) => {
          await ack();
          await run(body, nothing);
        });
        break;
      case 'view':
        app.view(name, async ({ ack, body }) => {
          await run(body, (view) => (view ? ack({ response_action: 'update', view }) : ack()));
        });
    }
  }
}
