// How sure an answer may be of itself: what raises and what lowers it, and thresholds that rise with the precision asked for.
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../src/evaluate/sets.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { confidenceOf, thresholds, thresholdsFor } from '../../src/rank/confidence.ts';
import { evidenceNames, evidenceOf } from '../../src/rank/evidence.ts';
import { rankSentences } from '../../src/rank/rank.ts';
import { createSearcher } from '../../src/search/searcher.ts';

const harbour = [
  'Every boat needs a mooring permit. The permit costs forty crowns a year. Guests may stay for two nights.',
  'The lighthouse at Quillhaven was built in 1887 by Marit Osterberg. It was painted red after the war.',
  'Divers report to the pier master before they go under water. The pier closes at ten in the evening.',
];
const kitchen = [
  'The kitchen of the guest house opens at seven. Breakfast is served until ten.',
  'Bread comes from the bakery in the square. Fish is bought from the boats in the morning.',
];

const all = (): boolean => true;
function confidence(question: string, ...texts: readonly (readonly string[])[]): number {
  const documents = texts.map((passages, i) =>
    documentOf({ id: `d${i}`, title: '', passages: [...passages] }, 'en'),
  );
  const searcher = createSearcher(documents);
  const query = analyzeQuestion(question, { searcher }, all);
  return confidenceOf(rankSentences(query, searcher.search(query, 12, all), { searcher }));
}

describe('confidence', () => {
  it('is high where the words of the question stand, in one document of three paragraphs too', () => {
    expect(confidence('When was the lighthouse at Quillhaven built?', harbour)).toBeGreaterThan(
      thresholds.answer,
    );
    expect(confidence('How much does a mooring permit cost?', harbour, kitchen)).toBeGreaterThan(
      thresholds.answer,
    );
  });

  it('is low for questions of another world', () => {
    const foreign = [
      'What is the capital of France?',
      'How do I cook rice?',
      'who won the world cup',
      'how tall is the Eiffel tower',
      'what is the prime minister of Canada called',
      'Translate this into Spanish',
    ];
    for (const question of foreign)
      expect(confidence(question, harbour, kitchen), question).toBeLessThan(thresholds.answer);
  });

  it('is nothing where nothing is found', () => {
    expect(confidence('zeppelin', harbour)).toBe(0);
    expect(confidence('the of and is it', harbour)).toBe(0);
  });

  it('falls less by an ordinary word that the documents lack than by a name', () => {
    const ordinary = confidence('When was the charming lighthouse built?', harbour);
    const name = confidence('When was the Torvik lighthouse built?', harbour);
    expect(ordinary).toBeGreaterThan(name);
  });

  it('is less where a word had to be guessed', () => {
    const clean = confidence('when was the lighthouse built', harbour);
    const guessed = confidence('when was the lihgthouse built', harbour);
    expect(guessed).toBeLessThanOrEqual(clean);
    expect(confidence('lihgthouse', harbour)).toBeLessThanOrEqual(confidence('lighthouse', harbour));
    expect(guessed).toBeGreaterThan(thresholds.nearest);
  });

  it('hardly falls because a second document says the same', () => {
    const question = 'When was the lighthouse at Quillhaven built?';
    const same = [
      'The old lighthouse at Quillhaven was built in 1887 by Marit Osterberg. Storms never hurt it.',
    ];
    expect(confidence(question, harbour, same)).toBeGreaterThan(confidence(question, harbour) - 0.1);
  });

  it('has a number for each evidence, whatever is asked', () => {
    const searcher = createSearcher([documentOf({ id: 'a', title: '', passages: harbour }, 'en')]);
    for (const question of ['boat', 'how many permits does Marit Osterberg need?', 'the pier?']) {
      const query = analyzeQuestion(question, { searcher }, all);
      const evidence = evidenceOf(rankSentences(query, searcher.search(query, 12, all), { searcher }));
      expect(evidence).toHaveLength(evidenceNames.length);
      expect(evidence.filter((x) => !Number.isFinite(x))).toEqual([]);
    }
  });
});

describe('thresholds', () => {
  it('rise with the precision asked for, as far as documentation lets anybody be sure', () => {
    const asked = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99];
    const given = asked.map((precision) => thresholdsFor(precision).answer);
    expect(given).toEqual([...given].sort((a, b) => a - b));
    expect(new Set(given).size).toBeGreaterThan(4);
    for (const precision of asked) {
      const { answer, nearest } = thresholdsFor(precision);
      expect(nearest).toBeLessThanOrEqual(answer);
    }
    expect(thresholdsFor(undefined)).toEqual(thresholds);
  });
});
