// Org as its reader sees it: comments, drawers and parts that are kept from export reach nobody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOrg } from '../../src/corpus/org.ts';
import { readable } from '../../src/text/readable.ts';
import { blocksOf, expectSound, readParsed, recordsOf, saidIn } from './read-parsed.ts';

const blocks = (source: string): readonly string[] => blocksOf(parseOrg, 'a.org', source);

describe('inline mark-up', () => {
  it.each([
    ['A *bold* /odd/ _under_ =code_x= ~more*x*~ word.', 'A bold odd under code_x more*x* word.'],
    [
      'Both */bold and odd/* here, a/b/c and 2 * 3 * 4, snake_case_name.',
      'Both bold and odd here, a/b/c and 2 * 3 * 4, snake_case_name.',
    ],
    [
      'See [[https://a.org][the site]], [[https://b.org]] and [[*Part C]].',
      'See the site, https://b.org and Part C.',
    ],
    ['A [[file:a.png]] picture, [[id:x-1]] and [[#c][part]].', 'A picture, … and part.'],
    ['It costs +80+ 120 euros[fn:1].', 'It costs 120 euros.'],
    ['Now[fn:: an aside] and {{{value(1)}}} of [cite:@a].', 'Now and … of ….'],
    ['Up to 10^{12} rows of H_{2}O, <<target>>done \\rarr{} next.', 'Up to 10^12 rows of H2O, done → next.'],
    ['One line\\\\\nand another.', 'One line and another.'],
    ['Run src_sh{ls} @@html:<b>@@now@@html:</b>@@.', 'Run … now.'],
  ])('%j', (source, text) => {
    expect(blocks(source)).toEqual([text]);
  });
});

describe('blocks', () => {
  it('stand under headlines without their states, priorities and labels', () => {
    const source =
      '#+TITLE: Boats\n#+LANGUAGE: de\n#+TODO: OPEN | SHUT\n\nIntro.\n\n* TODO [#A] Part                 :work:home:\nSCHEDULED: <2026-01-02 Fri>\n:PROPERTIES:\n:secret: secret\n:END:\nText one.\n** OPEN Deeper\nText two.\n* Other\nText three.\n';
    expect(saidIn(readParsed(parseOrg, 'a.org', source))).toEqual([
      ['Boats', 'Intro.'],
      ['Boats > Part', 'Text one.'],
      ['Boats > Part > Deeper', 'Text two.'],
      ['Boats > Other', 'Text three.'],
    ]);
    expect(parseOrg(source, 0).language).toBe('de');
  });

  it('are lists by their indentation, with terms and boxes', () => {
    const source = `Choose:

- one
  goes on
  - inner

    More of it.
- [X] two
  #+begin_src sh
  ls
  #+end_src
+ term :: Its meaning.

1. First
2) Second
   * Star

After.
`;
    expect(blocks(source)).toEqual([
      'Choose:',
      '- one goes on',
      '  - inner',
      '    - More of it.',
      '- two',
      '`ls`',
      '- term',
      '  - Its meaning.',
      '- First',
      '- Second',
      '  - Star',
      'After.',
    ]);
  });

  it('are code, examples, quotations, verses, special blocks and notes', () => {
    const source = `#+NAME: x
#+BEGIN_SRC org -n
  ,* Not a headline
    deeper
#+END_SRC

#+RESULTS: x
: secret

: fixed
:   text

#+begin_quote
A quotation.
#+end_quote

#+begin_verse
Lend us
a bob.
#+end_verse

#+begin_note
Mind *it*.
#+end_note

#+CAPTION: What it costs
| A | B |

[fn:1] The note.
`;
    expect(blocks(source)).toEqual([
      '`* Not a headline\n  deeper`',
      '`fixed\n  text`',
      'A quotation.',
      'Lend us',
      'a bob.',
      'Mind it.',
      'What it costs',
      'A | B',
      'The note.',
    ]);
  });

  it('are tables: a row under the names of its columns', () => {
    const source =
      '| Plan  | Kept for |\n| <l>   | <10>     |\n|-------+----------|\n| Basic | *7* days |\n|-------+----------|\n| Pro   |          |\n#+TBLFM: $2=secret\n';
    expect(recordsOf(readParsed(parseOrg, 'a.org', source))).toEqual([
      { Plan: 'Basic', 'Kept for': '7 days' },
      { Plan: 'Pro', 'Kept for': '' },
    ]);
    expect(blocks('|---|---|\n| a | b |\n| c | d |\n|---|---|\n')).toEqual(['a | b', 'c | d']);
  });
});

