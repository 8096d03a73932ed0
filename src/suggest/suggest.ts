// Questions and headings that the corpus can answer: for autocomplete, and as examples of what to ask.
import { readFileSync } from 'node:fs';
import type { Document, Excerpt, Readers } from '../domain.ts';
import { type Expectation, parseExpectations } from '../library/expectations.ts';
import type { Library } from '../library/library.ts';
import { indexPhrases, type PhraseIndex } from '../search/phrases.ts';
import { questionSteps } from '../steps.ts';
import { questionsOf } from './questions.ts';

/** Sizes and counts. */
const LIMITS = {
  typed: 200, // UTF-16 units that are looked up while somebody types
  suggestion: 100, // UTF-16 units of a suggestion: platforms show no more
  tried: 8, // candidates for each example that is wanted, for not all give an answer
  words: 12, // of a question that is offered as an example
} as const;

type Suggestion = {
  readonly text: string;
  readonly question: boolean;
  /** Made from a document's own words. */
  readonly made: boolean;
  readonly documentId: string;
  /** Whether this quotation answers it. */
  readonly answeredBy: (excerpt: Excerpt) => boolean;
  /** Hashes of the passages it leads to, where those are known. */
  readonly passages: readonly string[];
};
type Prepared = {
  readonly suggestions: readonly Suggestion[];
  readonly index: PhraseIndex;
  /** By how many are wanted and what is retired. */
  readonly examples: Map<string, readonly string[]>;
};

const prepared = new WeakMap<Library, Prepared>();

/**
 * For typed words in any order, the last one perhaps unfinished, with a typo: best first. Nothing that leads only to
 * passages `retired`. Never throws.
 */
export function suggest(
  library: Library,
  typed: string,
  readers: Readers,
  limit: number,
  retired: ReadonlySet<string> = new Set(),
): readonly string[] {
  const { suggestions, index } = prepare(library.readBy(readers));
  const found =
    typed.trim() === ''
      ? suggestions.map((_, at) => at).filter((at) => suggestions[at]?.question)
      : index.find(typed.slice(0, LIMITS.typed), limit * 2);
  const open = found
    .flatMap((at) => suggestions[at] ?? [])
    .filter(({ passages }) => !allIn(passages, retired));
  return [...new Set(open.map(({ text }) => text))].slice(0, limit);
}

const allIn = (passages: readonly string[], retired: ReadonlySet<string>): boolean =>
  passages.length > 0 && passages.every((hash) => retired.has(hash));

/** Questions a person would type, from as many documents as can be, each tested to give an answer from its document but for passages `retired`. */
export function examples(
  library: Library,
  readers: Readers,
  limit: number,
  retired: ReadonlySet<string> = new Set(),
): readonly string[] {
  const readable = library.readBy(readers);
  const known = prepare(readable);
  const key = [limit, ...[...retired].sort()].join(' ');
  const made = known.examples.get(key) ?? testExamples(readable, known.suggestions, limit, retired);
  known.examples.set(key, made);
  return made;
}

function testExamples(
  library: Library,
  suggestions: readonly Suggestion[],
  limit: number,
  retired: ReadonlySet<string>,
): readonly string[] {
  const ruledOut = { passages: retired, quotations: new Set<string>() };
  const good: string[] = [];
  const glossary: string[] = [];
  // The operator wrote down what people ask; made questions come after, and only those that a person might ask.
  const own = suggestions.filter(({ question, made }) => question && !made);
  const made = suggestions.filter((one) => one.question && one.made && readsWell(one.text));
  const questions = [...takingTurns(own), ...takingTurns(made)];
  for (const { text, documentId, answeredBy } of questions.slice(0, limit * LIMITS.tried)) {
    if (good.length >= limit) break;
    const { answer } = questionSteps(library, text, { turns: [], readers: 'all', ruledOut });
    const [first] = answer.kind === 'answer' ? answer.citations : [];
    if (first?.source.documentId !== documentId || !answeredBy(first.excerpt)) continue;
    const kept = spells(text) ? glossary : good;
    if (!kept.includes(text)) kept.push(text);
  }
  return [...good, ...glossary].slice(0, limit);
}

/** One short question in whole words: people type neither brackets nor lists, and seldom more than a dozen words. */
const readsWell = (text: string): boolean =>
  text.split(' ').length <= LIMITS.words && /^\p{Lu}[^()[\]{}<>/:;?]*\?$/u.test(text);

/** What letters stand for is asked only where nothing better can be: several of these look like a glossary. */
const spells = (text: string): boolean => text.endsWith(' stand for?');

/** One of each document, then the second of each, and so on. */
function takingTurns(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const rounds = new Map<string, number>();
  const placed = suggestions.map((suggestion) => {
    const round = rounds.get(suggestion.documentId) ?? 0;
    rounds.set(suggestion.documentId, round + 1);
    return { suggestion, round };
  });
  return placed.sort((a, b) => a.round - b.round).map(({ suggestion }) => suggestion);
}

function prepare(library: Library): Prepared {
  const known = prepared.get(library);
  if (known) return known;
  const suggestions = [...operatorsOf(library), ...library.documents.flatMap(ownOf)].filter(
    ({ text }) => text !== '' && text.length <= LIMITS.suggestion,
  );
  const made = { suggestions, index: indexPhrases(suggestions.map(({ text }) => text)), examples: new Map() };
  prepared.set(library, made);
  return made;
}

/** The questions that the operator wrote down with the document that answers them. */
function operatorsOf(library: Library): readonly Suggestion[] {
  const byPath = new Map(library.documents.map((document) => [document.path, document]));
  return readQuestions(library.questions).flatMap(({ question, document: path, quote }) => {
    const document = path === undefined ? undefined : byPath.get(path);
    if (!document) return [];
    const { id: documentId } = document;
    const answeredBy = ({ text }: Excerpt): boolean =>
      quote.every((word) => text.toLowerCase().includes(word.toLowerCase()));
    return [{ text: question, question: true, made: false, documentId, answeredBy, passages: [] }];
  });
}

/** Lenient: a file that cannot be read suggests nothing; `corpus:check` tells what is wrong with it. */
function readQuestions(file: string | undefined): readonly Expectation[] {
  if (file === undefined) return [];
  try {
    const read = parseExpectations(readFileSync(file, 'utf8'));
    return 'expectations' in read ? read.expectations : [];
  } catch {
    return [];
  }
}

/** What a document's definitions and headings let one ask, then its headings as they stand. */
function ownOf(document: Document): readonly Suggestion[] {
  const { id: documentId } = document;
  const sections = new Map<number, { readonly text: string; readonly passages: string[] }>();
  for (const { headings, hash } of document.passages)
    for (const { start, text } of headings) {
      const section = sections.get(start) ?? { text, passages: [] };
      section.passages.push(hash);
      sections.set(start, section);
    }
  const questions = questionsOf(document);
  return [
    ...questions.map(({ text, answer }) => ({
      text,
      question: true,
      made: true,
      documentId,
      answeredBy: ({ best }: Excerpt) => best.start < answer.end && answer.start < best.end,
      passages: document.passages.flatMap(({ start, end, hash }) =>
        start < answer.end && answer.start < end ? [hash] : [],
      ),
    })),
    ...[...sections.values()].map(({ text, passages }) => ({
      text,
      question: false,
      made: true,
      documentId,
      answeredBy: () => false,
      passages,
    })),
  ];
}
