// The operator's `questions.yaml`: questions with the document and the words that must be quoted, in one form for all who read it.
import { parseDocument } from 'yaml';
import { z } from 'zod';

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
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken) return { wrong: broken.message };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 10 });
  } catch {
    return { wrong: 'YAML aliases out of proportion' };
  }
  const parsed = entries.safeParse(value ?? []);
  return parsed.success
    ? { expectations: parsed.data }
    : { wrong: parsed.error.issues[0]?.path.join('.') ?? '' };
}
