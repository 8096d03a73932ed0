// Text without mark-up: what heads what, what is a row, who said it, and what a printer put on the pages.
import { describe, expect, it } from 'vitest';
import { columnName } from '../../src/corpus/labels.ts';
import type { Document } from '../../src/domain.ts';
import { read, sentencesOf, textOf } from './read.ts';

/** Heading path and sentences of each passage. */
function sections(source: string, path = 'a.txt'): readonly (readonly [string, ...(readonly string[])])[] {
  const { document } = read(path, source);
  const made: [string, ...string[]][] = [];
  for (const passage of document.passages) {
    const head = passage.headings.map((h) => h.text).join(' > ');
    const texts = passage.sentences.map((s) => textOf(document, s));
    if (made.at(-1)?.[0] === head) made.at(-1)?.push(...texts);
    else made.push([head, ...texts]);
  }
  return made;
}

const rows = (document: Document): readonly Readonly<Record<string, string>>[] =>
  document.passages
    .flatMap((p) => p.sentences)
    .filter((s) => s.form === 'row')
    .map((s) =>
      Object.fromEntries(
        s.cells.map((c, i) => [columnName(s.labels, i) || i, document.prose.slice(c.start, c.end)]),
      ),
    );

describe('a question heads its answer', () => {
  const one = 'May I bring a guest?';
  const two = 'Who pays?';
  const told = [
    [one, 'Yes. One a week.'],
    [two, 'You do.'],
  ];
  it.each([
    `Q: ${one}\nA: Yes. One a week.\n\nQ: ${two}\nA: You do.`,
    `Q. ${one}\nA. Yes. One a week.\n\nQ. ${two}\nA. You do.`,
    `Question: ${one}\nAnswer: Yes. One a week.\n\nQuestion: ${two}\nAnswer: You do.`,
    `Q1: ${one}\nA1: Yes. One a week.\n\nQ2: ${two}\nA2: You do.`,
    `**Q:** ${one}\n**A:** Yes. One a week.\n\n**Q:** ${two}\n**A:** You do.`,
    `Q - ${one}\nA - Yes. One a week.\n\nQ - ${two}\nA - You do.`,
    `F: ${one}\nA: Yes. One a week.\n\nF: ${two}\nA: You do.`,
    `Frage: ${one}\nAntwort: Yes. One a week.\n\nFrage: ${two}\nAntwort: You do.`,
    `P: ${one}\nR: Yes. One a week.\n\nP: ${two}\nR: You do.`,
    `1. ${one}\nYes. One a week.\n\n2. ${two}\nYou do.`,
    `1) ${one}\n\nYes. One a week.\n\n2) ${two}\n\nYou do.`,
    `Q: ${one} A: Yes. One a week.\nQ: ${two} A: You do.`,
    `Q: May I bring\na guest?\n\nA: Yes. One a week.\n\nQ: ${two}\n\nA: You do.`,
  ])('%j', (source) => {
    expect(sections(source)).toEqual(told);
  });

  it('in a document that has a title of its own', () => {
    const source = `Club FAQ\nLast updated 3 March 2026\n\nQ: ${one}\nA: Yes. One a week.\n`;
    expect(read('a.txt', source).document.title).toBe('Club FAQ');
    expect(sections(source).at(-1)).toEqual([`Club FAQ > ${one}`, 'Yes. One a week.']);
  });

  it('is no list of letters, and no list of numbers', () => {
    expect(sections('A. First of all.\nB. Then this.\nC. And that.').flat()).not.toContain('First of all');
    expect(sections('Steps:\n\n1. Open it.\n2. Is it open?\n3. Close it.')).toEqual([
      ['', 'Steps:', 'Open it.', 'Is it open?', 'Close it.'],
    ]);
  });
});

describe('a heading', () => {
  it('shouts, is underlined or numbered', () => {
    const source = `TERMS OF SERVICE\n\n4. PAYMENT\n\n4.1 Fees. Fees are due within thirty days.\n
4.2 Refunds. We refund only if:\n    (a) we end it; or\n    (b) it was down.\n\nOpening hours\n-------------\nWe open at nine.\n`;
    expect(sections(source)).toEqual([
      [
        'TERMS OF SERVICE > 4. PAYMENT',
        '4.1 Fees. Fees are due within thirty days.',
        '4.2 Refunds. We refund only if:',
        'we end it; or',
        'it was down.',
      ],
      ['TERMS OF SERVICE > Opening hours', 'We open at nine.'],
    ]);
  });

  it('is no label with its value', () => {
    expect(sections('Timeouts\n\nDefault: 300\n\nThe number of seconds before an entry is stale.')).toEqual([
      ['Timeouts', 'Default: 300', 'The number of seconds before an entry is stale.'],
    ]);
  });
});

describe('the pages of a printed text', () => {
  const rfc = `4.5 General Header Fields

   There are a few header fields which have general applicability for
   both messages, but which do not apply to the



Fielding, et al.            Standards Track                    [Page 34]
\f
RFC 2616                        HTTP/1.1                       June 1999


   message being transmitted. Others are extended.

4.6 Next ........................................................ 35

4.7 Last

   It ends here.


Fielding, et al.            Standards Track                    [Page 35]
`;
  it('leave their heads and feet, and no sentence is cut by them', () => {
    const { document, leftOut } = read('a.txt', rfc);
    expect(document.prose).toHaveLength(rfc.length);
    expect(sections(rfc)).toEqual([
      [
        '4.5 General Header Fields',
        'There are a few header fields which have general applicability for\n   both messages, but which do not apply to the\n   message being transmitted.',
        'Others are extended.',
      ],
      ['4.7 Last', 'It ends here.'],
    ]);
    expect(leftOut.map((l) => l.reason)).toEqual([
      'page head or foot',
      'page head or foot',
      'table of contents',
      'page head or foot',
    ]);
  });
});

