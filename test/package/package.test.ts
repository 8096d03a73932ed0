// The package as somebody else has it: packed, put into an empty project, compiled against and run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeFolder, writeFolder } from '../adapters/terminal/program.ts';

// Packing and compiling take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { folder, remove } = makeFolder();
const installed = join(folder, 'node_modules/footnote');
afterAll(remove);

function run(command: string, args: readonly string[], cwd = folder) {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell });
  return { status, out: stdout, err: stderr };
}
const node = (args: readonly string[]) => run(process.execPath, args);

/** Code of the examples in doc comments, and of the pages of the documentation. */
const examples = [
  'src/index.ts',
  'src/bot.ts',
  'adapters/kit/chat-adapter.ts',
  'adapters/kit/serve.ts',
  'docs/library.md',
  'docs/writing-an-adapter.md',
].flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  const lines = path.endsWith('.md') ? text : text.replace(/^ *\* ?/gm, '');
  return [...lines.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ''], at) => ({ path, at, code }));
});

/** What an example in a doc comment takes for granted: the names of the doors. */
function withImports(code: string): string {
  if (code.includes('import ')) return code;
  const used = (names: readonly string[]): string =>
    names.filter((name) => new RegExp(`\\b${name}\\(|: ${name}\\b`).test(code)).join(', ');
  const doors = [
    ['footnote', used(['createEngine'])],
    ['footnote/adapter', used(['serve', 'defineAdapter', 'renderText'])],
  ] as const;
  return doors.map(([door, names]) => `import { ${names} } from '${door}';\n`).join('') + code;
}

beforeAll(() => {
  if (!existsSync('dist/src/index.js')) throw new Error('The library is not built: npm run build');
  const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], resolve('.'));
  expect(packed.status, packed.err).toBe(0);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  mkdirSync(installed, { recursive: true });
  expect(run('tar', ['-xzf', archive, '-C', installed, '--strip-components', '1']).status).toBe(0);
  symlinkSync(resolve('node_modules'), join(installed, 'node_modules'), 'junction');
  writeFolder(folder, { 'package.json': '{ "type": "module" }' });
  writeFolder(join(folder, 'docs'), {
    'refunds.md': '# Refunds\n\nThe refund limit is 400 crowns a month.\n',
  });
});

test('a program of ten lines gets a quotation and its receipt', () => {
  writeFolder(folder, {
    'ten.js': `import { createEngine } from 'footnote';

const bot = await createEngine({ corpus: './docs', store: 'data' });
const answer = await bot.ask('What is the refund limit?');
if (answer.kind === 'answer') {
  const [first] = answer.citations;
  console.log(first.excerpt.text, first.source.path, first.source.lines.from, answer.receipt);
}
console.log((await bot.verify(answer.receipt)).quotations[0].fate.state);
await bot.close();
`,
  });
  const { status, out, err } = node(['ten.js']);
  expect(err).toBe('');
  expect(out).toMatch(
    /^The refund limit is 400 crowns a month\. refunds\.md 3 [0-9A-Z]{4}-[0-9A-Z]{4}\nunchanged\n$/,
  );
  expect(status).toBe(0);
});

test('faults of the folder and of the store say what to do', () => {
  writeFolder(folder, {
    'faults.js': `import { createEngine, CorpusError, StoreError } from 'footnote';
const of = (options) => createEngine(options).then(() => 'made', (error) => error);
console.log((await of({ corpus: './nowhere' })) instanceof CorpusError);
console.log((await of({ corpus: './docs', store: 'ten.js' })) instanceof StoreError);
console.log((await of({ corpus: './docs', precision: 7 })).message);
`,
  });
  const { out } = node(['faults.js']);
  expect(out).toBe('true\ntrue\nprecision is a number from 0.5 to 1.\n');
});

test('nothing is packed but what runs, its declarations and the contracts', () => {
  const packed = readdirSync(installed, { recursive: true }).map(String);
  const files = packed.filter((path) => !path.startsWith('node_modules'));
  expect(files.filter((path) => /\.map$|\.test\.|^(?:src|bench|corpus)\b|^dist.bench/.test(path))).toEqual(
    [],
  );
  expect(existsSync(join(installed, 'dist/test/contracts/testing.d.ts'))).toBe(true);
});

describe('examples', () => {
  const files = examples.map(({ code }, at) => ({ name: `example-${at}`, code: withImports(code) }));

  test('there are some, and all compile against the declarations', () => {
    expect(examples.length).toBeGreaterThan(4);
    for (const { name, code } of files) writeFileSync(join(folder, `${name}.ts`), code);
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const roots = ['--typeRoots', resolve('node_modules/@types'), '--ignoreConfig'];
    const names = files.map(({ name }) => `${name}.ts`);
    const { out } = node([resolve('node_modules/typescript/bin/tsc'), ...options, ...roots, ...names]);
    expect(out).toBe('');
  });

  test.each(files.map(({ name }, at) => [examples[at]?.path, name]))('%s: %s runs', (_, name) => {
    const { status, out, err } = node([`${name}.js`]);
    expect(err).toBe('');
    expect(out).not.toBe('');
    expect(status).toBe(0);
  });
});
