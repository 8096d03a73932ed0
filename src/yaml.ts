// YAML as settings and lists of questions use it: every value is text, and the work is in proportion to the text.
import { type Document, isScalar, parseDocument, visit } from 'yaml';

/** The value that was read, or what is wrong with the text in words for its author. */
export type YamlRead =
  | { readonly value: unknown }
  /** `line` counts from 1; absent where the whole is meant. `doubtful`: what it says cannot be told even from its text. */
  | { readonly wrong: string; readonly line?: number; readonly doubtful?: true };

/** Brackets left open, or dashes in a row, at most: real files have one or two. */
const deepest = 60;
const dashes = new RegExp(`(?:[-?:][ \\t]+){${deepest}}`, 'u');

/** Reads with the failsafe schema: 1.10 stays 1.10. A key that is written twice is wrong: which of them holds is in doubt. */
export function readYaml(text: string): YamlRead {
  if (isDeep(text)) return { wrong: 'it is nested too deeply; write it flat' };
  // The library compares each key with all others, and counts all lines for each of its errors; here each is done once.
  const document = parseDocument(text, {
    schema: 'failsafe',
    logLevel: 'silent',
    uniqueKeys: false,
    prettyErrors: false,
  });
  const error = document.errors[0] ?? repeatedKey(document);
  if (error) return { wrong: error.message, line: text.slice(0, error.pos[0]).split('\n').length };
  try {
    return { value: document.toJS({ maxAliasCount: 10 }) };
  } catch {
    return { wrong: 'too many YAML aliases; write it without them', doubtful: true };
  }
}

/** Whether brackets or dashes nest beyond what any person writes. */
export function isDeep(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/gu)) {
    open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (open > deepest) return true;
  }
  return dashes.test(text);
}

type Wrong = { readonly pos: readonly [number, number]; readonly message: string };

function repeatedKey(document: Document): Wrong | undefined {
  let found: Wrong | undefined;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [start = 0, end = 0] = key.range ?? [];
        if (seen.has(key.value)) found ??= { pos: [start, end], message: 'Map keys must be unique' };
        seen.add(key.value);
      }
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}
