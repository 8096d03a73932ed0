// What was written as JSON by this or another version, read again; pure.
import type { z } from 'zod';

/** Undefined when the text is no JSON, or is not what the schema says. */
export function parseJson<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
