// What the README promises a newcomer is there: two commands, the pictures, and the settings explained.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { makeFolder, runIn } from './adapters/terminal/program.ts';

const { folder, remove } = makeFolder();
afterAll(remove);

const read = (path: string): string => readFileSync(path, 'utf8');
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? ''))].sort();

const readme = read('README.md');

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

test('one command answers, one tests, and both stand by themselves', () => {
  const commands = [...readme.matchAll(/^```sh\n(.*?)\n```$/gms)].map(([, command]) => command);
  expect(commands).toEqual([
    'npm ci && npm run -s ask -- "What operationalised the Japan-India AI Cooperation Initiative?"',
    'npm test',
  ]);
});

test('the first screen shows what is printed today', async () => {
  const [, question = '', printed = ''] = /^\$ npm run -s ask -- "([^"]*)"\n(.*?)^```/ms.exec(readme) ?? [];
  const { out } = await runIn(folder, ['ask', question]);
  const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
  expect(words(printed)).toEqual(words(out));
});

test('it can be read in a few minutes', () => {
  expect(readme.split(/\s+/).length).toBeLessThan(1_050);
});

test('an answer is shown on each platform, in pictures that load at once', () => {
  const pictures = all(readme, /!\[[^\]]+\]\(([^)]+)\)/g);
  expect(pictures).toEqual(['docs/pictures/discord.webp', 'docs/pictures/slack.webp']);
  expect(readdirSync('docs/pictures').map((name) => `docs/pictures/${name}`)).toEqual(pictures);
  expect(pictures.filter((path) => statSync(path).size > 100_000)).toEqual([]);
});
