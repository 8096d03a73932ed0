// The whole program from outside: what it prints, where, and with which exit code it ends.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { corpus, makeFolder, runIn, type Started, writeFolder } from './program.ts';

const { folder, remove } = makeFolder();
afterAll(remove);
// Each test starts whole programs, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const run = (args: readonly string[], started?: Started) => runIn(folder, args, started);

const question = 'When was the Act East Policy presented?';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const corpusOf = (name: string, files: Readonly<Record<string, string>>) =>
  writeFolder(join(folder, name), files);

describe('ask', () => {
  test('prints the quotation and its footnote, and nothing on standard error', async () => {
    const { code, out, err } = await run(['ask', question]);
    expect(out).toContain('2014');
    expect(out).toMatch(/^\[1\] .+ · \S+\.md:\d+$/m);
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  test('names the contact of the settings, and how the documents begin', async () => {
    const env = { CONTACT: '#help-desk or help@example.com' };
    expect(await run(['ask', 'can I talk to a human'], { env })).toMatchObject({
      code: 0,
      out: expect.stringContaining('#help-desk or help@example.com'),
    });
    const { out } = await run(['ask', 'summarise']);
    expect(out).toMatch(/documents begin/u);
    expect(out).toContain('Contents: ');
    expect((await run(['ask', 'x'], { env: { CONTACT: 'y'.repeat(201) } })).err).toContain('CONTACT');
  });

  test('--json is one document whose spans are proved by the files', async () => {
    const { code, out } = await run(['ask', question, '--json']);
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ kind: 'answer', asked: question });
    for (const { excerpt, source, hash } of answer.citations) {
      const file = readFileSync(join(corpus, source.path), 'utf8');
      expect(sha256(file.slice(excerpt.start, excerpt.end))).toBe(hash);
    }
  });

  test('--explain tells how it was understood, found and ranked, and why it ended so, and keeps nothing', async () => {
    const { code, out, err } = await run(['ask', question, '--explain']);
    expect(out).toMatch(/^Understanding\n {2}Looks for a date, about .*“Act”/);
    expect(out).toMatch(/\n\nPassages found\n {2}\S+\.md › .*: score \d+\.\d, section 1 /);
    expect(out).toMatch(/\n\nRanking\n {2}1\. .*2014.*\n +\+\d\.\d\d /);
    expect(out).toMatch(/\n\nOutcome\n {2}Sure: confidence \d+% \(sure from \d+%, unsure from \d+%\)/);
    expect([code, err]).toEqual([0, '']);
    const unknown = await run(['ask', 'zeppelin budget', '--explain']);
    expect(unknown.out).toContain('No document mentions “zeppelin” or “budget”.');
    expect(unknown.code).toBe(3);
  });

  test('ends with 3 when the documents hold no answer, with 0 for small talk', async () => {
    expect((await run(['ask', 'How do I repair a bicycle chain?'])).code).toBe(3);
    expect((await run(['ask', 'hello'])).code).toBe(0);
  });
});

/** Relative to the folder that the program runs in. */
const questionsFile = 'in.jsonl';
writeFileSync(join(folder, questionsFile), '{"id":1,"question":"x"}\n');

