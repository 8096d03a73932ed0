// What moderators read in the terminal: the fate of quotations, findings of a check, a report of gaps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderFindings, renderVerified } from '../../../adapters/terminal/check.ts';
import { renderGaps } from '../../../adapters/terminal/gaps.ts';
import { printableLine } from '../../../adapters/terminal/printable.ts';
import { plainStyle } from '../../../adapters/terminal/style.ts';
import { parseTree } from '../../../src/corpus/markdown-tree.ts';
import { answerOf, citationOf } from '../../contracts/answers.ts';
import { hostile } from '../../contracts/hostile.ts';

const at = { path: 'guide/limits.md', lines: { from: 40, to: 44 } };

test('each quotation of a receipt with what became of it', () => {
  const [one, two, three] = [citationOf(1, 'Old words.'), citationOf(2, 'Same.'), citationOf(3, 'Lost.')];
  const kept = {
    answerId: 'a',
    receipt: 'K7Q2-9FXM',
    answer: answerOf([one, two, three], 'What is the\u001b limit?'),
    thread: 't',
    answeredAt: Date.UTC(2026, 6, 2, 9, 30),
    readers: 'all' as const,
    withdrawn: [2],
    messages: [],
  };
  const shown = renderVerified(
    {
      receipt: kept.receipt,
      kept,
      citations: [
        {
          citation: one,
          withdrawn: false,
          fate: {
            state: 'edited',
            ...at,
            text: 'New words.',
            changes: [
              { kind: 'removed', text: 'Old' },
              { kind: 'added', text: 'New' },
              { kind: 'same', text: ' words.' },
            ],
          },
        },
        { citation: two, withdrawn: true, fate: { state: 'moved', ...at } },
        { citation: three, withdrawn: false, fate: { state: 'gone' } },
      ],
    },
    plainStyle,
  );
  expect(shown).toMatch(/^K7Q2-9FXM · 2026-07-0[1-3] \d\d:\d\d · What is the␛ limit\?/);
  expect(shown).toContain('edited: guide/limits.md:40-44\n    [-Old-]{+New+} words.');
  expect(shown).toContain('moved: guide/limits.md:40-44\n    Removed by a moderator');
  expect(shown).toContain('gone');
});

test('findings: losses first, what is kept only counted', () => {
  const shown = renderFindings(
    [
      { question: 'A?', state: 'kept', text: 'a', path: 'a.md' },
      { question: 'B?', state: 'gained', text: 'b', path: 'b.md' },
      { question: 'C?', state: 'lost' },
      { question: 'D?', state: 'wrong', path: 'd.md' },
    ],
    plainStyle,
  );
  expect(shown).toBe(
    'wrong  D?\n    there’s no document d.md\nlost  C?\n    nothing is quoted\ngained  B?\n    b.md: “b”\n4 questions: 1 kept, 0 changed, 1 gained, 0 open, 1 lost, 1 wrong',
  );
});

test('gaps as text and as Markdown in which nothing of a question acts', () => {
  const gaps = {
    days: 90,
    asked: 12,
    unanswered: [
      { words: ['zeppelin'], questions: 3, channels: 2, examples: ['Is [this](https://evil.example) *it*?'] },
    ],
    mostCited: [],
    mostFlagged: [],
    neverCited: [{ path: 'old_plan.md', title: 'Old plan' }],
    stale: [],
  };
  const text = renderGaps(gaps, false);
  expect(text).toContain('“zeppelin”: 3 questions, in 2 channels: Is [this](https://evil.example) *it*?');
  expect(text).toContain('Most quoted passages\n- None');
  const markdown = renderGaps(gaps, true);
  expect(markdown).toContain('## Unused documents\n\n- ` Old plan ` (` old_plan.md `)');
  expect(markdown).toContain(
    '- “` zeppelin `”: 3 questions, in 2 channels: ` Is [this](https://evil.example) *it*? `',
  );
});

/** What Markdown as GitHub reads it makes of a report: code spans aside, only our own headings and lists. */
function readMarkdown(markdown: string): {
  readonly kinds: readonly string[];
  readonly code: readonly string[];
} {
  const own =
    /^(?:Document|BulletList|ListItem|ListMark|Paragraph|ATXHeading\d|HeaderMark|InlineCode|CodeMark)$/;
  const kinds: string[] = [];
  const code: string[] = [];
  parseTree(markdown).iterate({
    enter: ({ name, from, to }) => {
      if (!own.test(name)) kinds.push(name);
      if (name === 'InlineCode') code.push(markdown.slice(from, to).replace(/^`+ | `+$/g, ''));
    },
  });
  return { kinds, code };
}

test('in the Markdown report all text of others stands in code, where it can ping and link nobody', () => {
  const text = fc.oneof(
    fc.constantFrom('@acme/all https://evil.example', ...hostile.map((one) => one.text)),
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('`', '``', '```', ' ', '\\', 'a', '\n', '@b', '|'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, text, text, (question, word, title) => {
      const unanswered = [{ words: [word], questions: 1, channels: 0, examples: [question] }];
      const none = { days: 90, asked: 1, mostCited: [], mostFlagged: [], stale: [] };
      const gaps = { ...none, unanswered, neverCited: [{ title, path: 'a b.md' }] };
      const { kinds, code } = readMarkdown(renderGaps(gaps, true));
      expect(kinds).toEqual([]);
      const shown = [word, question, title, 'a b.md'].map((one) => printableLine(one));
      expect(code).toEqual(shown.map((one) => (one.trim() === '' ? '…' : one)));
    }),
  );
});
