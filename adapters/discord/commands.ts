// The commands as one list of typed values, and their registration, which writes only what has changed.
import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationIntegrationType,
  InteractionContextType,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits,
  type REST,
  Routes,
  ApplicationCommandType as Type,
} from 'discord.js';
import { z } from 'zod';
import { gapTitles, moderatorLabels } from '../../src/words/moderators.ts';
import { statusOf } from './connection/api-error.ts';
import { budget } from './limits.ts';

type CommandOption = {
  readonly type: Option.String | Option.Boolean;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
};

export type Command = {
  readonly type: Type.ChatInput | Type.Message;
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly CommandOption[];
  readonly contexts?: readonly InteractionContextType[];
  readonly integration_types?: readonly ApplicationIntegrationType[];
  /** Bits of the permissions that a member needs to see it; a server may open it to more, whom we ask for their right. */
  readonly default_member_permissions?: number;
};

/** Servers and direct messages with the bot; never as a user's app, which would carry the documents into any server. */
const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
} as const;

/** In servers, to those who may manage messages: they moderate, whatever else is set. */
const moderating = {
  ...everywhere,
  contexts: [InteractionContextType.Guild],
  default_member_permissions: Number(PermissionFlagsBits.ManageMessages),
} as const;

const documentOption = (description: string): CommandOption => ({
  type: Option.String,
  name: 'document',
  description,
  autocomplete: true,
  max_length: 200,
});

/** Names of the message menus, as people read them. */
const menuName = 'Answer from the documents';
export const checkName = moderatorLabels.check;

export const commands: readonly Command[] = [
  {
    type: Type.ChatInput,
    name: 'ask',
    description: 'Ask the documents and get exact quotes with their sources',
    options: [
      {
        type: Option.String,
        name: 'question',
        description: 'Your question, in your own words',
        required: true,
        autocomplete: true,
        max_length: budget.asked,
      },
      { type: Option.Boolean, name: 'private', description: 'Show the answer only to you' },
      documentOption('Search one document only'),
    ],
    ...everywhere,
  },
  {
    type: Type.ChatInput,
    name: 'sources',
    description: 'See the documents that answers come from',
    options: [documentOption('Show one document')],
    ...everywhere,
  },
  {
    type: Type.ChatInput,
    name: 'help',
    description: 'See what you can ask, with examples',
    ...everywhere,
  },
  {
    type: Type.ChatInput,
    name: 'verify',
    description: 'Check whether an answer’s quotes are still current',
    options: [
      {
        type: Option.String,
        name: 'code',
        description: 'The receipt under the answer, like K7Q2-9FXM',
        required: true,
        max_length: 40,
      },
    ],
    ...everywhere,
  },
  {
    type: Type.ChatInput,
    name: 'review',
    description: 'Review reported and doubtful answers',
    ...moderating,
  },
  {
    type: Type.ChatInput,
    name: 'gaps',
    description: gapTitles.report,
    ...moderating,
  },
  { type: Type.Message, name: menuName, ...everywhere },
  { type: Type.Message, name: checkName, ...moderating },
];

/** As registered: contexts and installation belong to global commands only. */
export function commandsFor(guildId: string | undefined): readonly Command[] {
  if (guildId === undefined) return commands;
  return commands.map(({ contexts: _contexts, integration_types: _types, ...command }) => command);
}

/** Registers the list when it differs from what is there; true when something was written. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId?: string,
): Promise<boolean> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const wanted = commandsFor(guildId);
  if (same(await registered(rest, route), wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** A server that keeps no list has none; whether we may write is said when we do. */
async function registered(rest: REST, route: `/${string}`): Promise<unknown> {
  try {
    return await rest.get(route);
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 405) return [];
    throw error;
  }
}

const flag = z.boolean().nullish().transform(Boolean);
const numbers = z
  .array(z.number())
  .nullish()
  .transform((list) => [...(list ?? [])].sort());
/** What we set, with the defaults that Discord fills in; what we never set is not compared. */
const comparable = z.array(
  z.object({
    type: z.number().default(Type.ChatInput),
    name: z.string(),
    description: z
      .string()
      .nullish()
      .transform((text) => text ?? ''),
    options: z
      .array(
        z.object({
          type: z.number(),
          name: z.string(),
          description: z.string(),
          required: flag,
          autocomplete: flag,
          max_length: z
            .number()
            .nullish()
            .transform((n) => n ?? 0),
        }),
      )
      .nullish()
      .transform((list) => list ?? []),
    contexts: numbers,
    integration_types: numbers,
    /** Discord takes a number, and gives digits. */
    default_member_permissions: z.coerce
      .string()
      .nullish()
      .transform((bits) => bits ?? ''),
  }),
);

/** Whether Discord's answer holds exactly these commands, in any order. */
export function same(registered: unknown, wanted: readonly Command[]): boolean {
  const there = comparable.safeParse(registered);
  if (!there.success) return false;
  const byName = (list: z.output<typeof comparable>) =>
    [...list].sort((a, b) => `${a.type} ${a.name}`.localeCompare(`${b.type} ${b.name}`));
  const guild = wanted.every((command) => command.contexts === undefined);
  const keep = (list: z.output<typeof comparable>) =>
    byName(list).map((one) => (guild ? { ...one, contexts: [], integration_types: [] } : one));
  return isDeepStrictEqual(keep(there.data), keep(comparable.parse(wanted)));
}
