// AsciiDoc as its reader sees it: comments, conditions that are not met and raw mark-up reach nobody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAsciidoc } from '../../src/corpus/asciidoc.ts';
import { readable } from '../../src/text/readable.ts';
import { blocksOf, expectSound, readParsed, recordsOf, saidIn } from './read-parsed.ts';

const blocks = (source: string): readonly string[] => blocksOf(parseAsciidoc, 'a.adoc', source);

describe('inline mark-up', () => {
  it.each([
    ['A *bold* and _odd_ `code_x` and #marked# word.', 'A bold and odd code_x and marked word.'],
    ['In**side** of __wo__rds, 2 * 3 * 4, snake_case_name.', 'Inside of words, 2 * 3 * 4, snake_case_name.'],
    ['Up to 10^12^ rows of H~2~O, the 1^st^.', 'Up to 10^12 rows of H2O, the 1st.'],
    ['See https://a.org[the site], link:b.html[b] and <<c,part C>>.', 'See the site, b and part C.'],
    ['See https://a.org and <<c>> and xref:d.adoc[].', 'See https://a.org and … and ….'],
    ['It costs [.line-through]#80# 120 euros.', 'It costs 120 euros.'],
    ['Press kbd:[Ctrl+C] or btn:[OK].footnote:[Or not.] Now.', 'Press Ctrl+C or [OK]. Now.'],
    [
      'An image:a.png[picture] here [[anchor]]and (((index,term))) there ((term)).',
      'An here and there term.',
    ],
    ['Not \\*bold* and `+{literal}+` and +*plain*+.', 'Not *bold* and {literal} and *plain*.'],
    ['"`Quoted`" -- a dash... and (C) 2026 &amp; more.', '"Quoted" — a dash… and © 2026 & more.'],
    [
      ':name: Ann\n\nDear {name}, use {unknown} at /users/{id} with {plus}.',
      'Dear Ann, use … at /users/{id} with +.',
    ],
    [':name: A very long name\n\nDear {name}.', 'Dear ….'],
    ['One line +\nand another.', 'One line and another.'],
  ])('%j', (source, text) => {
    expect(blocks(source)).toEqual([text]);
  });
});

describe('blocks', () => {
  it('are headed by titles of both kinds; authors and attributes are no text', () => {
    const source =
      '= Boats\nAnn Lee <ann@example.org>\nv1.0, 2026-01-02\n:toc:\n\nIntro.\n\n== Part\n\nText one.\n\nOther\n-----\n\nText two.\n\n[discrete]\n=== Free\n\nText.\n';
    expect(saidIn(readParsed(parseAsciidoc, 'a.adoc', source))).toEqual([
      ['Boats', 'Intro.'],
      ['Boats > Part', 'Text one.'],
      ['Boats > Other', 'Text two.'],
      ['Boats > Other > Free', 'Text.'],
    ]);
  });

  it('are lists of all kinds, nested by their marks', () => {
    const source = `Choose:

* one
** inner
goes on
* [x] two
+
Attached.
+
----
code <1>
----
<1> Why.

. First
.. Deeper
- dash

Term:: Its meaning.
Other::
  Its meaning too.
+
More of it.
`;
    expect(blocks(source)).toEqual([
      'Choose:',
      '- one',
      '  - inner goes on',
      '- two',
      '- Attached.',
      '`code`',
      '- Why.',
      '- First',
      '  - Deeper',
      '    - dash',
      '      - Term',
      '        - Its meaning.',
      '      - Other',
      '        - Its meaning too.',
      '        - More of it.',
    ]);
  });

  it('are admonitions, examples, quotations, verses, code and literal text', () => {
    const source = `NOTE: Never do it.

.Careful
[WARNING]
====
Really.

Not once.
====

[quote,Ann]
____
A quotation.
____

[verse]
Lend us
a bob.

[source,js]
.a.js
----
f(); // <1>

  g();
----
<1> Calls.

 literal
   text

....
as it *is*
....
`;
    expect(blocks(source)).toEqual([
      'Never do it.',
      '###### Careful',
      'Really.',
      'Not once.',
      'A quotation.',
      'Lend us',
      'a bob.',
      '###### a.js',
      '`f();\n\n  g();`',
      '- Calls.',
      '`literal\n  text`',
      '`as it *is*`',
    ]);
  });

  it('of code have values set in only where they say so', () => {
    const code = '----\n{a} {bcd} {e}\n----\n';
    expect(blocks(`:a: 1\n:bcd: 2.0\n\n${code}\n[source,sh,subs="attributes+"]\n${code}`)).toEqual([
      '`{a} {bcd} {e}`',
      '`1 2.0 {e}`',
    ]);
  });

  it('are tables: a row under the names of its columns', () => {
    const rows = (source: string) => recordsOf(readParsed(parseAsciidoc, 'a.adoc', source));
    const kept = { Plan: 'Basic', 'Kept for': '7 days, then deleted' };
    for (const table of [
      '|===\n|Plan |Kept for\n\n|Basic |7 days, then\ndeleted\n|===\n',
      '[cols="1,2",options="header"]\n|===\n|Plan\n|Kept for\n\n|Basic\na|7 *days*, then deleted\n|===\n',
      '[%header,format=csv]\n|===\nPlan,Kept for\nBasic,"7 days, then deleted"\n|===\n',
      '[%header]\n,===\nPlan,Kept for\nBasic,"7 days, then deleted"\n,===\n',
    ])
      expect(rows(table)).toEqual([kept]);
    expect(rows('[%header,cols=3*]\n|===\n|A |B |C\n.2+|x |1 |2\n2+|both\n|===\n')).toEqual([
      { A: 'x', B: '1', C: '2' },
      { B: 'both' },
    ]);
    expect(blocks('|===\n|one |two\n|three |four\n|===\n')).toEqual(['one | two', 'three | four']);
  });
});

