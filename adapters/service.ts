// The life of a service: start the adapters, drain them on a signal, end with the right exit code.
import type { Log } from '../src/log.ts';
import type { Adapter, StartError } from './adapter.ts';

/** Milliseconds for all that is in flight; each adapter has 10 s of its own, the rest is for the store. */
const drainWithin = 12_000;

/** A running service, and how it ends. */
export type Service = {
  /** Resolves to the exit code once everything is stopped. */
  readonly ended: Promise<number>;
  /** An adapter cannot go on until somebody acts: exit code 2 after one readable line. */
  readonly fatal: (error: StartError) => void;
  /** Starts all adapters; a start that fails ends everything. */
  readonly start: (adapters: readonly Adapter[]) => Promise<void>;
};

/** `explain` writes one readable line for an error and gives its exit code; `close` closes engine and store. */
export function createService(
  log: Log,
  explain: (error: unknown) => number,
  close: () => Promise<void>,
): Service {
  let running: readonly Adapter[] = [];
  let finish: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    finish = resolve;
  });
  let ending = false;

  async function end(code: number): Promise<void> {
    if (ending) return;
    ending = true;
    const late = setTimeout(() => {
      log.error('stopped with questions still in flight; the next start replies to them', {
        ms: drainWithin,
      });
      process.exit(code === 0 ? 1 : code);
    }, drainWithin);
    const stopped = await Promise.allSettled(running.map((adapter) => adapter.stop()));
    for (const one of stopped)
      if (one.status === 'rejected')
        log.error('a platform did not stop cleanly; the next start replies to what was left', {
          reason: String(one.reason),
        });
    await close();
    clearTimeout(late);
    finish(code);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info('stopping', { event: signal });
      void end(0);
    });

  return {
    ended,
    fatal: (error) => void end(explain(error)),
    start: async (adapters) => {
      running = adapters;
      const started = await Promise.allSettled(adapters.map((adapter) => adapter.start()));
      // Each is named, so that nobody mends one only to be told of the next.
      const codes = started.flatMap((one) => (one.status === 'rejected' ? [explain(one.reason)] : []));
      if (codes.length > 0) await end(Math.max(...codes));
    },
  };
}
