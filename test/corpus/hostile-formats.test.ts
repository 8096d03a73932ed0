// Texts in formats of documents that no person writes: each comes to an end, and nothing in it moves.
import { describe, it } from 'vitest';
import { parseAsciidoc } from '../../src/corpus/asciidoc.ts';
import { parseFaq } from '../../src/corpus/faq.ts';
import { parseIpynb } from '../../src/corpus/ipynb.ts';
import { parseOrg } from '../../src/corpus/org.ts';
import { expectSound } from './read-parsed.ts';

describe('hostile AsciiDoc comes to an end', () => {
  it.each([
    ['blocks in blocks', Array.from({ length: 60_000 }, (_, n) => '='.repeat(4 + (n % 50))).join('\n')],
    ['blocks that do not close', '====\n'.repeat(60_000)],
    ['stars', '*a '.repeat(100_000)],
    ['one mark', '*'.repeat(1_000_000)],
    ['back quotes', '`'.repeat(500_000)],
    ['brackets', '['.repeat(500_000)],
    ['braces', '{a'.repeat(200_000)],
    ['links', 'link:a['.repeat(100_000)],
    ['angles', '<<a,'.repeat(100_000)],
    ['plus signs', '+a'.repeat(200_000)],
    ['parentheses', '(('.repeat(200_000)],
    ['lists in lists', Array.from({ length: 20_000 }, (_, n) => `${'*'.repeat(1 + (n % 6))} a`).join('\n')],
    ['terms', 'a:: '.repeat(100_000)],
    ['continuations', `* a\n${'+\n'.repeat(100_000)}`],
    ['continuations of lists', `* a\n${'+\n* b\n'.repeat(20_000)}`],
    ['cells', `|===\n${'|a'.repeat(200_000)}\n|===`],
    ['cells that reach far', `[cols=100*]\n|===\n${'.999+|a '.repeat(20_000)}\n|===`],
    ['conditions', 'ifdef::a[]\n'.repeat(100_000)],
    ['attributes', `${':a: b\n'.repeat(100_000)}\n${'{a} '.repeat(10_000)}`],
    ['blanks', `a${' '.repeat(500_000)}b`],
    ['titles', '.a\n'.repeat(100_000)],
    ['attributes of blocks', '[a]\n'.repeat(100_000)],
    ['comments', '// a\n'.repeat(100_000)],
    ['an author', `= A\n${'a'.repeat(100_000)}!`],
    ['a title with blanks', `== a${' '.repeat(200_000)}b`],
    ['a condition that does not end', `ifdef::${'['.repeat(200_000)}`],
    ['an include that does not end', `include::a${'['.repeat(200_000)}`],
    ['options', `[${'options='.repeat(50_000)}]\n|===\n|a\n|===`],
  ])(
    '%s',
    (_, source) => {
      expectSound(source, parseAsciidoc(source, 0));
    },
    20_000,
  );
});

describe('hostile Org comes to an end', () => {
  it.each([
    ['headlines', Array.from({ length: 60_000 }, (_, n) => `${'*'.repeat(1 + (n % 100))} a`).join('\n')],
    ['blocks in blocks', `${'#+begin_quote\n'.repeat(60_000)}${'#+end_quote\n'.repeat(60_000)}`],
    ['blocks that do not close', '#+begin_src\n'.repeat(60_000)],
    ['drawers', ':a:\n'.repeat(60_000)],
    ['formulas', '\\begin{a}\n'.repeat(20_000)],
    ['lists in lists', Array.from({ length: 3_000 }, (_, n) => `${' '.repeat(n % 1_000)}- a`).join('\n')],
    ['stars', '*a '.repeat(100_000)],
    ['one mark', '='.repeat(1_000_000)],
    ['brackets', '['.repeat(500_000)],
    ['links', '[[a]['.repeat(100_000)],
    ['notes', '[fn:a:'.repeat(100_000)],
    ['braces', '{{{a'.repeat(100_000)],
    ['code in lines', 'src_a{'.repeat(100_000)],
    ['exports', '@@a:'.repeat(100_000)],
    ['angles', '<<a'.repeat(100_000)],
    ['bars', '|'.repeat(500_000)],
    ['rows', '| a | b |\n'.repeat(50_000)],
    ['empty cells', `|${' |'.repeat(100_000)}x`],
    ['terms', `- ${'a :: '.repeat(100_000)}`],
    ['blanks', `a${' '.repeat(500_000)}b`],
    ['labels', `* a ${':a'.repeat(200_000)}`],
    ['results', '#+results:\n'.repeat(50_000)],
    ['comments', '# a\n'.repeat(100_000)],
    ['a headline with blanks', `* a${' '.repeat(200_000)}b`],
    ['keywords', '#+todo: a\n'.repeat(50_000)],
  ])(
    '%s',
    (_, source) => {
      expectSound(source, parseOrg(source, 0));
    },
    20_000,
  );
});

describe('hostile data comes to an end', () => {
  it.each([
    ['lists', 'a.json', `${'['.repeat(60_000)}"question"`],
    ['records', 'a.json', '{"question":'.repeat(60_000)],
    ['a string that does not end', 'a.json', `["question${'\\u0041'.repeat(100_000)}`],
    ['escapes', 'a.json', `[{"question":"A?","answer":"${'\\n\\u0041'.repeat(100_000)}"}]`],
    ['brackets', 'a.yaml', `question: ${'['.repeat(60_000)}`],
    ['dashes', 'a.yaml', `question?: \n${'- '.repeat(60_000)}`],
    [
      'columns',
      'a.yaml',
      `question: A?\n${Array.from({ length: 1_000 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')}`,
    ],
    ['blanks', 'a.yaml', `- question: A?\n  answer: a${' '.repeat(500_000)}b`],
    ['line ends', 'a.yaml', `- question: A?\n  answer: "a${'\n'.repeat(100_000)}  b"`],
    [
      'a bomb',
      'a.yaml',
      `a: &a [question]\n${Array.from({ length: 9 }, (_, n) => `b${n}: &b${n} [${'*a,'.repeat(9)}]`).join('\n')}`,
    ],
    ['letters of another script', 'a.json', `["${'\u6f22'.repeat(200_000)}"]`],
    [
      'a sentence without an end',
      'a.json',
      JSON.stringify(Array(2).fill({ title: 'A', text: 'word '.repeat(50_000) })),
    ],
    ['nested emphasis', 'a.json', JSON.stringify([{ question: 'A?', answer: '> '.repeat(60_000) }])],
  ])('%s', (_, path, source) => {
    expectSound(source, parseFaq(source, 0, path));
    expectSound(source, parseIpynb(source, 0, path));
  });
});
