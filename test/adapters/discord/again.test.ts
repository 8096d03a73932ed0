// An answer that is shown once more, shared or for its rest: what its documents hold then, and nothing else.
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../src/action.ts';
import { changedLine, labels } from '../../../src/words/everybody.ts';
import { general, hall, type Message } from '../../discord-server/world.ts';
import { begin, nth, stage } from './begun.ts';
import { buttonOf, replies, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';

describe('sharing', () => {
  const press = async (message: Message) => {
    stage.server.people.press(message, buttonOf(message, labels.share), { channel: general });
    return textOf(await nth(1));
  };

  it('is refused where questions are not answered any more', async () => {
    await begin();
    stage.server.people.slash('ask', { question: fee, private: true }, { channel: general });
    const message = await nth(0);
    await stage.stop();
    await (await stage.twin({ channels: [hall] })).start();
    expect(await press(message)).toContain(`<#${hall}>`);
    expect(replies(stage).filter((m) => m.only === undefined)).toEqual([]);
  });
});

describe('Show more', () => {
  it.each([
    ['as it stands', '40 crowns', 'costs 40 crowns per night'],
    ['with a line in place of a quotation that changed', '45 crowns', changedLine],
  ])('shows the rest %s', async (_, price, expected) => {
    await begin();
    stage.server.people.say({ content: fee, channel: general, mention: true });
    const message = await nth(0);
    const answerId = decodeAction(buttonOf(message, labels.report))?.answerId ?? '';
    const fees = `A mooring at the north quay costs ${price} per night. Members of the rowing club pay 25 crowns per night.`;
    await stage.write('moorings.md', `# Moorings\n\nNew.\n\n## Fees\n\n${fees}\n`);
    const more = encodeAction({ kind: 'more', answerId, citation: 0 });
    stage.server.people.press(message, more, { channel: general });
    const shown = textOf(await nth(1));
    expect(shown).toContain(expected);
    expect(shown).not.toContain('have changed since');
  });
});
