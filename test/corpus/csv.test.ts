// Values with separators as a table: rows under the names of their columns, quoted as they stand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/corpus/csv.ts';
import { blocksOf, expectSound, readParsed, recordsOf } from './read-parsed.ts';

const blocks = (source: string, path = 'a.csv'): readonly string[] => blocksOf(parseCsv, path, source);

describe('the separator is told by evidence', () => {
  it.each([
    ['commas', 'a.csv', 'Plan,Price\nBasic,7\nPro,12\n'],
    ['semicolons beside decimal commas', 'a.csv', 'Plan;Price\nBasic;7,00\nPro;12,00\n'],
    ['tabs', 'a.tsv', 'Plan\tPrice\nBasic, small\t7\nPro\t12\n'],
    ['bars', 'a.csv', 'Plan|Price\nBasic|7\nPro|12\n'],
    ['what the file says', 'a.csv', 'sep=|\r\nPlan|Price\r\nBasic|7\r\n'],
  ])('%s', (_, path, source) => {
    expect(blocks(source, path).slice(0, 2)).toEqual([
      'Plan = Price',
      expect.stringMatching(/^Basic.* \| 7(,00)?$/u),
    ]);
  });

  it('one value a line is one column', () => {
    expect(blocks('Well, it rains.\nNo.\nIt does not, it snows, it hails.\n')).toEqual([
      'Well, it rains.',
      'No.',
      'It does not, it snows, it hails.',
    ]);
  });
});

describe('the head is told by evidence', () => {
  it.each([
    ['words above numbers', 'Town,Height\nUlm,478\nBonn,60\n', true],
    ['names of programs', 'home_town,best_friend\nUlm,Ann Lee\nBonn,Bo\n', true],
    ['usual names', 'Question,Answer\nIs it?,It is.\nWas it?,It was.\n', true],
    ['years', 'Country,2019,2020\nA,1,2\nB,3,4\n', true],
    [
      'short above long',
      `Rule,Text\nA,${'The boat is locked at night. '.repeat(3)}\nB,${'Keys hang in the office. '.repeat(3)}\n`,
      true,
    ],
    ['names among names', 'Ann,Ulm\nBo,Bonn\nCy,Ulm\n', false],
    ['numbers among numbers', '1,2\n3,4\n5,6\n', false],
    ['numbers above the like', 'Ulm,478\nBonn,60\nKiel,5\n', false],
    ['steps above other numbers', 'Team,0,1\nA,.5,.7\nB,.2,.1\n', true],
  ])('%s', (_, source, head) => {
    expect(blocks(source)[0]?.includes(' = ')).toBe(head);
  });
});

describe('rows', () => {
  it('hold quoted values with separators, line breaks and doubled marks', () => {
    const source = 'Name,Note\r\n"Lee, Ann","She said ""no"",\r\nthen yes."\r\n\r\nBo,\r\n';
    expect(blocks(source)).toEqual(['Name = Note', 'Lee, Ann | She said "no", then yes.', 'Bo | ']);
    expectSound(source, parseCsv(source, 0, 'a.csv'));
  });

  it('may be ragged, and a line above them is their title, one below a remark', () => {
    expect(
      blocks(
        'Prices of 2026\n\nPlan,Price,Since\nBasic,7\nPro,12,2020,more\nMax,20,2021\nOne,5,2022\nTwo,6,2023\nAll without tax.\n',
      ),
    ).toEqual([
      '# Prices of 2026',
      'Plan = Price = Since',
      'Basic | 7',
      'Pro | 12 | 2020 | more',
      'Max | 20 | 2021',
      'One | 5 | 2022',
      'Two | 6 | 2023',
      'All without tax.',
    ]);
  });

  it('are quoted under the names of their columns, also where only one cell is filled', () => {
    const document = readParsed(parseCsv, 'a.csv', 'Plan,Price,Note\nBasic,7,\nPro,,\nMax,20,new\n');
    expect(recordsOf(document)).toEqual([
      { Plan: 'Basic', Price: '7', Note: '' },
      { Plan: 'Pro', Price: '', Note: '' },
      { Plan: 'Max', Price: '20', Note: 'new' },
    ]);
  });

  it('a mark that nothing closes is a character', () => {
    expect(blocks('Size,Count\n6" pipe,2\n"8 inch,3\n"9 inch,4\n')).toEqual([
      'Size = Count',
      '6" pipe | 2',
      '"8 inch | 3',
      '"9 inch | 4',
    ]);
  });

  it('are read behind a byte-order mark', () => {
    const { pieces } = parseCsv('\uFEFFPlan,Price\nBasic,7\n', 1, 'a.csv');
    expect(pieces.map((p) => p.start)).toEqual([1, 12]);
  });
});

describe('whatever the file holds', () => {
  const part = fc.constantFrom(
    'a',
    '1',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r\n',
    ' ',
    'two words',
    '\0',
    'é',
  );
  it('no character moves, and rows are sound', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const source = parts.join('');
        expectSound(source, parseCsv(source, 0, 'a.csv'));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['quotation marks', '"'.repeat(500_000)],
    ['pairs of them', '"",'.repeat(200_000)],
    ['values that do not close', '"a,'.repeat(200_000)],
    ['separators', ','.repeat(1_000_000)],
    ['blanks', `a${' '.repeat(1_000_000)},b`],
    ['a value of a megabyte', `a,"${'one more, '.repeat(100_000)}"\n`],
    ['digits', `a,b\n1,${'1'.repeat(200_000)}a\n`],
    ['lines', 'a,b\n'.repeat(100_000)],
  ])('%s come to an end', (_, source) => {
    const parsed = parseCsv(source, 0, 'a.csv');
    expect(parsed.prose).toHaveLength(source.length);
  });
});
