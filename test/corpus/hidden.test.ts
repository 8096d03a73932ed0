// What no reader of the page sees is in no index and no quotation, wherever it stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Read, read, sentencesOf } from './read.ts';

const secret = 'Zebrafish 4711';

/** Ways to hide or strike a few words within a line: works as a line of its own too. */
const inLine: readonly string[] = [
  `<!-- ${secret} -->`,
  `%% ${secret} %%`,
  `%%${secret}%%`,
  `{{/* ${secret} */}}`,
  `{{- /* ${secret} */ -}}`,
  `{{< comment >}}${secret}{{< /comment >}}`,
  `{{% comment %}}${secret}{{% /comment %}}`,
  `{% comment %}${secret}{% endcomment %}`,
  `{%- comment -%}${secret}{%- endcomment -%}`,
  `{% # ${secret} %}`,
  `{# ${secret} #}`,
  `{#- ${secret} -#}`,
  `{{! ${secret} }}`,
  `{{!-- ${secret} --}}`,
  `{/* ${secret} */}`,
  `{ /* ${secret} */ }`,
  `{::comment}${secret}{:/comment}`,
  `{>>${secret}<<}`,
  `{--${secret}--}`,
  `{~~${secret}~>new words~~}`,
  `~~${secret}~~`,
  `~${secret}~`,
  `<del>${secret}</del>`,
  `<s>${secret}</s>`,
  `<strike class="x">${secret}</strike>`,
  `<span hidden>${secret}</span>`,
  `<span style="color: red; display:none">${secret}</span>`,
  `<span style="opacity:0">${secret}</span>`,
  `<span class="x sr-only">${secret}</span>`,
  `<span aria-hidden="true">${secret}</span>`,
  `<span style="text-decoration: line-through">${secret}</span>`,
  `<template>${secret}</template>`,
  `^[${secret}]`,
];
/** Ways that take lines of their own. */
const inLines: readonly string[] = [
  `<!--\n${secret}\n\n${secret}\n-->`,
  `%%\n${secret}\n\n- ${secret}\n%%`,
  `{{/*\n${secret}\n\n${secret}\n*/}}`,
  `{% comment %}\n${secret}\n\n# ${secret}\n{% endcomment %}`,
  `{#\n${secret}\n\n${secret}\n#}`,
  `{/*\n${secret}\n\n${secret}\n*/}`,
  `{::comment}\n${secret}\n\n${secret}\n{:/}`,
  `[//]: # (${secret})`,
  `[//]: # "${secret}"`,
  `[comment]: <> (${secret} (again) and more)`,
  `<div style="display: none">\n\n${secret}\n\n<div>${secret}</div>\n\n</div>`,
  `<div hidden>\n\n**${secret}**\n\n</div>`,
  `<div class="d-none">\n\n**${secret}**\n\n</div>`,
  `<details hidden>\n${secret}\n</details>`,
  `<template>\n\n${secret}\n\n</template>`,
  `<del>\n\n${secret}\n\n</del>`,
  `<script>\nconst x = "${secret}";\n</script>`,
  `::: {.content-hidden when-format="html"}\n${secret}\n\n::: {.inner}\n${secret}\n:::\n\n${secret}\n:::`,
  `::: notes\n:::\n\n::: {.notes}\n${secret}\n:::`,
  `\`\`\`{=html}\n<p>${secret}</p>\n\`\`\``,
  `import X from '${secret}';\nexport const y = {\n  a: '${secret}',\n\n  b: [ '${secret}' ],\n};`,
];
/** Where a text may stand. `@` is the place; what stands there begins no block of its own. */
const frames: readonly string[] = [
  'Alpha @ omega.',
  'Alpha @',
  '@ Omega.',
  '- Alpha @ omega.\n- Next item.',
  '1. Alpha\n   - Inner @ item.',
  '> Alpha @ omega.\n> More.',
  '> [!NOTE] Title\n> Alpha @ omega.',
  '## Heading @\n\nText.',
  '| A | B |\n|---|---|\n| one @ | two |',
  '!!! note "Title"\n    Alpha @ omega.',
  '=== "Tab"\n\n    Alpha @ omega.',
  ':::tip Title\nAlpha @ omega.\n:::',
  '<Tabs>\n<TabItem label="One">\n\nAlpha @ omega.\n\n</TabItem>\n</Tabs>',
  '{% hint style="info" %}\nAlpha @ omega.\n{% endhint %}',
  'Term\n: Alpha @ omega.',
  '**Alpha @ omega.** _And_ `code`.',
  '+-------+-------+\n| A     | B     |\n+=======+=======+\n| one   | two   |\n+-------+-------+\n\nAlpha @ omega.',
];

