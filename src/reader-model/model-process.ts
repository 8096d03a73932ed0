// The process of a reader model: started without a setting, so that no token can be read in it, and ended when it falls silent.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Judge, Load, Said } from './messages.ts';

/** A process that holds the model: it is sent questions, or ended. */
export type ModelProcess = {
  send(asked: Judge): void;
  end(): void;
};

/** What comes back from the process, and that it has ended. */
export type Heard = { said(said: Said): void; ended(): void };

/** `silence`: milliseconds after which it is ended when it owes an answer. It never keeps the program from ending once it is ready. */
export function startModelProcess(
  module: string | undefined,
  load: Load,
  silence: number,
  heard: Heard,
): ModelProcess {
  const child = fork(module ?? childModule(), [], {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let owed = 0;
  let silent: NodeJS.Timeout | undefined;
  const end = (): void => void child.kill('SIGKILL');
  const wait = (): void => {
    clearTimeout(silent);
    silent = owed > 0 ? setTimeout(end, silence).unref() : undefined;
  };
  const send = (message: Load | Judge): void => {
    owed += 1;
    wait();
    child.send(message, () => undefined);
  };
  let over = false;
  const ended = (): void => {
    if (over) return;
    over = true;
    clearTimeout(silent);
    process.off('exit', end);
    heard.ended();
  };
  process.once('exit', end);
  child.once('exit', ended).once('error', ended);
  child.on('message', (said: Said) => {
    owed -= 1;
    wait();
    child.unref();
    child.channel?.unref();
    heard.said(said);
  });
  send(load);
  return { send, end };
}

/** The built child: beside this module, packed or not, or in the build where this is a source. */
function childModule(): string {
  const names = [
    './reader-model-child.cjs',
    '../reader-model-child.cjs',
    './reader-model-child.js',
    '../../dist/src/reader-model/reader-model-child.js',
  ];
  const found = names
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((file) => existsSync(file));
  return found ?? fileURLToPath(new URL('./reader-model-child.cjs', import.meta.url));
}
