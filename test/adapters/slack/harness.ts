// The real adapter with the real engine on a small folder, connected to the small Slack on loopback.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartError } from '../../../adapters/adapter.ts';
import type { SlackConfig } from '../../../adapters/slack/config.ts';
import { slack } from '../../../adapters/slack/start.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { createLog } from '../../../src/log.ts';
import { createModeration, type Moderation } from '../../../src/moderation/moderation.ts';
import { steadyNow } from '../../../src/steady-now.ts';
import { openMemory } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/store.ts';
import { folderLibrary } from '../../contracts/folder-library.ts';
import { type SlackServer, startSlackServer, tokens } from '../../slack-server/server.ts';

export const documents: Readonly<Record<string, string>> = {
  'berths.md': `---
title: Berth rules
publisher: Harbour Office
date: 2026-03-01
url: https://docs.example/berths
---
# Berth rules

## Fees

The night fee for a berth is 14 euros. The fee is paid at the harbour kiosk before noon.

## Depth

The northern berths are 3.5 metres deep. Boats with a deeper keel moor at the outer pier.

## Keys

The harbour master keeps the keys of the crane. Lorna Teague has been harbour master since 2019.

## How to reserve a berth

You reserve a berth at the kiosk, or by radio on channel 12.

The North Tower is a lighthouse of 30 metres. The Guest Register was introduced in 2011.
`,
  'storm.md': `---
title: Storm plan
date: 2025-10-12
---
# Storm plan

A red flag on the tower closes the harbour entrance. No boat leaves while the red flag is up.

Every skipper doubles the mooring lines when the storm warning is given.
`,
};

export const fee = 'What is the night fee for a berth?';
export const feeQuote = 'The night fee for a berth is 14 euros.';
export const master = 'Who keeps the keys of the crane?';

export type Bench = {
  readonly server: SlackServer;
  readonly engine: Engine;
  readonly store: Store;
  readonly lines: readonly string[];
  readonly fatal: StartError[];
  readonly adapter: ReturnType<typeof slack>;
  readonly config: SlackConfig;
  readonly folder: string;
  readonly moderation: Moderation;
  /** A document of the folder; live after `reload`, as after the watcher noticed it. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  reload(): Promise<void>;
  /** A person's message reaches the bot in a channel, as `app_mention` and `message` if so wanted. */
  mention(text: string, more?: { channel?: string; user?: string; thread?: string }): Promise<string>;
  /** A direct message reaches the bot. */
  direct(text: string, more?: { thread?: string; user?: string }): Promise<string>;
  stop(): Promise<void>;
};

export type Options = {
  readonly server?: SlackServer;
  readonly scopes?: readonly string[];
  readonly config?: Partial<SlackConfig>;
  readonly store?: Store;
  /** A folder of documents that another bench made. */
  readonly folder?: string;
  readonly pages?: PageLinks;
  readonly perMinute?: number;
  /** The engine's clocks run this many milliseconds ahead, as after a while away. */
  readonly ahead?: number;
  /** Changes the engine that the adapter is given. */
  readonly wrap?: (engine: Engine) => Engine;
};

export const configOf = (
  { apiUrl }: Pick<SlackServer, 'apiUrl'>,
  own: Partial<SlackConfig> = {},
): SlackConfig => ({
  botToken: tokens.bot,
  connection: { mode: 'socket', appToken: tokens.app },
  apiUrl,
  channels: [],
  audience: [],
  sharedAudience: [],
  moderators: ['UMOD'],
  moderationChannel: undefined,
  followUps: false,
  ...own,
});

/** Everything but the start: for starts that must fail. */
export async function prepare(options: Options = {}): Promise<Bench> {
  const server =
    options.server ??
    (await startSlackServer(options.scopes === undefined ? {} : { scopes: options.scopes }));
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'footnote-slack-')));
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, name), content);
  if (options.folder === undefined)
    await Promise.all(Object.entries(documents).map(([name, text]) => write(name, text)));
  const lines: string[] = [];
  const log = createLog('debug', (line) => void lines.push(line));
  const library = await folderLibrary(folder);
  const store = options.store ?? openMemory();
  const engine = createEngine({
    library,
    store,
    log,
    questionsPerMinute: options.perMinute ?? 0,
    retentionDays: 90,
    now: () => Date.now() + (options.ahead ?? 0),
    clock: () => steadyNow() + (options.ahead ?? 0),
  });
  const config = configOf(server, options.config);
  const fatal: StartError[] = [];
  const given = options.wrap?.(engine) ?? engine;
  const moderation = createModeration({ store, library: library.current, now: Date.now });
  const adapter = slack(config, {
    engine: given,
    moderation,
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    log,
    fatal: (error) => void fatal.push(error),
  });
  return {
    server,
    engine,
    store,
    lines,
    fatal,
    adapter,
    config,
    folder,
    moderation,
    write,
    reload: async () => moderation.noticeEdited(await library.reload()),
    async mention(text, more = {}) {
      const { channel = 'C1', user = 'U1', thread } = more;
      const said = { channel, user, text: `<@UBOT> ${text}`, ...(thread === undefined ? {} : { thread }) };
      const ts = server.say(said);
      await server.event({
        type: 'app_mention',
        channel,
        user,
        text: said.text,
        ts,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
      return ts;
    },
    async direct(text, more = {}) {
      const { user = 'U1', thread } = more;
      const ts = server.say({ channel: 'D1', user, text, ...(thread === undefined ? {} : { thread }) });
      await server.event({
        type: 'message',
        channel: 'D1',
        channel_type: 'im',
        user,
        text,
        ts,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
      return ts;
    },
    async stop() {
      await adapter.stop();
      if (options.store === undefined) await engine.close();
      if (options.server === undefined) await server.stop();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function open(options: Options = {}): Promise<Bench> {
  const bench = await prepare(options);
  await bench.adapter.start();
  return bench;
}

/** The text of all quotations and lines of a stored message. */
export const textOf = (blocks: unknown): string => JSON.stringify(blocks);

/** The value of the control whose action id is `id`. */
export function buttonValue(blocks: readonly unknown[], id: string): string {
  const found = JSON.stringify(blocks).match(
    new RegExp(`"action_id":"${id}"[^}]*\\}[^}]*?"value":"([^"]*)"`),
  );
  // An entry of a menu has no id of its own.
  return found?.[1] ?? JSON.stringify(blocks).match(new RegExp(`"value":"(${id}\\.[^"]*)"`))?.[1] ?? '';
}
