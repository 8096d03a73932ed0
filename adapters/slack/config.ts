// The SLACK_* variables: which mode, which tokens, where and for whom.
import { z } from 'zod';
import {
  type Env,
  type Hint,
  listSetting,
  type Problem,
  type Read,
  readSettings,
  wholeSetting,
} from '../../src/config.ts';

/** Settings of Slack, read and checked. */
export type SlackConfig = {
  readonly botToken: string;
  readonly connection:
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number; readonly host: string };
  /** Another address of the Web API; undefined for Slack's own. */
  readonly apiUrl: string | undefined;
  /** Channel ids where mentions are answered; empty: everywhere. */
  readonly channels: readonly string[];
  /** Audiences that this workspace serves. */
  readonly audience: readonly string[];
  /** Those of them that guests, people of other workspaces and shared channels have too. */
  readonly sharedAudience: readonly string[];
  /** User ids. */
  readonly moderators: readonly string[];
  /** Channel id that reports of members are posted to. */
  readonly moderationChannel: string | undefined;
  /** Answer in threads without a mention. */
  readonly followUps: boolean;
};

const token = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-\\S+$`));

/** Every variable as text; what belongs together is judged by `readSlackConfig`. */
const slackSchema = {
  SLACK_BOT_TOKEN: token('xoxb').optional(),
  SLACK_APP_TOKEN: token('xapp').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8).optional(),
  SLACK_MODE: z.enum(['socket', 'http']).optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  SLACK_CHANNELS: listSetting.pipe(z.array(z.string().regex(/^[CG][A-Z0-9]+$/))),
  SLACK_AUDIENCE: listSetting,
  SLACK_SHARED_AUDIENCE: listSetting,
  SLACK_MODERATORS: listSetting.pipe(z.array(z.string().regex(/^[UW][A-Z0-9]+$/))),
  SLACK_MODERATION_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/)
    .optional(),
  SLACK_THREAD_FOLLOWUPS: z.enum(['on', 'off']).default('off'),
  PORT: wholeSetting(0, 65_535).default(3_000),
  HOST: z.string().default('127.0.0.1'),
};

const hints: { readonly [K in keyof typeof slackSchema]: Hint } = {
  SLACK_BOT_TOKEN: {
    expected: 'a bot token, starting with xoxb-',
    where: 'find it at api.slack.com/apps > your app > OAuth & Permissions',
  },
  SLACK_APP_TOKEN: {
    expected: 'an app-level token with connections:write, starting with xapp-',
    where: 'find it at api.slack.com/apps > your app > Basic Information > App-Level Tokens',
  },
  SLACK_SIGNING_SECRET: {
    expected: 'the signing secret of the app',
    where: 'find it at api.slack.com/apps > your app > Basic Information > App Credentials',
  },
  SLACK_MODE: { expected: 'socket or http', where: 'leave it unset unless both are set up' },
  SLACK_API_URL: { expected: 'an http or https address', where: 'leave it unset for Slack itself' },
  SLACK_CHANNELS: {
    expected: 'channel ids such as C012AB3CD, separated by commas',
    where: 'at the bottom of the channel’s "View channel details"; leave it unset for all channels',
  },
  SLACK_AUDIENCE: {
    expected: 'names of audiences, separated by commas',
    where: 'leave it unset for documents without an audience',
  },
  SLACK_SHARED_AUDIENCE: {
    expected: 'names of audiences, separated by commas',
    where: 'leave it unset to give guests, other workspaces and shared channels none',
  },
  SLACK_MODERATORS: {
    expected: 'user ids such as U012AB3CD, separated by commas',
    where: 'in Slack, open a profile and choose "Copy member ID"',
  },
  SLACK_MODERATION_CHANNEL: {
    expected: 'a channel id such as C012AB3CD',
    where: 'at the bottom of the channel’s "View channel details"; then invite the bot there',
  },
  SLACK_THREAD_FOLLOWUPS: { expected: 'on or off', where: 'leave it unset for off' },
  PORT: { expected: 'a port from 0 to 65535', where: 'leave it unset for 3000' },
  HOST: {
    expected: 'an address of this machine',
    where: 'leave it unset for 127.0.0.1, or 0.0.0.0 for all',
  },
};

/** All that is read here. */
export const slackVariables: readonly string[] = Object.keys(slackSchema);

const names = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;

/** The settings, every wrong variable at once, or neither: none of the three secrets is set, so Slack is not wanted. */
export function readSlackConfig(env: Env): Read<SlackConfig> {
  if (!names.some((name) => env[name]?.trim())) return { config: undefined, problems: [] };
  const { config, problems } = readSettings(env, slackSchema, hints);
  if (config === undefined) {
    const without = !env.SLACK_BOT_TOKEN?.trim();
    return { config, problems: without ? [problem('SLACK_BOT_TOKEN'), ...problems] : problems };
  }
  const botToken = config.SLACK_BOT_TOKEN;
  const connection = connectionOf(config);
  if (botToken === undefined || connection === undefined) {
    const missing = [
      ...(botToken === undefined ? [problem('SLACK_BOT_TOKEN')] : []),
      ...(connection === undefined ? missingSecrets(config) : []),
    ];
    return { config: undefined, problems: missing };
  }
  return {
    config: {
      botToken,
      connection,
      apiUrl: config.SLACK_API_URL,
      channels: config.SLACK_CHANNELS,
      audience: [...new Set([...config.SLACK_AUDIENCE, ...config.SLACK_SHARED_AUDIENCE])],
      sharedAudience: config.SLACK_SHARED_AUDIENCE,
      moderators: config.SLACK_MODERATORS,
      moderationChannel: config.SLACK_MODERATION_CHANNEL,
      followUps: config.SLACK_THREAD_FOLLOWUPS === 'on',
    },
    problems: [],
  };
}

type Settings = z.output<z.ZodObject<typeof slackSchema>>;

/** Socket Mode is the default; HTTP where only its secret is set or SLACK_MODE says so. */
function connectionOf(settings: Settings): SlackConfig['connection'] | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_MODE } = settings;
  const mode = SLACK_MODE ?? (appToken === undefined && signingSecret !== undefined ? 'http' : 'socket');
  if (mode === 'socket') return appToken === undefined ? undefined : { mode, appToken };
  if (signingSecret === undefined) return undefined;
  return { mode, signingSecret, port: settings.PORT, host: settings.HOST };
}

function missingSecrets(settings: Settings): readonly Problem[] {
  if (settings.SLACK_MODE === 'http') return [problem('SLACK_SIGNING_SECRET')];
  return [problem('SLACK_APP_TOKEN')];
}

/** A whole Problem for one variable, for a start that fails later as well. */
export function problem(variable: keyof typeof slackSchema): Problem {
  return { variable, ...hints[variable] };
}
