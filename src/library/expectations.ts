// The operator's `questions.yaml`: questions with the document and the words that must be quoted, in one form for all who read it.
import { z } from 'zod';
import { readYaml } from '../yaml.ts';

/** One entry. Without `quote` it is a question that the documents do not answer yet. */
export type Expectation = {
  readonly question: string;
  readonly document?: string | undefined;
  readonly quote: readonly string[];
};

const entries = z.array(
  z.object({
    question: z.string().min(1),
    document: z.string().optional(),
    quote: z.union([z.string().transform((q) => [q]), z.array(z.coerce.string())]).default([]),
  }),
);

/** The entries of a file's text, or the place where it is no such list. */
export function parseExpectations(
  text: string,
): { readonly expectations: readonly Expectation[] } | { readonly wrong: string } {
  const read = readYaml(text);
  if ('wrong' in read)
    return { wrong: read.line === undefined ? read.wrong : `line ${read.line}: ${read.wrong}` };
  const parsed = entries.safeParse(read.value ?? []);
  return parsed.success
    ? { expectations: parsed.data }
    : { wrong: parsed.error.issues[0]?.path.join('.') ?? '' };
}
