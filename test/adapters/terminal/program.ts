// The built program as a person starts it: its own empty folder, no settings but those given, input and output by pipe.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const corpus = resolve('corpus');
const main = resolve('dist/footnote.js');

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
export type Started = {
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped in; nothing unless given. */
  readonly input?: string;
  /** Another build than the project's own. */
  readonly program?: string;
};

/** A folder for one test file, and how to remove it. */
export function makeFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Runs to the end in `folder`, with our own documents unless CORPUS_DIR is given. */
export function runIn(folder: string, args: readonly string[], started: Started = {}): Promise<Ended> {
  const program = started.program ?? main;
  if (!existsSync(program)) throw new Error('The program is not built: npm run build');
  const env = {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    CORPUS_DIR: corpus,
    ...started.env,
  };
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env });
  const ended = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ended.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ended.err += text;
  });
  child.stdin.end(started.input ?? '');
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, ...ended }));
  });
}

/** Writes the files into `dir`, made when missing; gives `dir`. */
export function writeFolder(dir: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(dir, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, file), text);
  return dir;
}
