// Features that follow a reference to the sentence before, and those that look at what stands close together.
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../src/evaluate/sets.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { candidatesOf } from '../../src/rank/candidates.ts';
import { featureNames, featuresOf } from '../../src/rank/features.ts';
import { createSearcher } from '../../src/search/searcher.ts';

const all = (): boolean => true;

/** Values of a feature for the sentences of one passage, in their order. */
function values(passage: string, question: string, name: string): readonly number[] {
  const searcher = createSearcher(
    [passage, 'Nothing else.'].map((text, id) =>
      documentOf({ id: `${id}`, title: '', passages: [text] }, 'en'),
    ),
  );
  const query = analyzeQuestion(question, { searcher }, all);
  const candidates = candidatesOf(query, searcher.search(query, 1, all), searcher);
  const { columns, values: matrix } = featuresOf(candidates);
  const column = featureNames.indexOf(name);
  expect(column).toBeGreaterThanOrEqual(0);
  return candidates.list.map((_, row) => matrix[row * columns + column] ?? Number.NaN);
}

describe('references', () => {
  const council =
    'The harbour council meets in Ostvik. It elects a warden each spring. The warden keeps the keys.';

  it('take over what the sentence before names', () => {
    const [named = 0, refers = 0] = values(council, 'Whom does the harbour council elect?', 'chain share');
    expect(refers).toBeGreaterThan(named);
    const [, own = 0] = values(council, 'Whom does the harbour council elect?', 'share');
    expect(refers).toBeGreaterThan(own);
  });

  it('are pronouns, and "the" with a noun of the sentence before', () => {
    expect(values(council, 'Who keeps the keys?', 'refers')).toEqual([0, 1, 0.8]);
  });

  it('tell that "this council" does not say which', () => {
    const text = 'The harbour council is old. This council elects a warden.';
    expect(values(text, 'Which council elects a warden?', 'points at focus')).toEqual([0, 1]);
  });
});

describe('closeness', () => {
  it('asks for a number with its unit', () => {
    const text = 'The tower was 12 steps away. The tower is 40 metres high. The tower is white.';
    expect(values(text, 'How high is the tower?', 'asked unit')).toEqual([0, 1, 0]);
    expect(values(text, 'Who built the tower?', 'asked unit')).toEqual([-1, -1, -1]);
  });

  it('asks for a number before the noun that is counted', () => {
    const text = 'The reef has three lighthouses. Lighthouses burn 40 lamps.';
    expect(values(text, 'How many lighthouses does the reef have?', 'number before focus')).toEqual([1, 0]);
  });

  it('is greater where the words stand in one stretch', () => {
    const text =
      'The keeper trims the lamp. The keeper, who had come with his wife and four of his children from the islands in the north long before any of this was written down, owned a lamp.';
    const [tight = 0, loose = 0] = values(text, 'Does the keeper have a lamp?', 'tight');
    expect(tight).toBeGreaterThan(loose);
  });
});
