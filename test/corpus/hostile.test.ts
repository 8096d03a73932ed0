// Whatever a document makes a parser do, its file is listed with a reason, and everything else is served.
import { expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { formatOf } from '../../src/corpus/formats.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { mayRunAway } from '../../src/corpus/may-run-away.ts';
import { createLibrary } from '../../src/library/library.ts';
import { longestSentence } from '../../src/text/long-sentence.ts';
import { load, refused } from './folder.ts';
import { type Attack, harmless, overflowing, settings, slow } from './hostile.ts';

const ok = { 'ok.md': '# Harbour\n\nA mooring costs 40 crowns.' };
const filesOf = (attacks: readonly Attack[]) =>
  Object.fromEntries(attacks.map(([, path, text]) => [path, text]));
const fee = (corpus: Awaited<ReturnType<typeof load>>) =>
  ask(createLibrary(corpus), 'What does a mooring cost?', { turns: [], readers: 'all' });

it('that overflows a parser stops nothing', { timeout: 60_000 }, async () => {
  const corpus = await load({ ...ok, ...filesOf(overflowing) });
  expect(refused(corpus)).toEqual(overflowing.map(([, path]) => path).sort());
  for (const { reason, remedy } of corpus.notRead) {
    expect(reason).toContain('nested too deeply');
    expect(remedy).toContain('split it');
  }
  expect(fee(corpus)).toMatchObject({ kind: 'answer', citations: [{ source: { path: 'ok.md' } }] });
});

it('that takes minutes is given up after its share of processor time', { timeout: 120_000 }, async () => {
  const corpus = await load({ ...ok, ...filesOf(slow.filter(([name]) => name === 'two kinds of emphasis')) });
  expect(corpus.notRead).toMatchObject([
    { path: 'kinds.md', reason: expect.stringMatching(/^takes more than 3 seconds of processor time/) },
  ]);
  expect(fee(corpus)).toMatchObject({ kind: 'answer', citations: [{ source: { path: 'ok.md' } }] });
});

it('that is only long is read within its share', { timeout: 60_000 }, async () => {
  const keys = Array.from({ length: 30_000 }, (_, n) => `k${n}: v`).join('\n');
  const corpus = await load({
    ...ok,
    'keys.md': `---\n${keys}\n---\nA body.`,
    'line.md': 'word and more '.repeat(100_000),
  });
  expect(corpus.notRead).toEqual([]);
  expect(corpus.documents.map(({ path }) => path)).toEqual(['keys.md', 'line.md', 'ok.md']);
});

it.each(slow)('is read apart: %s', (_, path, text) => {
  const apart = mayRunAway(text, formatOf(path, text, 0)) || text.length > 512 * 1_024;
  expect(apart).toBe(true);
});

it('is no ordinary document: those are read here', async () => {
  const { documents } = await loadCorpus('corpus');
  expect(documents.length).toBeGreaterThan(3);
  expect(documents.filter(({ source, format }) => mayRunAway(source, format))).toEqual([]);
});

it('leaves nothing to a question that grows with it', { timeout: 120_000 }, async () => {
  const corpus = await load({ ...ok, ...filesOf(harmless) });
  expect(refused(corpus)).toEqual([]);
  const beyond = corpus.documents.flatMap(({ path, title, passages }) =>
    passages.flatMap(({ sentences, headings }) => {
      const labels = sentences.flatMap((sentence) => sentence.labels);
      const long = [...sentences, ...labels, ...headings].some((s) => s.end - s.start > longestSentence);
      return long || sentences.length > 200 || title.length > longestSentence ? [path] : [];
    }),
  );
  expect(beyond).toEqual([]);
  expect(fee(corpus)).toMatchObject({ kind: 'answer', citations: [{ source: { path: 'ok.md' } }] });
});

it('nor do settings, synonyms and questions out of all proportion', { timeout: 60_000 }, async () => {
  const corpus = await load({
    ...ok,
    'a.md': 'A text with keys.',
    'aliases.md': `---\na: &a [x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n---\nA text.`,
    'b.md': 'A text with brackets.',
    'c/c.md': 'A text whose settings are too large to be read, so who may read it is in doubt.',
    ...filesOf(settings),
  });
  expect(refused(corpus)).toEqual(['aliases.md', 'c/c.md']);
  expect(corpus.questions).toBeUndefined();
  const library = createLibrary(corpus);
  for (const said of [
    'a.meta.yaml: unknown key "k0"',
    '4980 more unknown keys',
    'b.meta.yaml: broken YAML, not used; correct it: it is nested too deeply',
    'c/_folder.meta.yaml: larger than 64 kB',
    'questions.yaml: larger than 512 kB',
    'synonyms.txt:1: more than 100 phrases in a line',
  ])
    expect(library.warnings.filter((warning) => warning.includes(said))).toHaveLength(1);
  expect(fee(corpus)).toMatchObject({ kind: 'answer', citations: [{ source: { path: 'ok.md' } }] });
});
