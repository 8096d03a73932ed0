// Words taken out of files by spaces in their place, so that offsets stay those of the file.
import type { Span } from '../../../src/domain.ts';
import { subjectsIn } from './questions.ts';

export const blanked = (text: string, { start, end }: Span): string =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);

/** Words from which on a heading is told from other text. */
const TOLD = 3;

/** Every place where these words stand behind each other, in every file. */
export function hidden(files: ReadonlyMap<string, string>, words: string): ReadonlyMap<string, string> {
  const parts = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (parts.length < TOLD) return files;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${parts.join('[^\\p{L}\\p{N}\\n]{1,4}')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return new Map(
    [...files].map(([path, text]) => [
      path,
      text.replace(pattern, (found) => found.replace(/[^\r\n]/g, ' ')),
    ]),
  );
}

/** Whether one paragraph holds all the subject words of a question; the paragraphs are read once. */
export function paragraphsIn(files: ReadonlyMap<string, string>): (question: string) => boolean {
  const paragraphs = [...files.values()].flatMap((text) =>
    text.split(/\n[ \t]*\r?\n/).map((one) => new Set(subjectsIn(one))),
  );
  return (question) => {
    const words = subjectsIn(question);
    return paragraphs.some((held) => words.every((word) => held.has(word)));
  };
}
