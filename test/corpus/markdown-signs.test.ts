// A text file that is Markdown by its structure is read as such; what only looks like it here and there is not.
import { expect, it } from 'vitest';
import { read, sentencesOf } from './read.ts';

const manual = [
  '# Loom',
  '',
  'Loom weaves *plain* and `twill` cloth.',
  '',
  '## Options',
  '',
  'Set `--width` to the [width](https://loom.example/width) of the **warp**, and `--ends` to its `ends`.',
  'The **reed** is told by `--dents`.',
  '',
].join('\n');

it('reads a manual in Markdown that is saved as text', () => {
  expect(read('manual.txt', manual).document.format).toBe('markdown');
  expect(sentencesOf('manual.txt', manual)).toEqual([
    'Loom weaves plain and twill cloth.',
    'Set --width to the width of the warp, and --ends to its ends.',
    'The reed is told by --dents.',
  ]);
});

it('reads an index for machines, which is headings and links', () => {
  const index =
    '# Loom\n\n> Cloth.\n\n## Docs\n\n- [Start](start.md): the first cloth\n- [Warp](warp.md): threads\n- [Weft](https://loom.example/weft): more threads\n';
  expect(read('llms.txt', index).document.format).toBe('markdown');
});

it.each([
  [
    'settings with comments',
    '# Width of the cloth\nwidth = 4\n\n# See [docs](https://loom.example)\nends = `nproc`\n',
  ],
  ['a heading or two', '# Loom\n\nLoom weaves cloth.\n\n# Use\n\nPull the `heddle`.\n'],
  [
    'links in a letter',
    'See [1](https://a.example), [2](https://b.example) and [3](https://c.example).\n\nYours, `Ada`\n',
  ],
  ['a list of bullets', 'Loom\n\n* warp\n* weft\n* **reed**\n* **heddle**\n'],
  [
    'reStructuredText without directives',
    'Loom\n====\n\nSet ``width`` and ``ends``, see `the docs <https://loom.example>`_.\n\nUse\n---\n\nPull ``heddle``, or :ref:`reed`.\n',
  ],
])('leaves %s as it is', (_, source) => {
  expect(read('a.txt', source).document.format).not.toBe('markdown');
});
