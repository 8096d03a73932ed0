// The codes of formats that have a number instead of a code.

/** Dates in the manner of the reader's country are written as ISO does, since a day is not to be taken for a month. */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '$#,##0;-$#,##0;"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '$#,##0.00;-$#,##0.00;"-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** Days and times in the manner of East Asia. */
const asian = (id: number): string | undefined => {
  if ((id < 27 || id > 36) && (id < 50 || id > 58)) return undefined;
  return [32, 34, 55].includes(id) ? 'h:mm' : [33, 35, 56].includes(id) ? 'h:mm:ss' : 'yyyy-mm-dd';
};

/** The code that Excel means by a number; General where it means none. */
export const builtInCode = (id: number): string => builtIn[id] ?? asian(id) ?? 'General';