describe('what no reader sees', () => {
  it.each([
    ['a comment', 'Seen.\n# secret\nSeen.', ['Seen.', 'Seen.'], 'comment'],
    ['a block of comment', '#+begin_comment\nsecret\n#+end_comment\nSeen.', ['Seen.'], 'comment'],
    ['a headline that is a comment', '* COMMENT secret\nsecret\n** secret\n* Seen\n', ['# Seen'], 'comment'],
    ['what is not exported', '* secret :noexport:\nsecret\n** secret\n* Seen\n', ['# Seen'], 'not published'],
    ['what is in the archive', '* secret :a:ARCHIVE:\nsecret\n* Seen\n', ['# Seen'], 'not published'],
    [
      'labels of its own',
      '#+EXCLUDE_TAGS: mine\n* secret :mine:\n* Seen :yours:\n',
      ['# Seen'],
      'not published',
    ],
    ['a drawer', 'Seen.\n:LOGBOOK:\n- secret\n:END:\n', ['Seen.'], 'drawer'],
    ['what is included', 'Seen.\n#+INCLUDE: "secret.org"\n', ['Seen.'], 'included from another file'],
    ['raw mark-up', 'Seen.\n#+begin_export html\nsecret\n#+end_export\n', ['Seen.'], 'raw mark-up'],
    [
      'hidden code',
      'Seen.\n#+begin_src sh :exports none\nsecret\n#+end_src\n',
      ['Seen.'],
      'code that the page does not show',
    ],
    [
      'results',
      'Seen.\n#+begin_src sh\nls\n#+end_src\n\n#+RESULTS:\n| secret |\n',
      ['Seen.', '`ls`'],
      'results that the page does not show',
    ],
  ])('%s', (_, source, seen, reason) => {
    expect(blocks(source)).toEqual(seen);
    const { prose, hidden } = parseOrg(source, 0);
    expect(prose).not.toContain('secret');
    expect(hidden?.map((o) => o.reason)).toContain(reason);
  });

  const unseen = fc.constantFrom(
    '# secret',
    '#+begin_comment\nsecret\n#+end_comment',
    ':PROPERTIES:\n:a: secret\n:END:',
    '#+secret: secret',
    '#+begin_export latex\nsecret\n#+end_export',
    '* COMMENT secret\nsecret',
    '** secret :noexport:\nsecret',
    '-----',
  );
  const seen = fc.constantFrom(
    'Seen text.',
    '* Title',
    '** Deeper :tag:',
    '- item\n- item',
    '- term :: Meaning.',
    '#+begin_src sh\ncode\n#+end_src',
    '| A | B |\n|---+---|\n| one | two |',
    '#+begin_quote\nInside.\n#+end_quote',
    ': fixed',
  );
  const loose = fc.constantFrom(
    '#+begin_src',
    '#+end_src',
    ':END:',
    ':A:',
    '|',
    '|-',
    '  - ',
    '[fn:1]',
    '*',
    '[[',
    ']]',
    '=',
    '\\begin{a}',
  );
  it('stays unseen wherever it stands, and no character moves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(unseen, seen), { maxLength: 9 }),
        fc.array(loose, { maxLength: 9 }),
        (parts, torn) => {
          const source = `First words.\n\n${parts.join('\n\n')}\n\n* Last\nLast words.\n`;
          const parsed = parseOrg(source, 0);
          expectSound(source, parsed);
          expect(readable(parsed.prose)).not.toContain('secret');
          expect(readable(parsed.prose)).toContain('Last words.');
          const broken = [...parts, ...torn].join('\n');
          expectSound(broken, parseOrg(broken, 0));
        },
      ),
      { numRuns: 400 },
    );
  });
});
