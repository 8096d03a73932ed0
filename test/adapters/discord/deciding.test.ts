// Decisions on Discord that meet others: made already, about words edited since, or about a document that changed.
import { beforeEach, describe, expect, it } from 'vitest';
import { changedLine, labels } from '../../../src/words/everybody.ts';
import { moderatorLabels } from '../../../src/words/moderators.ts';
import { bob, type Used } from '../../discord-server/people.ts';
import { general, type Message } from '../../discord-server/world.ts';
import { begin, stage } from './begun.ts';
import { buttonOf, replies, textOf } from './stage.ts';

const role = '800000000000000001';
const moderator: Used = { channel: general, user: bob, roles: [role] };
beforeEach(async () => {
  await begin({ moderatorRoles: [role] });
});

const saying = (words: string): Promise<Message> =>
  stage.server.world.until(() => replies(stage).findLast((m) => textOf(m).includes(words)));
async function asked(question = 'How much does a mooring at the north quay cost?'): Promise<Message> {
  const said = stage.server.people.say({ content: question, channel: general, mention: true });
  return stage.server.world.until(() =>
    replies(stage, general).find((m) => m.message_reference?.message_id === said.id),
  );
}
const now = (message: Message): Message => stage.server.world.messages.get(message.id) ?? message;

describe('moderators', () => {
  it('are told what was decided already, and an edited message quotes nothing that its document lost', async () => {
    const { people, world } = stage.server;
    const answer = await asked();
    const answerId = buttonOf(answer, labels.helpful).split('.')[1] ?? '';
    await stage.engine.flag({ answerId, citation: 1, person: 'discord:9', reason: 'That price is old.' });
    people.slash('review', {}, moderator);
    const queue = await saying('Review queue');
    people.press(queue, buttonOf(queue, moderatorLabels.wrong), moderator);
    await saying('The quote is removed');
    people.press(queue, buttonOf(queue, moderatorLabels.right), moderator);
    expect(textOf(await saying('Already decided'))).toContain('marked [1] as not answering');
    await world.until(() => textOf(now(answer)).includes('Removed by a moderator'));
    await stage.write(
      'moorings.md',
      '# Moorings\n\nA mooring at the north quay costs 45 crowns per night.\n',
    );
    people.press(answer, `undo.${answerId}.1.`, moderator);
    const edited = await world.until(() => textOf(now(answer)).includes(changedLine) && now(answer));
    expect(textOf(edited)).not.toContain('40 crowns');
  });

  it('let words that were edited after they were retired be cited, or retire them too', async () => {
    const { people } = stage.server;
    const answerId = buttonOf(await asked(), labels.helpful).split('.')[1] ?? '';
    await stage.moderation.decide({
      kind: 'retire',
      answerId,
      citation: 1,
      moderator: 'discord:1',
      reason: 'Old.',
    });
    const fees = (crowns: number): Promise<void> =>
      stage.write(
        'moorings.md',
        `# Moorings\n\n## Fees\n\nA mooring at the north quay costs ${crowns} crowns per night. Members of the rowing club pay 25 crowns per night.\n\n## Rules\n\nEvery boat must show a white light at the stern after sunset.\n`,
      );
    const shown = async (crowns: number): Promise<Message> => {
      await fees(crowns);
      await asked('What must every boat show at the stern after sunset?');
      people.slash('review', {}, moderator);
      return saying(`costs ${crowns} crowns`);
    };
    const first = await shown(45);
    expect(textOf(first)).toMatch(/Retired passage edited[\s\S]*~~40~~[\s\S]*45/);
    people.press(first, buttonOf(first, moderatorLabels.usable), moderator);
    await saying('The new text can be quoted');
    expect(textOf(await asked())).toContain('45 crowns');
    const second = await shown(46);
    const retire = buttonOf(second, moderatorLabels.retireToo);
    people.submit(retire, { text: 'Still wrong.' }, moderator, second);
    await saying('The quote is removed');
    expect(textOf(await asked())).not.toContain('46 crowns');
    expect((await stage.moderation.queue([])).entries.filter((entry) => entry.kind === 'edited')).toEqual([]);
  });
});
