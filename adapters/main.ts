// The one composition root: settings, the parts made from them, the adapters asked for, and the end of the process.
import dotenv from 'dotenv';
import {
  type Config,
  ConfigError,
  coreVariables,
  type Env,
  type Read,
  readCoreConfig,
} from '../src/config.ts';
import type { Readers } from '../src/domain.ts';
import { createLog, type Level } from '../src/log.ts';
import { createParts, type Parts } from '../src/parts.ts';
import type { Adapter, AdapterParts, Platform } from './adapter.ts';
import { type DiscordConfig, discordVariables, noToken, readDiscordConfig } from './discord/config.ts';
import { mcpCommand } from './mcp/command.ts';
import { type McpConfig, mcpVariables, readMcpConfig } from './mcp/config.ts';
import { operators } from './operators.ts';
import { createService } from './service.ts';
import { readSlackConfig, type SlackConfig, slackVariables } from './slack/config.ts';
import { type Call, type Command, type Core, type Given, UsageError } from './terminal/command.ts';
import { terminalCommands } from './terminal/commands.ts';
import { explain } from './terminal/explain.ts';
import { exit } from './terminal/limits.ts';
import { misspelt } from './terminal/misspelt.ts';
import { printableLine } from './terminal/printable.ts';
import { readingProgress } from './terminal/reading-progress.ts';
import { run } from './terminal/run.ts';
import { answerPipe, chat } from './terminal/start.ts';
import { styleOf } from './terminal/style.ts';
import { unreachedLine } from './unreached-line.ts';
import { readWebConfig, type WebConfig, webVariables } from './web/config.ts';
import { pageLinksOf, pageSecret } from './web/page-links.ts';
import { tryCommand } from './web/try.ts';

const { parsed: envFile = {} } = dotenv.config({ quiet: true });
const env: Env = process.env;
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const err = (text: string): void => void process.stderr.write(`${text}\n`);

/** Settings of the documents and the store, and of the places to serve. */
type Settings = {
  readonly config: Config;
  readonly slack?: SlackConfig | undefined;
  readonly discord?: DiscordConfig | undefined;
  readonly web?: WebConfig | undefined;
  readonly mcp?: McpConfig | undefined;
};

/** What every command uses, or one list of all that is wrong with it and with the other settings that were read. */
function readConfig(given: Given, ...others: readonly Read<unknown>[]): Config {
  const core = readCoreConfig(env);
  const problems = [core, ...others].flatMap((read) => read.problems);
  if (problems.length > 0 || core.config === undefined) throw new ConfigError(problems);
  return { ...core.config, corpusDir: given.text('corpus') ?? core.config.corpusDir };
}

/** The settings of everything. */
function readSettings(given: Given): Settings {
  const [slack, discord] = [readSlackConfig(env), readDiscordConfig(env)];
  const [web, mcp] = [readWebConfig(env), readMcpConfig(env)];
  const config = readConfig(given, slack, discord, web, mcp);
  return { config, slack: slack.config, discord: discord.config, web: web.config, mcp: mcp.config };
}

/** Pages come last, for readiness asks the others. */
function platformsOf({ slack, discord, web, mcp }: Settings): readonly Platform[] {
  const platforms: Platform[] = [];
  if (slack)
    platforms.push({
      audience: slack.audience,
      sharedAudience: slack.sharedAudience,
      make: async (given) => (await import('./slack/start.ts')).slack(slack, given),
    });
  if (discord)
    platforms.push({
      audience: discord.audience,
      make: async (given) => (await import('./discord/start.ts')).discord(discord, given),
    });
  const { http, audience = [] } = mcp ?? {};
  if (http)
    platforms.push({
      audience,
      make: async (given) => (await import('./mcp/start.ts')).mcp(http, audience, given),
    });
  if (web)
    platforms.push({
      audience: [],
      make: async (given, parts, adapters) => {
        const [pages, secret] = await Promise.all([import('./web/start.ts'), pageSecret(parts)]);
        const others = () => adapters.map((adapter) => ({ name: adapter.name, ready: adapter.ready() }));
        return pages.web(web, { ...given, secret, now: Date.now, others });
      },
    });
  return platforms;
}

/** For the terminal, which reads all: told is only what went wrong, and nobody asks too often. */
const here = {
  questionsPerMinute: 0,
  served: [],
  outlastsStore: false,
  reading: readingProgress(process.stderr),
};
const partsHere = (config: Config): Parts => createParts(config, createLog(config.logLevel ?? 'error'), here);

/** For others, who ask only so often and are answered without the store too. */
const partsFor = (config: Config, level: Level, served: readonly Readers[]): Parts =>
  createParts(config, createLog(config.logLevel ?? level), {
    questionsPerMinute: config.questionsPerMinute,
    served,
    outlastsStore: true,
  });

