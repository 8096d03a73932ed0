// People of both platforms with one set of deeds: members ask and report, a moderator reviews, retires and looks up.

import { labels } from '../../src/words/everybody.ts';
import { moderatorLabels } from '../../src/words/moderators.ts';
import { buttonOf, textOf as discordText } from '../adapters/discord/stage.ts';
import { buttonValue, textOf as slackText } from '../adapters/slack/harness.ts';
import { command, press, pressInView, submission } from '../adapters/slack/sent.ts';
import { ada, bob, type Used } from '../discord-server/people.ts';
import { startDiscord } from '../discord-server/server.ts';
import { directs, general, hall, type Message, token } from '../discord-server/world.ts';
import { startSlackServer, tokens } from '../slack-server/server.ts';

/** A posted answer; `shows` waits until it reads so. */
export type Posted = { text(): string; shows(words: string | RegExp): Promise<void> };

export type Chat = {
  readonly name: string;
  /** For a process that serves it, and what it logs once it does. */
  readonly settings: Readonly<Record<string, string>>;
  readonly ready: string;
  /** Open connections: one a process. */
  connections(): number;
  /** From now on the process that connected as number `which` hears what people do, where the platform sends it to one. */
  heard(which: number): void;
  ask(question: string): Promise<Posted>;
  /** A member reports the first quotation of the latest answer; resolves when told privately that it was received. */
  report(reason: string): Promise<void>;
  /** The message in the moderation channel. */
  announced(): Promise<Posted>;
  /** Resolves when the reporter was told the outcome in private, to all that was told. */
  told(): Promise<readonly string[]>;
  /** The moderator opens the queue; resolves to what it shows. */
  review(): Promise<string>;
  /** The panel of the first entry of the queue that is open. */
  panel(): Promise<string>;
  /** Presses a decision in what was opened last, with words where it asks for them; resolves to what was said. */
  decide(label: string, reason?: string): Promise<string>;
  verify(code: string): Promise<string>;
  /** What the platform would have refused. */
  refusals(): readonly string[];
  close(): Promise<void>;
};

export async function slackChat(): Promise<Chat> {
  const server = await startSlackServer();
  const at = { server };
  const moderator = 'UMOD';
  let latest = '';
  const interact = (body: unknown): Promise<unknown> => server.envelope('interactive', body);
  const view = (): string => slackText(server.views.at(-1)?.body.view);
  /** The window that `work` opens; what is redrawn meanwhile is another. */
  async function opened(work: () => Promise<unknown>): Promise<string> {
    const windows = () => server.views.filter(({ method }) => method !== 'views.update');
    const before = windows().length;
    await work();
    await server.until(() => windows().length > before);
    return slackText(windows().at(-1)?.body.view);
  }
  const posted = (ts: string): Posted => {
    const text = (): string => slackText(server.posts.find((p) => p.ts === ts)?.blocks);
    return {
      text,
      shows: (words) => server.until(() => new RegExp(words).test(text())),
    };
  };
  const pressed = (id: string): Promise<unknown> => {
    const value = buttonValue([JSON.parse(view())], id);
    if (value === '') throw new Error(`no button ${id} in ${view()}`);
    return interact(pressInView(at, { action_id: id, value }, moderator));
  };
  return {
    name: 'Slack',
    settings: {
      SLACK_BOT_TOKEN: tokens.bot,
      SLACK_APP_TOKEN: tokens.app,
      SLACK_API_URL: server.apiUrl,
      SLACK_MODERATORS: moderator,
      SLACK_MODERATION_CHANNEL: 'CMOD',
    },
    ready: 'In a channel, type',
    connections: () => server.sockets.size,
    heard: (which) => {
      server.behaviour.socket = which;
    },
    async ask(question) {
      const before = server.botPosts('C1').length;
      const text = `<@UBOT> ${question}`;
      const ts = server.say({ channel: 'C1', user: 'U1', text });
      await server.event({ type: 'app_mention', channel: 'C1', user: 'U1', text, ts });
      await server.until(() => server.botPosts('C1').length > before);
      latest = server.botPosts('C1').at(-1)?.ts ?? '';
      return posted(latest);
    },
    async report(reason) {
      const blocks = server.posts.find((p) => p.ts === latest)?.blocks ?? [];
      const by = { user: { id: 'U2', name: 'bo' } };
      await opened(() =>
        interact(press(at, { action_id: 'report', value: buttonValue(blocks, 'report') }, by)),
      );
      const values = {
        citation: { citation: { type: 'static_select', selected_option: { value: '1' } } },
        reason: { reason: { type: 'plain_text_input', value: reason } },
      };
      const reply = slackText(await interact(submission(at, values, 'U2')));
      if (!reply.includes('A moderator will take a look')) throw new Error(reply);
    },
    async announced() {
      await server.until(() => server.botPosts('CMOD').length > 0);
      return posted(server.botPosts('CMOD').at(-1)?.ts ?? '');
    },
    async told() {
      await server.until(() => server.botPosts('DU2').length > 0);
      return server.botPosts('DU2').map((p) => p.text);
    },
    review: () => opened(() => server.envelope('slash_commands', command(at, '', '/review', moderator))),
    panel: () => opened(() => pressed('check:0')),
    async decide(label, reason) {
      const [id = ''] = /(?:right|wrong|retire|undo):\d+/.exec(idOf(label, view())) ?? [];
      if (reason === undefined) return opened(() => pressed(id));
      await opened(() => pressed(id));
      const values = { reason: { reason: { type: 'plain_text_input', value: reason } } };
      const said = slackText(await interact(submission(at, values, moderator)));
      // The queue under the panel is drawn last.
      await server.until(() => view().includes('"kind\\":\\"queue') && !view().includes('panel'));
      return said;
    },
    async verify(code) {
      const before = server.whispers.length;
      await server.envelope('slash_commands', command(at, code, '/verify', 'U3'));
      await server.until(() => server.whispers.length > before);
      return slackText(server.whispers.at(-1)?.body);
    },
    refusals: () => server.refusals,
    close: () => server.stop(),
  };
}

