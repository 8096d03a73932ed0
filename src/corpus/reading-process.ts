// Reads files in one process of its own, made at first need and anew when a file breaks it: what runs away there stops nothing here.
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import type { FileConverted, ToConvert } from './convert-file.ts';
import type { Drawn, ToDraw } from './draw-file.ts';
import { apart, secondsFor } from './limits.ts';
import { type NotReadHere, type Read, type ToRead, unreadable } from './read-file.ts';

/** Reads a text, converts a file that is none, or draws its pages. */
export type ReadApart = <A extends Asked>(asked: A) => Promise<Reply<A>>;
type Asked = ToRead | ToConvert | ToDraw;
type Reply<A> = A extends ToDraw ? Drawn | NotReadHere : A extends ToConvert ? FileConverted : Read;
type AnyReply = Read | FileConverted | Drawn;

/** Why a process gave no answer: `signal` it ended by, or its exit code. */
type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** One process for all that are asked at once, one file after the other. It never keeps the program from ending. */
export function createReadApart(module?: string): ReadApart {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const refused = new LRUCache<string, ReturnType<typeof unreadable>>({ max: apart.remembered });

  const leave = (): void => {
    if (child?.connected) child.disconnect();
    forget();
  };
  const forget = (): void => {
    child = undefined;
    process.off('exit', end);
  };
  /** It may be busy and not see that whoever asked is gone. */
  const end = (): void => void child?.kill('SIGKILL');
  const readHere = async (asked: Asked): Promise<AnyReply | Ended> => {
    if (child === undefined) {
      child = start(module ?? childModule());
      process.once('exit', end);
    }
    const read = await reply(child, asked);
    if (isEnded(read)) forget();
    return read;
  };
  const read = async (asked: Asked): Promise<AnyReply> => {
    const known = refused.get(keyOf(asked));
    if (known) return known;
    clearTimeout(idle);
    const used = child !== undefined;
    const first = await readHere(asked);
    // A process that has read before may have ended of itself, or of what was left in it: a new one decides.
    const read = used && isEnded(first) && !overTime(first) ? await readHere(asked) : first;
    idle = setTimeout(leave, apart.idle).unref();
    if (!isEnded(read)) return read;
    const made = unreadable(asked.path, reasonOf(read, asked));
    refused.set(keyOf(asked), made);
    return made;
  };
  return (asked) => {
    const next = last.then(() => read(asked));
    last = next.catch(() => undefined);
    // The child replies in kind.
    return next as Promise<Reply<typeof asked>>;
  };
}

/** The file as it stands now: the same one need not break a process again. */
function keyOf(asked: Asked): string {
  const { file } = asked;
  const { size, mtimeMs, ctimeMs, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return JSON.stringify([
    file,
    size,
    mtimeMs,
    ctimeMs,
    ino,
    'around' in asked ? asked.around : 'convert' in asked ? asked.options : 'draw',
  ]);
}

/** The built child: beside this module, packed or not, or in the build where this is a source. */
function childModule(): string {
  const names = [
    './reading-child.cjs',
    '../reading-child.cjs',
    './reading-child.js',
    '../../dist/src/corpus/reading-child.js',
  ];
  const found = names
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((file) => existsSync(file));
  return found ?? fileURLToPath(new URL('./reading-child.cjs', import.meta.url));
}

/** It needs no settings, so it is given none: no token can be read in it. */
function start(module: string): ChildProcess {
  const child = fork(module, [], {
    env: {},
    execArgv: [`--max-old-space-size=${apart.heap}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => undefined);
  return child;
}

function reply(child: ChildProcess, asked: Asked): Promise<AnyReply | Ended> {
  hold(child, true);
  return new Promise<AnyReply | Ended>((done) => {
    const given = setTimeout(() => child.kill('SIGKILL'), apart.lastResort);
    const settle = (read: AnyReply | Ended): void => {
      clearTimeout(given);
      child.off('message', answered).off('exit', ended).off('error', missing);
      hold(child, false);
      done(read);
    };
    const answered = (read: unknown): void => settle(read as AnyReply);
    const ended = (code: number | null, signal: NodeJS.Signals | null): void => settle({ code, signal });
    const missing = (): void => settle({ code: null, signal: null });
    child.once('message', answered).once('exit', ended).once('error', missing);
    if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
    else child.send(asked, () => undefined);
  });
}

/** Whether the program waits for it. */
function hold(child: ChildProcess, waits: boolean): void {
  if (waits) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

const isEnded = (read: AnyReply | Ended): read is Ended => 'signal' in read;

/** Its guard ends it this way. */
const overTime = ({ signal }: Ended): boolean => signal === 'SIGTERM';

function reasonOf(ended: Ended, asked: Asked): string {
  const { file } = asked;
  const converts = !('around' in asked);
  if (overTime(ended)) {
    const { size = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
    return `takes more than ${secondsFor(size, converts)} seconds of processor time to read`;
  }
  if (ended.signal !== null || ended.code === 134)
    return `takes more than ${converts ? apart.memory : apart.heap} MB of memory to read`;
  return `the process that reads such files ended (${ended.code ?? 'it could not be started'})`;
}
