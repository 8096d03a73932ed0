// A number is quoted as its cell shows it.
import { expect, it } from 'vitest';
import { builtInCode } from '../../../src/corpus/xlsx/format-codes.ts';
import { createNumberFormat } from '../../../src/corpus/xlsx/number-format.ts';

it.each<[string, number, string]>([
  ['General', 40, '40'],
  ['@', 40, '40'],
  ['General', 0.1 + 0.2, '0.3'],
  ['General', -1234.5, '-1234.5'],
  ['General', 1234567890123, '1234567890123'],
  ['General', 1.5e-12, '1.5E-12'],
  ['0', 2.5, '3'],
  ['0.00', 2.675, '2.68'],
  ['0.00', -0.001, '0.00'],
  ['#,##0', 1234567, '1,234,567'],
  ['#,##0.00', 0.5, '0.50'],
  ['#,##0.##', 1200.5, '1,200.5'],
  ['#', 0, ''],
  ['000', 7, '007'],
  ['0%', 0.25, '25%'],
  ['0.0%', 0.1234, '12.3%'],
  ['0.00E+00', 12345, '1.23E+04'],
  ['# ?/?', 2.5, '2 1/2'],
  ['# ??/??', 0.75, '3/4'],
  ['#,##0.00 [$€-407]', 1234.5, '1,234.50 €'],
  ['[$$-409]#,##0.00', 12, '$12.00'],
  ['"CHF" #,##0', 1500, 'CHF 1,500'],
  ['0 "crowns a day"', 40, '40 crowns a day'],
  ['#,##0,"k"', 45_600, '46k'],
  ['0.0,,"M"', 12_345_678, '12.3M'],
  ['$#,##0.00;[Red]($#,##0.00)', -1599.99, '($1,599.99)'],
  ['0;-0;"none"', 0, 'none'],
  ['[>=100]"many";[>0]"few";"none"', 120, 'many'],
  ['[>=100]"many";[>0]"few";"none"', 3, 'few'],
  ['0_);(0)', 5, '5'],
  ['yyyy-mm-dd', 45_000, '2023-03-15'],
  ['dd.mm.yyyy', 45_000, '15.03.2023'],
  ['d mmmm yyyy', 45_000, '15 March 2023'],
  ['ddd, mmm d', 45_000, 'Wed, Mar 15'],
  ['m/d/yy', 45_000, '3/15/23'],
  ['yyyy-mm-dd hh:mm', 45_000.75, '2023-03-15 18:00'],
  ['h:mm AM/PM', 0.26, '6:14 AM'],
  ['hh:mm:ss', 0.999988426, '23:59:59'],
  ['mm:ss.0', 0.00072338, '01:02.5'],
  ['[h]:mm', 1.5, '36:00'],
  ['yyyy-mm-dd', 1, '1900-01-01'],
  ['yyyy-mm-dd', 61, '1900-03-01'],
  [builtInCode(14), 45_000, '2023-03-15'],
  [builtInCode(9), 0.5, '50%'],
  [builtInCode(57), 45_000, '2023-03-15'],
  [builtInCode(44), 12, '$12.00'],
])('%s shows %d as %s', (code, value, shown) => {
  expect(createNumberFormat(code, false)(value)).toBe(shown);
});

it('counts days from 1904 where the file does', () => {
  expect(createNumberFormat('yyyy-mm-dd', true)(43_538)).toBe('2023-03-15');
});

it.each([
  '[',
  '"',
  '\\',
  '[$',
  '0.',
  '#,',
  'E+',
  '/',
  ';;;;',
  '[>',
  'yyyy'.repeat(99),
  '0'.repeat(400),
  '%%%',
])('whatever its code is, a number is shown: %s', (code) => {
  for (const value of [0, -1, 1e300, 45_000, Number.NaN])
    expect(typeof createNumberFormat(code, false)(value)).toBe('string');
});
