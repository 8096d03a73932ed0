// The process that reads what may run away: one file at a time, each within its share of processor time, or it ends itself.
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { convertFile, type ToConvert } from './convert-file.ts';
import { drawFile, type ToDraw } from './draw-file.ts';
import { apart, secondsFor } from './limits.ts';
import { failed, readFileAs, type ToRead } from './read-file.ts';

const microseconds = 1_000_000;

/** Processor time of all threads of this process, in microseconds. */
function taken(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Answers each message with what was read; `limit` is the processor time at which the process has to end. */
function serve(): void {
  const limit = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  // A thread of its own goes on looking while a parser lets nothing else run.
  new Worker(fileURLToPath(import.meta.url), { workerData: limit }).unref();
  process.on('message', async (asked: ToRead | ToConvert | ToDraw) => {
    const converts = !('around' in asked);
    const { size } = await stat(asked.file).catch(() => ({ size: 0 }));
    limit[0] = taken() + secondsFor(size, converts) * microseconds;
    const read = await reply(asked).catch((error: unknown) => failed(asked.path, error));
    limit[0] = 0;
    process.send?.(read);
  });
  // Whoever asked is gone.
  process.on('disconnect', () => process.exit());
}

const reply = async (asked: ToRead | ToConvert | ToDraw): Promise<unknown> =>
  'draw' in asked ? drawFile(asked) : 'convert' in asked ? convertFile(asked) : readFileAs(asked);

function guard(limit: Float64Array): void {
  setInterval(() => {
    const end = limit[0] ?? 0;
    if (end > 0 && taken() > end) process.kill(process.pid, 'SIGTERM');
    if (process.memoryUsage.rss() > apart.memory * 1_024 * 1_024) process.kill(process.pid, 'SIGKILL');
  }, apart.lookEvery);
}

if (isMainThread) serve();
else guard(workerData);
