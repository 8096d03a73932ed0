// The whole bot on a stage: a real client, the real engine on a small real corpus, and our own Discord on loopback.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartError } from '../../../adapters/adapter.ts';
import type { DiscordConfig } from '../../../adapters/discord/config.ts';
import { times } from '../../../adapters/discord/limits.ts';
import { discord } from '../../../adapters/discord/start.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { createLog } from '../../../src/log.ts';
import { createModeration, type Moderation } from '../../../src/moderation/moderation.ts';
import { steadyNow } from '../../../src/steady-now.ts';
import { openLibsql } from '../../../src/store/libsql.ts';
import { openMemory } from '../../../src/store/memory.ts';
import type { Store } from '../../../src/store/store.ts';
import { labels } from '../../../src/words/everybody.ts';
import { folderLibrary } from '../../contracts/folder-library.ts';
import type { Files } from '../../corpus/folder.ts';
import { type DiscordServer, type Mutation, type Shape, startDiscord } from '../../discord-server/server.ts';
import { isJson, type Message, token } from '../../discord-server/world.ts';

const harbour: Files = {
  'moorings.md': `# Moorings

## Fees

A mooring at the north quay costs 40 crowns per night. Members of the rowing club pay 25 crowns per night.

## Rules

Every boat must show a white light at the stern after sunset. Barbecues on the pontoon are forbidden.

## How to reserve a mooring

You reserve a mooring at the kiosk, or by radio on channel 12.

The North Light is a lighthouse of 30 metres. The Guest Register was introduced in 2011.
`,
  'tools.md': `# Harbour tools

## Reading the tide gauge

The tide gauge is read with the command below.

\`\`\`sh
gauge --read --station north
\`\`\`

The station reports its battery level once per hour.
`,
  'crew.md': `---
title: Crew handbook
audience: crew
---

# Crew handbook

The key of the fuel store hangs behind the blue door in the workshop.
`,
};

export type Stage = {
  readonly server: DiscordServer;
  readonly engine: Engine;
  readonly moderation: Moderation;
  readonly store: Store;
  /** Changes a document; the engine reads it again at the next proof. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  readonly printed: string[];
  readonly logged: string[];
  readonly fatal: StartError[];
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Stops everything and removes the files. */
  readonly close: () => Promise<void>;
  /** Another process with the same token and the same store, with settings of its own where given. */
  readonly twin: (own?: Partial<DiscordConfig>) => Promise<Stage>;
};

export type Settings = Partial<DiscordConfig> & {
  readonly perMinute?: number;
  readonly now?: () => number;
  /** On a file, which every twin opens for itself; otherwise all share one memory. */
  readonly onFile?: boolean;
  readonly pages?: PageLinks;
  /** In place of the stage's own documents. */
  readonly files?: Files;
  /** Milliseconds until a dead gateway ends the process. */
  readonly dead?: number;
  readonly shape?: Shape;
  /** Changes what the bot is told, to be a Discord that leaves things out. */
  readonly mutate?: Mutation;
};

export const configOf = (
  { api }: Pick<DiscordServer, 'api'>,
  own: Partial<DiscordConfig> = {},
): DiscordConfig => ({
  token,
  guildId: undefined,
  audience: [],
  servers: [],
  channels: [],
  apiUrl: api,
  moderatorRoles: [],
  moderationChannel: undefined,
  ...own,
});

export async function setStage(settings: Settings = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-discord-'));
  const {
    files = harbour,
    perMinute = 0,
    now = Date.now,
    onFile = false,
    pages,
    mutate,
    shape,
    dead = times.dead,
    ...given
  } = settings;
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const server = await startDiscord(mutate, shape);
  const memory = openMemory();
  const stages: Stage[] = [];

  async function build(own: Partial<DiscordConfig> = {}): Promise<Stage> {
    const library = await folderLibrary(folder);
    const store = onFile ? await openLibsql(join(folder, '.store', 'footnote.db')) : memory;
    const logged: string[] = [];
    const printed: string[] = [];
    const fatal: StartError[] = [];
    const log = createLog('info', (line) => void logged.push(line));
    const engine = createEngine({
      library,
      store,
      log,
      questionsPerMinute: perMinute,
      retentionDays: 90,
      now,
      clock: () => steadyNow() + now() - Date.now(),
    });
    const config = configOf(server, { ...given, ...own });
    const moderation = createModeration({ store, library: library.current, now });
    const adapter = discord(
      config,
      { engine, moderation, log, fatal: (error) => void fatal.push(error), ...(pages ? { pages } : {}) },
      { print: (line) => void printed.push(line), dead, watch: dead / 10 },
    );
    const stage: Stage = {
      server,
      engine,
      moderation,
      store,
      write: (name, content) => writeFile(join(folder, name), content),
      printed,
      logged,
      fatal,
      start: () => adapter.start(),
      stop: () => adapter.stop(),
      twin: build,
      async close() {
        await Promise.all(stages.map((one) => one.stop()));
        await Promise.all(stages.map((one) => one.engine.close()));
        await server.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
    stages.push(stage);
    return stage;
  }
  return build();
}

/** All text that a message shows, escapes and bold undone. */
export function textOf(message: Message): string {
  const texts = (pieces: readonly unknown[]): readonly string[] =>
    pieces
      .filter(isJson)
      .flatMap((piece) => [
        ...(typeof piece.content === 'string' ? [piece.content] : []),
        ...(Array.isArray(piece.components) ? texts(piece.components) : []),
      ]);
  return texts(message.components)
    .join('\n')
    .replaceAll('**', '')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

const thumbs: Readonly<Record<string, string>> = { '👍': labels.helpful, '👎': labels.unhelpful };

/** What buttons and entries of menus carry, by label. */
export function buttonsOf(message: Message): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (pieces: readonly unknown[]): void => {
    for (const piece of pieces.filter(isJson)) {
      const label = isJson(piece.emoji) ? thumbs[String(piece.emoji.name)] : piece.label;
      if (typeof label === 'string') found.set(label, String(piece.custom_id ?? piece.url ?? piece.value));
      if (Array.isArray(piece.components)) walk(piece.components);
      if (Array.isArray(piece.options)) walk(piece.options);
    }
  };
  walk(message.components);
  return found;
}

export function buttonOf(message: Message, label: string): string {
  const id = buttonsOf(message).get(label);
  if (id === undefined)
    throw new Error(`no button ${label} among ${[...buttonsOf(message).keys()].join(', ')}`);
  return id;
}

/** The bot's messages that are no longer (or never were) a mere "thinking…". */
export const repliesOn = (server: Pick<DiscordServer, 'world'>, channel?: string): readonly Message[] =>
  server.world.ours(channel).filter((message) => (message.flags & 128) === 0);

export const replies = ({ server }: Stage, channel?: string): readonly Message[] =>
  repliesOn(server, channel);
