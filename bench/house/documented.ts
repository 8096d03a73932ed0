// Which exports say what they are: a doc comment of some words right above them.
import type { File } from './files.ts';

/** An export where it is written; exports handed on from another file do not count twice. */
export type Export = { readonly path: string; readonly name: string; readonly documented: boolean };

/** Share of the exports of src and adapters that say what they are, at the least. */
export const documentedGoal = 0.9;

const exported =
  /^export (?:declare )?(?:async )?(?:function\*?|const|let|type|interface|(?:abstract )?class) (\w+)/;

/** Words that a comment has at the least beside those of the name it stands above. */
const leastWords = 3;

/** All exports of the files, in order; overloads of one function are one export. */
export function exportsOf(files: readonly File[]): readonly Export[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    const seen = new Map<string, Export>();
    for (const [at, line] of lines.entries()) {
      const name = exported.exec(line)?.[1];
      if (name === undefined || seen.has(name)) continue;
      seen.set(name, { path, name, documented: says(commentAbove(lines, at), name) });
    }
    return [...seen.values()];
  });
}

/** The doc comment that ends on the line above, without its stars; empty where there is none. */
function commentAbove(lines: readonly string[], at: number): string {
  if (!lines[at - 1]?.trimEnd().endsWith('*/')) return '';
  const from = lines.slice(0, at).findLastIndex((line) => /^\s*\/\*/.test(line));
  const comment = lines.slice(from, at).join('\n');
  return comment.startsWith('/**') ? comment.replace(/\/\*\*|\*\/|^\s*\*/gm, ' ') : '';
}

/** Whether a comment adds to the name. */
function says(comment: string, name: string): boolean {
  const known = new Set(wordsOf(name.replace(/([a-z])([A-Z])/g, '$1 $2')).concat('the', 'a', 'an', 'of'));
  return wordsOf(comment).filter((word) => !known.has(word)).length >= leastWords;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
