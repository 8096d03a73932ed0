// As many shards as Discord recommends, all in one process: every server and every direct message reaches the bot once.
import { afterEach, describe, expect, it } from 'vitest';
import { ada } from '../../discord-server/people.ts';
import { directs, general, guild, island, jetty } from '../../discord-server/world.ts';
import { replies, type Stage, setStage, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';

describe('two shards', () => {
  let stage: Stage;
  const begin = async (maxConcurrency: number): Promise<void> => {
    stage = await setStage({ shape: { shards: 2, maxConcurrency } });
    await stage.start();
  };
  afterEach(async () => {
    expect(stage.server.world.violations).toEqual([]);
    await stage.close();
  });
  const everywhere = [general, jetty, directs];
  const askEverywhere = (): void => {
    const { people } = stage.server;
    people.say({ content: fee, channel: general, mention: true });
    people.say({ content: fee, channel: jetty, mention: true });
    people.direct(fee);
  };
  const answered = async (times: number): Promise<void> => {
    const { world } = stage.server;
    await world.until(() => everywhere.every((channel) => replies(stage, channel).length >= times));
    for (const channel of everywhere) {
      expect(replies(stage, channel)).toHaveLength(times);
      expect(replies(stage, channel).every((m) => textOf(m).includes('40 crowns'))).toBe(true);
    }
  };

  it('identify one after the other, as slowly as Discord asks, and are named with the servers of both', async () => {
    await begin(1);
    const [first = 0, second = 0, ...more] = stage.server.gateway.identifiedAt;
    expect(more).toEqual([]);
    expect(second - first).toBeGreaterThanOrEqual(4_900);
    expect(stage.printed[0]).toContain('2 servers');
    for (const { name } of [guild, island]) expect(stage.printed[0]).toContain(name);
  });

  it('bring mentions of both servers and direct messages, each answered once', async () => {
    await begin(2);
    askEverywhere();
    await answered(1);
  });

  it('bring commands of both servers', async () => {
    await begin(2);
    const { people, world } = stage.server;
    for (const channel of [general, jetty]) people.slash('ask', { question: fee }, { channel, user: ada });
    await world.until(() => replies(stage, general)[0] && replies(stage, jetty)[0]);
    expect(replies(stage)).toHaveLength(2);
  });

  it.each([0, 1])('go on when shard %i is cut, with what was said meanwhile', async (shard) => {
    await begin(2);
    const { gateway, world } = stage.server;
    gateway.cut(shard);
    await world.until(() => gateway.connected() === 1);
    askEverywhere();
    await world.until(() => gateway.resumed.length === 1, 15_000);
    await answered(1);
    askEverywhere();
    await answered(2);
    expect(gateway.identified).toHaveLength(2);
  });

  it('go on when the session of one is lost, and what was said meanwhile is read back', async () => {
    await begin(2);
    const { gateway, world, people } = stage.server;
    askEverywhere();
    await answered(1);
    gateway.forget(1);
    gateway.cut(1);
    people.say({ content: fee, channel: jetty, mention: true, unheard: true });
    await world.until(() => gateway.identified.length === 3, 15_000);
    await world.until(() => replies(stage, jetty)[1]);
    expect(replies(stage)).toHaveLength(4);
  });
});