/** While serving, what a library rejects and awaits nowhere is logged: it must not take the others' questions with it. */
let stray: ((error: unknown) => void) | undefined;

async function serveAll(settings: Settings): Promise<number> {
  const { config } = settings;
  const platforms = platformsOf(settings);
  const readers = platforms.flatMap(({ audience, sharedAudience = [] }) => [audience, sharedAudience]);
  const parts = partsFor(config, 'info', readers);
  const engine = await parts.engine();
  await parts.watch();
  const served = platforms.flatMap(({ audience }) => audience);
  const unreached = unreachedLine(engine.library(), served);
  if (unreached !== undefined) err(printableLine(unreached));
  const tell = (error: unknown): number => explain(error, parts.log, err);
  const service = createService(parts.log, tell, () => parts.close());
  const given: AdapterParts = {
    engine,
    moderation: await parts.moderation(),
    log: parts.log,
    fatal: service.fatal,
    ...(await pageLinksOf(settings.web, parts)),
  };
  const adapters: Adapter[] = [];
  for (const platform of platforms) adapters.push(await platform.make(given, parts, [...adapters]));
  stray = (error) =>
    parts.log.error('something failed in the background, and the bot goes on; report it with the reason', {
      reason: String(error),
    });
  await service.start(adapters);
  return service.ended;
}

/** What `npm start` does. */
const start: Command = {
  name: 'start',
  about: 'Serve the platforms that are set up. Without one, chat here, or answer each line of a pipe.',
  usage: '',
  options: [],
  run: async ({ given, style }) => {
    const settings = readSettings(given);
    if (platformsOf(settings).length > 0) return serveAll(settings);
    const parts = partsHere(settings.config);
    const engine = await parts.engine();
    const place = { engine, input: process.stdin, output: process.stdout, style };
    let answered = 1;
    if (process.stdin.isTTY) {
      await parts.watch();
      await chat(place);
    } else answered = await answerPipe(place);
    await parts.close();
    if (answered > 0) return exit.fine;
    err(operators.howToStart);
    return exit.misuse;
  },
};

const platformCommands: readonly Command[] = [
  {
    name: 'discord:deploy',
    about: 'register the commands with Discord, or print what would be registered',
    usage: '[--guild ID] [--dry-run]',
    options: [
      { name: 'guild', value: 'ID', about: 'only this server, where commands work right away' },
      { name: 'dry-run', about: 'print the JSON and send nothing' },
    ],
    run: async ({ given }) => {
      const dryRun = given.flag('dry-run');
      const guild = given.text('guild');
      if (guild !== undefined && !/^\d{1,20}$/.test(guild))
        throw new UsageError('--guild takes the id of one server, in digits. See --help.');
      const { config, problems } = readDiscordConfig(dryRun ? { DISCORD_TOKEN: 'none', ...env } : env);
      if (config === undefined) throw new ConfigError(problems.length > 0 ? problems : [noToken]);
      const { deployCommands } = await import('./discord/deploy.ts');
      await deployCommands(config, { dryRun, print: out, ...(guild === undefined ? {} : { guild }) });
      return exit.fine;
    },
  },
  mcpCommand(async (given: Given) => {
    const mcp = readMcpConfig(env);
    const { audience = [] } = mcp.config ?? {};
    return { bot: await partsFor(readConfig(given, mcp), 'warn', [audience]).bot(), audience };
  }),
  {
    name: 'pages',
    about: 'serve only the pages of the documents',
    usage: '',
    options: [],
    run: ({ given }) => {
      const web = readWebConfig(env, true);
      return serveAll({ config: readConfig(given, web), web: web.config });
    },
  },
  tryCommand((given: Given) => partsHere(readConfig(given))),
];

const variables = [coreVariables, slackVariables, discordVariables, webVariables, mcpVariables].flat();

/** Nothing is left to hold the process; what was written is flushed first. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

const fail = (error: unknown): void => end(explain(error, createLog('error'), err));
process.on('unhandledRejection', (error) => (stray ?? fail)(error));
process.on('uncaughtException', fail);
// A reader that went away (a pager, head) is no fault.
process.stdout.on('error', () => process.exit(exit.fine));

async function main(): Promise<number> {
  const style = await styleOf(process.stdout, env);
  const callOf = (given: Given): Call => {
    for (const line of misspelt(Object.keys(envFile), variables)) err(line);
    let core: Core | undefined;
    return {
      given,
      // Read at first need: what serves reads more settings at once, and all that is wrong stands in one list.
      get core() {
        core ??= partsHere(readConfig(given));
        return core;
      },
      style,
      out,
      err,
    };
  };
  const commands = [...terminalCommands, ...platformCommands];
  return run({ commands, bare: start, callOf, out }, process.argv.slice(2));
}

main().then(end, fail);
