// The public surface: what is named here may be built upon, and nothing else. A change of it is a change of this list.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Names that a door exports, types too. */
function exportsOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  const own = [...text.matchAll(/^export (?:async )?(?:type|function|const|class) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  return [...new Set([...lists, ...own])].filter((name) => name !== '').toSorted();
}

test('footnote', () => {
  expect(exportsOf('src/index.ts')).toEqual([
    'Answer',
    'Answered',
    'AskOptions',
    'Bot',
    'Citation',
    'CorpusError',
    'Difference',
    'DocumentCard',
    'DocumentText',
    'EngineOptions',
    'Excerpt',
    'Fate',
    'Fields',
    'Label',
    'Log',
    'Notice',
    'Readers',
    'Source',
    'SourceView',
    'Span',
    'Status',
    'Store',
    'StoreError',
    'Verification',
    'createEngine',
  ]);
});

test('footnote/adapter', () => {
  expect(exportsOf('adapters/kit/index.ts')).toEqual([
    'Asked',
    'ChatAdapter',
    'Fault',
    'Service',
    'Shown',
    'defineAdapter',
    'renderText',
    'serve',
  ]);
});

test('footnote/testing', () => {
  expect(exportsOf('test/contracts/testing.ts')).toEqual([
    'AdapterBench',
    'ReadBack',
    'Rendering',
    'adapterContract',
    'moderationContract',
    'renderContract',
    'storeContract',
  ]);
});

test('package.json names these three doors, and types for each', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(Object.keys(exports)).toEqual(['.', './adapter', './testing']);
  for (const door of Object.values<Record<string, string>>(exports))
    expect(door.types).toBe(door.default?.replace(/\.js$/, '.d.ts'));
});
