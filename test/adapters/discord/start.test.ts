// The start: intents and permissions, commands written only when they changed, and faults that a person can act on.
import { IntentsBitField, PermissionsBitField } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { intents, inviteLink, permissions } from '../../../adapters/discord/access/access.ts';
import { commands, commandsFor, same } from '../../../adapters/discord/commands.ts';
import { readDiscordConfig } from '../../../adapters/discord/config.ts';
import { deployCommands } from '../../../adapters/discord/deploy.ts';
import { brokenInCommands } from '../../discord-server/rules.ts';
import { bot, guild, token } from '../../discord-server/world.ts';
import { type Settings, type Stage, setStage } from './stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});
async function ready(settings?: Settings): Promise<Stage> {
  stage = await setStage(settings);
  return stage;
}
const configOf = (given: Stage) => ({
  token,
  guildId: undefined,
  audience: [],
  servers: [],
  channels: [],
  apiUrl: given.server.api,
  moderatorRoles: [],
  moderationChannel: undefined,
});

describe('privileges', () => {
  it('are none: three intents, none of them privileged', async () => {
    const privileged = ['GuildMembers', 'GuildPresences', 'MessageContent'] as const;
    expect([...intents]).toEqual(['Guilds', 'GuildMessages', 'DirectMessages']);
    const one = await ready();
    await one.start();
    expect(one.server.gateway.identified).toEqual([new IntentsBitField([...intents]).bitfield]);
    const sent = new IntentsBitField(one.server.gateway.identified[0] ?? 0);
    for (const intent of privileged) expect(sent.has(intent)).toBe(false);
  });

  it('of the invite link are four small permissions', () => {
    expect(new PermissionsBitField(permissions).toArray().sort()).toEqual([
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'ViewChannel',
    ]);
    expect(inviteLink('42')).toBe(
      'https://discord.com/oauth2/authorize?client_id=42&scope=bot%20applications.commands&permissions=274877975552',
    );
  });
});

describe('commands', () => {
  it('are one list that Discord takes', () => {
    expect(brokenInCommands(commands)).toEqual([]);
    expect(commands).toMatchSnapshot();
  });

  it('are registered at the first start and not again', async () => {
    const one = await ready();
    await one.start();
    await (await one.twin()).start();
    const puts = one.server.world.calls.filter((call) => call.method === 'PUT');
    expect(puts.map((call) => call.path)).toEqual([`/applications/${bot.application}/commands`]);
    expect(one.server.world.violations).toEqual([]);
  });

  it('go to one server when it is named, without what only global commands have', async () => {
    const one = await ready({ guildId: guild.id });
    await one.start();
    expect(one.server.world.commands.get(guild.id)).toHaveLength(commands.length);
    expect(JSON.stringify(commandsFor(guild.id))).not.toContain('contexts');
  });

  it('are told apart by every field that we set', () => {
    expect(same(commands, commands)).toBe(true);
    expect(same([...commands].reverse(), commands)).toBe(true);
    expect(same(commands.slice(1), commands)).toBe(false);
    const [first, ...rest] = commands;
    expect(same([{ ...first, description: 'other' }, ...rest], commands)).toBe(false);
    expect(same([{ ...first, contexts: [0] }, ...rest], commands)).toBe(false);
    expect(same([{ ...first, default_member_permissions: '0' }, ...rest], commands)).toBe(false);
    const given = commands.map(({ default_member_permissions: bits, ...one }) => ({
      ...one,
      default_member_permissions: bits === undefined ? null : String(bits),
    }));
    expect(same(given, commands)).toBe(true);
    const shown = commands.filter((one) => one.default_member_permissions === undefined);
    expect(shown.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['review']));
    expect(commands.length - shown.length).toBe(3);
    expect(same('nonsense', commands)).toBe(false);
  });

  it('are deployed without connecting, and printed by a dry run', async () => {
    const one = await ready();
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    await deployCommands(configOf(one), { dryRun: true, print });
    expect(one.server.world.calls).toEqual([]);
    expect(JSON.parse(printed[0] ?? '')).toEqual(JSON.parse(JSON.stringify(commands)));
    await deployCommands(configOf(one), { guild: guild.id, dryRun: false, print });
    await deployCommands(configOf(one), { guild: guild.id, dryRun: false, print });
    expect(printed.slice(1)).toEqual([
      expect.stringContaining('registered'),
      expect.stringContaining('up to date'),
    ]);
    expect(one.server.gateway.identified).toEqual([]);
  });
});

