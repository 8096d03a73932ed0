// A start that cannot succeed says which variable and where to look; one that can says what to type next.
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, documents, type Options, open, prepare } from './harness.ts';

let bench: Bench;
afterEach(() => bench.stop());

const failing = async (
  options: Options,
  before: (made: Bench) => unknown = () => undefined,
): Promise<unknown> => {
  bench = await prepare(options);
  await before(bench);
  return bench.adapter.start().then(
    () => undefined,
    (error: unknown) => error,
  );
};

describe('starting', () => {
  it('says who it is, what it knows and what to type', async () => {
    bench = await open();
    const said = bench.lines.join('');
    expect(said).toMatch(/connected to Harbour as @footnote \(2 documents, \d+ passages\)/);
    expect(said).toMatch(/\/invite @footnote\\", then try \\"@footnote [A-Z][^"]+\?/);
    expect(bench.adapter.ready()).toBe(true);
  });

  it('proposes nothing that only an audience may read: more people read the log', async () => {
    bench = await prepare({ config: { audience: ['team'] } });
    for (const [name, text] of Object.entries(documents))
      await bench.write(name, text.replace('---\n', '---\naudience: [team]\n'));
    await bench.reload();
    expect(bench.engine.examples(['team'], 1)).toHaveLength(1);
    await bench.adapter.start();
    expect(bench.lines.join('')).toMatch(/\/invite @footnote\\"\./);
  });

  it('warns where members cannot be told from others, and only where it matters', async () => {
    const scopes = ['app_mentions:read', 'chat:write', 'commands', 'channels:read'];
    const sayings = async (config: Options['config']): Promise<string> => {
      bench = await open({ scopes, ...(config ? { config } : {}) });
      const said = bench.lines.join('');
      await bench.stop();
      return said;
    };
    const warning = /"level":40[^\n]*users:read[^\n]*stay hidden/;
    expect(await sayings({ audience: ['team'] })).toMatch(warning);
    expect(await sayings({ audience: ['team'], sharedAudience: ['team'] })).not.toMatch(warning);
    expect(await sayings({})).not.toMatch(warning);
    bench = await open();
  });

  it('names the bot token when Slack refuses it', async () => {
    expect(await failing({ config: { botToken: 'xoxb-wrong' } })).toMatchObject({
      name: 'StartError',
      variable: 'SLACK_BOT_TOKEN',
      remedy: expect.stringContaining('OAuth & Permissions'),
    });
  });

  it('names the app token when Slack refuses it', async () => {
    const connection = { mode: 'socket', appToken: 'xapp-wrong' } as const;
    expect(await failing({ config: { connection } })).toMatchObject({
      name: 'StartError',
      variable: 'SLACK_APP_TOKEN',
      remedy: expect.stringContaining('App-Level Tokens'),
    });
  });

  it('says that Slack cannot be reached', async () => {
    const error = await failing({ config: { apiUrl: 'http://127.0.0.1:9/api/' } });
    expect(error).toMatchObject({ name: 'StartError', variable: 'SLACK_API_URL' });
  });

  it('says that a port is taken', async () => {
    const taken = (made: Bench): number => Number(new URL(made.server.apiUrl).port);
    bench = await prepare();
    const connection = {
      mode: 'http',
      signingSecret: 'a-signing-secret',
      port: taken(bench),
      host: '127.0.0.1',
    } as const;
    const second = await prepare({ server: bench.server, config: { connection } });
    await expect(second.adapter.start()).rejects.toMatchObject({ name: 'StartError', variable: 'PORT' });
    await second.stop();
  });

  it('writes no token and no question to the log', async () => {
    bench = await open();
    await bench.mention('What is the canary question of the fee?');
    await bench.server.until(() => bench.server.botPosts().length === 1);
    const said = bench.lines.join('');
    expect(said).not.toMatch(/xox|xapp|canary/);
  });
});
