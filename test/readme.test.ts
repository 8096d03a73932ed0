// What is promised in words is there: every variable explained, every command of the README and of package.json real.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(path, 'utf8');
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? ''))].sort();

const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json'));

test('every variable that is read is explained in .env.example', () => {
  const readers = readdirSync('adapters')
    .map((name) => `adapters/${name}/config.ts`)
    .filter((path) => existsSync(path));
  const variables = ['src/config.ts', ...readers].flatMap((path) =>
    all(read(path), /^ {2}([A-Z][A-Z_]+): (?:z|listSetting|whole|token|ids)\b/gm),
  );
  expect(variables.length).toBeGreaterThan(20);
  const explained = all(read('.env.example'), /^([A-Z_]+)=/gm);
  expect(variables.filter((name) => !explained.includes(name))).toEqual([]);
});

test('every script that the README names exists', () => {
  const named = all(readme, /npm run (?:-s )?([a-z:]+)/g);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('every file and folder that the README names exists', () => {
  const named = all(readme, /`((?:adapters|src|corpus|test|bench)\/[\w./-]+)`/g);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('every setting that the README names is explained', () => {
  const named = all(readme, /`([A-Z]+(?:_[A-Z]+)+)\b/g).filter((name) => !name.startsWith('DATABASE'));
  const explained = all(read('.env.example'), /^([A-Z_]+)=/gm);
  expect(named.filter((name) => !explained.includes(name))).toEqual([]);
});
