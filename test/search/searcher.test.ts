// Finding passages: repair, abbreviations, synonyms, and that nothing of a hidden document shows.
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/domain.ts';
import { documentOf } from '../../src/evaluate/sets.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { isEnglishWord } from '../../src/search/dictionary.ts';
import { brokenSynonyms, parseSynonyms } from '../../src/search/equivalents.ts';
import { createSearcher } from '../../src/search/searcher.ts';

const documents = [
  documentOf(
    {
      id: 'harbour',
      title: 'Harbour rules',
      passages: [
        'Every boat needs a mooring permit. The permit costs forty crowns.',
        'The Coastal Safety Office (CSO) inspects lifejackets in spring.',
        'Divers report to the pier before they go under water.',
      ],
    },
    'en',
  ),
  documentOf(
    { id: 'secret', title: 'Board', passages: ['The zeppelin project is led by Quillfeather.'] },
    'en',
  ),
];
const searcher = createSearcher(documents, { synonyms: 'dinghy, boat\nvessel => boat' });
const library = { searcher };
const all = (): boolean => true;
const members = (passage: Passage): boolean => passage.documentId !== 'secret';
const found = (question: string, accept = all as (p: Passage) => boolean): string | undefined =>
  searcher.search(analyzeQuestion(question, library, accept), 3, accept)[0]?.passage.id;

describe('searcher', () => {
  it('finds the passage by its words', () => {
    expect(found('what does a mooring permit cost?')).toBe('harbour:0');
    expect(found('where do divers report?')).toBe('harbour:2');
  });

  it('repairs a misspelt word that it does not know, and says so', () => {
    const query = analyzeQuestion('who inspects lifejakets?', library, all);
    expect(query.repairs).toEqual([{ from: 'lifejakets', to: 'lifejackets' }]);
    expect(query.understood).toBe('who inspects lifejackets?');
  });

  it('leaves known words alone', () => {
    expect(analyzeQuestion('permits for boats', library, all).repairs).toEqual([]);
  });

  it('knows an abbreviation that a document defines, both ways', () => {
    expect(found('what does the coastal safety office do')).toBe('harbour:1');
    expect(found('what does CSO stand for?')).toBe('harbour:1');
  });

  it('reads the operator’s synonyms', () => {
    expect(found('dinghy rules')).toBe('harbour:0');
    expect(analyzeQuestion('which vessel needs it', library, all).unknownWords).toEqual([]);
  });

  it('shows nothing of a document that may not be read: no hit, no known word, no repair', () => {
    expect(found('who leads the zeppelin project?')).toBe('secret:0');
    expect(found('zeppelin', members)).toBeUndefined();
    expect(analyzeQuestion('zeppelin', library, members).unknownWords).toEqual(['zeppelin']);
    expect(analyzeQuestion('zepelin', library, members).repairs).toEqual([]);
    expect(analyzeQuestion('zepelin', library, all).repairs).toHaveLength(1);
  });
});

describe('repair', () => {
  const repairs = (question: string): readonly string[] =>
    analyzeQuestion(question, library, all).repairs.map(({ from, to }) => `${from} ${to}`);

  it('leaves words of English alone, however near to one of the corpus', () => {
    expect(isEnglishWord('pied')).toBe(true);
    expect(isEnglishWord('liveried')).toBe(true);
    expect(isEnglishWord('lifejakets')).toBe(false);
    expect(repairs('who sings on the piers of the goat')).toEqual([]);
    expect(repairs('a divert of springs')).toEqual([]);
  });

  it('knows all words of its list, the first and the last too', () => {
    expect(['aa', 'zzz', 'rice', 'may', 'wrecks'].filter((word) => !isEnglishWord(word))).toEqual([]);
    expect(['', 'a', 'zzzz', 'hirosima', 'rice\nriced'].filter(isEnglishWord)).toEqual([]);
  });

  it('bounds edits by length', () => {
    expect(repairs('prmit')).toEqual(['prmit permit']);
    expect(repairs('lifjakkets')).toEqual(['lifjakkets lifejackets']);
    expect(repairs('cqsts')).toEqual([]);
    expect(repairs('baot')).toEqual(['baot boat']);
    expect(repairs('zost')).toEqual([]);
    expect(repairs('pimret')).toEqual([]);
    expect(repairs('permti')).toEqual(['permti permit']);
    expect(repairs('sprnig')).toEqual(['sprnig spring']);
    expect(repairs('moiorng')).toEqual(['moiorng mooring']);
  });

  it('repairs names by names, never abbreviations', () => {
    expect(repairs('who is Quilfeather')).toEqual(['Quilfeather Quillfeather']);
    expect(repairs('who is Mooringg')).toEqual([]);
    expect(repairs('who is Quilfether')).toEqual([]);
    expect(repairs('the PERMT')).toEqual([]);
  });

  it('reads a hurried question word without a word about it', () => {
    const query = analyzeQuestion('wich boats need a permit', library, all);
    expect(query.repairs).toEqual([]);
    expect(query.understood).toBe('which boats need a permit');
  });
});

describe('synonyms', () => {
  it('reads Solr’s form', () => {
    const synonyms = parseSynonyms('# note\nA, b c\nx => y\n');
    expect(synonyms.get('a')).toEqual(['b c']);
    expect(synonyms.get('x')).toEqual(['y']);
    expect(synonyms.has('y')).toBe(false);
  });

  it('names lines that say nothing by their number', () => {
    const broken = brokenSynonyms('# note\n\na, b\na => => x\nx => y # z\nalone\n=> y\nx => a, b\nx =>\n');
    expect(broken.map((line) => /^synonyms\.txt:(\d+): /.exec(line)?.[1])).toEqual(['4', '6', '7', '9']);
  });
});
