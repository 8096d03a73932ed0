// What Slack sends when somebody presses, types a command or sends a window, as its documentation shows it.
import type { Bench } from './harness.ts';

type Body = Record<string, unknown>;
type At = Pick<Bench, 'server'>;

const person = { team: { id: 'T1', domain: 'harbour' }, user: { id: 'U1', name: 'ada', team_id: 'T1' } };
let sent = 0;
/** Short-lived and different each time, as Slack's are. */
const trigger = (): string => {
  sent += 1;
  return `trigger-${sent}`;
};

/** A pressed button or feedback under a message in C1. */
export const press = ({ server }: At, action: Body, more: Body = {}): Body => ({
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

/** A button of the window that was opened or changed last. */
export const pressInView = (bench: At, action: Body, user: string): Body => {
  const { method, body } = bench.server.views.at(-1) ?? { method: '', body: {} };
  const given = JSON.parse(JSON.stringify(body.view ?? {}));
  const id = method === 'views.update' ? body.view_id : `V${bench.server.views.length}`;
  const window = { channel: undefined, message: undefined, response_url: undefined };
  const container = { type: 'view', view_id: id };
  return press(bench, action, { ...window, container, user: { id: user }, view: { ...given, id } });
};

export const command = ({ server }: At, text: string, name = '/ask', user = 'U1'): Body => ({
  command: name,
  text,
  trigger_id: trigger(),
  user_id: user,
  user_name: 'ada',
  team_id: 'T1',
  channel_id: 'C1',
  channel_name: 'general',
  response_url: server.respondUrl('C1', user),
});

/** The window that was opened last, sent back with `values`. */
export function submission({ server }: At, values: Body, user = 'U1'): Body {
  const opened = JSON.parse(JSON.stringify(server.views.at(-1)?.body.view ?? {}));
  return {
    ...person,
    user: { id: user, name: 'ada', team_id: 'T1' },
    type: 'view_submission',
    trigger_id: trigger(),
    view: { ...opened, id: `V${server.views.length}`, team_id: 'T1', state: { values } },
  };
}
