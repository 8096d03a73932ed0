// A question set as rows of features with labels, the same that the ranking sees when it answers.

import type { Document, Passage } from '../../src/domain.ts';
import { documentOf, holdsAnswer, type QuestionSet } from '../../src/evaluate/sets.ts';
import { analyzeQuestion, type Query } from '../../src/question/query.ts';
import { candidatesOf } from '../../src/rank/candidates.ts';
import { featuresOf } from '../../src/rank/features.ts';
import { createSearcher, type Searcher } from '../../src/search/searcher.ts';
import { randomFrom } from '../random.ts';

/** A question with its candidates. */
export type Group = {
  readonly id: string;
  /** Article: folds never part one. */
  readonly article: string;
  readonly rows: number;
  /** rows × columns, row by row. */
  readonly values: Float32Array;
  /** 1: holds an answer and stands in the gold passage. 2: holds one elsewhere, never used for fitting. 0: neither. */
  readonly labels: Uint8Array;
  readonly query: Query;
};

/** Passages that are ranked, as in the answer. */
export const depth = 10;

/** How a set's documents are cut: as they are, or into passages of one to three sentences under their title. */
export type Cut = 'whole' | 'short';

export function searcherOf(
  set: QuestionSet,
  cut: Cut = 'whole',
  foreign: QuestionSet['documents'] = [],
): { readonly searcher: Searcher; readonly documents: ReadonlyMap<string, Document> } {
  const own = set.documents.map((d) => documentOf(d, set.language));
  const documents = [
    ...(cut === 'short' ? own.map(shortened) : own),
    ...foreign.map((d) => documentOf(d, 'en')),
  ];
  return { searcher: createSearcher(documents), documents: new Map(documents.map((d) => [d.id, d])) };
}

/** As documentation is written: short passages under a heading. Every other document keeps its heading to itself. */
function shortened(document: Document, number: number): Document {
  const random = randomFrom(number + 1);
  const heading = { start: 0, end: 0, level: 1, text: document.title };
  const passages = document.passages.flatMap((passage) => {
    const pieces: Passage[] = [];
    for (let from = 0; from < passage.sentences.length; ) {
      const sentences = passage.sentences.slice(from, from + 1 + Math.floor(random() * 3));
      from += sentences.length;
      pieces.push({
        ...passage,
        id: `${passage.id}/${pieces.length}`,
        start: sentences[0]?.start ?? passage.start,
        end: sentences.at(-1)?.end ?? passage.end,
        headings: number % 2 === 0 ? [heading] : [],
        sentences,
      });
    }
    return pieces;
  });
  return { ...document, passages };
}

export function* groupsOf(
  set: QuestionSet,
  { searcher, documents }: ReturnType<typeof searcherOf>,
  choose: (question: QuestionSet['questions'][number], index: number) => boolean = () => true,
): Iterable<Group> {
  for (const [index, question] of set.questions.entries()) {
    if (!question.answerable || !choose(question, index)) continue;
    const query = analyzeQuestion(question.question, { searcher }, () => true);
    const hits = searcher.search(query, depth, () => true);
    const candidates = candidatesOf(query, hits, searcher);
    const { rows, values } = featuresOf(candidates);
    const gold = `${question.document}:${question.passage}`;
    const labels = new Uint8Array(rows);
    for (const [row, { passage, sentence }] of candidates.list.entries()) {
      const text = documents.get(passage.documentId)?.source.slice(sentence.start, sentence.end) ?? '';
      if (!holdsAnswer(text, question.answers)) continue;
      labels[row] = passage.id === gold || passage.id.startsWith(`${gold}/`) ? 1 : 2;
    }
    yield {
      id: question.id,
      article: question.document,
      rows,
      values: Float32Array.from(values),
      labels,
      query,
    };
  }
}

/** Fold of each article, 0 to folds − 1: dealt out by size so that folds are alike. */
export function foldsOf(groups: readonly Group[], folds: number): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { article } of groups) sizes.set(article, (sizes.get(article) ?? 0) + 1);
  const totals = Array.from({ length: folds }, () => 0);
  const of = new Map<string, number>();
  for (const [article, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const fold = totals.indexOf(Math.min(...totals));
    of.set(article, fold);
    totals[fold] = (totals[fold] ?? 0) + size;
  }
  return of;
}

/** Share of questions whose best row, or one of the best three, is right anywhere. */
export function hits(
  groups: readonly Group[],
  score: (group: Group) => ArrayLike<number>,
): { readonly hit1: number; readonly hit3: number } {
  let one = 0;
  let three = 0;
  for (const group of groups) {
    const scores = score(group);
    const order = [...group.labels.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    if ((group.labels[order[0] ?? -1] ?? 0) > 0) one++;
    if (order.slice(0, 3).some((i) => (group.labels[i] ?? 0) > 0)) three++;
  }
  return { hit1: one / Math.max(1, groups.length), hit3: three / Math.max(1, groups.length) };
}
