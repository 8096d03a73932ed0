// Where a page stands in a corpus whose questions it must not tell by its name.

/** FNV-1a over UTF-16 units, 32 bits. */
export function fnv(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** The path of a file in the corpus that was made of it: a name that tells the answer is hidden, and all end in `.md`. */
export const pathInCorpus = (path: string, renamed: readonly string[]): string =>
  renamed.includes(path)
    ? `${path.replace(/[^/]*$/, '')}page-${fnv(path).toString(16)}.md`
    : path.replace(/\.(mdx|qmd|markdown)$/, '.$1.md');
