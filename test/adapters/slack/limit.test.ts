// The limit of questions a person: said once where somebody would only be flooded, and each time where a reply is awaited.
import { describe, expect, it } from 'vitest';
import { notices } from '../../../src/words/everybody.ts';
import { bench } from './benches.ts';
import { fee } from './harness.ts';
import { command } from './sent.ts';

describe('a person who asks too much', () => {
  it('is told so once a minute, and otherwise left alone', async () => {
    const made = await bench({ perMinute: 2 });
    for (let i = 0; i < 9; i += 1) await made.direct(fee);
    await made.direct(fee, { user: 'U2' });
    await made.server.until(() => made.server.botPosts('D1').length === 4);
    await made.adapter.stop();
    expect(made.server.botPosts('D1').filter((p) => p.text === notices.limit)).toHaveLength(1);
    expect(made.server.botPosts('D1')).toHaveLength(4);
  });

  it('is told so by every command, which shows nothing of its own', async () => {
    const made = await bench({ perMinute: 1 });
    for (let i = 0; i < 4; i += 1) await made.server.envelope('slash_commands', command(made, fee));
    await made.server.until(() => made.server.whispers.length === 4);
    expect(made.server.whispers.filter((w) => JSON.stringify(w).includes(notices.limit))).toHaveLength(3);
  });
});
