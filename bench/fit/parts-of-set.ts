// A public question set as libraries of several sizes, each with questions that it answers, that it lacks, and of other articles.
import { finish, parseDraft } from '../../src/corpus/documents.ts';
import type { QuestionSet } from '../../src/evaluate/sets.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { AskedCorpus, AskedQuestion } from './corpora.ts';

/** Every how-manieth article a library holds (`all`: one each), and one question in how many is asked, of its own and of the others. */
const plans = [
  { step: 2, own: 5, others: 16 },
  { step: 4, own: 11, others: 64 },
  { step: 'all', own: 11, others: 192 },
] as const;

/** Every eighth passage is left out: what it answers, the library lacks. */
const LEFT_OUT = { of: 8, at: 3 } as const;
const isLeftOut = (passage: number): boolean => passage % LEFT_OUT.of === LEFT_OUT.at;

type Article = QuestionSet['documents'][number];

export const partsOf = (set: QuestionSet): readonly AskedCorpus[] =>
  plans.flatMap(({ step, own, others }, number) => {
    const parts = step === 'all' ? set.documents.length : step;
    return Array.from({ length: parts }, (_, at) => {
      const articles = set.documents.filter((_article, i) => i % parts === at);
      const questions = set.questions.flatMap((question, i): readonly AskedQuestion[] => {
        const article = articles.find(({ id }) => id === question.document);
        const every = article ? own : others;
        return question.answerable && (i * 31 + number * 7) % every === 0 ? asked(question, article) : [];
      });
      return { name: `${set.name} ${step} ${at}`, library: libraryOf(articles), questions };
    });
  });

function asked(
  { id, question, passage, answers }: QuestionSet['questions'][number],
  article: Article | undefined,
): readonly AskedQuestion[] {
  const told = (kind: AskedQuestion['kind'], places: AskedQuestion['answers'] = []) => [
    { id, question, context: [], kind, answers: places },
  ];
  if (article === undefined) return told('far');
  if (isLeftOut(passage)) return told('removed');
  const start = startOf(article, passage);
  const text = article.passages[passage] ?? '';
  const places = answers.flatMap((answer) =>
    [...placesOf(text, answer)].map((at) => ({
      path: `${article.id}.txt`,
      start: start + at,
      end: start + at + answer.length,
    })),
  );
  return places.length === 0 ? [] : told('answerable', places);
}

function* placesOf(text: string, answer: string): Iterable<number> {
  for (let at = text.indexOf(answer); at >= 0 && answer !== ''; at = text.indexOf(answer, at + 1)) yield at;
}

/** The title as a heading, then the passages, with lines of their own. */
const headOf = ({ title }: Article): string => `${title}\n${'='.repeat(Math.max(3, title.length))}\n`;

const textOf = (article: Article): string =>
  article.passages.reduce(
    (text, own, at) => (isLeftOut(at) ? text : `${text}\n${lineOf(own)}\n`),
    headOf(article),
  );

function startOf(article: Article, passage: number): number {
  const before = article.passages.slice(0, passage);
  return before.reduce((at, own, i) => (isLeftOut(i) ? at : at + own.length + 2), headOf(article).length) + 1;
}

const lineOf = (text: string): string => text.replaceAll('\n', ' ');

function libraryOf(articles: readonly Article[]): AskedCorpus['library'] {
  const drafts = articles.flatMap((article) => {
    const read = parseDraft(`${article.id}.txt`, textOf(article), 0, { folder: {}, beside: {} });
    return 'draft' in read ? [read.draft] : [];
  });
  const { documents, leftOut } = finish(drafts);
  return createLibrary({ folder: '', documents, leftOut, notRead: [], warnings: [], synonyms: '' });
}
