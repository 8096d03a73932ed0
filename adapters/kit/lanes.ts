// A lane for each channel: few posts at once, and a limit in one holds back only its own.
import { setTimeout as delay } from 'node:timers/promises';

export type Lane = {
  /** Runs `work` when the lane has room and is not held back, or at once when the signal is given up. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Nothing starts in this lane for `ms` milliseconds. */
  hold(ms: number): void;
};

type State = { free: number; heldUntil: number; readonly waiting: (() => void)[] };

/** Gives the lane of this name; `atOnce` run side by side in each. */
export function createLanes(atOnce: number): (name: string) => Lane {
  const lanes = new Map<string, State>();

  function stateOf(name: string): State {
    const lane = lanes.get(name) ?? { free: atOnce, heldUntil: 0, waiting: [] };
    lanes.set(name, lane);
    return lane;
  }

  async function enter(lane: State, signal: AbortSignal): Promise<void> {
    if (lane.free > 0) lane.free -= 1;
    else await new Promise<void>((resolve) => lane.waiting.push(resolve));
    while (lane.heldUntil > performance.now() && !signal.aborted)
      await pause(lane.heldUntil - performance.now(), signal);
  }

  function leave(name: string, lane: State): void {
    const next = lane.waiting.shift();
    if (next) next();
    else lane.free += 1;
    if (lane.free === atOnce && lane.heldUntil <= performance.now()) lanes.delete(name);
  }

  return (name) => ({
    async run(work, signal) {
      const lane = stateOf(name);
      await enter(lane, signal);
      try {
        return await work();
      } finally {
        leave(name, lane);
      }
    },
    hold(ms) {
      const lane = stateOf(name);
      lane.heldUntil = Math.max(lane.heldUntil, performance.now() + ms);
    },
  });
}

/** Milliseconds, or until the signal is given up. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
