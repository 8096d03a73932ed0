// What an answer puts before the reader.
import type { Answer, Citation } from '../domain.ts';

/** Nothing for an abstention or a conversation. */
export const citationsOf = (answer: Answer): readonly Citation[] =>
  answer.kind === 'answer' || answer.kind === 'nearest' ? answer.citations : [];
