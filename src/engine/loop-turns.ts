// Turns of the event loop, handed out one after another: between two questions ranked, buttons and heartbeats get through.

/** Resolves when it is the caller's turn; no two callers get the same turn of the event loop. */
export function createLoopTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((next) => setImmediate(next)));
    return last;
  };
}
