// What a message says: a request, small talk, or a question with the ways in which it can be read, each with what it asks for.
import type { Context, Turn } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { once } from '../once.ts';
import { type Accept, acceptance } from '../search/hits.ts';
import { passagesOfVersion } from '../search/versions.ts';
import { analyze } from '../text/analyze.ts';
import type { Concept } from './concepts.ts';
import { resolveFollowUp } from './follow-up.ts';
import { errorsIn, isPasted, lastQuestion, plainWords, twoParts, unframed } from './message-parts.ts';
import { analyzeQuestion, type Query } from './query.ts';
import { type Comparison, type Request, requestOf } from './request.ts';
import { type SmallTalk, smallTalkOf, withoutCourtesy } from './small-talk.ts';
import { versionNamed } from './wording.ts';

/** A message as the search reads it. */
export type Understanding = {
  /** The message, as much of it as is read. */
  readonly asked: string;
  /** It is no look-up, and what it wants instead. */
  readonly request?: RequestRead | undefined;
  /** It is small talk and asks nothing. */
  readonly talk?: SmallTalk;
  /** The two questions that it asks in turn. */
  readonly parts?: readonly [string, string];
  /** A log, a trace or code was pasted into it. */
  readonly pasted: boolean;
  /** Its words as they stand, for what is no question. */
  readonly plain: Reading;
  /** All of it as one question, completed from the conversation where it leans on that. */
  readonly whole: Reading;
  /** The error that it tells of, the fullest way to look it up first. */
  readonly errors: readonly Reading[];
  /** Only the question at its end. */
  readonly last?: Reading | undefined;
};

/** UTF-16 units of a question that are read. */
const LENGTH = 2_000;

/** Reads a message against what may be looked at of the library. */
export function understand(library: Library, message: string, context: Context): Understanding {
  const asked = message.slice(0, LENGTH);
  const accept = acceptance(context);
  const talk = smallTalkOf(asked) ?? (context.turns.length === 0 && namesNothing(asked) ? 'help' : undefined);
  const parts = twoParts(asked);
  const request = once(() => requestRead(asked, library, accept));
  const plain = once(() => readingOf(library, asked, { as: 'whole', asked, accept }));
  const inTurn = (text: string, as: Reading['as']): Reading =>
    completed(library, text, { as, asked: text, accept }, context);
  const whole = once(() => inTurn(asked, 'whole'));
  const errors = once(() =>
    errorsIn(asked).map(({ text, part }) =>
      readingOf(library, text, { as: part ? 'part of an error' : 'error', asked: text, accept }),
    ),
  );
  const last = once(() => {
    const text = lastQuestion(asked);
    return text === undefined ? undefined : inTurn(text, 'last question');
  });
  return {
    asked,
    ...(talk ? { talk } : {}),
    ...(parts ? { parts } : {}),
    pasted: isPasted(asked),
    get request() {
      return request();
    },
    get plain() {
      return plain();
    },
    get whole() {
      return whole();
    },
    get errors() {
      return errors();
    },
    get last() {
      return last();
    },
  };
}

/** The question as it stands, or completed from the conversation where it leans on that. */
function completed(library: Library, text: string, input: ReadingInput, { turns }: Context): Reading {
  const bare = withoutCourtesy(text);
  const { question, depends, turn, own = bare } = resolveFollowUp(bare, turns);
  if (!turn || depends === 'no') return readingOf(library, question, input);
  const from = { turn, own };
  if (depends === 'yes') return readingOf(library, question, { ...input, from });
  return readingOf(library, question, { ...input, from, alone: readingOf(library, bare, input) });
}

/** Function words alone ("why?"), and no conversation that they could ask on in. "IT" is a name. */
function namesNothing(asked: string): boolean {
  const terms = analyze(asked);
  return terms.length > 0 && terms.every(({ stop }) => stop) && !/\p{Lu}{2}/u.test(asked);
}

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
type ReadingInput = Pick<Reading, 'as' | 'accept' | 'alone'> & {
  readonly asked: string;
  readonly from?: { readonly turn: Turn; readonly own: string };
};

/** The reading of `text` as a question that may be asked of the passages that `input.accept` lets through. */
function readingOf(library: Library, text: string, input: ReadingInput): Reading {
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

/** A request with everything it needs from the documents; a comparison has the query of each side. */
export type RequestRead =
  | Exclude<Request, Comparison>
  | { readonly kind: 'comparison'; readonly sides: readonly [Side, Side] };

/** One of two things that are compared. */
export type Side = {
  /** What its name holds. */
  readonly concepts: readonly Concept[];
  /** Its name, with what of the two is compared. */
  readonly reading: Reading;
};

/** A request as it is read against the documents, of a comparison each side by itself; undefined where it is none. */
function requestRead(asked: string, library: Library, accept: Accept): RequestRead | undefined {
  const request = requestOf(asked);
  if (request?.kind !== 'comparison') return request;
  const { sides, of = '' } = request;
  const sideOf = (name: string): Side => {
    const query = once(() => analyzeQuestion(name, library, accept));
    return {
      get concepts() {
        return query().concepts;
      },
      reading: readingOf(library, `${name} ${of}`.trim(), { as: 'whole', asked, accept }),
    };
  };
  return { kind: 'comparison', sides: [sideOf(sides[0]), sideOf(sides[1])] };
}
