// The order of sentences and the confidence in it: right sentence first, the same every time, unsure where nothing fits.
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../src/evaluate/sets.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { confidenceOf, thresholds, thresholdsFor } from '../../src/rank/confidence.ts';
import { featureNames } from '../../src/rank/features.ts';
import { type Ranking, rankSentences } from '../../src/rank/rank.ts';
import { createSearcher } from '../../src/search/searcher.ts';

const lighthouse = documentOf(
  {
    id: 'lighthouse',
    title: 'Skerry lighthouse',
    passages: [
      'The Skerry lighthouse was built in 1874 by the engineer Ada Holm. It stands on a reef north of the harbour.',
      'The lamp was electrified in 1931 because oil had become dear. Two keepers lived there until the lamp was automated.',
      'Visitors reach the lighthouse by boat from Ostvik. The crossing takes forty minutes in calm weather.',
    ],
  },
  'en',
);
const bakery = documentOf(
  {
    id: 'bakery',
    title: 'Rye bread',
    passages: [
      'Rye dough rests for twelve hours. The loaves are baked in a stone oven.',
      'A baker tests the crust by its sound.',
    ],
  },
  'en',
);
const library = { searcher: createSearcher([lighthouse, bakery]) };
const all = (): boolean => true;

function rank(question: string): Ranking {
  const query = analyzeQuestion(question, library, all);
  return rankSentences(query, library.searcher.search(query, 10, all), library);
}

const first = (question: string): string => {
  const best = rank(question).sentences[0];
  const source = best?.passage.documentId === 'bakery' ? bakery.source : lighthouse.source;
  return best ? source.slice(best.sentence.start, best.sentence.end) : '';
};

describe('rankSentences', () => {
  it.each([
    ['When was the Skerry lighthouse built?', '1874'],
    ['Who built the lighthouse?', 'Ada Holm'],
    ['Why was the lamp electrified?', 'because oil'],
    ['How long does the crossing take?', 'forty minutes'],
    ['How long does rye dough rest?', 'twelve hours'],
  ])('%s', (question, wanted) => {
    expect(first(question)).toContain(wanted);
  });

  it('gives the same bytes twice', () => {
    const once = JSON.stringify(rank('who lived at the lighthouse?').sentences);
    expect(JSON.stringify(rank('who lived at the lighthouse?').sentences)).toBe(once);
  });

  it('ranks nothing where nothing was found', () => {
    expect(rank('quantum chromodynamics').sentences).toEqual([]);
  });

  it('names every feature once', () => {
    expect(new Set(featureNames).size).toBe(featureNames.length);
  });
});

describe('confidenceOf', () => {
  it('is a probability, and higher where the words fit', () => {
    const sure = confidenceOf(rank('When was the Skerry lighthouse built?'));
    const unsure = confidenceOf(rank('When was the Eiffel tower painted?'));
    expect(sure).toBeLessThanOrEqual(1);
    expect(unsure).toBeGreaterThanOrEqual(0);
    expect(sure).toBeGreaterThan(unsure);
  });

  it('is 0 without a candidate', () => {
    expect(confidenceOf(rank('quantum chromodynamics'))).toBe(0);
  });

  it('asks for more where more precision is wanted', () => {
    expect(thresholdsFor(undefined)).toEqual(thresholds);
    expect(thresholdsFor(0.9).answer).toBeGreaterThanOrEqual(thresholdsFor(0.6).answer);
  });
});
