// The one composition root: settings, the parts made from them, the adapters asked for, and the end of the process.
import dotenv from 'dotenv';
import { type Config, ConfigError, type Env, readCoreConfig } from '../src/config.ts';
import { createLog, type Level } from '../src/log.ts';
import type { Adapter, AdapterParts } from './adapter.ts';
import { readDiscordConfig } from './discord/config.ts';
import { createParts, type Parts } from './parts.ts';
import { serve } from './serve.ts';
import { readSlackConfig } from './slack/config.ts';
import type { Call, Command, Given } from './terminal/command.ts';
import { terminalCommands } from './terminal/commands.ts';
import { explain } from './terminal/explain.ts';
import { exit } from './terminal/limits.ts';
import { run } from './terminal/run.ts';
import { answerPipe, chat, howToStart } from './terminal/start.ts';
import { styleOf } from './terminal/style.ts';

dotenv.config({ quiet: true });
const env: Env = process.env;
const style = styleOf(process.stdout, env);
const out = (text: string): void => void process.stdout.write(`${text}\n`);
const err = (text: string): void => void process.stderr.write(`${text}\n`);

type Platform = { readonly name: string; adapter(parts: AdapterParts): Promise<Adapter> };

/** The platforms whose variables are set; what is wrong with any of them is told in one list with the rest. */
function readSettings(given: Given): { readonly config: Config; readonly platforms: readonly Platform[] } {
  const core = readCoreConfig(env);
  const slack = readSlackConfig(env);
  const discord = readDiscordConfig(env);
  const problems = [core, slack, discord].flatMap((read) => read.problems);
  if (problems.length > 0 || core.config === undefined) throw new ConfigError(problems);
  const platforms: Platform[] = [];
  if (slack.config) {
    const settings = slack.config;
    platforms.push({
      name: 'slack',
      adapter: async (parts) => (await import('./slack/start.ts')).slack(settings, parts),
    });
  }
  if (discord.config) {
    const settings = discord.config;
    platforms.push({
      name: 'discord',
      adapter: async (parts) => (await import('./discord/start.ts')).discord(settings, parts),
    });
  }
  return { config: { ...core.config, corpusDir: given.text('corpus') ?? core.config.corpusDir }, platforms };
}

/** A service tells what it does; a command only what went wrong. */
function partsOf(config: Config, serving: boolean): Parts {
  const usual: Level = serving ? 'info' : 'error';
  const log = createLog(config.logLevel ?? usual);
  return createParts(config, log, serving ? config.questionsPerMinute : 0);
}

function callOf(given: Given): Call {
  const { config } = readSettings(given);
  return { given, core: partsOf(config, false), style, out, err };
}

const start: Command = {
  name: 'start',
  about:
    'Serves the platforms that are configured; without one, a chat here, or an answer for each line of a pipe.',
  usage: '',
  options: [],
  run: async ({ given }) => {
    const { config, platforms } = readSettings(given);
    if (platforms.length > 0) return serveAll(platforms, partsOf(config, true));
    const parts = partsOf(config, false);
    const engine = await parts.engine();
    const place = { engine, input: process.stdin, output: process.stdout, style };
    if (process.stdin.isTTY) await chat(place);
    const answered = process.stdin.isTTY || (await answerPipe(place)) > 0;
    await parts.close();
    if (answered) return exit.fine;
    err(howToStart);
    return exit.misuse;
  },
};

async function serveAll(platforms: readonly Platform[], parts: Parts): Promise<number> {
  const engine = await parts.engine();
  const service = serve(
    parts.log,
    (error) => explain(error, parts.log, err),
    () => engine.close(),
  );
  const given: AdapterParts = { engine, log: parts.log, fatal: service.fatal };
  await service.start(await Promise.all(platforms.map((platform) => platform.adapter(given))));
  return service.ended;
}

/** Nothing is left to hold the process; what was written is flushed first. */
function end(code: number): void {
  process.exitCode = code;
  process.stdout.write('', () => process.exit(code));
}

const fallback = createLog('error');
const fail = (error: unknown): void => end(explain(error, fallback, err));
process.on('unhandledRejection', fail);
process.on('uncaughtException', fail);
// A reader that went away (a pager, head) is no fault.
process.stdout.on('error', () => process.exit(exit.fine));

await run({ commands: terminalCommands, bare: start, callOf, out }, process.argv.slice(2)).then(end, fail);
