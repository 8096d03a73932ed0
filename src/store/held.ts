// What the memory store holds: one plain map for each table of the file.
import type { Answer, Question, Turn } from '../domain.ts';
import type { Feedback } from './kept.ts';
import type { Keys } from './keyed.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { Decision, NewAnswer, OpenFlag, Retired } from './store.ts';

/** A claim in memory; times are milliseconds. */
export type HeldClaim = {
  question: Question | undefined;
  holder: string;
  until: number;
  /** When it was taken or prolonged, by the clock that nobody sets. */
  heard: number;
  endedAt: number | undefined;
};

/** An answer in memory, with who asked and where it is shown. */
export type HeldAnswer = Omit<NewAnswer, 'answer' | 'question' | 'paragraphs'> & {
  paragraphs: NewAnswer['paragraphs'];
  question: Question;
  answer: Answer;
  receipt: string;
  person: string;
  /** Empty where it was asked with nobody else there. */
  channel: string;
  settledAt: number;
  forgotten: boolean;
  /** Number of the citation, and the decision that withdrew it. */
  readonly withdrawn: Map<number, string>;
  readonly messages: Set<string>;
};
/** All that is kept, as plain maps; each verb works on its own few. */
export type Held = {
  readonly keys: Keys;
  readonly claims: Map<string, HeldClaim>;
  readonly turns: Map<string, { thread: string; person: string; at: number; turn: Turn }>;
  readonly answers: Map<string, HeldAnswer>;
  readonly receipts: Map<string, string>;
  readonly feedback: Map<string, Feedback & { at: number }>;
  readonly flags: Map<string, OpenFlag & { person: string }>;
  readonly decisions: Map<string, Decision>;
  readonly retired: Map<string, Retired & { editedAt?: number; settledAt: number }>;
  readonly wrong: Set<string>;
  /** `heard`: when it was handed out, by the clock that nobody sets. */
  readonly outbox: Map<
    string,
    Omit<OutboxEntry, 'until'> & { at: number; until: number; heard?: number; attempts: number }
  >;
  readonly gone: Map<string, number>;
  readonly secrets: Map<string, string>;
};
