// A ranked sentence as a claim that can be compared with another: its words, and what it is about.

import { subjectsOf, type Word, wordsOf } from '../citation/piece.ts';
import type { Document, Sentence } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { shareIn } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { stemsOf } from '../text/analyze.ts';
import { readableMap, readingOf } from '../text/readable.ts';
import { isRelated } from '../text/stem.ts';
import { quotedSpanOf } from './choose.ts';

/** A ranked sentence with its words, dates, numbers and names, ready to be compared with another. */
export type Statement = {
  readonly ranked: Ranked;
  readonly documentId: string;
  /** The sentence alone, as people read it. */
  readonly text: string;
  /** Offsets into `text`. */
  readonly words: readonly Word[];
  readonly stems: ReadonlySet<string>;
  /** With what it leans on, its labels, heading and title. */
  readonly context: ReadonlySet<string>;
  /** Share of the weight of the question's words in the context, and in the sentence alone. 0 to 1. */
  readonly about: number;
  readonly says: number;
};

/** What a sentence leans on, its ranking tells: each ranking has its own. */
const statements = new WeakMap<Ranking, Map<Ranked, Statement>>();

/** Made once for each ranked sentence of a ranking. */
export function statementOf(ranked: Ranked, ranking: Ranking, library: Library): Statement | undefined {
  const { query } = ranking;
  const all = statements.get(ranking) ?? new Map<Ranked, Statement>();
  statements.set(ranking, all);
  const known = all.get(ranked);
  const { passage, sentence } = ranked;
  const document = library.document(passage.documentId);
  if (known || !document) return known;
  const stems = subjectsOf(library, passage, sentence);
  const labels = [
    ...sentence.labels.map((label) => label.text),
    passage.headings.at(-1)?.text ?? '',
    document.title,
  ];
  const context = new Set(stems);
  for (const stem of stemsOf(labels.join(' ; '), document.language)) context.add(stem);
  for (const part of quotedSpanOf(ranked, ranking, library)?.parts ?? [])
    if (part.sentence !== sentence)
      for (const stem of subjectsOf(library, part.passage, part.sentence)) context.add(stem);
  // Most sentences are about something else, and are never read word by word.
  let read: Pick<Statement, 'text' | 'words'> | undefined;
  const reading = (): Pick<Statement, 'text' | 'words'> => {
    read ??= asRead(document, sentence, wordsOf(library, passage, sentence));
    return read;
  };
  const made: Statement = {
    ranked,
    documentId: document.id,
    get text() {
      return reading().text;
    },
    get words() {
      return reading().words;
    },
    stems,
    context,
    about: shareIn(query.concepts, withFamily(query, context)),
    says: shareIn(query.concepts, stems),
  };
  all.set(ranked, made);
  return made;
}

/** The sentence as people read it, with its words moved to where they stand there. */
function asRead(
  document: Document,
  sentence: Sentence,
  words: readonly Word[],
): Pick<Statement, 'text' | 'words'> {
  const prose = document.prose.slice(sentence.start, sentence.end);
  const map = readableMap(prose, readingOf(document.format, sentence.form));
  return {
    text: map.text,
    words: words.map((word) => ({
      ...word,
      start: map.toText(word.start - sentence.start),
      end: map.toText(word.end - sentence.start),
    })),
  };
}

/** With the stems that the question uses for a word of the same family ("operational", "operationalised"). */
function withFamily({ concepts }: Query, stems: ReadonlySet<string>): ReadonlySet<string> {
  const found: string[] = [];
  for (const { entity, forms } of concepts)
    for (const { stem: own } of entity ? [] : forms)
      if (!stems.has(own) && hasRelated(own, stems)) found.push(own);
  return found.length === 0 ? stems : new Set([...stems, ...found]);
}

function hasRelated(own: string, stems: ReadonlySet<string>): boolean {
  for (const stem of stems) if (stem.charCodeAt(0) === own.charCodeAt(0) && isRelated(own, stem)) return true;
  return false;
}

/** Stems of the lower-case words that both sentences use: what they say, not of whom. */
function predicatesOf(one: Statement, other: Statement): ReadonlySet<string> {
  const plain = (statement: Statement): readonly string[] =>
    statement.words.filter((word) => word.plain).map((word) => word.stem);
  const theirs = new Set(plain(other));
  return new Set(plain(one).filter((stem) => theirs.has(stem)));
}

const verbal = /(?:ed|ing|held|set|met|began|begun|led|won|built)$/iu;

/** Does it do something ("signed", "operates", "holding")? Only as far as an ending tells. */
function isVerbal(stem: string, { words, text }: Statement): boolean {
  return words.some((word) => word.stem === stem && verbal.test(text.slice(word.start, word.end)));
}

/** Offset in the text of the first word with this stem. */
export function offsetOf(stem: string, { words }: Statement): number {
  return words.find((word) => word.stem === stem)?.start ?? -1;
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

/** Equal, or one the beginning of the other. */
export function related(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= FAMILY && long.startsWith(short);
}
