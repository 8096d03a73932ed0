// From a question to its answer in four steps, each with a value between them that can be looked at.

import { answer } from './answer/answer.ts';
import { withoutRuledOut } from './answer/compose.ts';
import { answerRequest, conversation } from './answer/requested.ts';
import { answerBoth } from './answer/two-answers.ts';
import type { Answer, Context } from './domain.ts';
import type { Library } from './library/library.ts';
import { once } from './once.ts';
import { type Understanding, understand } from './question/understand.ts';
import { type RankContext, type RankedMessage, rank, rankPlain, rankReading } from './rank/rank-readings.ts';
import { type Hits, search } from './search/search.ts';

/** What each of the four steps made of one question, to show how an answer came about. */
export type Steps = {
  readonly understanding: Understanding;
  readonly hits: Hits;
  readonly ranking: RankedMessage;
  readonly answer: Answer;
  /** Of a message that asks two things the steps of each, where both are answered. */
  readonly parts?: readonly Steps[];
};

/** All of `library` is looked at: the asker may read it. Never throws for any text. */
export function stepsTo(library: Library, message: string, context: Context): Steps {
  const understanding = understand(library, message, context);
  const { request, talk } = understanding;
  if (!request && !talk) return stepsFrom(library, understanding, context);
  const hits = search(library, understanding, context);
  const ranks = rankContext(library, context);
  const plain = once(() => rankPlain(ranks, hits));
  const asked = once(() => stepsFrom(library, understanding, context));
  const given =
    request &&
    answerRequest(request, library, context, {
      plain,
      answer: () => asked().answer,
      rank: (reading) => rankReading(ranks, hits, reading),
    });
  if (typeof given === 'object') {
    const ranking = request?.kind === 'overview' ? plain() : asked().ranking;
    return { understanding, hits, ranking, answer: given };
  }
  const about = given ?? talk;
  if (about === undefined) return asked();
  return { understanding, hits, ranking: plain(), answer: conversation(about, library, plain(), context) };
}

/** The message as a question, understood and ranked, and not answered yet. */
export function rankedTo(library: Library, understanding: Understanding, context: Context): RankedMessage {
  return rank(rankContext(library, context), search(library, understanding, context));
}

/** The steps for a message as a question, whatever else it may be. */
export const questionSteps = (library: Library, question: string, context: Context): Steps =>
  stepsFrom(library, understand(library, question, context), context);

function stepsFrom(library: Library, understanding: Understanding, context: Context): Steps {
  const parts: Steps[] = [];
  const both = answerBoth(understanding, context, (part, turns) => {
    const steps = stepsOfOne(library, understand(library, part, turns), turns);
    parts.push(steps);
    return steps.answer;
  });
  const [first] = parts;
  if (both && first) return { ...first, understanding, answer: both, parts };
  return stepsOfOne(library, understanding, context);
}

function stepsOfOne(library: Library, understanding: Understanding, context: Context): Steps {
  const hits = search(library, understanding, context);
  const ranking = rank(rankContext(library, context), hits);
  return { understanding, hits, ranking, answer: answer(library, ranking, context) };
}

function rankContext(library: Library, context: Context): RankContext {
  const keep: RankContext['keep'] = (ranking) => withoutRuledOut(ranking, library, context);
  return { library, verdicts: context.verdicts, keep };
}
