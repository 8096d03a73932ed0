// The command line: arguments, help from definitions, mistyped names.
import { expect, test } from 'vitest';
import {
  type Call,
  type Command,
  type Core,
  type Given,
  nearestName,
  readArguments,
  UsageError,
} from '../../../adapters/terminal/command.ts';
import { run } from '../../../adapters/terminal/run.ts';
import { plainStyle } from '../../../adapters/terminal/style.ts';
import { readCoreConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';

const options = [
  { name: 'set', value: 'FILE', about: 'a set', many: true },
  { name: 'json', about: 'as JSON' },
];

test('options, switches and words', () => {
  const given = readArguments(['what is it', '--set', 'a', '--json', '--set=b', '--corpus', 'docs'], {
    options,
  });
  expect(given.words).toEqual(['what is it']);
  expect(given.texts('set')).toEqual(['a', 'b']);
  expect(given.text('corpus')).toBe('docs');
  expect(given.flag('json')).toBe(true);
  expect(given.flag('help')).toBe(false);
  expect(given.text('out')).toBeUndefined();
});

test.each([[['--nonsense']], [['--set']], [['--json=yes']], [['--set=']], [['--corpus', ' ']]])(
  'wrong use: %j',
  (args) => {
    expect(() => readArguments(args, { options })).toThrow(UsageError);
  },
);

test('a question that begins with a dash follows two dashes', () => {
  expect(readArguments(['--', '--flag means what?'], { options }).words).toEqual(['--flag means what?']);
});

test.each([
  [['--minify'], ['--minify']],
  [['--corpus', 'docs', '--minify'], ['--minify']],
  [['--json', '--flag means what?'], ['--flag means what?']],
])('a command that takes a question takes one that looks like an option: %j', (args, words) => {
  expect(readArguments(args, { options, words: Number.POSITIVE_INFINITY }).words).toEqual(words);
});

test.each([[['--jsno', 'what is it']], [['--jsn']], [['what', '--minify']]])(
  'a mistyped option is no question: %j',
  (args) => {
    expect(() => readArguments(args, { options, words: Number.POSITIVE_INFINITY })).toThrow(UsageError);
  },
);

test('the nearest name, or none', () => {
  expect(nearestName('sorces', ['ask', 'sources', 'eval'])).toBe('sources');
  expect(nearestName('aks', ['ask', 'sources'])).toBe('ask');
  expect(nearestName('zzzzzz', ['ask', 'sources'])).toBeUndefined();
});

const none = (): Promise<never> => Promise.reject(new Error('not asked for'));
const { config } = readCoreConfig({});
if (config === undefined) throw new Error('settings that need nothing were refused');
const core: Core = {
  config,
  log: createLog('silent'),
  library: none,
  judging: none,
  engine: none,
  store: none,
  moderation: none,
  close: none,
};

function program(commands: readonly Command[], out: (text: string) => void) {
  const callOf = (given: Given): Call => ({
    given,
    core,
    style: plainStyle,
    out,
    err: out,
  });
  const bare: Command = { name: 'start', about: 'Chat.', usage: '', options: [], run: async () => 7 };
  return { commands, bare, callOf, out };
}

const echo: Command = {
  name: 'echo',
  about: 'say it again',
  usage: '"words" [--json]',
  words: 2,
  options,
  run: async (call) => {
    call.out(call.given.words.join(' '));
    return 3;
  },
};

test('a command runs with its words and gives its exit code', async () => {
  const said: string[] = [];
  expect(
    await run(
      program([echo], (text) => said.push(text)),
      ['echo', 'hello', 'there'],
    ),
  ).toBe(3);
  expect(said).toEqual(['hello there']);
});

test('words that a command would not read are refused with how it is used', async () => {
  await expect(
    run(
      program([echo], () => undefined),
      ['echo', 'hello', 'there', 'again\u001b', '!'],
    ),
  ).rejects.toThrow('echo does not take “again␛” “!”. Use it like this: npm run -s echo -- "words" [--json]');
  await expect(
    run(
      program([echo], () => undefined),
      ['--corpus', 'x', 'extra'],
    ),
  ).rejects.toThrow('start does not take “extra”');
});

test('help names every command, and one command’s help every option', async () => {
  const said: string[] = [];
  const one = program([echo], (text) => said.push(text));
  expect(await run(one, ['--help'])).toBe(0);
  expect(said[0]).toContain('echo  say it again');
  expect(await run(one, ['echo', '--help'])).toBe(0);
  expect(said[1]).toMatch(
    /npm run -s echo -- "words" \[--json\][\s\S]*--set FILE[\s\S]*may be repeated[\s\S]*--corpus DIR/,
  );
});

test('without a command the bare one runs', async () => {
  expect(
    await run(
      program([echo], () => undefined),
      ['--corpus', 'x'],
    ),
  ).toBe(7);
});

test('a mistyped command is refused with the one that was meant', async () => {
  await expect(
    run(
      program([echo], () => undefined),
      ['ecko'],
    ),
  ).rejects.toThrow('Did you mean echo?');
});
