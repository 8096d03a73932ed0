// What kind of question it is: the same for all candidates, for models that treat kinds differently.

import type { AnswerType } from '../question/question-words.ts';
import { type Family, put } from './features-family.ts';

const answerTypes: readonly AnswerType[] = [
  'date',
  'count',
  'amount',
  'person',
  'place',
  'reason',
  'manner',
  'definition',
  'expansion',
  'name',
  'other',
];

/** What is asked for and how much of it is known; the same row for every candidate. */
export const questionFamily: Family = {
  names: [
    ...answerTypes.map((t) => `asks ${t}`),
    'asks list',
    'asks comparison',
    'asks yes or no',
    'terms',
    'mean weight',
    'unknown share',
  ],
  relative: [],
  prepare({ query, matcher }) {
    const unknown = query.concepts.reduce((sum, c) => sum + (c.known ? 0 : c.weight), 0) / matcher.total;
    const row = [
      ...answerTypes.map((t) => (query.intent.type === t ? 1 : 0)),
      query.intent.list ? 1 : 0,
      query.intent.comparison ? 1 : 0,
      query.intent.yesNo ? 1 : 0,
      matcher.size,
      matcher.total / Math.max(1, matcher.size),
      unknown,
    ];
    return (_, out, at) => put(out, at, row);
  },
};
