// What an assistant sends, read: the arguments of each tool, and for whom a question is asked; pure.
import { z } from 'zod';
import type { AskOptions } from '../../src/bot.ts';
import { limits } from './limits.ts';

const id = z.string().min(1).max(limits.id);

/** The arguments of each tool, as the assistant is told of them. */
export const inputs = {
  ask: {
    question: z
      .string()
      .min(1)
      .max(limits.question)
      .describe('One whole question in plain words. It stands for itself: earlier ones are not known.'),
    documentId: id.optional().describe('Asks one document only, by its id from list_documents.'),
  },
  viewSource: {
    answerId: id.describe('From the result of ask.'),
    number: z.int().min(1).max(1_000).describe('Number of the quotation.'),
  },
  verifyReceipt: { receipt: id.describe('The code of an answer, such as K7Q2-9FXM.') },
};

/** Whom an assistant asks for. */
export type Client = {
  /** Tells it from others, for the limit of questions a minute. */
  readonly name: string;
  readonly audience: readonly string[];
};

/** Each question stands for itself: who shares a connection shares no conversation. */
export const askOptions = ({ name, audience }: Client, documentId: string | undefined): AskOptions => ({
  readers: audience,
  asker: `mcp:${name}`,
  ...(documentId === undefined ? {} : { documentId }),
});
