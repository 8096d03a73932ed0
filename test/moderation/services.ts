// The built bot as operators run it: processes of their own on one folder of documents and one of data.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve('dist/footnote.js');

export type Service = {
  /** Log lines and greetings so far. */
  lines(): string;
  /** Resolves when a new line contains `words`. */
  says(words: string): Promise<void>;
  /** As a supervisor stops it; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** As a fault ends it: at once, nothing finished. */
  kill(): Promise<unknown>;
};

export type House = {
  /** Serves with these settings; resolves when `ready` was logged. */
  serve(settings: Readonly<Record<string, string>>, ready: string): Promise<Service>;
  /** One command of the terminal, to its end. */
  run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }>;
  write(file: string, text: string): Promise<void>;
  /** Ends every service and removes the folders. */
  close(): Promise<void>;
};

export async function openHouse(documents: Readonly<Record<string, string>>): Promise<House> {
  const [corpus, data] = await Promise.all(
    ['corpus', 'data'].map((name) => mkdtemp(join(tmpdir(), `footnote-${name}-`))),
  );
  const write = (file: string, text: string): Promise<void> => writeFile(join(corpus ?? '', file), text);
  await Promise.all(Object.entries(documents).map(([file, text]) => write(file, text)));
  const { PATH, SystemRoot } = process.env;
  const common = { PATH, SystemRoot, CORPUS_DIR: corpus, DATA_DIR: data };
  const start = (args: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess =>
    spawn(process.execPath, [main, ...args], { cwd: data, env: { ...common, ...settings } });
  const services: Service[] = [];
  return {
    write,
    async serve(settings, ready) {
      const service = follow(start([], settings));
      services.push(service);
      await service.says(ready);
      return service;
    },
    async run(...args) {
      const child = start(args);
      let out = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => {
          out += text;
        });
      child.stdin?.end();
      return { code: await ended(child), out };
    },
    async close() {
      await Promise.all(services.map((service) => service.stop()));
      await Promise.all(
        [corpus, data].map((dir) => rm(dir ?? '', { recursive: true, force: true, maxRetries: 5 })),
      );
    },
  };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done, failed) => {
    if (child.exitCode !== null || child.signalCode !== null) return done(child.exitCode);
    child.once('error', failed);
    child.once('close', done);
  });

function follow(child: ChildProcess): Service {
  let lines = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines += text;
      for (const look of waiting) look();
    });
  return {
    lines: () => lines,
    says: (words) =>
      new Promise((done, failed) => {
        const from = lines.length;
        const look = (): void => {
          if (!lines.slice(from).includes(words)) return;
          waiting.delete(look);
          done();
        };
        child.once('close', () => failed(new Error(`ended without “${words}”:\n${lines}`)));
        waiting.add(look);
      }),
    stop: () => {
      child.kill('SIGTERM');
      return ended(child);
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended(child);
    },
  };
}
