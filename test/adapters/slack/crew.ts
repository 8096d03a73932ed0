// A document for the team alone, and people who ask about it.
import { expect } from 'vitest';
import { bench } from './benches.ts';
import { type Bench, type Options, textOf } from './harness.ts';

export const secret = 'Where does the key of the fuel store hang?';
export const said = 'blue door';
/** What nobody may be told who is no member: its words, its title, the questions it answers. */
export const telling = /blue door|Crew handbook|fuel store hangs/;

export const crew = (audience: string, words: string): string =>
  `---\ntitle: Crew handbook\naudience: ${audience}\n---\n# Crew handbook\n\n${words}\n`;

export async function begin(config: Options['config'] = {}): Promise<Bench> {
  const made = await bench({ config: { audience: ['team'], followUps: true, ...config } });
  await made.write(
    'crew.md',
    crew('team', 'The key of the fuel store hangs behind the blue door in the workshop.'),
  );
  await made.reload();
  return made;
}

/** Everything that was ever sent, to whomever. */
export const sent = ({ server }: Bench): string =>
  JSON.stringify([server.botPosts(), server.whispers, server.views, server.calls]);
export const calls = ({ server }: Bench, method: string) => server.calls.filter((c) => c.method === method);
export const posts = ({ server }: Bench, count: number) =>
  server.until(() => server.botPosts().length === count);
export const whispers = ({ server }: Bench, count: number) =>
  server.until(() => server.whispers.length === count);

export async function mention(made: Bench, user: string, more: Record<string, unknown> = {}): Promise<void> {
  const text = `<@UBOT> ${secret}`;
  const ts = made.server.say({ channel: 'C1', user, text });
  await made.server.event({ type: 'app_mention', channel: 'C1', user, text, ts, ...more });
}

/** Answered in C1 for a member, while it was a channel of our own. */
export async function answered(made: Bench): Promise<readonly unknown[]> {
  await mention(made, 'U1');
  await posts(made, 1);
  const blocks = made.server.botPosts()[0]?.blocks ?? [];
  expect(textOf(blocks)).toContain(said);
  made.server.posts.length = 0;
  made.server.calls.length = 0;
  return blocks;
}
