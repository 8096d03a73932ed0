// Files that are no text, on Slack: the page or row in the footnote, the quotation in its surroundings, and the receipt.
import { expect, it } from 'vitest';
import { folderOf } from '../../corpus/folder.ts';
import { asked, files } from '../../corpus/three-formats.ts';
import { bench } from './benches.ts';
import { buttonValue, textOf } from './harness.ts';
import { command, press } from './sent.ts';

/** All that is read, without its looks. */
const read = (sent: unknown): string =>
  [...textOf(sent).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].map(([, text = '']) => JSON.parse(text)).join('');

it('are quoted by their page, sheet and row, shown in their surroundings, and verified', async () => {
  const made = await bench({ folder: await folderOf(files) });
  const { server } = made;
  for (const [n, { question, quoted, place, terminal, around }] of asked.entries()) {
    await made.mention(question);
    await server.until(() => server.botPosts('C1').length === n + 1);
    const blocks = server.botPosts('C1')[n]?.blocks ?? [];
    expect(read(blocks)).toContain(quoted);
    expect(read(blocks)).toContain(place);
    expect(read(blocks)).not.toContain(around);

    const value = buttonValue(blocks, 'source:1');
    await server.envelope('interactive', press(made, { action_id: 'source:1', value }));
    await server.until(() => server.views.length === n + 1);
    const view = read(server.views[n]?.body);
    for (const words of [quoted, around, place, 'checked just now']) expect(view).toContain(words);

    const code = /Receipt ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(read(blocks))?.[1] ?? '';
    await server.envelope('slash_commands', command(made, code, '/verify', 'U3'));
    await server.until(() => server.whispers.length === n + 1);
    expect(read(server.whispers[n]?.body)).toContain(`Unchanged: ${terminal}`);
  }
});