describe('a start', () => {
  it('prints the invite link, the servers, the documents and what to type', async () => {
    const one = await ready();
    await one.start();
    const printed = one.printed.join('\n');
    for (const words of [inviteLink(bot.application), guild.name, '3 documents', '/ask question:'])
      expect(printed).toContain(words);
    expect(printed + one.logged.join('')).not.toContain(token);
  });

  it('takes an address without its path for the usual one', async () => {
    const one = await ready();
    const apiUrl = one.server.api.replace(/\/api$/, '');
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    await deployCommands({ ...configOf(one), apiUrl }, { dryRun: false, print });
    expect(printed).toEqual([expect.stringContaining('registered')]);
    const two = await one.twin({ apiUrl });
    await two.start();
    expect(two.printed[0]).toContain(guild.name);
  });

  it('with a bad token names it', async () => {
    const one = await ready({ token: 'bad' });
    await expect(one.start()).rejects.toMatchObject({ name: 'StartError', variable: 'DISCORD_TOKEN' });
  });

  it.each([4_004, 4_014])('that the gateway closes with %i names the token', async (code) => {
    const one = await ready();
    one.server.closeNextIdentify(code);
    await expect(one.start()).rejects.toMatchObject({ name: 'StartError', variable: 'DISCORD_TOKEN' });
  });

  it('without a way to Discord names the address', async () => {
    const one = await ready({ apiUrl: 'http://127.0.0.1:9/api' });
    await expect(one.start()).rejects.toMatchObject({
      variable: 'DISCORD_API_URL',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('in a server that the bot is not in names the server', async () => {
    const one = await ready({ guildId: guild.id });
    one.server.world.commands.set('forbidden', []);
    await expect(one.start()).rejects.toMatchObject({ variable: 'DISCORD_GUILD_ID' });
  });

  it('ends the process when the token is revoked while it runs', async () => {
    const one = await ready();
    await one.start();
    one.server.closeNextIdentify(4_004);
    one.server.gateway.forget();
    one.server.gateway.cut();
    await expect
      .poll(() => one.fatal.map((error) => error.variable), { timeout: 15_000 })
      .toEqual(['DISCORD_TOKEN']);
  });
});

describe('settings', () => {
  it('are read by their meaning', () => {
    const { config } = readDiscordConfig({
      DISCORD_TOKEN: 'Bot abc',
      DISCORD_API_URL: 'http://127.0.0.1:8080/api/v10/',
      DISCORD_CHANNELS: '1, 2',
      DISCORD_AUDIENCE: 'crew',
      DISCORD_SERVERS: '5, 6',
    });
    expect(config).toEqual({
      token: 'abc',
      guildId: undefined,
      audience: ['crew'],
      servers: ['5', '6'],
      channels: ['1', '2'],
      apiUrl: 'http://127.0.0.1:8080/api',
      moderatorRoles: [],
      moderationChannel: undefined,
    });
    expect(readDiscordConfig({})).toEqual({ config: undefined, problems: [] });
  });

  it('that are wrong are all named at once, none repeated', () => {
    const { problems } = readDiscordConfig({
      DISCORD_TOKEN: 'a b',
      DISCORD_GUILD_ID: 'x',
      DISCORD_API_URL: 'ftp://x',
      DISCORD_CHANNELS: '#general',
    });
    expect(problems.map((p) => p.variable)).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_GUILD_ID',
      'DISCORD_CHANNELS',
      'DISCORD_API_URL',
    ]);
    expect(JSON.stringify(problems)).not.toContain('a b');
  });
});
