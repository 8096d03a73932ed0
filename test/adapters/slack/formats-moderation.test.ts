// A passage of a PDF that moderators retire, and a PDF whose bytes change: what was posted is edited as for text.
import { expect, it } from 'vitest';
import { changedLine, withdrawnLine } from '../../../src/words/everybody.ts';
import { folderOf } from '../../corpus/folder.ts';
import { deep, files, rules } from '../../corpus/three-formats.ts';
import { bench } from './benches.ts';
import { type Bench, buttonValue, textOf } from './harness.ts';
import { press, pressInView, submission } from './sent.ts';

const posted = ({ server }: Bench, n = 0): string => textOf(server.botPosts('C1')[n]?.blocks);

/** Asks how deep the quay is; gives the answer's id once it is posted. */
async function asks(made: Bench): Promise<string> {
  const { server } = made;
  const before = server.botPosts('C1').length;
  await made.mention(deep.question);
  await server.until(() => server.botPosts('C1').length === before + 1);
  const value = buttonValue(server.botPosts('C1')[before]?.blocks ?? [], 'source:1');
  return value.split('.')[1] ?? '';
}

/** Opens what stands behind the answer, presses a button there and sends the window that opens, if any. */
async function decides(made: Bench, answerId: string, button: 'retire' | 'undo'): Promise<void> {
  const { server } = made;
  const moderator = { user: { id: 'UMOD', name: 'mo' } };
  let views = server.views.length;
  const check = press(made, { action_id: 'check:0', value: `check.${answerId}..` }, moderator);
  await server.envelope('interactive', check);
  await server.until(() => server.views.length === views + 1);
  views = server.views.length;
  const value = buttonValue([server.views.at(-1)?.body.view], `${button}:1`);
  await server.envelope('interactive', pressInView(made, { action_id: `${button}:1`, value }, 'UMOD'));
  await server.until(() => server.views.length > views);
  if (button === 'undo') return;
  const why = { reason: { reason: { type: 'plain_text_input', value: 'Measured anew.' } } };
  await server.envelope('interactive', submission(made, why, 'UMOD'));
}

it('is taken out of what was posted, and its words in the new bytes wait for a moderator', async () => {
  const made = await bench({ folder: await folderOf(files) });
  const answerId = await asks(made);
  expect(posted(made)).toContain('metres deep');
  await decides(made, answerId, 'retire');
  await made.server.until(() => posted(made).includes(withdrawnLine));
  expect(posted(made)).not.toContain('metres deep');

  await made.write('rules.pdf', rules(12));
  await made.reload();
  const [entry] = (await made.moderation.queue([])).entries;
  expect(entry).toMatchObject({ kind: 'edited', retired: { path: 'rules.pdf' } });
  expect(JSON.stringify(entry)).toContain('12 metres deep');

  // The words of the old bytes stand nowhere now, so they do not come back.
  await decides(made, answerId, 'undo');
  await made.server.until(() => posted(made).includes(changedLine));
  expect(posted(made)).not.toContain('metres deep');
});

it('comes back where the new bytes still say it on that page', async () => {
  const made = await bench({ folder: await folderOf(files) });
  const answerId = await asks(made);
  await decides(made, answerId, 'retire');
  await made.server.until(() => posted(made).includes(withdrawnLine));
  await made.write('rules.pdf', rules(9, 'Harbour handbook'));
  await made.reload();
  expect((await made.moderation.queue([])).entries).toEqual([]);
  await decides(made, answerId, 'undo');
  await made.server.until(() => posted(made).includes('metres deep'));
  expect(posted(made)).toContain('page 2');
});
