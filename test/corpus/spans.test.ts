// What holds for every text in every format: no character moves, and passages and sentences are sound spans.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readable, readableMap } from '../../src/text/readable.ts';
import { read, textOf } from './read.ts';

const pieces = fc.constantFrom(
  ...[
    '# Head\n',
    '## A `b` [c](d)\n',
    'One two. Three four! ',
    '\n\n',
    '\n',
    '- item\n',
    '  - sub item. Two.\n',
    '1. one\n',
    '> quote\n',
  ],
  ...[
    '```js\ncode()\n  more\n```\n',
    '    indented\n',
    '| a | b |\n|---|---|\n| 1 | `x\\|y` |\n',
    '**bold**',
    '_it_',
    '&amp; &nbsp;',
  ],
  ...[
    '<b>x</b>',
    '<div>\n',
    '</div>\n',
    '<table><tr><td>c</table>',
    '<!-- c -->',
    '![alt](i)',
    '[l][r]\n',
    '[r]: http://x.y\n',
    '[^1]',
  ],
  ...[
    '\r\n',
    '\t',
    '😀',
    '日本語です。',
    'ไทย ภาษา ไทย',
    'U.S. Dr. No. 5 vs. e.g. ',
    '\uFEFF',
    '<pre>a\n b</pre>',
    '<ul><li>x<li>y</ul>',
    '---\n',
    ':::note\n',
  ],
  ...[
    'Contents\n',
    '  • bullet. Two\n',
    'A line\n',
    '<h1>T</h1>',
    '***',
    '[a](#b)\n',
    '\\',
    '`',
    '|',
    '<',
    '> [!NOTE]\n> text.\n',
  ],
);
const source = fc.array(
  fc.oneof({ weight: 8, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 6 })),
  { maxLength: 40 },
);
const text = source.map((parts) => parts.join('').replaceAll('\0', ''));

describe.each(['a.md', 'a.html', 'a.txt'])('any text as %s', (path) => {
  it('keeps every offset, and cuts it into sound passages and sentences', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { document } = read(path, `Intro text.\n\n${written}`);
        expect(document.prose.length).toBe(document.source.length);
        let end = 0;
        for (const passage of document.passages) {
          expect(passage.start).toBeGreaterThanOrEqual(end);
          expect(passage.sentences.length).toBeGreaterThan(0);
          let inner = passage.start;
          for (const sentence of passage.sentences) {
            expect(sentence.start).toBeGreaterThanOrEqual(inner);
            expect(sentence.end).toBeGreaterThan(sentence.start);
            expect(textOf(document, sentence).trim()).not.toBe('');
            for (const cell of sentence.cells)
              expect(
                (cell.start >= sentence.start && cell.end <= sentence.end) || cell.start === cell.end,
              ).toBe(true);
            inner = sentence.end;
          }
          expect(passage.end).toBeGreaterThanOrEqual(inner);
          end = passage.end;
        }
        expect(end).toBeLessThanOrEqual(document.source.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('readable text', () => {
  it('maps every character back to where it stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\0', '\n', '\t', '\u00a0', 'Z', '.') }),
        fc.boolean(),
        (prose, code) => {
          const map = readableMap(prose, { code });
          expect(map.text).toBe(readable(prose, { code }));
          for (let i = 0; i < map.text.length; i++) {
            const at = map.toProse(i);
            expect(map.toText(at)).toBe(i);
            expect(map.text.charAt(i).trim()).toBe(prose.charAt(at).trim());
          }
        },
      ),
    );
  });

  it('folds prose, keeps code and leaves plain text alone', () => {
    expect(readable('a\0b  c\n d ')).toBe('ab c d');
    expect(readable(' a\0\n  b', { code: true })).toBe(' a\n  b');
    expect(readable(' a\n  b', { plain: true })).toBe(' a\n  b');
  });
});