describe('columns set with spaces', () => {
  it('are rows with the names above them', () => {
    const { document } = read(
      'a.txt',
      'Quotas\n\nName      Limit   Window\nSmall        10   minute\nLarge       200   hour\n',
    );
    expect(rows(document)).toEqual([
      { Name: 'Small', Limit: '10', Window: 'minute' },
      { Name: 'Large', Limit: '200', Window: 'hour' },
    ]);
  });

  it('under a rule, by tabs, and with a cell that goes on', () => {
    expect(rows(read('a.txt', 'Plan   Seats\n----   -----\nSolo   one\n').document)).toEqual([
      { Plan: 'Solo', Seats: 'one' },
    ]);
    expect(rows(read('a.txt', 'Item\tPrice\nSoup\t3\nCake\t4\n').document)).toEqual([
      { Item: 'Soup', Price: '3' },
      { Item: 'Cake', Price: '4' },
    ]);
    const help =
      '  -v, --verbose   Say more about\n                  it.\n  -q, --quiet     Say less.\n  -h, --help      Show this.\n';
    expect(rows(read('a.txt', help).document).map((row) => row[1]?.replace(/\s+/gu, ' '))).toEqual([
      'Say more about it.',
      'Say less.',
      'Show this.',
    ]);
  });

  it('are no lines of a paragraph', () => {
    const text =
      'One of the lines is short.\nThe other one is longer than it.\nAnd this one is the last of them.';
    expect(rows(read('a.txt', text).document)).toEqual([]);
  });
});

describe('a transcript', () => {
  const told = (source: string): readonly string[] => {
    const { document } = read('a.txt', source);
    return document.passages.flatMap((p) =>
      p.sentences.map((s) => `${s.labels.map((l) => l.text).join()}: ${textOf(document, s)}`),
    );
  };

  it.each([
    `[00:00:03] Dana: Welcome.\n[00:00:09] Omar: It costs 4,200 euros.\n[00:01:02] Lena: I send it.`,
    `00:03 Dana: Welcome.\n00:09 Omar: It costs\n4,200 euros.\n01:02 Lena: I send it.`,
    `Dana [00:03]: Welcome.\nOmar [00:09]: It costs 4,200 euros.\nLena [01:02]: I send it.`,
    `Dana (0:03)\nWelcome.\n\nOmar (0:09)\nIt costs 4,200 euros.\n\nLena (1:02)\nI send it.`,
  ])('tells who said it, without the time: %j', (source) => {
    expect(told(source).map((text) => text.replace(/\s+/gu, ' '))).toEqual([
      'Dana: Welcome.',
      'Omar: It costs 4,200 euros.',
      'Lena: I send it.',
    ]);
  });

  it('puts the cues of one sentence together', () => {
    const vtt = `WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Dana>The launch moves <i>to June</i>\n
2\n00:00:04.000 --> 00:00:07.500\n<v Dana>because the audit takes longer.\n\n3\n00:00:08.000 --> 00:00:10.000\n<v Omar>Who tells them?\n`;
    expect(told(vtt)).toEqual([
      'Dana: The launch moves to June\nbecause the audit takes longer.',
      'Omar: Who tells them?',
    ]);
  });
});

it('shows a grammar as it is set', () => {
  const source =
    'Dates\n\nA date is written as follows, and in no other way.\n\n      date = day month\n      day  = 2DIGIT | "1"\n\nNothing else is read.\n';
  expect(sentencesOf('a.txt', source)).toContain('      date = day month\n      day  = 2DIGIT | "1"');
});

describe('lines', () => {
  const wrapped = Array.from({ length: 24 }, (_, i) => `Line ${i} goes on\nin the next one.\n`).join('\n');

  it('are wrapped though a stray one among them is long', () => {
    const long = `See https://example.org/${'x'.repeat(180)} for more.\nThen ask.`;
    const found = sentencesOf('a.txt', `${wrapped}\n${long}\n`);
    expect(found[7]).toMatch(/^Line 7 goes on\sin the next one\.$/u);
    expect(found.at(-1)).toBe('Then ask.');
  });

  it('are paragraphs where many are long', () => {
    const long = `${'Long words here '.repeat(12)}end.`;
    expect(sentencesOf('a.txt', `${long}\nfirst short line\nsecond short line\n`)).toEqual([
      long,
      'first short line',
      'second short line',
    ]);
  });

  it('that are headings in Markdown are headings here too, but no comments', () => {
    expect(sections('Intro of it all, told.\n\n## Parking\n\nBikes stand in the yard.\n')).toEqual([
      ['', 'Intro of it all, told.'],
      ['Parking', 'Bikes stand in the yard.'],
    ]);
    expect(sentencesOf('a.txt', 'Some text here.\n\n# the port\nport = 80\n')[1]).toContain('# the port');
  });
});
