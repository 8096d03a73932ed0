// Places for work of which only so much may go on at the same time.

/** One claim to room among several; take it, do the work, leave. */
export type Place = {
  /** Resolves when there is room. */
  take(): Promise<void>;
  /** Gives back what was taken, or is still waited for; more than once does no harm. */
  leave(): void;
};

/** `count` may be taken at the same time; those who wait get a place in the order of asking. */
export function createPlaces(count: number): { one(): Place } {
  let free = count;
  const waiting = new Set<() => void>();

  function next(): void {
    for (const enter of waiting) {
      if (free === 0) return;
      enter();
    }
  }

  return {
    one() {
      let entered = false;
      let enter = (): void => undefined;
      return {
        take: () =>
          new Promise((resolve) => {
            enter = () => {
              waiting.delete(enter);
              free -= 1;
              entered = true;
              resolve();
            };
            waiting.add(enter);
            next();
          }),
        leave() {
          waiting.delete(enter);
          if (!entered) return;
          entered = false;
          free += 1;
          next();
        },
      };
    },
  };
}
