// What is kept of an answer, and what people say about it.
import type { Answer, Readers } from '../domain.ts';

/** An answer as it was kept. */
export type Kept = {
  readonly answerId: string;
  readonly receipt: string;
  readonly answer: Answer;
  /** The conversation it belongs to; absent once its question is forgotten. */
  readonly thread?: string;
  readonly answeredAt: number;
  readonly readers: Readers;
  /** Numbers of the citations that a moderator withdrew. */
  readonly withdrawn: readonly number[];
  /** Opaque ids of the messages that show it (the reply, shares), written by the adapter. */
  readonly messages: readonly string[];
};

/** A reader's verdict about an answer. */
export type Feedback = {
  readonly answerId: string;
  readonly person: string;
  readonly verdict: 'helpful' | 'unhelpful';
};

/** A member's report. `person` is known until it is decided and the person told. */
export type Flag = {
  readonly answerId: string;
  readonly person: string;
  readonly citation?: number;
  readonly reason: string;
};
