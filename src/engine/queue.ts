// Questions are answered one after another, so that a flood delays nothing but questions and turns stay in order.

/** Runs work in the order it came; undefined at once when `most` are already waiting. */
export type Queue = { run<T>(work: () => Promise<T>): Promise<T> | undefined };

export function createQueue(most: number): Queue {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      if (waiting >= most) return undefined;
      waiting += 1;
      // One turn of the event loop between two questions lets buttons and heartbeats through.
      const done = last.then(() => new Promise((next) => setImmediate(next))).then(work);
      last = done.then(leave, leave);
      return done;
    },
  };
  function leave(): void {
    waiting -= 1;
  }
}
