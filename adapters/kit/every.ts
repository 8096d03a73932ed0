// Rounds of work that go on until they are ended.

/** At once, and then every `ms` milliseconds; gives what ends it. `work` never throws. */
export function every(ms: number, work: () => unknown): () => void {
  work();
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
}
