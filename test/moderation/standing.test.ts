// A kept answer shown anew: what its documents still hold is quoted where it stands now, anything else is taken out.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { citationsOf } from '../../src/moderation/cited.ts';
import type { Today } from '../../src/moderation/standing.ts';
import { type Desk, openDesk } from './stage.ts';

const toll = 'What is the toll for a night?';
const quays = 'Boats moor at the northern quay.';
const nine = 'The toll for a night is nine coins.';
let desk: Desk;
let answerId: string;
beforeEach(async () => {
  desk = await openDesk();
  answerId = (await desk.ask(toll)).answerId;
});
afterEach(() => desk.close());

async function today(): Promise<Today> {
  const found = await desk.moderation.today(answerId, []);
  if (!found) throw new Error('not kept');
  return found;
}
const source = async () => citationsOf((await today()).answer)[0]?.source;

it('an untouched quotation stands as it was cited', async () => {
  expect((await today()).changed).toEqual([]);
  expect(await source()).toMatchObject({ lines: { from: 3, to: 3 } });
});

it('one that moved within its document is quoted with the lines and the title of today', async () => {
  desk.house.write('harbour.md', `---\ntitle: New rules\n---\n\n# Harbour\n\nMore.\n\n${quays} ${nine}\n`);
  await desk.reload();
  expect((await today()).changed).toEqual([]);
  expect(await source()).toMatchObject({ title: 'New rules', lines: { from: 9, to: 9 } });
});

it('one whose words were edited, or whose document is gone, is taken out', async () => {
  desk.house.write('harbour.md', `# Harbour rules\n\n${quays} The toll for a night is ten coins.\n`);
  await desk.reload();
  expect((await today()).changed).toEqual([1]);
  desk.house.write('harbour.md', '# Harbour rules\n\nThe harbour is closed for the winter.\n');
  await desk.reload();
  expect((await today()).changed).toEqual([1]);
});

it('an edit on disk that the library has not seen yet takes it out too, unless the words still stand there', async () => {
  desk.house.write('harbour.md', `# Harbour rules\n\nAn extra line.\n\n${quays} ${nine}\n`);
  expect((await today()).changed).toEqual([]);
  desk.house.write('harbour.md', `# Harbour rules\n\n${quays} The toll for a night is ten coins.\n`);
  expect((await today()).changed).toEqual([1]);
});

it('one that only another document holds is not quoted under the name of the first', async () => {
  desk.house.write('harbour.md', '# Harbour rules\n\nThe harbour is closed for the winter.\n');
  desk.house.write('annex.md', `# Annex\n\n${quays} ${nine}\n`);
  await desk.reload();
  expect((await today()).changed).toEqual([1]);
});

it('nothing is shown to those who may not read it any more', async () => {
  desk.house.write('harbour.md', `---\naudience: team\n---\n# Harbour rules\n\n${quays} ${nine}\n`);
  await desk.reload();
  expect(citationsOf((await today()).answer)).toEqual([]);
});
