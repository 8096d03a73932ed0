// A gateway that is gone, or only half there, ends the process; one that comes back, or is merely quiet, does not.
import { afterEach, describe, expect, it } from 'vitest';
import { createWatchdog } from '../../../adapters/discord/connection/watchdog.ts';
import { times } from '../../../adapters/discord/limits.ts';
import { general } from '../../discord-server/world.ts';
import { replies, type Stage, setStage, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';

it('barks once when the gateway has been away for five minutes', () => {
  const watchdog = createWatchdog(0, times.dead);
  expect(watchdog(1_000, true)).toBeUndefined();
  expect(watchdog(times.dead, false)).toBeUndefined();
  expect(watchdog(times.dead + 1_000, false)?.message).toContain('5 minutes');
  expect(watchdog(times.dead + 2_000, false)).toBeUndefined();
});

describe('a real client whose gateway', () => {
  let stage: Stage;
  afterEach(() => stage.close());
  const begin = async (dead: number, shards = 1): Promise<Stage> => {
    stage = await setStage({ dead, shape: { beatEvery: 100, shards, maxConcurrency: shards } });
    await stage.start();
    return stage;
  };
  const ended = () =>
    expect
      .poll(() => stage.fatal.map((error) => error.variable), { timeout: 15_000 })
      .toEqual(['DISCORD_API_URL']);

  it('refuses every connection is given up, though REST is alive', async () => {
    const { gateway } = (await begin(1_000)).server;
    gateway.away(true);
    gateway.cut();
    await ended();
    expect(stage.logged.filter((line) => line.includes('the gateway connection broke'))).toHaveLength(1);
  });

  it.each(['mute', 'deaf'] as const)('takes connections and is %s is given up', async (way) => {
    const { gateway } = (await begin(2_000)).server;
    gateway.becomes(way);
    if (way === 'mute') gateway.cut();
    await ended();
  });

  it('loses one shard of two for good is given up', async () => {
    const { gateway } = (await begin(1_000, 2)).server;
    gateway.away(1);
    gateway.cut(1);
    await ended();
  });

  it('is away for a while and comes back goes on', async () => {
    const { gateway, world, people } = (await begin(4_000)).server;
    gateway.away(true);
    gateway.cut();
    await expect.poll(() => stage.logged.join('')).toContain('the gateway connection broke');
    gateway.away(false);
    await world.until(() => gateway.connected() > 0);
    people.say({ content: fee, channel: general, mention: true });
    expect(textOf(await world.until(() => replies(stage)[0]))).toContain('40 crowns');
    expect(stage.fatal).toEqual([]);
  });

  // Without a listener the socket's last error would be one that nobody caught: the run fails of it, as the process would end.
  it('breaks a connection off that was let go while it was made: nothing happens', async () => {
    const { gateway, world } = (await begin(60_000)).server;
    gateway.becomes('held');
    gateway.cut();
    await world.until(() => gateway.held() > 0);
    await stage.stop();
    const ends = stage.logged.length;
    gateway.breakOff();
    await new Promise((resolve) => setImmediate(resolve));
    expect(stage.logged).toHaveLength(ends);
  });

  it('brings nothing but acknowledged heartbeats is alive, also after it was cut', async () => {
    const { gateway, world } = (await begin(1_500)).server;
    gateway.cut();
    await world.until(() => gateway.resumed.length > 0);
    const before = gateway.beats();
    await world.until(() => gateway.beats() > before + 16);
    expect(stage.fatal).toEqual([]);
  });
});
