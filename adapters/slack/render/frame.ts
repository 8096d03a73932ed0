// What a message says beside the answer.
import type { PageLinks } from '../../../src/citation/page-link.ts';

/** What surrounds an answer in its message. */
export type Frame = {
  readonly answerId: string;
  readonly receipt: string;
  /** Only one person sees it, who may share it. */
  readonly isPrivate?: boolean;
  /** Others read along: what is only near is named, and quoted to whoever looks. */
  readonly public?: boolean;
  /** A line above all: who shared it, or the question where nobody sees it beside the reply. */
  readonly above?: string;
  /** Numbers of the citations that a moderator took back: a line stands in place of each. */
  readonly withdrawn?: readonly number[];
  /** Numbers of those that the documents no longer hold as quoted: another line. */
  readonly changed?: readonly number[];
  /** Where documents without a link of their own are linked. */
  readonly pages?: PageLinks | undefined;
};
