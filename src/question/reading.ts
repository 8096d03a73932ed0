// One way to read a message: whose words are looked up, in which passages, and what they were completed from.
import type { Turn } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { once } from '../once.ts';
import type { Accept } from '../search/hits.ts';
import { passagesOfVersion } from '../search/versions.ts';
import { unframed } from './framing.ts';
import { plainWords } from './plain-words.ts';
import { analyzeQuestion, type Query } from './query.ts';
import { versionNamed } from './wording.ts';

/** A way to read a message, with the query that it gives. */
export type Reading = {
  /** What of the message it takes. */
  readonly as: 'whole' | 'error' | 'part of an error' | 'last question';
  /** What people are told that was understood: the message, unless it was completed, repaired or cut. */
  readonly understood: string;
  /** It asks what there is about a subject at all. */
  readonly about: boolean;
  /** Made when it is first read. */
  readonly query: Query;
  /** Passages that are looked at. */
  readonly accept: Accept;
  /** The conversation that it was completed from. */
  readonly after?: After;
  /** The same without the conversation, where the documents tell whether it leans on that. */
  readonly alone?: Reading;
  /** The same without the version that it names, among the passages of that version. */
  readonly inVersion?: Reading;
};

/** The turn that completed a question, and what the question asks by itself. */
export type After = {
  readonly turn: Turn;
  /** Numbers of the concepts that it named before it was completed. */
  readonly own: readonly number[];
  /** It asks for what was not shown yet. */
  readonly more: boolean;
};

/** `asked`: the message, or what of it is read. `own`: what it asks by itself before it is completed from `turn`. */
export type ReadingInput = Pick<Reading, 'as' | 'accept' | 'alone'> & {
  readonly asked: string;
  readonly from?: { readonly turn: Turn; readonly own: string };
};

/** The reading of `text` as a question that may be asked of the passages that `input.accept` lets through. */
export function readingOf(library: Library, text: string, input: ReadingInput): Reading {
  const { as, asked, alone, from } = input;
  const { question, about } = unframed(plainWords(text));
  const first = once(() => analyzeQuestion(question, library, input.accept));
  const understood = (): string => (from || first().repairs.length > 0 ? first().understood : asked);
  const reading = (query: () => Query, accept: Accept, inVersion?: Reading): Reading => ({
    as,
    about,
    accept,
    get understood() {
      return understood();
    },
    get query() {
      return query();
    },
    ...(from ? { after: afterTurn(from, query) } : {}),
    ...(alone ? { alone } : {}),
    ...(inVersion ? { inVersion } : {}),
  });
  const named = versionNamed(question);
  const ofVersion = named && passagesOfVersion(named.version, library, input.accept);
  if (!ofVersion) return reading(first, input.accept);
  const second = once(() => analyzeQuestion(named.question, library, ofVersion));
  return reading(first, input.accept, reading(second, ofVersion));
}

const asksForMore = /\b(?:more|else|further|another|other)\b/iu;

function afterTurn({ turn, own }: ReadingInput['from'] & object, query: () => Query): After {
  return {
    turn,
    more: asksForMore.test(own),
    get own() {
      const words = new Set(own.toLowerCase().match(/[\p{L}\p{N}]+(?:[-_.'’][\p{L}\p{N}]+)*/gu) ?? []);
      return query().concepts.flatMap(({ word, known }, at) =>
        known && words.has(word.toLowerCase()) && !asksForMore.test(word) ? [at] : [],
      );
    },
  };
}
