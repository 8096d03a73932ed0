// Turns of the event loop, given out one after another, so that buttons and heartbeats are served between two questions.

/** Resolves when it is the caller's turn; no two callers get the same turn of the event loop. */
export function createLoopTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((next) => setImmediate(next)));
    return last;
  };
}
