// The headings of a Markdown file with what stands under them.
import type { Span } from '../../../src/domain.ts';

export type Heading = {
  readonly path: string;
  readonly text: string;
  readonly level: number;
  /** Of its words in the file, and of what stands under it; UTF-16 units. */
  readonly heading: Span;
  readonly body: Span;
};

/** UTF-16 units of a section with its subsections, at most; of a longer one only what stands before the first of them. */
const LONGEST = 4_000;

export function headingsIn(path: string, text: string): readonly Heading[] {
  const found: { level: number; text: string; heading: Span; after: number }[] = [];
  let at = 0;
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const [, marks] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (marks !== undefined)
      fence = fence === undefined ? marks : line.trim().startsWith(fence) ? undefined : fence;
    const [, before = '', hashes = '', words = ''] = /^( {0,3}(#{1,6})\s+)(.*\S)/.exec(line) ?? [];
    if (fence === undefined && words !== '') {
      const start = at + before.length;
      const heading = { start, end: start + words.length };
      found.push({ level: hashes.length, text: plain(words), heading, after: at + line.length + 1 });
    }
    at += line.length + 1;
  }
  return found.map(({ level, text: words, heading, after }, number) => {
    const rest = found.slice(number + 1);
    const own = lineOf(text, rest[0]?.heading.start);
    const whole = lineOf(text, rest.find((other) => other.level <= level)?.heading.start);
    return {
      path,
      level,
      text: words,
      heading,
      body: trimmed(text, after, whole - after > LONGEST ? own : whole),
    };
  });
}

/** Where the line of a place begins; the end of the text for none. */
const lineOf = (text: string, place: number | undefined): number =>
  place === undefined ? text.length : text.lastIndexOf('\n', place) + 1;

function trimmed(text: string, from: number, to: number): Span {
  const inside = text.slice(from, to);
  const start = Math.min(to, from + inside.length - inside.trimStart().length);
  return { start, end: Math.max(start, from + inside.trimEnd().length) };
}

/** Without mark-up, numbering and what follows it. */
const plain = (words: string): string =>
  words
    .replace(/\s*\{[^}]*\}\s*$|\s+#+\s*$/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/[`*]|(?<!\w)_{1,2}|_{1,2}(?!\w)/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]\s+|[Qq][.:]\s+|[^\p{L}\p{N}"'“(]+)/u, '')
    .replace(/\s+/g, ' ')
    .replace(/[:.]+$/, '')
    .trim();
