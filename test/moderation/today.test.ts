// A kept answer shown anew: what its documents still hold is quoted where it stands now, anything else is taken out.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Today } from '../../src/moderation/today.ts';
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

it('code is taken out when its lines or its indentation changed, and quoted on when it only moved', async () => {
  const file = (indent: string, more = ''): string =>
    `# Pump\n\n${more}The loop that primes the pump reads:\n\n\`\`\`python\nfor stroke in range(9):\n${indent}prime(pump)\n${indent}rest(pump)\n\`\`\`\n`;
  desk.house.write('pump.md', file('    '));
  await desk.reload();
  const reply = await desk.ask('Which loop primes the pump by range(9)?');
  answerId = reply.answerId;
  expect(citationsOf(reply.answer)[0]?.excerpt).toMatchObject({ form: 'blocks', code: [expect.anything()] });
  desk.house.write('pump.md', file('    ', 'More was written on top.\n\n'));
  await desk.reload();
  expect((await today()).changed).toEqual([]);
  desk.house.write('pump.md', file('  '));
  await desk.reload();
  expect((await today()).changed).toContain(1);
  const fate = (await desk.moderation.verify(reply.receipt, []))?.citations[0]?.fate;
  expect(fate?.state === 'edited' && fate.changes.some(({ kind }) => kind !== 'same')).toBe(true);
});

describe('a quotation beside which something is named', () => {
  const fees = (column: string, more = ''): string =>
    `# Fees\n\n${more}| Berth | ${column} |\n| --- | --- |\n| Outer pontoon | 12 |\n| Inner pontoon | 15 |\n`;
  const papers = (intro: string, more = ''): string =>
    `# Papers\n\n${more}${intro}\n\n- Proof of hull insurance\n- Crew list with signatures\n`;
  const cases: readonly [string, string, (name: string, more?: string) => string, string, string][] = [
    ['a column', 'What is the fee at the outer pontoon?', fees, 'Fee in dollars', 'Fee in pounds'],
    [
      'an introduction',
      'Which papers need a crew list with signatures?',
      papers,
      'Needed on arrival:',
      'Not needed on arrival:',
    ],
  ];
  it.each(cases)(
    'is taken out when %s is called otherwise now, and only then',
    async (_, question, file, old, now) => {
      desk.house.write('named.md', file(old));
      await desk.reload();
      const reply = await desk.ask(question);
      answerId = reply.answerId;
      const [first] = citationsOf(reply.answer);
      expect([
        ...(first?.labels ?? []).map((l) => l.text),
        ...(first?.excerpt.cells ?? []).map((c) => c.column),
        ...(first?.excerpt.text ?? '').split('\n'),
      ]).toContain(old);
      desk.house.write('named.md', file(old, 'More was written on top.\n\n'));
      await desk.reload();
      expect((await today()).changed).toEqual([]);
      // The old words still stand elsewhere in the file: there they name nothing of what is quoted.
      desk.house.write('named.md', `${file(now)}\n## Earlier\n\n${old}\n`);
      await desk.reload();
      expect((await today()).changed).toContain(1);
    },
  );

  it('is taken out too where only the file on disk calls its column otherwise', async () => {
    desk.house.write('named.md', fees('Fee in dollars'));
    await desk.reload();
    answerId = (await desk.ask('What is the fee at the outer pontoon?')).answerId;
    desk.house.write('named.md', fees('Fee in pounds'));
    expect((await today()).changed).toContain(1);
  });
});
