// The clause that a question names by its number, wherever the documents hold it.

import { blockOf } from '../citation/quoted-span.ts';
import type { Document, Passage, Sentence } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { ClauseReference } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { Accept } from '../search/searcher.ts';
import { stemsOf } from '../text/analyze.ts';
import { type Address, addressesOf } from './clause-addresses.ts';

/** A clause of one document: its sentences in order. */
export type Clause = {
  readonly document: Document;
  readonly sentences: readonly {
    readonly passage: Passage;
    readonly sentence: Sentence;
    readonly index: number;
  }[];
};

/** Where the documents hold the clause that is asked for. */
export type Clauses = {
  readonly found: readonly Clause[];
  /** Nothing is asked but what the clause says. */
  readonly whole: boolean;
};

/** The clauses of that number in the documents that may be read; undefined where the question names none, or none is there. */
export function clausesFor(
  { intent, concepts }: Query,
  library: Library,
  accept: Accept,
): Clauses | undefined {
  const reference = intent.clause;
  if (!reference) return undefined;
  const all = library.documents.flatMap((document) => clauseOf(document, reference, accept) ?? []);
  const rest = concepts.filter((_, at) => reference.beside.includes(at));
  const held = ({ document: { title, path, language } }: Clause): number => {
    const stems = stemsOf(`${title} ; ${path.replace(/[/_.-]+/gu, ' ')}`, language);
    return rest.filter(({ forms }) => forms.some(({ stem }) => stems.has(stem))).length;
  };
  const most = Math.max(0, ...all.map(held));
  const found = all.filter((clause) => held(clause) === most);
  return found.length === 0 ? undefined : { found, whole: rest.length <= most };
}

function clauseOf(document: Document, reference: ClauseReference, accept: Accept): Clause | undefined {
  const addresses = addressesOf(document);
  const starts = addresses.map((address) => startIn(address, reference));
  const first = Math.min(...starts.filter((at) => at >= 0));
  const sentences = document.passages.flatMap((passage) =>
    accept(passage)
      ? passage.sentences.flatMap((sentence, index) => {
          const block = blockOf(document, sentence);
          const held =
            starts[block] === first && isNamed(addresses[block], first, passage, document, reference);
          return held ? [{ passage, sentence, index }] : [];
        })
      : [],
  );
  return sentences.length === 0 ? undefined : { document, sentences };
}

/** Where in the address the numbers of the reference stand in a row; -1 where they do not. */
function startIn(address: Address, { numbers, kind }: ClauseReference): number {
  for (let at = 0; at + numbers.length <= address.length; at++) {
    const [head] = address.slice(at);
    const fits = head?.kind === undefined || kind === undefined || head.kind === kind;
    if (fits && numbers.every((number, k) => address[at + k]?.number === number)) return at;
  }
  return -1;
}

/** What is numbered is of the kind that the question names: by its own word, by its headings, or because any clause may be called so. */
function isNamed(
  address: Address | undefined,
  at: number,
  { headings }: Passage,
  document: Document,
  { numbers, kind }: ClauseReference,
): boolean {
  const { title, language } = document;
  if (kind === undefined || numbers.length > 1 || address?.[at]?.kind === kind) return true;
  if (/^(?:article|section|clause|paragraph)$/u.test(kind)) return at === 0;
  const names = stemsOf([title, ...headings.map(({ text }) => text)].join(' ; '), language);
  const named = [...stemsOf(kind, language)].some((stem) => names.has(stem));
  return at === 0 && (named || addressesOf(document).some((one) => one.some((held) => held.kind === kind)));
}
