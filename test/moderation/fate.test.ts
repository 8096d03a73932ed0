// What a receipt says after the documents changed.
import { describe, expect, it } from 'vitest';
import { fateLine } from '../../src/words/citation.ts';
import { openDesk } from './stage.ts';

const toll = 'What is the toll for a night?';
const rules = (text: string): string => `# Harbour rules\n\n${text}\n`;

describe('a receipt, after the documents changed', () => {
  const cases: readonly [string, Record<string, string>, string, RegExp][] = [
    ['nothing', {}, 'unchanged', /^Unchanged: harbour\.md, line 3$/],
    [
      'lines before it',
      {
        'harbour.md': rules(
          'New first paragraph, which says little.\n\nBoats moor at the northern quay. The toll for a night is nine coins.',
        ),
      },
      'moved',
      /^Moved: now in harbour\.md, line 5$/,
    ],
    [
      'its words',
      { 'harbour.md': rules('Boats moor at the northern quay. The toll for a night is ten silver coins.') },
      'edited',
      /^Edited: harbour\.md, line 3$/,
    ],
    [
      'everything',
      { 'harbour.md': rules('All is quiet now.') },
      'gone',
      /^Gone: no longer in the documents$/,
    ],
    [
      'the file it is in',
      {
        'harbour.md': rules('All is quiet now.'),
        'prices.md': '# Prices\n\nBoats moor at the northern quay. The toll for a night is nine coins.\n',
      },
      'moved',
      /prices\.md, line 3/,
    ],
  ];
  it.each(cases)('when %s changed', async (_, files, state, line) => {
    const desk = await openDesk();
    const { receipt } = await desk.ask(toll);
    for (const [name, text] of Object.entries(files)) desk.house.write(name, text);
    // Whatever is asked next proves its quotations, notices the edit and reads the folder again.
    await desk.ask('Is all quiet now, and where do boats moor?').catch(() => undefined);
    await desk.ask(toll);
    const verified = await desk.moderation.verify(` ${receipt.toLowerCase()} `, []);
    const fate = verified?.citations[0]?.fate;
    expect(fate?.state).toBe(state);
    expect(fate && fateLine(fate)).toMatch(line);
    await desk.close();
  });

  it('knows no code that was never given', async () => {
    const desk = await openDesk();
    expect(await desk.moderation.verify('K7Q2-9FXM', 'all')).toBeUndefined();
    expect(await desk.moderation.verify('../../etc/passwd', 'all')).toBeUndefined();
    await desk.close();
  });
});