/** The id of the first button with this label. */
function idOf(label: string, view: string): string {
  const [, id = ''] = new RegExp(`"text":"${label}[^"]*"[^}]*\\},"action_id":"([^"]+)"`).exec(view) ?? [];
  const [, before = ''] = new RegExp(`"action_id":"([^"]+)"[^}]*"text":"${label}[^"]*"`).exec(view) ?? [];
  return id || before;
}

export async function discordChat(): Promise<Chat> {
  const server = await startDiscord();
  const { world, people, gateway } = server;
  const role = '800000000000000001';
  const moderator: Used = { channel: general, user: bob, roles: [role] };
  const said = (channel?: string): readonly Message[] =>
    world.ours(channel).filter((message) => (message.flags & 128) === 0);
  let answer: Message | undefined;
  let shown: Message | undefined;
  const posted = ({ id }: Message): Posted => {
    const text = (): string => {
      const standing = world.messages.get(id);
      return standing ? discordText(standing) : '';
    };
    return { text, shows: async (words) => void (await world.until(() => new RegExp(words).test(text()))) };
  };
  /** What came for this person after `work`, once it has the words. */
  async function privately(work: () => unknown, by: string, words: RegExp): Promise<Message> {
    const before = new Set(said().map((message) => message.id));
    work();
    return world.until(() =>
      said().find((m) => !before.has(m.id) && m.only === by && words.test(discordText(m))),
    );
  }
  return {
    name: 'Discord',
    settings: {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: server.api,
      DISCORD_MODERATOR_ROLES: role,
      DISCORD_MODERATION_CHANNEL: hall,
    },
    ready: 'commands',
    connections: () => gateway.connected(),
    heard: () => undefined,
    async ask(question) {
      const { id } = people.say({ content: question, channel: general, mention: true });
      answer = await world.until(() => said(general).find((m) => m.message_reference?.message_id === id));
      return posted(answer);
    },
    async report(reason) {
      if (answer === undefined) throw new Error('nothing was answered');
      const report = buttonOf(answer, labels.report);
      const fields = { citation: '1', text: reason };
      const asked = answer;
      await privately(
        () => people.submit(report, fields, { channel: general, user: ada }, asked),
        ada,
        /A moderator will take a look/,
      );
    },
    announced: async () => posted(await world.until(() => said(hall).at(-1))),
    async told() {
      await world.until(() => said(directs).length > 0);
      return said(directs).map(discordText);
    },
    async review() {
      shown = await privately(() => people.slash('review', {}, moderator), bob, /to review/);
      return discordText(shown);
    },
    async panel() {
      const queue = shown;
      if (queue === undefined) throw new Error('the queue is not open');
      const check = buttonOf(queue, moderatorLabels.check);
      shown = await privately(() => people.press(queue, check, moderator), bob, /SHA-256/);
      return discordText(shown);
    },
    async decide(label, reason) {
      const panel = shown;
      if (panel === undefined) throw new Error('no panel is open');
      const id = buttonOf(panel, label);
      if (reason === undefined)
        return discordText(await privately(() => people.press(panel, id, moderator), bob, /\S/));
      const pressed = people.press(panel, id, moderator);
      await world.until(() => pressed.response);
      return discordText(
        await privately(() => people.submit(id, { text: reason }, moderator, panel), bob, /\S/),
      );
    },
    verify: async (code) =>
      discordText(await privately(() => people.slash('verify', { code }, { channel: general }), ada, /\S/)),
    refusals: () => world.violations,
    close: () => server.close(),
  };
}
