// What is said between the program and the process of a reader model.
import type { ModelFiles } from './model-files.ts';

/** The first message to it. */
export type Load = ModelFiles & { readonly folder: string };

/** Every other message to it; `ms` is what is left of the time from now on. */
export type Judge = {
  readonly id: number;
  readonly question: string;
  readonly passages: readonly string[];
  readonly ms: number;
};

/** What it says: once, whether it is ready; then the verdicts of each question, or none where the time was over. */
export type Said =
  | { readonly ready: true }
  | { readonly wrong: 'library' | 'model'; readonly reason: string }
  | { readonly id: number; readonly verdicts: readonly number[] | undefined; readonly failed?: string };
