// No number of a page becomes another one in a quotation, whatever is raised, lowered, struck or marked beside it.
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { read, sentencesOf } from './read.ts';

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
          const labels = document.passages.flatMap((p) => [
            ...p.headings,
            ...p.sentences.flatMap((sentence) => sentence.labels),
          ]);
          const quoted = [document.prose, document.title, ...labels.map((l) => l.text)]
            .join('\n')
            .replaceAll('\0', '');
          for (const number of numbersOf(quoted))
            expect([...page], `${source} -> ${quoted}`).toContain(number);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['We store 10<sup>12</sup> rows.', 'We store 10^12 rows.'],
    ['Take 2<sup>1</sup> tablets.', 'Take 2 tablets.'],
    ['Add 2<sup>1</sup>/<sub>2</sub> cups.', 'Add 2 1/2 cups.'],
    ['A plot of 40 m<sup>2</sup> and 3 km<sup>2</sup>.', 'A plot of 40 m^2 and 3 km^2.'],
    ['Then x<sup>n+1</sup>y and 10<sup>-3</sup>.', 'Then x^n+1 y and 10^-3.'],
    ['About 10^12^ rows and 2^10^ bytes.', 'About 10^12 rows and 2^10 bytes.'],
    ['Drink H<sub>2</sub>O, or H~2~O.', 'Drink H2O, or H2O.'],
    ['So log<sub>2</sub>8 is 3 and 101<sub>2</sub> is 5.', 'So log_2 8 is 3 and 101_2 is 5.'],
    ['On the 1<sup>st</sup> and 22<sup>nd</sup>.', 'On the 1st and 22nd.'],
    ['It costs 5[^1] euros and 7<sup>[2]</sup> cents.', 'It costs 5 euros and 7 cents.'],
    ['A claim<sup>3</sup> and 80<sup><a href="#n4">4</a></sup> more.', 'A claim and 80 more.'],
    ['Acme<sup>TM</sup> and Foo<sup>®</sup> sell it.', 'Acme and Foo® sell it.'],
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
