// What no reader of the page sees is in no index and no quotation, wherever it stands; and no number becomes another one.
import fc from 'fast-check';
import { marked } from 'marked';
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

describe('a number in a quotation is a number of the page', () => {
  const numbersOf = (text: string): readonly string[] => text.match(/\d+/gu) ?? [];
  /** The text of a page rendered by another library: tags part, what is struck is gone. */
  const pageNumbers = async (source: string): Promise<ReadonlySet<string>> => {
    const html = await marked.parse(source.replaceAll(/\[\^\w+\]/gu, ' '), { gfm: true });
    const seen = html
      .replaceAll(/<!--[\s\S]*?-->/gu, '')
      .replaceAll(/<(del|s|strike)\b[^>]*>[\s\S]*?<\/\1>/gu, ' ')
      .replaceAll(/<\/?(?:b|strong|em|i|a|code)\b[^>]*>/gu, '')
      .replaceAll(/<[^>]*>/gu, ' ');
    return new Set(numbersOf(seen));
  };
  const digits = fc.integer({ min: 1, max: 999 }).map(String);
  const mark = fc.constantFrom(
    '<sup>@</sup>',
    '<sub>@</sub>',
    '~~@~~',
    '<del>@</del>',
    '**@**',
    '[@](x)',
    '`@`',
    '[^@]',
    '<!-- @ -->',
    '<s>@</s>',
    '<b>@</b>',
  );
  const word = fc.oneof(
    digits,
    fc.tuple(mark, digits).map(([m, d]) => m.replace('@', d)),
    fc.constantFrom(' ', ' ', ' kg ', 'm', 'x', ', ', ' (', ') '),
  );

  it('whatever is raised, lowered, struck or marked beside it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 10 }),
        fc.constantFrom('Rows: ', '- Item ', '## Head ', '| Cell ', '> Rows '),
        async (words, lead) => {
          const line = `${lead}${words.join('')} end`;
          const source = lead.startsWith('|')
            ? `| A | B |\n|---|---|\n${line} | 5 |\n`
            : `${line}\n\nText.\n`;
          const page = await pageNumbers(source);
          const { document } = read('a.md', source);
          const quoted = quotable({ document, leftOut: [] }).replaceAll('\0', '');
          for (const number of numbersOf(quoted))
            expect([...page], `${source} -> ${quoted}`).toContain(number);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['We store 10<sup>12</sup> rows.', 'We store 10^12 rows.'],
    ['Take 2<sup>1</sup> tablets.', 'Take 2^1 tablets.'],
    ['A plot of 40 m<sup>2</sup> and 3 km<sup>2</sup>.', 'A plot of 40 m^2 and 3 km^2.'],
    ['Then x<sup>n+1</sup>y and 10<sup>-3</sup>.', 'Then x^n+1 y and 10^-3.'],
    ['About 10^12^ rows and 2^10^ bytes.', 'About 10^12 rows and 2^10 bytes.'],
    ['Drink H<sub>2</sub>O, or H~2~O.', 'Drink H2O, or H2O.'],
    ['So log<sub>2</sub>8 is 3 and 101<sub>2</sub> is 5.', 'So log_2 8 is 3 and 101_2 is 5.'],
    ['On the 1<sup>st</sup> and 22<sup>nd</sup>.', 'On the 1st and 22nd.'],
    ['It costs 5[^1] euros and 7<sup>[2]</sup> cents.', 'It costs 5 euros and 7 cents.'],
    ['A claim<sup>3</sup> and 80<sup><a href="#n4">4</a></sup> more.', 'A claim and 80 more.'],
    ['Acme<sup>TM</sup> and Foo<sup>®</sup> sell it.', 'Acme TM and Foo ® sell it.'],
    ['The deposit is ~~80~~ 120 euros.', 'The deposit is 120 euros.'],
    ['It was ~~9~~11 euros, ~~cheap~~.', 'It was 11 euros,.'],
    ['As `x<sup>2</sup>` and x^2 and y^3 show.', 'As x<sup>2</sup> and x^2 and y^3 show.'],
  ])('%j', (source, text) => {
    expect(sentencesOf('a.md', source)).toEqual([text]);
  });

  it('a mark that the document explains is no exponent', () => {
    expect(sentencesOf('a.md', 'Take 2<sup>1</sup> tablets.\n\n<sup>1</sup> With food.')).toEqual([
      'Take 2 tablets.',
      'With food.',
    ]);
    const table =
      '| Dose | Max |\n|---|---|\n| 2<sup>a</sup> | 8<sup>b</sup> |\n\n<sup>a</sup> Adults. <br> <sup>b</sup> A day.';
    expect(sentencesOf('a.md', table)[0]).toBe('2 8');
  });
});