describe('what no reader sees', () => {
  it.each([
    ['a comment', 'Seen.\n// secret\nstill seen.', ['Seen. still seen.'], 'comment'],
    ['a block of comment', 'Seen.\n\n////\nsecret\n\nsecret\n////\n\nSeen.', ['Seen.', 'Seen.'], 'comment'],
    ['a paragraph of comment', '[comment]\nsecret\nsecret\n\nSeen.', ['Seen.'], 'comment'],
    [
      'a condition that is not met',
      ':a:\n\nifdef::a[]\nSeen.\nendif::[]\nifndef::a[]\nsecret\nendif::[]\n',
      ['Seen.'],
      'under a condition',
    ],
    [
      'a condition nobody knows',
      'Seen.\n\nifdef::b[]\nsecret\nendif::[]\nifndef::b[]\nsecret\nendif::[]\nifeval::["{c}" == "d"]\nsecret\nendif::[]',
      ['Seen.'],
      'under a condition',
    ],
    [
      'a condition on one line',
      ':!a:\n\nifdef::a[secret]\nifndef::a[Seen.]\n',
      ['Seen.'],
      'under a condition',
    ],
    ['what is included', 'Seen.\n\ninclude::secret.adoc[]\n', ['Seen.'], 'included from another file'],
    ['raw mark-up', 'Seen.\n\n++++\n<p>secret</p>\n++++\n', ['Seen.'], 'raw mark-up'],
    ['a formula', 'Seen.\n\n[stem]\n++++\nsecret\n++++\n', ['Seen.'], 'raw mark-up'],
    ['a note', 'Seen.footnote:[secret]', ['Seen.'], 'footnote'],
  ])('%s', (_, source, seen, reason) => {
    expect(blocks(source)).toEqual(seen);
    const { prose, hidden } = parseAsciidoc(source, 0);
    expect(prose).not.toContain('secret');
    expect(hidden?.map((o) => o.reason)).toContain(reason);
  });

  const unseen = fc.constantFrom(
    '// secret',
    '////\nsecret\n////',
    '[comment]\n--\nsecret\n--',
    'ifdef::x[]\nsecret\nendif::[]',
    ':secret: 7',
    '[[secret]]',
    '++++\nsecret\n++++',
  );
  const seen = fc.constantFrom(
    'Seen text.',
    '== Title',
    '* item\n* item',
    'term:: Meaning.',
    '----\ncode\n----',
    'NOTE: Mind.',
    '|===\n|A |B\n\n|one |two\n|===',
    '====\nInside.\n====',
    '.Title\nText.',
    '+',
    '----',
    '====',
    '|===',
    '____',
    ' literal',
  );
  it('stays unseen wherever it stands, and no character moves', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(unseen, seen), { maxLength: 9 }), (parts) => {
        const written = parts.filter((part) => !/^(?:\+|----|====|\|===|____)$/u.test(part));
        const source = `First words.\n\n${written.join('\n\n')}\n\nLast words.\n`;
        const parsed = parseAsciidoc(source, 0);
        expectSound(source, parsed);
        expect(readable(parsed.prose)).not.toContain('secret');
        const loose = parts.join('\n');
        expectSound(loose, parseAsciidoc(loose, 0));
      }),
      { numRuns: 400 },
    );
  });
});
