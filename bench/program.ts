// The real program, started as a supervisor starts it, on a small corpus and a store of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { token } from '../test/discord-server/world.ts';
import { tokens } from '../test/slack-server/server.ts';

/** A question that the corpus answers. */
export const fee = 'How much does a mooring at the north quay cost?';
const document =
  '# Moorings\n\nA mooring at the north quay costs 40 crowns per night. Barbecues are forbidden.\n';

/** Addresses of the platforms' servers; without Slack's it is not served. */
export type Platforms = { readonly discord: string; readonly slack?: string };

export type Program = {
  /** Where documents and store lie. */
  readonly folder: string;
  /** Resolves once the program greets on Discord; every one that is started works on the same store. */
  start(): Promise<ChildProcess>;
  /** Removes corpus and store. */
  remove(): void;
};

export function prepareProgram({ discord, slack }: Platforms): Program {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-program-'));
  writeFileSync(join(folder, 'moorings.md'), document);
  const env = {
    PATH: process.env.PATH,
    CORPUS_DIR: folder,
    DATA_DIR: join(folder, 'data'),
    DISCORD_TOKEN: token,
    DISCORD_API_URL: discord,
    ...(slack === undefined
      ? {}
      : { SLACK_API_URL: slack, SLACK_BOT_TOKEN: tokens.bot, SLACK_APP_TOKEN: tokens.app }),
    QUESTIONS_PER_MINUTE: '0',
    LOG_LEVEL: 'error',
  };
  return {
    folder,
    async start() {
      const main = fileURLToPath(new URL('../adapters/main.js', import.meta.url));
      const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const lines = createInterface({ input: child.stdout });
      await new Promise<void>((resolve, reject) => {
        lines.on('line', (line) => void (line.includes('Discord: connected to') && resolve()));
        child.once('close', (code) => reject(new Error(`the program ended with ${code}`)));
      });
      return child;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
