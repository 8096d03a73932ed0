// What the bot says in its own voice about an answer.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import type { Answer } from '../../src/domain.ts';
import { openLibrary } from '../../src/library/library.ts';
import { sayList } from '../../src/text/say.ts';
import { alsoLine, differLine, footer, moreLine, why } from '../../src/words/citation.ts';
import { leadLine, understoodLine } from '../../src/words/everybody.ts';

const library = await openLibrary({ folder: join(import.meta.dirname, '../cases/differing/documents') });
const answerTo = (question: string): Answer => ask(library, question, { turns: [], readers: 'all' });

it('names where a quotation stands and why it was chosen', () => {
  const answer = answerTo('How many pilots does the harbour employ?');
  if (answer.kind !== 'answer') throw new Error(answer.kind);
  const [first] = answer.citations;
  const [difference] = answer.differ;
  if (!first || !difference) throw new Error('nothing shown');
  expect(footer(first)).toBe('[1] Harbour report 2025 · 2025-02-01 · line 9');
  expect(why(first)).toContain('“pilots”');
  expect(differLine(difference)).toBe('Sources [1] and [2] disagree on a number. Newest first.');
  expect([alsoLine(first), understoodLine(answer), moreLine(answer)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('repeats only the beginning of a word that is as long as pasted data', () => {
  const line = leadLine(answerTo(`What is ${'xyz'.repeat(500)}?`));
  expect(line).toContain('No document mentions “xyzxyz');
  expect(line).toContain('…”');
  expect(line.length).toBeLessThan(200);
});

it('names the words that no document contains', () => {
  const answer = answerTo('Who sells xylophones and zithers?');
  expect(answer.kind).toBe('abstention');
  expect(leadLine(answer)).toContain('No document mentions “sells”, “xylophones” or “zithers”.');
});

it('says lists as people do', () => {
  expect([sayList([]), sayList(['a']), sayList(['a', 'b']), sayList(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

it('names three unknown words at most, and the language of the documents to a question in another', () => {
  expect(leadLine(answerTo('Who sells xylophones, zithers, banjos and lutes?'))).toBe(
    'I couldn’t find this in the documents. No document mentions “sells”, “xylophones”, “zithers” or 2 other words.',
  );
  const foreign = [
    'Wann wird der neue Leuchtturm gebaut und wo?',
    'Où se trouve la nouvelle gare et quand ouvre-t-elle ?',
    'नया प्रकाशस्तंभ कब बना?',
    '新しい灯台はいつできましたか',
  ];
  for (const question of foreign) {
    const answer = answerTo(question);
    expect(leadLine(answer)).toContain('The documents are in English. Try asking in English.');
    expect(understoodLine(answer)).toBeUndefined();
  }
  // "Is" is Dutch as well.
  const english = answerTo('Is Xanthor a partner of Quellia and Zembla?');
  expect(leadLine(english)).not.toContain('in English');
});
