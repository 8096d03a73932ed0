// Files that are no text, on Discord: the page or row in the footnote, the quotation in its surroundings, and the receipt.
import { expect, it } from 'vitest';
import { labels } from '../../../src/words/everybody.ts';
import { asked, files } from '../../corpus/three-formats.ts';
import { general } from '../../discord-server/world.ts';
import { begin, nth } from './begun.ts';
import { buttonOf, textOf } from './stage.ts';

it('are quoted by their page, sheet and row, shown in their surroundings, and verified', async () => {
  const { server } = await begin({ files });
  for (const [n, { question, quoted, place, terminal, around }] of asked.entries()) {
    server.people.say({ content: question, channel: general, mention: true });
    const answer = await nth(3 * n);
    expect(textOf(answer)).toContain(quoted);
    expect(textOf(answer)).toContain(place);
    expect(textOf(answer)).not.toContain(around);

    server.people.press(answer, buttonOf(answer, labels.source), { channel: general });
    const view = textOf(await nth(3 * n + 1));
    for (const words of [quoted, around, place, 'checked just now']) expect(view).toContain(words);

    const code = /Receipt (\S+)/.exec(textOf(answer))?.[1] ?? '';
    server.people.slash('verify', { code }, { channel: general });
    expect(textOf(await nth(3 * n + 2))).toContain(`Unchanged: ${terminal}`);
  }
});
