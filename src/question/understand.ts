// What a message says: a request, small talk, or a question with the ways in which it can be read, each with what it asks for.
import type { Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { once } from '../once.ts';
import { acceptance } from '../search/hits.ts';
import { analyze } from '../text/analyze.ts';
import { resolveFollowUp } from './follow-up.ts';
import { errorsIn, isPasted } from './pasted.ts';
import { lastQuestion, twoParts } from './plain-words.ts';
import { type Reading, readingOf } from './reading.ts';
import { type RequestRead, requestRead } from './request-read.ts';
import { type SmallTalk, smallTalkOf, withoutCourtesy } from './small-talk.ts';

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
function completed(
  library: Library,
  text: string,
  input: Parameters<typeof readingOf>[2],
  { turns }: Context,
): Reading {
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
