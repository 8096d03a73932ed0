// What was asked in private stays with whoever asked it, whatever is shared, pressed, replied to or opened; and the other way round.
import { beforeEach, describe, expect, it } from 'vitest';
import { conversationAfter, conversationIn } from '../../../adapters/discord/listeners/conversation.ts';
import { labels } from '../../../src/words/everybody.ts';
import { ada, bob } from '../../discord-server/people.ts';
import { directs, general, hall, type Message } from '../../discord-server/world.ts';
import { begin, stage } from './begun.ts';
import { buttonOf, replies, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
const members = 'And for members of the rowing club?';
const register = 'When was the Guest Register introduced?';
/** Leans on the turn before it, whatever that was about. */
const leaning = 'Who introduced it?';
const carried = 'a mooring at the north quay)';

beforeEach(async () => {
  await begin({ moderationChannel: hall });
});

const people = () => stage.server.people;
/** The reply that `ask` brings: the first of ours that was not there before and is an answer, for `only` or for all. */
async function replyTo(ask: () => unknown, only?: string): Promise<Message> {
  const before = new Set(replies(stage).map((message) => message.id));
  ask();
  return stage.server.world.until(() =>
    replies(stage).find(
      (m) => !before.has(m.id) && m.only === only && !/^(?:Shared in|Thank)/.test(textOf(m)),
    ),
  );
}
/** What its question was completed to; empty where it was not. */
const understood = (message: Message): string => /Searched for: (.*)/.exec(textOf(message))?.[1] ?? '';
const under = (message: Message, text: string, user = ada, more = {}) => {
  const used = { channel: message.channel_id, user, ...more };
  return () => people().submit(buttonOf(message, labels.followUp), { text }, used, message);
};
const privately = (question: string) =>
  replyTo(() => people().slash('ask', { question, private: true }, { channel: general }), ada);
const share = (message: Message) =>
  replyTo(() => people().press(message, buttonOf(message, labels.share), { channel: general }));

describe('a private answer that was shared', () => {
  let first: Message;
  let shared: Message;
  beforeEach(async () => {
    first = await privately(fee);
    expect(textOf(await replyTo(under(first, register), ada))).toContain('2011');
    shared = await share(first);
  });

  it('is asked on from alone, by the button', async () => {
    const answer = await replyTo(under(shared, leaning, bob));
    expect(understood(answer)).toContain('mooring');
    expect(understood(answer)).not.toContain('Guest Register');
  });

  it('is asked on from alone, by a reply, and in a thread that was opened on it', async () => {
    const said = { channel: general, user: bob, mention: true, replyTo: shared.id };
    const answer = await replyTo(() => people().say({ ...said, content: leaning }));
    expect(understood(answer)).toContain('mooring');
    expect(understood(answer)).not.toContain('Guest Register');
    const channel = stage.server.world.openThread(shared);
    const inThread = await replyTo(() =>
      people().say({ channel, user: bob, mention: true, content: members }),
    );
    expect(understood(inThread)).toContain(carried);
    const other = stage.server.world.openThread(await share(await privately(fee)));
    const typed = await replyTo(() => people().slash('ask', { question: members }, { channel: other }));
    expect(understood(typed)).toContain(carried);
  });

  it('is asked on from alone, by the button that stands in for what could not be read', async () => {
    const unread = { channel: general, user: bob, replyTo: shared.id, ping: false, content: leaning };
    const aside = await replyTo(() => people().say(unread));
    expect(textOf(aside)).toContain('I only see');
    expect(understood(await replyTo(under(aside, leaning, bob)))).toContain('mooring');
  });

  it('goes on in public with what is asked there, and the private one without it', async () => {
    const second = await replyTo(under(shared, members, bob));
    expect(understood(second)).toContain(carried);
    const third = await replyTo(under(second, 'When was the station battery level reported?', bob));
    expect(understood(await replyTo(under(third, 'Who reported it?', bob)))).toContain('battery');
    const mine = await replyTo(under(first, leaning), ada);
    expect(understood(mine)).toContain('Guest Register');
    expect(understood(mine)).not.toContain('battery');
  });
});

describe('a public answer', () => {
  it('takes nothing in from what somebody asks on from it in private, who still leans on it', async () => {
    const answer = await replyTo(() => people().slash('ask', { question: fee }, { channel: general }));
    const brought = { owners: { 1: bob } };
    expect(understood(await replyTo(under(answer, members, bob, brought), bob))).toContain(carried);
    await replyTo(under(answer, register, bob, brought), bob);
    expect(understood(await replyTo(under(answer, leaning)))).toContain('mooring');
  });
});

describe('a private answer that was reported', () => {
  it('gives nothing of its conversation to whoever replies to the report', async () => {
    const first = await privately(fee);
    await replyTo(under(first, register), ada);
    const fields = { citation: '1', text: 'That price is old.' };
    const report = await replyTo(() =>
      people().submit(buttonOf(first, labels.report), fields, { channel: general }, first),
    );
    expect(report.channel_id).toBe(hall);
    const said = { channel: hall, user: bob, mention: true, replyTo: report.id };
    const answer = await replyTo(() => people().say({ ...said, content: leaning }));
    expect(understood(answer)).toBe('');
  });
});

describe('direct messages', () => {
  it('are one conversation, which nothing outside them goes on with', async () => {
    const first = await replyTo(() => people().direct(register));
    expect(understood(await replyTo(() => people().direct(leaning)))).toContain('Guest Register');
    const used = { channel: general, user: bob };
    const forged = () => people().submit(buttonOf(first, labels.followUp), { text: leaning }, used);
    expect(understood(await replyTo(forged, bob))).toBe('');
    expect(first.channel_id).toBe(directs);
  });
});

describe('the choice of a conversation', () => {
  const at = { direct: false, thread: false, hidden: false };
  const names = [
    'discord:chain:1',
    'discord:channel:1',
    'discord:private:1',
    'discord:direct:1',
    'p:0f',
    undefined,
  ];
  const flags = [false, true];
  const cases = names.flatMap((thread) =>
    flags.flatMap((replyHidden) =>
      flags.flatMap((hidden) => flags.map((isAsker) => ({ thread, replyHidden, hidden, isAsker }))),
    ),
  );

  it.each(cases)('never mixes public and private: %j', ({ thread, replyHidden, hidden, isAsker }) => {
    const own = conversationIn({ ...at, channel: '2', own: '3', hidden: replyHidden });
    const kept = { answerId: 'a', thread };
    const chosen = conversationAfter(
      own,
      { ...at, hidden: replyHidden },
      { kept, message: '4', hidden, isAsker },
    );
    const isOpen = /^discord:(?:chain|channel):/.test(chosen.thread);
    expect(isOpen).toBe(!replyHidden);
    if (chosen.thread === thread) expect(isOpen || (hidden && isAsker)).toBe(true);
    // What only one person sees is told to nobody else.
    if (chosen.from !== undefined) expect(!hidden || (isAsker && replyHidden)).toBe(true);
  });
});
