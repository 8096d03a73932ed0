// Slack events into Questions: data in, data out.
import { describe, expect, it } from 'vitest';
import { decodePlace, encodePlace } from '../../../adapters/slack/delivery/place.ts';
import { readsAsQuestion } from '../../../adapters/slack/listeners/reads-as-question.ts';
import {
  chosenQuestion,
  homeQuestion,
  type Post,
  postSchema,
  privateQuestion,
  toQuestion,
} from '../../../adapters/slack/question.ts';
import { plain } from '../../../adapters/slack/render/mrkdwn.ts';
import { flood, hostile } from '../../contracts/hostile.ts';

const self = { team: 'T1', user: 'UBOT' };
const post = (more: Partial<Post>): Post => ({
  channel: 'C1',
  ts: '1700000000.000100',
  user: 'U1',
  text: '',
  ...more,
});
const textOf = (text: string): string | undefined =>
  toQuestion(post({ text: `<@UBOT> ${text}` }), self)?.text;

describe('toQuestion', () => {
  it('keys a post by team, channel and ts, and answers in its thread', () => {
    const question = toQuestion(post({ text: '<@UBOT> Why?' }), self);
    expect(question).toMatchObject({
      id: 'slack:T1:C1:1700000000.000100',
      thread: 'slack:T1:C1:1700000000.000100',
      asker: 'slack:U1',
      askedAt: 1_700_000_000_000,
      text: 'Why?',
      addressed: true,
    });
    expect(decodePlace(question?.place ?? '')).toMatchObject({ channel: 'C1', thread: '1700000000.000100' });
  });

  it('answers a direct message in its thread, whether it begins one or not', () => {
    const first = post({ channel: 'D1', text: 'Why?' });
    expect(decodePlace(toQuestion(first, self)?.place ?? '')).toMatchObject({ thread: first.ts });
    const threaded = toQuestion(post({ channel: 'D1', text: 'Why?', thread_ts: '1.5' }), self);
    expect(decodePlace(threaded?.place ?? '')).toMatchObject({ thread: '1.5' });
  });

  it.each([
    ['tell <@U2> about <#C2|news> and <#C3>', 'tell @U2 about #news and #C3'],
    ['<https://a.example/x|the page> or <https://b.example>', 'the page or https://b.example'],
    ['<!here> <!subteam^S1|@crew> <!date^1^{date}|today>', '@here @crew today'],
    ['a &lt; b &amp;&amp; c &gt; d &amp;lt;', 'a < b && c > d &lt;'],
    ['<@UBOT|footnote> again', 'again'],
  ])('reads %s as the person saw it', (text, seen) => expect(textOf(text)).toBe(seen));

  it('is a follow-up that nobody addressed, in a thread without a mention', () => {
    expect(toQuestion(post({ text: 'And why?', thread_ts: '1.5' }), self)).toMatchObject({
      addressed: false,
    });
    expect(toQuestion(post({ text: 'And why?' }), self)).toBeUndefined();
  });

  it('tells a mention in the own words from one in a quotation', () => {
    const user = { type: 'user', user_id: 'UBOT' };
    const rich = (type: string) => [{ type: 'rich_text', elements: [{ type, elements: [user] }] }];
    const text = '<@UBOT> Why?';
    expect(toQuestion(post({ text, blocks: rich('rich_text_section') }), self)).toBeDefined();
    expect(toQuestion(post({ text, blocks: rich('rich_text_quote') }), self)).toBeUndefined();
    expect(toQuestion(post({ text, blocks: rich('rich_text_preformatted') }), self)).toBeUndefined();
    expect(toQuestion(post({ text: `&gt; earlier\n${text}` }), self)).toBeDefined();
  });

  it('reads anything a person can send, 100 kB too, in a moment', () => {
    const began = performance.now();
    for (const { text } of [
      ...hostile,
      { text: flood },
      { text: '<'.repeat(100_000) },
      { text: '`'.repeat(100_000) },
    ]) {
      const read = postSchema.parse({ ...post({}), text: `<@UBOT> ${text}` });
      expect(toQuestion(read, self)?.place.length ?? 0).toBeLessThan(2_000);
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a question that came another way', () => {
  it('is keyed by what brought it, and goes back to where it came from', () => {
    const from = { key: 'command:t1', channel: 'C1', user: 'U1', respond: 'https://hooks.example/1' };
    expect(privateQuestion(self, from, ' Why &amp; how? ', 5)).toMatchObject({
      id: 'slack:T1:command:t1',
      text: 'Why & how?',
      askedAt: 5,
    });
    expect(decodePlace(homeQuestion(self, 'press:t1', 'U1', 'Why?', 5).place)).toMatchObject({
      channel: 'U1',
      repeat: true,
    });
  });

  it('names a channel only where others are: what leads to one person is not counted', () => {
    const from = { key: 'k', user: 'U1', respond: 'https://hooks.example/1' };
    expect(toQuestion(post({ text: '<@UBOT> Why?' }), self)?.channel).toBe('slack:C1');
    for (const alone of [
      toQuestion(post({ channel: 'D1', text: 'Why?' }), self),
      privateQuestion(self, { ...from, channel: 'C1' }, 'Why?', 5),
      chosenQuestion(self, { ...from, channel: 'D1' }, { text: 'Why?' }, 5),
      homeQuestion(self, 'k', 'U1', 'Why?', 5),
    ])
      expect(alone).not.toHaveProperty('channel');
    expect(chosenQuestion(self, { ...from, channel: 'C1' }, { text: 'Why?' }, 5).channel).toBe('slack:C1');
  });

  it('has a place that survives being kept, and nothing else is one', () => {
    const place = { kind: 'private', channel: 'C1', user: 'U1', respond: 'https://hooks.example/1' } as const;
    expect(decodePlace(encodePlace(place))).toEqual(place);
    for (const text of ['', '{', '{}', 'null', '{"kind":"message"}'])
      expect(decodePlace(text)).toBeUndefined();
  });
});

it.each([
  ['Where is it?', true],
  ['who was that', true],
  ['and when', true],
  ['これは何ですか？', true],
  ['And since when is she harbour master', true],
  ['ok thanks, does the fee rise in summer', true],
  ['Tell me how deep the northern berths are', true],
  ["What's the depth there", true],
  ['Wie tief ist der Hafen', true],
  ['et combien coûte une nuit', true],
  ['¿Cuánto cuesta', true],
  ['cuánto cuesta una noche', true],
  ['料金はいくらですか', true],
  ['港口有多深吗', true],
  ['요금이 얼마인가요', true],
  ['Is done', false],
  ['We did that yesterday and it was fine.', false],
  ['Wiesbaden is nice.', false],
  ['Thanks, got it.', false],
  ['whatever', false],
])('%s reads as a question: %s', (text, is) => expect(readsAsQuestion(text)).toBe(is));

it('plain() leaves one line that cannot act', () => {
  for (const { text } of hostile) {
    expect(plain(text)).not.toMatch(/\p{Cc}|[\u202E\u2067\u200B\u2028]/u);
    expect(plain(plain(text))).toBe(plain(text));
  }
});
