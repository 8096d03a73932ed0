// The SLACK_* variables: what they mean, and every wrong one named at once without its value.
import { describe, expect, it } from 'vitest';
import { readSlackConfig } from '../../../adapters/slack/config.ts';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const variables = (env: Record<string, string>): readonly string[] =>
  readSlackConfig(env).problems.map((p) => p.variable);

describe('readSlackConfig', () => {
  it('wants nothing where Slack is not configured', () => {
    expect(readSlackConfig({ SLACK_CHANNELS: 'C1', PORT: 'x' })).toEqual({ config: undefined, problems: [] });
    expect(readSlackConfig({ SLACK_BOT_TOKEN: ' ' })).toEqual({ config: undefined, problems: [] });
  });

  it('chooses Socket Mode, or HTTP where only its secret is there or it is asked for', () => {
    const mode = (env: Record<string, string>) => readSlackConfig(env).config?.connection;
    const secret = { SLACK_SIGNING_SECRET: '12345678' };
    expect(mode(tokens)).toEqual({ mode: 'socket', appToken: 'xapp-1' });
    expect(mode({ SLACK_BOT_TOKEN: 'xoxb-1', ...secret, PORT: '8080', HOST: '::' })).toEqual({
      mode: 'http',
      signingSecret: '12345678',
      port: 8_080,
      host: '::',
    });
    expect(mode({ ...tokens, ...secret })).toMatchObject({ mode: 'socket' });
    expect(mode({ ...tokens, ...secret, SLACK_MODE: 'http' })).toMatchObject({ mode: 'http', port: 3_000 });
  });

  it('gives members what everybody may read too', () => {
    const env = { ...tokens, SLACK_AUDIENCE: 'team', SLACK_SHARED_AUDIENCE: 'partners, team' };
    const { audience, sharedAudience } = readSlackConfig(env).config ?? {};
    expect([audience, sharedAudience]).toEqual([
      ['team', 'partners'],
      ['partners', 'team'],
    ]);
  });

  it('reads lists, the address of the API and the switch', () => {
    const env = { ...tokens, SLACK_CHANNELS: 'C1, C2', SLACK_MODERATORS: 'U1', SLACK_AUDIENCE: 'team' };
    expect(
      readSlackConfig({ ...env, SLACK_THREAD_FOLLOWUPS: 'on', SLACK_API_URL: 'http://127.0.0.1:1/api/' })
        .config,
    ).toMatchObject({
      channels: ['C1', 'C2'],
      moderators: ['U1'],
      audience: ['team'],
      sharedAudience: [],
      followUps: true,
      apiUrl: 'http://127.0.0.1:1/api/',
    });
  });

  it('names what is missing', () => {
    expect(variables({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual(['SLACK_APP_TOKEN']);
    expect(variables({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual(['SLACK_BOT_TOKEN']);
    expect(variables({ SLACK_SIGNING_SECRET: 'short' })).toEqual(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
    expect(variables({ ...tokens, SLACK_MODE: 'http' })).toEqual(['SLACK_SIGNING_SECRET']);
  });

  it('names every wrong one, with where to find the right one and without the value', () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'xapp-secret',
      SLACK_APP_TOKEN: 'secret',
      SLACK_CHANNELS: '#general',
      PORT: '99999',
    };
    const { problems } = readSlackConfig(wrong);
    expect(problems.map((p) => p.variable)).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_CHANNELS',
      'PORT',
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/secret"|general|99999/);
    for (const { where, expected } of problems) expect([where, expected]).not.toContain('');
  });
});
