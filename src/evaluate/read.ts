// Files of questions from disk: what is wrong in one is said in one line, with file, line and field.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';

/** A file that cannot be used as a set of questions; the message says where and why. */
export class SetError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SetError';
  }
}

/** The file's text, without a byte order mark; `.gz` is unpacked. Throws a SetError. */
export function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new SetError(`Can’t read ${path}${code}.`);
  }
}

/** JSON of this shape; `where` names the file, and the line where each is JSON of its own. Throws a SetError. */
export function parseAs<S extends z.ZodType>(shape: S, text: string, where: string): z.output<S> {
  const read = shape.safeParse(parseJson(text, where));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  throw new SetError(`${where}: ${field}${issue?.message ?? 'another form is expected'}.`);
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SetError(`${where}: this isn’t JSON.`);
  }
}

/** Each line that holds something, by `parseAs`; of several shapes, `shapeFor` says which a line should have. */
export function parseLines<S extends z.ZodType>(
  shapeFor: S | ((line: unknown) => S),
  path: string,
): readonly z.output<S>[] {
  return readText(path)
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const where = `${path}:${i + 1}`;
      const shape = typeof shapeFor === 'function' ? shapeFor(parseJson(line, where)) : shapeFor;
      return [parseAs(shape, line, where)];
    });
}
