// Abbreviations: what counts as a definition, and that no text, however hostile, keeps the reader busy.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAbbreviations } from '../../src/search/equivalents.ts';

const found = (text: string): readonly string[] =>
  findAbbreviations(text).map(({ short, long }) => `${short} = ${long}`);

describe('an abbreviation', () => {
  it.each([
    ['the Coastal Safety Office (CSO) inspects', 'CSO = Coastal Safety Office'],
    ['CSO (Coastal Safety Office) inspects', 'CSO = Coastal Safety Office'],
    ['RLS ( Row-Level Security ) is on', 'RLS = Row-Level Security'],
    ['RLS (Row-Level-Security) is on', 'RLS = Row-Level-Security'],
    ['ROTA (Rules of the Air - ) are', 'ROTA = Rules of the Air -'],
  ])('is defined by %j', (text, definition) => {
    expect(found(text)).toEqual([definition]);
  });

  it.each([
    'CSO (see the Coastal Safety Office)',
    'CSO (Coastal Safety Office, see 4.2)',
    'RLS (Response-Level-Security-Enforcement-Module, see 4.2)',
    'CS (C)',
    'ABCDEFGHI (Ash Birch Cedar Date Elder Fir Gorse Hazel Iris)',
  ])('is not defined by %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('is found either way round for all of two to eight words', () => {
    // Shorter ones may be small words ("On"), with which no long form begins.
    const words = fc.array(fc.stringMatching(/^[A-Z][a-z]{3,9}$/), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(words, (list) => {
        const [long, short] = [list.join(' '), list.map((word) => word.charAt(0)).join('')];
        expect(found(`${short} (${long})`)).toEqual([`${short} = ${long}`]);
        expect(found(`${long} (${short})`)).toEqual([`${short} = ${long}`]);
      }),
    );
  });
});

describe('a hostile text', () => {
  const length = 100_000;

  it.each([
    `RLS (${'Response-Level-Security-Enforcement-Module '.repeat(3)}, see 4.2) `,
    'RLS (a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z, ',
    'AB (a - - - - - - - b - - - - - c - - - - d! ',
    `AB (${'a'.repeat(200)}! `,
    'A-',
    'AB(',
    `AB (${' '.repeat(50)}`,
  ])('repeated is read to its end: %j', (unit) => {
    expect(found(unit.repeat(Math.ceil(length / unit.length)))).toEqual([]);
  });

  it('of any such pieces is read to its end', () => {
    const piece = fc.constantFrom('AB (', 'RLS(', 'a', 'Word', '-', ' ', '\u00a0', '’', 'é', ',', '!', '1');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const unit = pieces.join('');
        found(unit.repeat(Math.ceil(length / unit.length)));
      }),
      { numRuns: 30 },
    );
  });
});
