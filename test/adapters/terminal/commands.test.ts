// The other commands from outside: files of questions, lists, receipts, figures, and what is kept about people.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { corpus, makeFolder, runIn, type Started, writeFolder } from './program.ts';

const { folder, remove } = makeFolder();
afterAll(remove);
// Each test starts whole programs, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
const run = (args: readonly string[], started?: Started) => runIn(folder, args, started);
const corpusOf = (name: string, files: Readonly<Record<string, string>>) =>
  writeFolder(join(folder, name), files);

const question = 'When was the Act East Policy presented?';

describe('batch', () => {
  test('one line for each question, spans that the files prove, bad lines named and passed over', async () => {
    const lines = [
      { id: 'a', question },
      { id: 7, question: 'And in which year?', context: [question] },
      { id: 'far', question: 'How do I repair a bicycle chain?' },
    ].map((line) => JSON.stringify(line));
    writeFileSync(
      join(folder, 'in.jsonl'),
      [lines[0], '{"id": broken', '', '{"id":"x"}', ...lines.slice(1)].join('\n'),
    );
    const { code, err } = await run(['batch', '--questions', 'in.jsonl', '--out', 'out.jsonl']);
    expect(err).toContain('in.jsonl:2:');
    expect(err).toContain('in.jsonl:4:');
    expect(err).toMatch(/^3 answered, 2 lines refused \(named above\)\n$/m);
    expect(code).toBe(1);
    const answers = readFileSync(join(folder, 'out.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id }) => id)).toEqual(['a', 7, 'far']);
    expect(answers[0]).toMatchObject({ kind: 'answer', outcome: 'sure', abstained: false });
    expect(answers[2].abstained).toBe(true);
    expect(['unsure', 'nothing']).toContain(answers[2].outcome);
    for (const { excerpts, ranked, confidence, ms } of answers) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(ms).toBeGreaterThan(0);
      for (const { doc, path, start, end, text } of [...excerpts, ...ranked]) {
        expect(path).toBe(`${doc}.md`);
        const raw = readFileSync(join(corpus, path), 'utf8').slice(start, end);
        // The mark of an item is shown as a dot, whatever the file writes.
        const words = (of: string): string => of.replace(/^\s*[-*+•] |[*_`|[\]\\]|\s+/gm, '');
        expect(words(raw)).toContain(words(text));
      }
      for (const { start, end, best } of excerpts) expect(start <= best.start && best.end <= end).toBe(true);
    }
  });

  test('documents that share a name are told apart by their folders', async () => {
    const dir = corpusOf('names', { 'zoo.md': '# Zoo\n\nThe zebra weighs 300 kg.\n' });
    mkdirSync(join(dir, 'b'));
    writeFileSync(join(dir, 'b', 'zoo.md'), '# Zoo\n\nThe okapi weighs 250 kg.\n');
    writeFileSync(
      join(folder, 'in2.jsonl'),
      `${JSON.stringify({ id: '1', question: 'How much does the okapi weigh?' })}\n`,
    );
    const ended = await run(['batch', '--corpus', dir, '--questions', 'in2.jsonl', '--out', 'out2.jsonl']);
    expect(ended).toMatchObject({ code: 0, err: '1 answered\n' });
    expect(JSON.parse(readFileSync(join(folder, 'out2.jsonl'), 'utf8')).ranked[0]).toMatchObject({
      doc: 'b/zoo',
      path: 'b/zoo.md',
    });
  });
});

test('sources lists the documents and shows one', async () => {
  const list = await run(['sources']);
  expect(list.code).toBe(0);
  const id = /^ {2}(\S+) · act-east-ai-diplomacy\.md$/m.exec(list.out)?.[1];
  expect(id).toBeDefined();
  const one = await run(['sources', String(id)]);
  expect(one.code).toBe(0);
  expect(one.out).toContain('## From Look East to Act East');
});

test('a receipt is verified, gaps are reported, an edit that loses an answer is found', async () => {
  const dir = join(folder, 'edited');
  cpSync(corpus, dir, { recursive: true });
  writeFolder(dir, { 'questions.yaml': `- question: ${question}\n  quote: ["2014"]\n` });
  const edited = join(dir, 'act-east-ai-diplomacy.md');
  const env = { CORPUS_DIR: dir, DATA_DIR: join(folder, 'receipts') };
  const { receipt } = JSON.parse((await run(['ask', question, '--json'], { env })).out);
  expect((await run(['verify', receipt], { env })).out).toContain('unchanged: act-east-ai-diplomacy.md');
  expect(await run(['corpus:check'], { env })).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 kept'),
  });
  writeFileSync(edited, readFileSync(edited, 'utf8').replaceAll('2014', '2015'));
  expect((await run(['verify', receipt], { env })).out).toContain('edited: act-east-ai-diplomacy.md');
  expect(await run(['corpus:check'], { env })).toMatchObject({
    code: 1,
    out: expect.stringContaining('lost  When was'),
  });
  expect((await run(['report:gaps', '--format', 'json'], { env })).out).toContain('"asked": 1');
  expect((await run(['verify', 'AAAA-AAAA'], { env })).code).toBe(3);
});

test('eval counts right answers and refusals', async () => {
  const lines = [
    {
      id: '1',
      question,
      kind: 'when',
      answerable: true,
      evidence: [{ doc: 'act-east-ai-diplomacy', quote: '', must: ['2014'], slot: 1 }],
      alternatives: [],
      context: [],
      notes: '',
    },
    {
      id: '2',
      question: 'How do I repair a bicycle chain?',
      kind: 'far',
      answerable: false,
      evidence: [],
      alternatives: [],
      context: [],
      notes: '',
    },
  ];
  writeFileSync(join(folder, 'set.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  const { code, out } = await run(['eval', '--set', 'set.jsonl', '--corpus', corpus, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)[0].figures).toMatchObject({
    questions: 2,
    hit1: 1,
    abstentionRecall: 1,
    verbatim: 1,
  });
  expect(JSON.parse(out)[0].shown).toMatchObject({
    Footnote: { first: 1, sure: 1, lacking: { unanswerable: { notSure: 1 } } },
    'MiniSearch, paragraphs': { first: 1, sure: 0 },
    'SQLite FTS5, paragraphs': { first: 1, sure: 0 },
  });
});

test('eval reads folders of documents with the places of what answers beside them', async () => {
  const text = '# Zoo\n\nThe zebra weighs 300 kg.\n\nBears are fed with fish.\n';
  const answer = { path: 'zoo.md', start: text.indexOf('Bears'), end: text.length - 1 };
  const line = { id: '1', question: 'How are bears fed?', kind: 'answerable', answers: [answer] };
  writeFolder(join(folder, 'sets/zoo/corpus'), { 'zoo.md': text });
  writeFolder(join(folder, 'sets/zoo'), {
    'questions.jsonl': [line, { ...line, id: '2', kind: 'removed', answers: [] }]
      .map((one) => JSON.stringify(one))
      .join('\n'),
  });
  const { code, out } = await run(['eval', '--corpora', 'sets']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^sets\n +shown +first +of three .*removed: not sure +AUROC +length\n +Footnote +1\.000 /,
  );
  expect(out).toMatch(/\n +SQLite FTS5, paragraphs +1\.000 /);
  expect(await run(['eval', '--corpora', 'nowhere'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^nowhere holds no folder with corpus\/ and questions\.jsonl\..*\n$/),
  });
});

test.each([
  ['nowhere.jsonl', undefined, 'Can’t read nowhere.jsonl (ENOENT).'],
  ['no-json.jsonl', '{"id":\n', 'no-json.jsonl:1: this isn’t JSON.'],
  ['fields.jsonl', '\n{"id":"1","question":"x","kind":"k"}\n', 'fields.jsonl:2: answerable: '],
  ['nowhere.json', undefined, 'Can’t read nowhere.json (ENOENT).'],
  ['fields.json', '{"name":"x","language":"en","documents":[{"id":1}]}', 'fields.json: documents.0.id: '],
])('eval says in one line what is wrong with the set %s', async (name, text, said) => {
  if (text !== undefined) writeFileSync(join(folder, name), text);
  const { code, out, err } = await run(['eval', '--set', name]);
  expect(err.startsWith(said)).toBe(true);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('corpus:check says what it lacks, and which entries and lines beside the documents are wrong', async () => {
  const dir = corpusOf('checked', { 'zoo.md': '# Zoo\n\nThe zebra weighs 300 kg.\n' });
  const missing = await run(['corpus:check', '--corpus', dir]);
  expect(missing).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^There’s no \S+questions\.yaml\. .+\n$/),
  });
  writeFolder(dir, {
    'questions.yaml': '- question: How much does the zebra weigh?\n  document: zo.md\n  quote: ["300 kg"]\n',
    'synonyms.txt': 'kilo, kg\nweight => => heavy\n',
  });
  const wrong = await run(['corpus:check', '--corpus', dir]);
  expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('there’s no document zo.md') });
  expect((await run(['sources', '--corpus', dir])).out).toContain('synonyms.txt:2: this line isn’t clear');
});

test('what is kept can be written out and forgotten', async () => {
  const env = { DATA_DIR: join(folder, 'kept') };
  await run(['ask', question], { env });
  const rows = (await run(['data:export'], { env })).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).toContain(question);
  const purged = await run(['data:purge', '--user', 'terminal:local'], { env });
  expect(purged).toMatchObject({ code: 0, err: '' });
  expect((await run(['data:export'], { env })).out).not.toContain(question);
});

test('help comes from the commands', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
  const names = Object.values(scripts).flatMap((script) => /footnote\.js (\S+)$/.exec(script)?.[1] ?? []);
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  expect((await run(['batch', '--help'])).out).toContain('--questions FILE');
});
