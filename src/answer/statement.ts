// A ranked sentence as a claim that can be compared with another: its words, its clauses, what it is about.
import type { Document } from '../domain.ts';
import { analyze, type Term } from '../text/analyze.ts';
import { shareIn } from './concepts.ts';
import type { Chosen } from './excerpts.ts';
import type { Query } from './query.ts';
import { textOf } from './stretch.ts';

export type Statement = {
  readonly chosen: Chosen;
  readonly documentId: string;
  /** The best sentence alone; offsets of `words` count in it. */
  readonly text: string;
  readonly words: readonly Term[];
  readonly stems: ReadonlySet<string>;
  /** With what it leans on, its labels, heading and title. */
  readonly context: ReadonlySet<string>;
  /** Share of the weight of the question's words in the sentence with what it leans on, its labels and heading. 0 to 1. */
  readonly about: number;
  /** The same in the sentence alone. */
  readonly says: number;
};

export function statementOf(chosen: Chosen, document: Document, query: Query): Statement {
  const { sentence, passage } = chosen.ranked;
  const text = textOf(document, sentence, sentence.form);
  const words = analyze(text, document.language).filter((term) => !term.stop && !term.alternate);
  const stems = new Set(words.map((term) => term.stem));
  const around = [
    ...sentence.labels.map((label) => label.text),
    passage.headings.at(-1)?.text ?? '',
    document.title,
    chosen.citation.excerpt.text,
  ].join(' ; ');
  const context = new Set([...stems, ...analyze(around, document.language).map((term) => term.stem)]);
  return {
    chosen,
    documentId: document.id,
    text,
    words,
    stems,
    context,
    about: shareIn(query.concepts, context),
    says: shareIn(query.concepts, stems),
  };
}

/** Stems of the lower-case words that both sentences use: what they say, not of whom. */
export function predicatesOf(one: Statement, other: Statement): ReadonlySet<string> {
  const plain = (statement: Statement): readonly string[] =>
    statement.words.filter((term) => isPlain(term, statement.text)).map((term) => term.stem);
  const theirs = new Set(plain(other));
  return new Set(plain(one).filter((stem) => theirs.has(stem)));
}

function isPlain(term: Term, text: string): boolean {
  return /^\p{Ll}/u.test(text.slice(term.start, term.end)) && !/\d/u.test(term.word);
}

/** Does it do something ("signed", "operates", "holding")? Only as far as an ending tells. */
export function isVerbal(stem: string, { words, text }: Statement): boolean {
  return words.some(
    (term) =>
      term.stem === stem &&
      /(?:ed|ing|ised|ized|held|set|met|began|begun|led|won|built)$/iu.test(text.slice(term.start, term.end)),
  );
}

/** Offset in the text of the first word with this stem. */
export function offsetOf(stem: string, { words }: Statement): number {
  return words.find((term) => term.stem === stem)?.start ?? -1;
}

/** Verbs that both sentences use and that the question asks about, in this form or one of the same family. */
export function pivotsOf(one: Statement, other: Statement, query: Query, anyForm = false): readonly string[] {
  const asked = query.concepts
    .filter((concept) => !concept.entity)
    .flatMap((concept) => concept.forms.map((form) => form.stem));
  return [...predicatesOf(one, other)].filter(
    (stem) =>
      (anyForm || (isVerbal(stem, one) && isVerbal(stem, other))) && asked.some((own) => related(own, stem)),
  );
}

/** Letters that two words of a family share at their beginning, at least. */
const FAMILY = 4;

function related(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= FAMILY && long.startsWith(short);
}
