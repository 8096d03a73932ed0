// Answers as a terminal shows them: every word of the quotation, every footnote, inside the width, nothing that acts.
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { printable, printableLine } from '../../../adapters/terminal/printable.ts';
import { renderAnswer, renderSource, renderWhy } from '../../../adapters/terminal/render.ts';
import { plainStyle, type Style, styleOf } from '../../../adapters/terminal/style.ts';
import { answerOf, citationOf, sourceOf, thorny } from '../../contracts/answers.ts';

const colour = await styleOf({ isTTY: true, columns: 72 }, {});
const narrow: Style = { ...plainStyle, wrap: colour.wrap, width: 40 };
const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const squeeze = (text: string): string => text.replace(/[\s│]+/g, '');

describe.each(thorny)('$name', ({ answer }) => {
  const citations = 'citations' in answer ? answer.citations : [];
  const plain = renderAnswer(answer, plainStyle);

  test('shows every citation whole, with its number and place', () => {
    for (const { number, source, excerpt } of citations) {
      if (excerpt.form !== 'row') expect(squeeze(plain)).toContain(squeeze(printable(excerpt.text)));
      expect(plain).toContain(`[${number}]`);
      expect(squeeze(plain)).toContain(squeeze(printableLine(source.title)));
      expect(squeeze(plain)).toContain(squeeze(printableLine(`${source.path}:${source.lines.from}`)));
    }
  });

  test('holds to the width', () => {
    for (const line of renderAnswer(answer, narrow).split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(40);
  });

  test('lets nothing act, and colour changes no word', () => {
    const coloured = renderAnswer(answer, colour).replace(escapes, '');
    expect(coloured).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    expect(squeeze(coloured)).toBe(squeeze(plain));
  });
});

test('colour only on a terminal, and never under NO_COLOR', async () => {
  expect(colour.bold('x')).not.toBe('x');
  expect((await styleOf({ isTTY: true, columns: 72 }, { NO_COLOR: '1' })).bold('x')).toBe('x');
  expect((await styleOf({ isTTY: true, columns: 72 }, { NO_COLOR: '' })).bold('x')).not.toBe('x');
  expect((await styleOf({}, {})).bold('x')).toBe('x');
  expect((await styleOf({}, {})).width).toBe(Number.POSITIVE_INFINITY);
  expect((await styleOf({ isTTY: true, columns: 500 }, {})).width).toBe(100);
});

test('the answering words are bold and nothing else of the quotation is', () => {
  const text = 'The limit is 40 MB.';
  const answer = answerOf([citationOf(1, text, { excerpt: { marks: [{ start: 13, end: 18 }] } })]);
  expect(renderAnswer(answer, colour)).toContain(`The limit is ${colour.bold('40 MB')}.`);
});

test('a row is shown with the names of its columns', () => {
  const row = thorny.find(({ name }) => name === 'a table row');
  expect(row && renderAnswer(row.answer, plainStyle)).toContain('Berth: Berth 4');
});

test('code keeps its lines and its indentation', () => {
  const answer = answerOf([citationOf(1, 'if (x) {\n\n  y();\n}', { excerpt: { form: 'code' } })]);
  expect(renderAnswer(answer, plainStyle)).toContain('  │ if (x) {\n  │ \n  │   y();\n  │ }');
});

test('a source is shown with line numbers and a bar at the quotation', () => {
  const citation = citationOf(1, 'Two.', { source: sourceOf('Guide', { lines: { from: 10, to: 10 } }) });
  const lines = [
    { number: 9, text: 'One.', quoted: false },
    { number: 10, text: 'Two.\u001b[2J', quoted: true },
  ];
  const shown = renderSource({ citation, pieces: [], lines, verified: true }, plainStyle);
  expect(shown).toContain(' 9 │ One.\n10 ┃ Two.␛[2J');
  expect(shown).toContain('guide/limits.md:10');
  expect(shown).not.toMatch(/[0-9a-f]{16}/);
  const alone = renderSource(
    { citation, pieces: [{ text: citation.excerpt.text, quoted: true }], lines: [], verified: false },
    plainStyle,
  );
  expect(alone).toContain(`┃ ${citation.excerpt.text}`);
});

test('why says what matched, how sure, and what came next', () => {
  const next = citationOf(3, 'Near.', { source: sourceOf('Other') });
  const shown = renderWhy(
    { ...answerOf([citationOf(1, 'Yes.')]), next: [{ ...next, missing: ['budget'] }] },
    plainStyle,
  );
  expect(shown).toContain('[1] Mentions “limit”');
  expect(shown).toContain('Confidence: 83%');
  expect(shown).toContain('but not “budget”');
  const { kind: _, ...asked } = answerOf([]);
  const nothing = { ...asked, kind: 'abstention', unknownWords: ['zeppelin'], next: [next] } as const;
  expect(renderWhy(nothing, plainStyle)).not.toContain('Confidence');
});

test('list items under one introduction stand together, with the introduction said once', () => {
  const labels = [{ start: 0, end: 4, kind: 'intro' as const, text: 'Signed:' }];
  const answer = answerOf([
    citationOf(1, 'One.', { labels }),
    citationOf(2, 'Two.', { labels }),
    citationOf(3, 'Three.'),
  ]);
  expect(renderAnswer(answer, plainStyle)).toMatch(
    /^Here’s what the documents say:\n\n {2}Signed:\n {2}“One\.” \[1\]\n {2}“Two\.” \[2\]\n\n {2}“Three\.” \[3\]\n/,
  );
});
