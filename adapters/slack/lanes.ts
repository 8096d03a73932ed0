// A lane for each channel: few posts at once, and a 429 in one holds back only its own.
import { setTimeout as delay } from 'node:timers/promises';

export type Lanes = {
  /** Runs `work` when the lane of `channel` has room and is not held back. */
  run<T>(channel: string, work: () => Promise<T>): Promise<T>;
  /** Nothing starts in this lane for `ms` milliseconds. */
  hold(channel: string, ms: number): void;
};

type Lane = { free: number; heldUntil: number; readonly waiting: (() => void)[] };

export function createLanes(atOnce: number, now: () => number = Date.now): Lanes {
  const lanes = new Map<string, Lane>();

  function laneOf(channel: string): Lane {
    const lane = lanes.get(channel) ?? { free: atOnce, heldUntil: 0, waiting: [] };
    lanes.set(channel, lane);
    return lane;
  }

  async function enter(lane: Lane): Promise<void> {
    if (lane.free > 0) lane.free -= 1;
    else await new Promise<void>((resolve) => lane.waiting.push(resolve));
    while (lane.heldUntil > now()) await delay(lane.heldUntil - now());
  }

  function leave(channel: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next) next();
    else lane.free += 1;
    if (lane.free === atOnce && lane.heldUntil <= now()) lanes.delete(channel);
  }

  return {
    async run(channel, work) {
      const lane = laneOf(channel);
      await enter(lane);
      try {
        return await work();
      } finally {
        leave(channel, lane);
      }
    },
    hold(channel, ms) {
      const lane = laneOf(channel);
      lane.heldUntil = Math.max(lane.heldUntil, now() + ms);
    },
  };
}
