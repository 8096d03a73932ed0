// What is kept, seen from the commands: who is meant, where it lies, and what is said when it cannot be used.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { makeFolder, runIn, type Started } from './program.ts';

const { folder, remove } = makeFolder();
afterAll(remove);
// Each test starts whole programs, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const run = (args: readonly string[], started?: Started) => runIn(folder, args, started);

const question = 'When was the Act East Policy presented?';
/** Commands that only read what is kept. */
const reading: readonly (readonly string[])[] = [
  ['review'],
  ['report:gaps'],
  ['verify', 'AAAA-AAAA'],
  ['data:export', '--user', 'slack:U1'],
  ['data:purge', '--user', 'slack:U1'],
];

test('a person is named with a platform, and the rows found are counted', async () => {
  const env = { DATA_DIR: join(folder, 'people') };
  await run(['ask', question], { env });
  for (const command of ['data:purge', 'data:export'])
    for (const user of ['U1', 'sIack:U1', 'slack:', 'slack: U1', ''])
      expect(await run([command, `--user=${user}`], { env })).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining(
          user === '' ? '--user' : '--user takes PLATFORM:ID, as in slack:U012ABCDEF',
        ),
      });
  const nobody = await run(['data:purge', '--user', 'slack:U1'], { env });
  expect(nobody).toMatchObject({ code: 0, out: '0 rows found about slack:U1.\n' });
  const file = join(folder, 'rows.jsonl');
  const written = await run(['data:export', '--user', 'terminal:local', '--out', file], { env });
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length;
  expect(written).toMatchObject({
    code: 0,
    err: `${rows} rows found about terminal:local.\n${rows} rows written to ${file}.\n`,
  });
  const purged = await run(['data:purge', '--user', 'terminal:local'], { env });
  expect(purged.out).toBe(`${rows} rows found about terminal:local. They are deleted or emptied now.\n`);
  const nowhere = await run(['data:export', '--out', join(folder, 'no', 'rows.jsonl')], { env });
  expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('Can’t write') });
});

test('what was kept cannot act in a terminal, and is the same for whoever reads it as JSON', async () => {
  const env = { DATA_DIR: join(folder, 'acting') };
  const acting = 'When was the \u0085\u202eAct\u2028 East\u007f Policy presented?';
  await run(['ask', acting], { env });
  for (const args of [[], ['--user', 'terminal:local']]) {
    const { out } = await run(['data:export', ...args], { env });
    expect(out).not.toMatch(/(?!\n)[\p{Cc}\u2028\u202e]/u);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((row) => row.words ?? '').join('')).toContain(
      JSON.stringify('\u0085\u202eAct\u2028 East').slice(1, -1),
    );
  }
});

test('the words of a document are forgotten by its path', async () => {
  const env = { DATA_DIR: join(folder, 'document') };
  await run(['ask', question], { env });
  const exported = async () => (await run(['data:export'], { env })).out;
  const path = /"path":"([^"]+)","title":"[^"]/.exec(await exported())?.[1] ?? '';
  const { code, out } = await run(['data:purge', '--document', path], { env });
  expect(out).toMatch(
    new RegExp(`^\\d+ rows? found about ${path}\\. (?:It is|They are) deleted or emptied now\\.\n$`),
  );
  expect(code).toBe(0);
  expect(await exported()).toContain(`"path":"${path}","title":""`);
  for (const args of [[], ['--document', path, '--user', 'slack:U1']])
    expect(await run(['data:purge', ...args], { env })).toMatchObject({ code: 2, out: '' });
});

test.skipIf(process.platform === 'win32')(
  'what is kept and what is written out is for its owner alone',
  async () => {
    const env = { DATA_DIR: join('deep', 'data') };
    await run(['ask', question], { env });
    await run(['data:export', '--out', 'private.jsonl'], { env });
    const modes = ['deep', 'deep/data', 'deep/data/footnote.db', 'private.jsonl'].map(
      (path) => statSync(join(folder, path)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600]);
  },
);

describe('a store that is not there', () => {
  test.each(reading)('is no empty one: %s', async (...args) => {
    const { code, out, err } = await run(args, { env: { DATA_DIR: 'dta' } });
    expect(err).toMatch(/^ {2}DATA_DIR: expected a folder with a store, but there’s no \S*footnote\.db;/m);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('a store that cannot be used is one line with file, reason and remedy', () => {
  const env = { DATA_DIR: join(folder, 'broken') };
  mkdirSync(env.DATA_DIR);
  writeFileSync(join(env.DATA_DIR, 'footnote.db'), 'this is no database, and long enough'.repeat(99));

  test.each([...reading, ['ask', question], [], ['pages']])('%s', async (...args) => {
    const { code, out, err } = await run(args, {
      env: { ...env, LOG_LEVEL: 'silent' },
      input: `${question}\n`,
    });
    expect(err).toMatch(
      /^DATA_DIR: \S*footnote\.db cannot be used: file is not a database; restore a backup, .+\n$/,
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
