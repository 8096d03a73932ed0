// A public question set as libraries of several sizes, each with questions that it answers, that it lacks, and of other articles.
import { type Case, casesOf } from '../../src/evaluate/cases.ts';
import { documentOf, type QuestionSet } from '../../src/evaluate/sets.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { AskedCorpus } from './corpora.ts';

/**
 * Articles in a library: a share of all, one, or a part of one with so many passages, as small as what newcomers try; and one
 * question in how many is asked, of its own and of the others.
 */
const plans = [
  { articles: 'half', own: 5, others: 16 },
  { articles: 'quarter', own: 11, others: 64 },
  { articles: 'one', own: 11, others: 192 },
  { articles: 'part', own: 5, others: 512 },
] as const;
const shares = { half: 2, quarter: 4 } as const;
const PART = 10;

/** Every eighth passage is left out: what it answers, the library lacks. */
const isLeftOut = (passage: number): boolean => passage % 8 === 3;

type Article = QuestionSet['documents'][number];
/** An article, or those of its passages from `from` on, end exclusive. */
type Piece = { readonly article: Article; readonly from: number; readonly to: number };

export function partsOf(set: QuestionSet): readonly AskedCorpus[] {
  const cases = casesOf(set);
  return plans.flatMap(({ articles, own, others }, number) =>
    piecesFor(articles, set.documents).map((pieces, at) => {
      const asked = set.questions.flatMap(({ document, passage, answerable }, i): readonly Case[] => {
        const home = pieces.find(({ article }) => article.id === document);
        const one = cases[i];
        if (!one || !answerable || (i * 31 + number * 7) % (home ? own : others) !== 0) return [];
        if (home && (passage < home.from || passage >= home.to)) return [];
        if (home && !isLeftOut(passage)) return [one];
        return [{ ...one, answerable: false, lacks: home ? 'removed' : 'far', held: () => [] }];
      });
      return {
        name: `${set.name} ${articles} ${at}`,
        library: libraryOf(pieces, set.language),
        cases: asked,
      };
    }),
  );
}

/** What each library of a plan holds. */
function piecesFor(
  plan: (typeof plans)[number]['articles'],
  articles: readonly Article[],
): readonly (readonly Piece[])[] {
  const whole = (article: Article): Piece => ({ article, from: 0, to: article.passages.length });
  if (plan === 'one') return articles.map((article) => [whole(article)]);
  if (plan === 'part')
    return articles.flatMap((article) =>
      Array.from({ length: Math.ceil(article.passages.length / PART) }, (_, at) => [
        { article, from: at * PART, to: (at + 1) * PART },
      ]),
    );
  const parts = shares[plan];
  return Array.from({ length: parts }, (_, at) =>
    articles.filter((_article, i) => i % parts === at).map(whole),
  );
}

function libraryOf(pieces: readonly Piece[], language: string): AskedCorpus['library'] {
  const documents = pieces.map(({ article, from, to }) => {
    const passages = article.passages.filter((_, at) => at >= from && at < to && !isLeftOut(at));
    return documentOf({ ...article, passages }, language);
  });
  return createLibrary({ folder: '', documents, leftOut: [], notRead: [], warnings: [], synonyms: '' });
}
