// What `npm run house` counts, on files made up for it.
import { describe, expect, test } from 'vitest';
import { circles } from '../../bench/house/circles.ts';
import { exportsOf } from '../../bench/house/documented.ts';
import { type File, importsOf, resolved } from '../../bench/house/files.ts';
import { sharedLines } from '../../bench/house/shared-lines.ts';

function file(path: string, ...lines: readonly string[]): File {
  const text = lines.join('\n');
  return { path, text, imports: importsOf(text).map((name) => resolved(path, name)) };
}

describe('import circles', () => {
  test('none where imports point one way', () => {
    expect(circles([file('a.ts', "import { b } from './b.ts';"), file('b.ts')])).toEqual([]);
  });

  test('files that reach each other, types too, and nobody who only leads there', () => {
    const around = [
      file('src/a.ts', "import { b } from './b.ts';"),
      file('src/b.ts', "export type { C } from './c.ts';"),
      file('src/c.ts', "import type { A } from './a.ts';"),
      file('src/d.ts', "import { a } from './a.ts';"),
    ];
    expect(circles(around)).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
  });
});

describe('documented exports', () => {
  const documented = (...lines: readonly string[]) =>
    exportsOf([file('a.ts', ...lines)]).map((one) => one.documented);

  test('a comment that says something, right above, on one line or more', () => {
    expect(documented('/** Milliseconds since 1970. */', 'export const askedAt = 1;')).toEqual([true]);
    expect(documented('/**', ' * Milliseconds since 1970.', ' */', 'export type Time = number;')).toEqual([
      true,
    ]);
  });

  test.each([
    ['none', '', 'export const askedAt = 1;'],
    ['of another kind', '/* Milliseconds since 1970. */', 'export const askedAt = 1;'],
    ['that repeats the name', '/** The asked at. */', 'export const askedAt = 1;'],
    ['elsewhere', '/** Milliseconds since 1970. */', 'const x = 1;', 'export const askedAt = 1;'],
  ])('not with a comment %s', (_, ...lines) => {
    expect(documented(...lines)).toEqual([false]);
  });

  test('what is handed on is counted where it is written', () => {
    expect(exportsOf([file('a.ts', "export { b } from './b.ts';")])).toEqual([]);
  });
});

describe('lines that stand twice', () => {
  const run = (count: number) => Array.from({ length: count }, (_, n) => `act(${n});`);

  test('one pair, where it stands, though indented otherwise and with comments between', () => {
    const [middle = '', ...rest] = run(12).map((line) => `  ${line}`);
    const pairs = sharedLines([
      file('a.ts', '// One.', ...run(12), 'a();'),
      file('b.ts', '// Two.', '', middle, '// Why.', ...rest, 'b();'),
    ]);
    expect(pairs).toEqual([
      { lines: 12, one: { path: 'a.ts', from: 2, to: 13 }, other: { path: 'b.ts', from: 3, to: 15 } },
    ]);
  });

  test('within one file too, and each of three copies with each', () => {
    expect(sharedLines([file('a.ts', ...run(10), 'a();', ...run(10))])).toHaveLength(1);
    expect(sharedLines(['a.ts', 'b.ts', 'c.ts'].map((path) => file(path, ...run(10))))).toHaveLength(3);
  });

  test('not with fewer lines, and imports and brackets do not count', () => {
    const imports = ['import {', '  one,', '  two,', "} from './b.ts';"];
    const short = [...imports, ...run(9), '}', '}'];
    expect(sharedLines([file('a.ts', ...short), file('b.ts', ...short)])).toEqual([]);
  });
});