describe('misuse ends with 2 and says what to do', () => {
  test.each([
    [['ask'], 'ask needs a question'],
    [['ask', '/help'], '/help is for the chat (npm start). What ask can do: npm run -s ask -- --help'],
    [['sorces'], 'Did you mean sources?'],
    [['ask', 'x', '--jsno'], '--jsno'],
    [['batch', '--questions', 'nowhere.jsonl', '--out', 'o.jsonl'], 'Can’t read nowhere.jsonl'],
    [['batch', '--questions', '.', '--out', 'o.jsonl'], 'Can’t read .'],
    [['batch', '--questions', questionsFile, '--out', join('no', 'o.jsonl')], 'Can’t write'],
    [['batch', '--questions', questionsFile, '--out', questionsFile], 'would overwrite the questions'],
    [['sources', 'nothing-like-it'], 'No document has the ID or path'],
    [['ask', 'x', '--corpus', 'no-such-folder'], 'no-such-folder'],
    [['ask', 'x', '--corpus='], '--corpus needs a value'],
    [['report:gaps', 'foo'], 'report:gaps does not take “foo”'],
    [['sources', 'a', 'b'], 'sources does not take “b”'],
    [['discord:deploy', '--dry-run', '--guild', 'abc'], '--guild takes the id of one server, in digits'],
  ])('%j', async (args, said) => {
    const { code, out, err } = await run(args);
    expect(err).toContain(said);
    expect(err).not.toContain('    at ');
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('an empty folder of documents', async () => {
    const { code, err } = await run(['ask', 'x'], { env: { CORPUS_DIR: corpusOf('empty', {}) } });
    expect(err).toContain('empty');
    expect(code).toBe(2);
  });

  // Under /proc a folder is said not to be there by the folder that would hold it.
  const hopeless = [
    join(folder, questionsFile, 'data'),
    ...(process.platform === 'linux' ? ['/proc/no'] : []),
  ];
  test.each(hopeless)('a data folder that cannot be made: %s', async (dir) => {
    const { code, out, err } = await run(['ask', question], { env: { DATA_DIR: dir } });
    expect(err).toMatch(/^ {2}DATA_DIR: expected a folder the bot can write to; leave it unset/m);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('wrong settings of every kind in one list', async () => {
    const env = {
      RETENTION_DAYS: 'x',
      SLACK_BOT_TOKEN: 'wrong',
      DISCORD_GUILD_ID: 'abc',
      DISCORD_TOKEN: 'a',
    };
    const { code, err } = await run([], { env });
    expect(err).toMatch(
      /RETENTION_DAYS: expected[\s\S]*SLACK_BOT_TOKEN: expected[\s\S]*DISCORD_GUILD_ID: expected/,
    );
    expect(code).toBe(2);
  });
});

test('a command looks only at the settings it uses', async () => {
  const env = { SLACK_BOT_TOKEN: 'wrong', DISCORD_GUILD_ID: 'abc', PAGES_PORT: 'x' };
  expect(await run(['ask', question], { env })).toMatchObject({ code: 0, err: '' });
  const pages = await run(['pages'], { env });
  expect(pages.err).toMatch(/^Please check these settings .+\n {2}PAGES_PORT: expected .+\n$/);
  expect(pages.code).toBe(2);
});

describe('without a command', () => {
  test('each line of a pipe is answered, and earlier ones complete later ones', async () => {
    const { code, out } = await run([], { input: `${question}\n\n/why\nhello\n` });
    expect(out.match(/^› /gm)).toHaveLength(3);
    expect(out).toContain('2014');
    expect(out).toContain('Confidence');
    expect(code).toBe(0);
  });

  test('of a question of any length only the beginning is repeated', async () => {
    const { code, out } = await run([], { input: `${question} ${'Please tell me. '.repeat(10_000)}\n` });
    expect(out).toMatch(/^› When was the Act East .+…$/m);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(5_000);
    expect(code).toBe(0);
  });

  test('with nothing piped in it names the variables that start a platform', async () => {
    const { code, err } = await run([]);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'DISCORD_TOKEN']) expect(err).toContain(name);
    expect(code).toBe(2);
  });

  test('a .env file in the folder is read', async () => {
    const { folder: other, remove: removeOther } = makeFolder();
    writeFileSync(join(other, '.env'), 'LOG_LEVEL=loud\n');
    const { code, err } = await runIn(other, ['ask', 'x']);
    removeOther();
    expect(err).toContain('LOG_LEVEL: expected one of debug');
    expect(code).toBe(2);
  });

  test('a name in .env that is nearly a setting is named with the setting', async () => {
    const { folder: other, remove: removeOther } = makeFolder();
    const names = ['CORPUS_DIRR', 'answer_precison', 'SLACK_BOTTOKEN', 'LOG_LEVEL', 'SOMETHING_ELSE'];
    writeFileSync(join(other, '.env'), names.map((name) => `${name}=\n`).join(''));
    const { code, err } = await runIn(other, ['sources']);
    removeOther();
    expect(err.trimEnd().split('\n')).toEqual([
      '.env: CORPUS_DIRR isn’t a setting, so it’s ignored. Did you mean CORPUS_DIR?',
      '.env: answer_precison isn’t a setting, so it’s ignored. Did you mean ANSWER_PRECISION?',
      '.env: SLACK_BOTTOKEN isn’t a setting, so it’s ignored. Did you mean SLACK_BOT_TOKEN?',
    ]);
    expect(code).toBe(0);
  });
});

test('nothing in a document or a question reaches the terminal as a control', async () => {
  const control = '\u001b]0;owned\u0007\u001b[2J';
  const dir = corpusOf('hostile', { 'a.md': `# Zebra ${control}\n\nThe zebra ${control} weighs 300 kg.\n` });
  for (const args of [
    ['ask', `How heavy is the zebra ${control}?`],
    ['sources'],
    ['ask', 'zebra weighs', '--json'],
  ]) {
    const { out, err } = await run(args, { env: { CORPUS_DIR: dir } });
    expect(out).toContain('ebra');
    expect(out + err).not.toMatch(/(?!\n)\p{Cc}/u);
  }
});

test('a document that overflows its parser stops nothing, and its owner is told', async () => {
  const files = { 'a.md': 'The zebra weighs 300 kg.', 'b.md': '!['.repeat(5_000) + ']'.repeat(5_000) };
  const env = { CORPUS_DIR: corpusOf('overflowing', files) };
  expect(await run(['ask', 'How much does the zebra weigh?'], { env })).toMatchObject({ code: 0, err: '' });
  const { code, out } = await run(['sources'], { env });
  expect(out).toMatch(/b\.md: nested too deeply to be read\. Split it/);
  expect(code).toBe(0);
});
