// Hostile text for documents and questions: mark-up cut short, marks of platforms, controls, and words that must never be shown.
import { hostile } from '../contracts/hostile.ts';
import type { Random } from './random.ts';

type List = readonly [string, ...string[]];

/** Mark-up of every format, whole and broken. */
export const markup: List = [
  '# Head\n',
  '## A `b` [c](d)\n',
  '\n\n',
  '\n',
  '- item\n',
  '  - sub item. Two.\n',
  '1. one\n',
  '> quote\n',
  '```js\ncode()\n```\n',
  '```\nopen fence\n',
  '    indented\n',
  '| a | b |\n|---|---|\n| 1 | `x\\|y` |\n',
  '**',
  '_',
  '~~',
  '&amp; &nbsp; &#8203;',
  '<b>x</b>',
  '<div>\n',
  '</div>\n',
  '<table><tr><td>c</table>',
  '<!-- open',
  '![alt](i)',
  '![',
  '[',
  '[l][r]\n',
  '[r]: http://x.y\n',
  '[^1]',
  '\r\n',
  '\r',
  '\t',
  '\uFEFF',
  '\u200B',
  '<pre>a\n b</pre>',
  '<ul><li>x<li>y</ul>',
  '---\n',
  '+++\n',
  ':::note\n',
  '!!! note\n',
  '{{< x >}}',
  '{% raw %}',
  '%%',
  '<sup>2</sup>',
  '10<sup>12</sup>',
  '\\',
  '`',
  '|',
  '<',
  '> [!NOTE]\n> text.\n',
  'Q: Why?\nA: Yes.\n',
  '.. note:: x\n',
  '+---+---+\n| a | b |\n+---+---+\n',
  '$x^2$',
  '{#id}',
  '<style>p{}</style>',
  '<script>x()</script>',
  '<details><summary>s</summary>',
  '[[a|b]]',
  '==x==',
  '<svg onload=a()>',
];

/** Words that stop being a sentence: repeated, they make a parser slow or deep. */
export const runs: List = [
  '![',
  '[a]',
  '*a',
  '`',
  '<',
  '<a ',
  '&',
  '>',
  '- ',
  '| ',
  '# ',
  '漢',
  '2026-01-01 ',
  '[',
  '(',
  '**',
  '~~',
  '<b>',
  '<!--',
  '\t',
  '[^a]',
  ']:',
  '%%',
  '{{',
  'a.',
  '1. ',
  '\u0300',
  '\u202E',
  'word ',
  '\n',
  '\r',
  '<td>',
  '<ul><li>',
  '"',
  '\\',
  '_',
  ':::',
];

/** Ways to hide a sentence from a reader, by format; `X` stands for it. */
export const hiding: Readonly<Record<'md' | 'mdx' | 'html' | 'rst', List>> = {
  md: [
    '<!-- X -->',
    '<!--\n\nX\n\n-->',
    '<!-- X',
    '~~X~~',
    '- ~~X~~',
    '| a |\n|---|\n| ~~X~~ |',
    '<del>X</del>',
    '<s>X</s>',
    '<strike>X</strike>',
    '[//]: # (X)',
    '%% X %%',
    '%%\nX\n%%',
    '{{/* X */}}',
    '{{< comment >}}X{{< /comment >}}',
    '{% comment %}X{% endcomment %}',
    '{# X #}',
    '{>>X<<}',
    '{--X--}',
    '<template>X</template>',
    '<p hidden>X</p>',
    '<div style="display: none">X</div>',
  ],
  mdx: ['{/* X */}', '~~X~~', '<!-- X -->', 'export const text = "X";'],
  html: [
    '<!-- X -->',
    '<del>X</del>',
    '<s>X</s>',
    '<strike>X</strike>',
    '<script>X</script>',
    '<style>X</style>',
    '<template>X</template>',
    '<noscript hidden>X</noscript>',
    '<p hidden>X</p>',
    '<p style="display:none">X</p>',
    '<p style="color:red; visibility : hidden">X</p>',
    '<div class="d-none"><p>X</p></div>',
    '<p class="sr-only">X</p>',
    '<ul><li><del>X</del></li></ul>',
    '<table><tr><td><s>X</s></td></tr></table>',
  ],
  rst: ['.. X', '..\n   X', '.. image:: a.png\n   :alt: X', '.. _x: X'],
};

export const anything = (random: Random): string => {
  const texts = hostile.map((one) => one.text);
  return random.pick([texts[0] ?? '', ...texts]);
};

/** A fact that can be asked for: its subject stands nowhere else. */
export type Fact = { readonly subject: string; readonly text: string; readonly question: string };

export function factOf(random: Random): Fact {
  const subject = random.word('zor');
  const value = random.int(9_000) + 10;
  return {
    subject,
    text: `The ${subject} of the northern harbour holds ${value} barrels of tar.`,
    question: `How many barrels of tar does the ${subject} hold?`,
  };
}

/** Hostile pieces around plain ones, `\0` apart, which no file may hold. */
export function tangle(random: Random, plain: readonly string[], amount: number): string {
  const parts = random.some(markup, amount).map((piece) => (random.chance(0.2) ? anything(random) : piece));
  for (const text of plain) parts.splice(random.int(parts.length + 1), 0, `\n\n${text}\n\n`);
  return parts.join(random.chance(0.5) ? ' ' : '').replaceAll('\0', '');
}
