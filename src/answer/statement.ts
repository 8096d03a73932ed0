// A ranked sentence as a claim that can be compared with another: its words, its clauses, what it is about.
import type { Document } from '../domain.ts';
import { analyze, type Term } from '../text/analyze.ts';
import type { Chosen } from './excerpts.ts';
import { holds, shareIn } from './lists.ts';
import type { Query } from './query.ts';
import { textOf } from './stretch.ts';

export type Statement = {
  readonly chosen: Chosen;
  readonly documentId: string;
  /** The best sentence alone; offsets of `words` count in it. */
  readonly text: string;
  readonly words: readonly Term[];
  readonly stems: ReadonlySet<string>;
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

/** The question's words that are no names and that the sentence itself says. */
export function saidOf(query: Query, statement: Statement): readonly string[] {
  return query.concepts
    .filter((concept) => !concept.entity && holds(statement.stems, concept))
    .flatMap((concept) => concept.forms.map((form) => form.stem))
    .filter((stem) => statement.stems.has(stem));
}
