// What Slack sends when somebody presses, types a command or sends a window, as its documentation shows it.
import type { Bench } from './harness.ts';

type Body = Record<string, unknown>;

const person = { team: { id: 'T1', domain: 'harbour' }, user: { id: 'U1', name: 'ada', team_id: 'T1' } };
let sent = 0;
/** Short-lived and different each time, as Slack's are. */
const trigger = (): string => {
  sent += 1;
  return `trigger-${sent}`;
};

/** A pressed button or feedback under a message in C1. */
export const press = ({ server }: Bench, action: Body, more: Body = {}): Body => ({
  ...person,
  type: 'block_actions',
  api_app_id: 'A1',
  token: 'unused',
  trigger_id: trigger(),
  channel: { id: 'C1', name: 'general' },
  container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: false },
  message: { ts: '1.1' },
  response_url: server.respondUrl('C1', 'U1'),
  actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
  ...more,
});

export const command = ({ server }: Bench, text: string): Body => ({
  command: '/ask',
  text,
  trigger_id: trigger(),
  user_id: 'U1',
  user_name: 'ada',
  team_id: 'T1',
  channel_id: 'C1',
  channel_name: 'general',
  response_url: server.respondUrl('C1', 'U1'),
});

/** The window that was opened last, sent back with `values`. */
export function submission({ server }: Bench, values: Body): Body {
  const opened = JSON.parse(JSON.stringify(server.views.at(-1)?.body.view ?? {}));
  return {
    ...person,
    type: 'view_submission',
    trigger_id: trigger(),
    view: { ...opened, id: `V${server.views.length}`, team_id: 'T1', state: { values } },
  };
}
