// What the documents for people say is so: links lead somewhere, files, scripts and settings exist, and commands run.
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeFolder, runIn, writeFolder } from '../adapters/terminal/program.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? ''))].sort();
const under = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join(folder, name));

const documents = ['.', 'docs', 'bench', '.github', '.github/ISSUE_TEMPLATE'].flatMap(under);
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));
const together = documents.map(read).join('\n');

/** Anchors of a page, as GitHub makes them from its headings. */
const anchorsOf = (text: string): readonly string[] =>
  all(text.replace(/^```.*?^```/gms, ''), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('the pages are all there', () => {
  for (const page of [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'CODE_OF_CONDUCT.md',
    'docs/operating.md',
  ])
    expect(documents).toContain(page);
});

test('every page of docs can be reached from the README', () => {
  const linked = all(read('README.md'), /\]\(([^)#]+)(?:#[^)]*)?\)/g);
  expect(under('docs').filter((page) => !linked.includes(page))).toEqual([]);
});

test('every script of package.json is explained', () => {
  const hooks = ['prepare', 'postbuild', 'start', 'test'];
  const named = all(together, /npm run (?:-s )?([a-z][a-z:-]*)/g);
  expect(Object.keys(scripts).filter((name) => !hooks.includes(name) && !named.includes(name))).toEqual([]);
});

test('every setting is told of where people look for it, beside .env.example', () => {
  // Told by the setting beside them, or only for tests.
  const silent = ['SLACK_API_URL'];
  const explained = all(read('.env.example'), /^([A-Z_]+)=/gm);
  expect(explained.filter((name) => !silent.includes(name) && !together.includes(`\`${name}`))).toEqual([]);
});

describe.each(documents)('%s', (page) => {
  const text = read(page);

  test('links lead to a file, and to a heading of it', () => {
    const links = all(text, /\]\(((?!https?:)[^)]+)\)/g);
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : posix.join(dirname(page), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  test('scripts exist', () => {
    const named = all(text, /npm run (?:-s )?([a-z][a-z:-]*)/g);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test('files and folders exist', () => {
    const named = all(text, /`((?:adapters|src|corpus|test|bench|docs)\/[\w./-]+)`/g);
    // In bench/README.md names may count from there.
    expect(named.filter((path) => !existsSync(path) && !existsSync(join(dirname(page), path)))).toEqual([]);
  });

  test('settings are explained in .env.example', () => {
    const named = all(text, /`([A-Z]+(?:_[A-Z]+)+)\b/g);
    const explained = all(read('.env.example'), /^([A-Z_]+)=/gm);
    expect(named.filter((name) => !explained.includes(name))).toEqual([]);
  });
});

describe('commands run as they are written', () => {
  const { folder, remove } = makeFolder();
  afterAll(remove);

  /** Wait for people, or go on until they are stopped; tried by tests of their own. */
  const services = ['start', 'pages', 'mcp', 'try'];
  /** Reach out to others; tried against a site on loopback. */
  const outward = ['fetch-site'];
  /** Need more than their name, which is all that some sentences say. */
  const alone = ['batch', 'data:purge', 'discord:deploy', 'eval', 'verify'];
  /** Beside 0: a receipt that was never given, and a question that asks nothing. */
  const unknown = 3;

  const commands = all(together, /npm run (?:-s )?([a-z][a-z:-]*(?: -- [^`\n|>]+)?)/g)
    .map((command) => command.trim())
    .filter((command) => {
      const [name = ''] = command.split(' ');
      return (
        scripts[name]?.startsWith('node dist/footnote.js') &&
        !services.includes(name) &&
        !outward.includes(name) &&
        !alone.includes(command)
      );
    })
    // What a reader has to fill in.
    .filter((command) => !/…|\b(?:CODE|ID|FILE|PATH|DIR|COMMAND)\b|\[/.test(command));

  beforeAll(async () => {
    cpSync('corpus', join(folder, 'corpus'), { recursive: true });
    const question = 'When was the Act East Policy presented?';
    const evidence = [{ doc: 'act-east-ai-diplomacy', must: ['2014'] }];
    writeFolder(folder, {
      'in.jsonl': `${JSON.stringify({ id: '1', question, context: [] })}\n`,
      'questions.jsonl': `${JSON.stringify({ id: '1', question, kind: 'fact', answerable: true, evidence })}\n`,
    });
    expect((await runIn(folder, ['ask', question])).code).toBe(0);
  });

  test('there are some', () => {
    expect(commands).toContain('batch -- --corpus corpus --questions in.jsonl --out out.jsonl');
    expect(commands.length).toBeGreaterThan(12);
  });

  test.each(commands)('npm run -s %s', async (command) => {
    const [name = '', ...given] = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) =>
      word.replaceAll('"', ''),
    );
    const { code, err } = await runIn(folder, [name, ...given.slice(1)]);
    const missing = command.includes('K7Q2-9FXM') || command.includes('your question');
    expect([0, ...(missing ? [unknown] : [])], err).toContain(code);
  });
});
