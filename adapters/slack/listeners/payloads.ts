// What Slack sends when somebody presses, types a command, chooses a message or sends a window; read and checked here only.
import { z } from 'zod';
import { decodeAction } from '../../../src/action.ts';
import { parseJson } from '../../kit/parse-json.ts';
import type { Place } from '../delivery/place.ts';

const user = z.object({
  id: z.string(),
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: z.string().nullish(),
});
const channel = z.object({ id: z.string() });

/** A pressed control in a message, a window or the Home tab. */
export const actionSchema = z
  .object({
    trigger_id: z.string(),
    user,
    channel: channel.nullish(),
    container: z
      .object({
        message_ts: z.string().optional(),
        channel_id: z.string().optional(),
        thread_ts: z.string().optional(),
        is_ephemeral: z.boolean().optional(),
      })
      .nullish(),
    message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).nullish(),
    response_url: z.string().optional(),
    view: z
      .object({
        id: z.string(),
        type: z.string(),
        callback_id: z.string().optional(),
        private_metadata: z.string().optional(),
      })
      .nullish(),
    actions: z
      .array(
        z.object({
          action_id: z.string(),
          value: z.string().optional(),
          /** Of a menu. */
          selected_option: z.object({ value: z.string() }).nullish(),
        }),
      )
      .min(1),
  })
  .transform((body) => ({
    key: `press:${body.trigger_id}`,
    trigger: body.trigger_id,
    user: body.user.id,
    teams: [body.user.team_id],
    name: body.user.name ?? body.user.username ?? body.user.id,
    channel: body.channel?.id ?? body.container?.channel_id,
    message: body.message?.ts ?? body.container?.message_ts,
    thread: body.message?.thread_ts ?? body.container?.thread_ts,
    ephemeral: body.container?.is_ephemeral ?? false,
    respond: body.response_url,
    view: body.view ?? undefined,
    value: body.actions[0]?.value ?? body.actions[0]?.selected_option?.value ?? '',
  }));
/** A press of a button or a choice in a menu. */
export type ActionPayload = z.output<typeof actionSchema>;

/** Where one line to the person who pressed or typed goes. */
export const placeOf = ({
  channel,
  user,
  respond,
  thread,
}: Pick<ActionPayload, 'user'> & Partial<Pick<ActionPayload, 'channel' | 'respond' | 'thread'>>): Place =>
  respond === undefined
    ? { kind: 'message', channel: channel ?? user, user, ...(thread === undefined ? {} : { thread }) }
    : { kind: 'private', channel: channel ?? user, user, respond };

/** A slash command, as Slack sends it. */
export const commandSchema = z
  .object({
    trigger_id: z.string(),
    text: z.string().default(''),
    user_id: z.string(),
    team_id: z.string().nullish(),
    channel_id: z.string(),
    response_url: z.string(),
  })
  .transform((body) => ({
    key: `command:${body.trigger_id}`,
    trigger: body.trigger_id,
    text: body.text.trim(),
    user: body.user_id,
    teams: [body.team_id],
    channel: body.channel_id,
    respond: body.response_url,
  }));
/** A command with the words typed after it. */
export type Typed = z.output<typeof commandSchema>;

/** A choice in the menu of a message. */
export const shortcutSchema = z
  .object({
    trigger_id: z.string(),
    user,
    channel,
    response_url: z.string().optional(),
    message: z.object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      text: z.string().default(''),
      user: z.string().optional(),
      blocks: z.unknown().optional(),
    }),
  })
  .transform((body) => ({
    key: `shortcut:${body.trigger_id}`,
    trigger: body.trigger_id,
    user: body.user.id,
    teams: [body.user.team_id],
    channel: body.channel.id,
    message: body.message,
    ...(body.response_url === undefined ? {} : { respond: body.response_url }),
  }));

/** A window sent back: its fields by block id, and what it was given to hand back. */
export const formSchema = z
  .object({
    user,
    view: z.object({
      id: z.string(),
      private_metadata: z.string().default(''),
      state: z.object({
        values: z.record(
          z.string(),
          z.record(
            z.string(),
            z.object({
              value: z.string().nullish(),
              selected_option: z.object({ value: z.string() }).nullish(),
            }),
          ),
        ),
      }),
    }),
  })
  .transform(({ user: { id, team_id }, view }) => ({
    key: `view:${view.id}`,
    user: id,
    teams: [team_id],
    back: view.private_metadata,
    field(name: string): string {
      const given = view.state.values[name]?.[name];
      return given?.selected_option?.value ?? given?.value ?? '';
    },
  }));

/** A window that was sent. */
export type Form = z.output<typeof formSchema>;

/** What a window hands back: where its answer goes, and which answer it is about. */
const backSchema = z.object({
  channel: z.string().optional(),
  respond: z.string().optional(),
  answerId: z.string().optional(),
});

/** Where a window was opened, to answer there. */
export type Back = z.output<typeof backSchema>;

/** As it is kept in the window itself. */
export const encodeBack = (back: Back): string => JSON.stringify(back);

/** Undefined when it was not written by `encodeBack`. */
export const decodeBack = (text: string): Back | undefined => parseJson(backSchema, text);

/** The event that somebody opened the Home tab. */
export const homeSchema = z.object({
  user: z.string(),
  channel: z.string().optional(),
  tab: z.string().optional(),
});

/** The answer that the buttons of a message of ours are about. */
export function answerIn(blocks: unknown): string | undefined {
  if (Array.isArray(blocks)) return blocks.map(answerIn).find((found) => found !== undefined);
  if (typeof blocks !== 'object' || blocks === null) return undefined;
  const value: unknown = Reflect.get(blocks, 'value');
  const action = typeof value === 'string' ? decodeAction(value) : undefined;
  return action?.answerId || answerIn(Object.values(blocks));
}
