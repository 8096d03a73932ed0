// Files that are no text, in the terminal: the page or row in the footnote, and the quotation in its surroundings.
import { expect, test } from 'vitest';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { createLog } from '../../../src/log.ts';
import { openMemory } from '../../../src/store/memory.ts';
import { folderLibrary } from '../../contracts/folder-library.ts';
import { folderOf } from '../../corpus/folder.ts';
import { asked, files } from '../../corpus/three-formats.ts';
import { chatWith } from './chatting.ts';

test.each(asked)('$question', async ({ question, quoted, terminal, around }) => {
  const engine = createEngine({
    library: await folderLibrary(await folderOf(files)),
    store: openMemory(),
    log: createLog('silent'),
    questionsPerMinute: 0,
    retentionDays: 90,
  });
  const shown = await chatWith(engine, question, '/source 1', '/quit');
  const [answer = '', view = ''] = shown.split('Receipt');
  for (const words of [quoted, terminal]) expect(answer).toContain(words);
  expect(answer).not.toContain(around);
  for (const line of [`┃ ${quoted}`, `│ ${around}`, terminal, 'checked just now'])
    expect(view).toContain(line);
  // No line for the blank behind the last one.
  expect(view).not.toMatch(/^[│┃] *$/mu);
});