const quotable = ({ document }: Read): string =>
  [
    document.prose,
    document.title,
    ...document.passages.flatMap((p) => [
      ...p.headings.map((h) => h.text),
      ...p.sentences.flatMap((s) => s.labels.map((l) => l.text)),
    ]),
  ].join('\n');
const before = 'The first visible sentence stands here.';
const after = 'The last visible sentence stands here.';

/** Nothing hidden is left, everything visible around it is, and it is listed. */
function expectHidden(middle: string, path = 'a.md'): void {
  const source = `# Title\n\n${before}\n\n${middle}\n\n${after}\n`;
  const found = read(path, source);
  expect(quotable(found), source).not.toMatch(/Zebrafish|4711/);
  expect(found.document.prose.length).toBe(source.length);
  const all = sentencesOf(path, source);
  expect(all, source).toContain(before);
  expect(all, source).toContain(after);
}

describe('what a dialect hides or strikes', () => {
  it.each(inLine)('inside a line: %j', (hidden) => {
    for (const frame of frames) expectHidden(frame.replace('@', hidden));
    expectHidden(hidden);
    expect(sentencesOf('a.md', `The price is ${hidden} 120 euros.`)[0]).toMatch(
      /^The price is (?:new words )?120 euros\.$/,
    );
  });

  it.each(inLines)('in lines of its own: %j', (hidden) => {
    expectHidden(hidden);
    expectHidden(hidden, 'a.mdx');
    expectHidden(`- An item.\n\n${hidden}\n\n## Another head`);
  });

  it('is listed with its reason', () => {
    const { leftOut } = read('a.md', `${before}\n\n~~Old.~~ {# aside #} New.\n\n<p hidden>Gone.</p>\n`);
    expect(leftOut.map(({ reason, text }) => [reason, text])).toEqual([
      ['struck out', '~~Old.~~'],
      ['comment', '{# aside #}'],
      ['hidden by the page', '<p hidden>Gone.</p>'],
    ]);
  });

  it.each([
    '<!-- never closed\n\nZebrafish',
    '%%\nnever closed\n\nZebrafish',
    '{% comment %}\nnever closed\n\nZebrafish',
    '{/* never closed\n\nZebrafish',
  ])('stays hidden where it is never closed: %j', (source) => {
    expect(quotable(read('a.md', `${before}\n\n${source}\n`))).not.toContain('Zebrafish');
  });

  it('wherever it stands among anything', () => {
    const block = fc.oneof(
      fc.constantFrom(...frames.map((frame) => frame.replace('@', 'and'))),
      fc.constantFrom(
        '```js\n{# code #} <!-- x -->\n```',
        '    indented code',
        '---',
        '***',
        '- a\n- b',
        '`{% raw %}`',
      ),
    );
    const hiding = fc.oneof(
      fc.constantFrom(...inLines),
      fc.tuple(fc.constantFrom(...frames), fc.constantFrom(...inLine)).map(([f, h]) => f.replace('@', h)),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(block, hiding), { maxLength: 7 }), fc.boolean(), (blocks, crlf) => {
        const source = `${before}\n\n${blocks.join('\n\n')}\n\n${after}\n`;
        const found = read('a.md', crlf ? source.replaceAll('\n', '\r\n') : source);
        expect(quotable(found)).not.toMatch(/Zebrafish|4711/);
      }),
      { numRuns: 400 },
    );
  });
});

describe('what only looks like it is read', () => {
  it.each([
    ['100%% of the 50%% are here.', '100%% of the 50%% are here.'],
    ['It takes ~5 to ~10 minutes.', 'It takes ~5 to ~10 minutes.'],
    ['Copy ~/a and ~/b there.', 'Copy ~/a and ~/b there.'],
    ['Spaces ~~ around ~~ it stay.', 'Spaces ~~ around ~~ it stay.'],
    ['Escaped \\<!-- x \\{# y #} stays.', 'Escaped <!-- x {# y #} stays.'],
    ['Write `<!-- x -->` or `{# y #}` or `~~z~~`.', 'Write <!-- x --> or {# y #} or ~~z~~.'],
    ['An <ins>added</ins> and {++inserted++} word.', 'An added and inserted word.'],
  ])('%j', (source, text) => {
    expect(sentencesOf('a.md', source)).toEqual([text]);
  });

  it('in code of every kind', () => {
    const code = `<!-- ${secret} -->\n%% ${secret} %%\n{# ${secret} #}\n~~${secret}~~`;
    const indented = code.replaceAll(/^/gmu, '    ');
    expect(sentencesOf('a.md', `\`\`\`\n${code}\n\`\`\``)).toEqual([code]);
    expect(sentencesOf('a.md', `Text:\n\n${indented}`)[1]).toBe(code);
    expect(sentencesOf('a.md', `{{< highlight go >}}\n${code}\n{{< /highlight >}}`)).toEqual([code]);
  });
});
