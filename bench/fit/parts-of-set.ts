// A public question set as libraries of several sizes, each with questions that it answers, that it lacks, and of other articles.
import { type Case, casesOf } from '../../src/evaluate/cases.ts';
import { documentOf, type QuestionSet } from '../../src/evaluate/sets.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { AskedCorpus } from './corpora.ts';

/** Every how-manieth article a library holds (`all`: one each), and one question in how many is asked, of its own and of the others. */
const plans = [
  { step: 2, own: 5, others: 16 },
  { step: 4, own: 11, others: 64 },
  { step: 'all', own: 11, others: 192 },
] as const;

/** Every eighth passage is left out: what it answers, the library lacks. */
const isLeftOut = (passage: number): boolean => passage % 8 === 3;

export function partsOf(set: QuestionSet): readonly AskedCorpus[] {
  const cases = casesOf(set);
  return plans.flatMap(({ step, own, others }, number) => {
    const parts = step === 'all' ? set.documents.length : step;
    return Array.from({ length: parts }, (_, at) => {
      const articles = set.documents.filter((_article, i) => i % parts === at);
      const ids = new Set(articles.map(({ id }) => id));
      const asked = set.questions.flatMap(({ document, passage, answerable }, i): readonly Case[] => {
        const [inside, one] = [ids.has(document), cases[i]];
        if (!one || !answerable || (i * 31 + number * 7) % (inside ? own : others) !== 0) return [];
        if (inside && !isLeftOut(passage)) return [one];
        return [{ ...one, answerable: false, lacks: inside ? 'removed' : 'far', held: () => [] }];
      });
      return { name: `${set.name} ${step} ${at}`, library: libraryOf(articles, set.language), cases: asked };
    });
  });
}

function libraryOf(articles: QuestionSet['documents'], language: string): AskedCorpus['library'] {
  const documents = articles.map((article) =>
    documentOf({ ...article, passages: article.passages.filter((_, at) => !isLeftOut(at)) }, language),
  );
  return createLibrary({ folder: '', documents, leftOut: [], notRead: [], warnings: [], synonyms: '' });
}
