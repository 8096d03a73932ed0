// Questions of the soak, each with its platform's own way of being delivered again, and a count of the replies that stand.
import { setTimeout as sleep } from 'node:timers/promises';
import { nonceOf } from '../adapters/discord/delivery/send.ts';
import type { DiscordServer } from '../test/discord-server/server.ts';
import { general } from '../test/discord-server/world.ts';
import type { SlackServer } from '../test/slack-server/server.ts';
import { fee } from './program.ts';

export type Asked = {
  readonly name: string;
  /** A process acknowledged it: somebody waits. */
  heard(): boolean;
  /** Replies that stand, wherever, among all that were counted. */
  replies(posts: Posts): number;
};

/** How many messages of ours stand under each name that a question's reply may have. */
export type Posts = ReadonlyMap<string, number>;

/** Counted once for all questions: thousands of them are looked for. */
export function countPosts(slack: SlackServer, { world }: DiscordServer): Posts {
  const posts = new Map<string, number>();
  const count = (name: string): void => void posts.set(name, (posts.get(name) ?? 0) + 1);
  for (const { channel, thread } of slack.botPosts()) count(`slack ${channel} ${thread}`);
  for (const { message_reference, body } of world.ours()) {
    if (message_reference?.message_id !== undefined) count(`reply ${message_reference.message_id}`);
    count(`nonce ${body.nonce}`);
  }
  return posts;
}

const sum = (posts: Posts, names: readonly string[]): number =>
  names.reduce((all, name) => all + (posts.get(name) ?? 0), 0);

/** Milliseconds that Slack waits for an acknowledgement, and how often it delivers again. */
const slackWaits = 3_000;
const slackTries = 6;
/** Set in the flags of a deferred response until it is edited. */
const loading = 128;

/** A mention as `app_mention` and `message`, delivered until it is acknowledged, at times once more. */
export function askOnSlack(slack: SlackServer, random: () => number): Asked {
  const channel = `C${1 + Math.floor(random() * 8)}`;
  const user = `U${1 + Math.floor(random() * 30)}`;
  const text = `<@UBOT> ${fee}`;
  const ts = slack.say({ channel, user, text });
  let heard = false;
  const again = random() < 0.2;
  const deliver = async (type: 'app_mention' | 'message'): Promise<void> => {
    for (let retry = 0; retry < slackTries; retry += 1) {
      const acknowledged = slack.event({ type, channel, user, text, ts }, retry).then(() => true);
      if (await Promise.race([acknowledged, sleep(slackWaits, false)])) {
        heard = true;
        if (!again || retry > 0) return;
      }
    }
  };
  void deliver('app_mention');
  void deliver('message');
  return {
    name: `slack ${channel} ${ts}`,
    heard: () => heard,
    replies: (posts) => sum(posts, [`slack ${channel} ${ts}`]),
  };
}

/** A command or a mention; Discord itself delivers neither twice, but both processes hear it. */
export function askOnDiscord({ people, world }: DiscordServer, random: () => number): Asked {
  if (random() < 0.5) {
    const { id } = people.say({ content: fee, channel: general, mention: true });
    return {
      name: `discord message ${id}`,
      heard: () => true,
      replies: (posts) => sum(posts, [`reply ${id}`]),
    };
  }
  const command = people.slash('ask', { question: fee, private: random() < 0.3 }, { channel: general });
  const key = `discord:interaction:${command.id}`;
  const names = [key, `${key}:direct`].map((one) => `nonce ${nonceOf(one)}`);
  return {
    name: key,
    heard: () => command.response !== undefined,
    replies(posts) {
      const original = world.messages.get(command.original ?? '');
      const answered =
        original !== undefined && (original.flags & loading) === 0 && original.components.length > 0;
      return Number(answered) + sum(posts, names);
    },
  };
}
