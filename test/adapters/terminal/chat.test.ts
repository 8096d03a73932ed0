// The chat as a person sees it: what is said at its beginning, and what the words after a slash show.
import { afterAll, expect, test } from 'vitest';
import { openMemory } from '../../../src/store/memory.ts';
import { createHouse } from '../../contracts/engine.ts';
import { chatWith } from './chatting.ts';

const house = createHouse();
afterAll(() => house.remove());

const chatting = async (...lines: readonly string[]): Promise<string> =>
  chatWith(await house.engine(openMemory()), ...lines);

test('files that were not read are named once at the beginning, and /sources says what to do', async () => {
  expect(await chatting('/quit')).not.toContain('Not read');
  for (const name of ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf']) house.write(name, '');
  const [welcome = '', shown = ''] = (await chatting('/sources', '/quit')).split('/sources\r\n');
  expect(welcome).toContain(
    'Not read: a.pdf, b.pdf, c.pdf and 2 more. Type /sources to see why and what to do.',
  );
  expect(shown).toContain('Harbour rules');
  expect(shown).toMatch(/Not read:\n {2}a\.pdf: a PDF that is empty\. Put a fresh copy here, or remove it\n/);
});

test('/why says what was looked for', async () => {
  const shown = await chatting('When is the harbour office open?', '/why', '/quit');
  expect(shown).toMatch(/Looks for a date, about .*“harbour”/);
});
