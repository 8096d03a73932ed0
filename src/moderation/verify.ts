// What became of a quotation since it was cited: unchanged, moved, edited or gone, proven on the library of today.
import { diffWordsWithSpace } from 'diff';
import { lineOf } from '../answer/cite.ts';
import { mayRead } from '../audience.ts';
import type { Citation, Document, Readers, Span } from '../domain.ts';
import type { Library } from '../library.ts';
import { readable, readableMap } from '../text/readable.ts';
import { sha256 } from '../text/sha256.ts';

/** A stretch of the old text, of the new one, or of both. */
export type Change = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

export type Lines = { readonly from: number; readonly to: number };

/** Where and how a quotation stands today. `path` differs from the citation's when the text moved to another file. */
export type Fate =
  | { readonly state: 'unchanged'; readonly path: string; readonly lines: Lines }
  | { readonly state: 'moved'; readonly path: string; readonly lines: Lines }
  | {
      readonly state: 'edited';
      readonly path: string;
      readonly lines: Lines;
      readonly text: string;
      readonly changes: readonly Change[];
    }
  | { readonly state: 'gone' };

/** Below this share of common words (Dice, 0 to 1) a sentence is another one, not an edited one. */
const kinship = 0.5;
/** Milliseconds that marking the differences may take; past it old and new stand whole. */
const patience = 200;

/** Where the words of a quotation stand today. */
export type Standing = {
  readonly state: 'unchanged' | 'moved';
  readonly document: Document;
  /** Offsets into today's source. */
  readonly span: Span;
};

/** Undefined when the words stand in no document that `readers` may read. */
export function standingOf(library: Library, citation: Citation, readers: Readers): Standing | undefined {
  const open = library.documents.filter((d) => mayRead(d.audience, readers));
  const home = homeOf(open, citation);
  const { start, end, text } = citation.excerpt;
  if (home && sha256(home.source.slice(start, end)) === citation.hash)
    return { state: 'unchanged', document: home, span: { start, end } };
  const elsewhere = open.filter((d) => d !== home);
  for (const document of home ? [home, ...elsewhere] : elsewhere) {
    const span = findText(document, readable(text));
    if (span) return { state: 'moved', document, span };
  }
  return undefined;
}

const homeOf = (documents: readonly Document[], { source: { path } }: Citation): Document | undefined =>
  documents.find((d) => d.path === path || d.copies.includes(path));

/** Compares the citation with the documents of `library` that `readers` may read. */
export function fateOf(library: Library, citation: Citation, readers: Readers): Fate {
  const standing = standingOf(library, citation, readers);
  if (standing) {
    const { state, document, span } = standing;
    return { state, path: document.path, lines: linesOf(document, span) };
  }
  const wanted = readable(citation.excerpt.text);
  const home = homeOf(
    library.documents.filter((d) => mayRead(d.audience, readers)),
    citation,
  );
  const kin = home && nearestText(home, wanted);
  if (!kin) return { state: 'gone' };
  const text = readable(home.prose.slice(kin.start, kin.end));
  return {
    state: 'edited',
    path: home.path,
    lines: linesOf(home, kin),
    text,
    changes: changesOf(wanted, text),
  };
}

/** Old and new text as one row of stretches. */
export function changesOf(before: string, after: string): readonly Change[] {
  const parts = diffWordsWithSpace(before, after, { timeout: patience });
  if (parts === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return parts.map((p) => ({ kind: p.added ? 'added' : p.removed ? 'removed' : 'same', text: p.value }));
}

/** Words looked for before a long document is read through, and characters (UTF-16) of each. */
const glance = { words: 8, letters: 12 } as const;

/** Whether most of the longest words stand there. Some may not, for mark-up within a word leaves NULs in it. */
function mayHold(prose: string, wanted: string): boolean {
  const words = [...new Set(wanted.match(/[\p{L}\p{M}\p{N}]+/gu))]
    .sort((a, b) => b.length - a.length)
    .slice(0, glance.words)
    .map((word) => word.slice(0, glance.letters));
  const found = words.filter((word) => prose.includes(word)).length;
  return 2 * found >= words.length;
}

/** The first place of a document whose readable text is `wanted`. */
export function findText(document: Document, wanted: string): Span | undefined {
  if (wanted === '' || !mayHold(document.prose, wanted)) return undefined;
  if (!readable(document.prose).includes(wanted)) return undefined;
  const map = readableMap(document.prose);
  const at = map.text.indexOf(wanted);
  if (at < 0) return undefined;
  return { start: map.toProse(at), end: map.toProse(at + wanted.length - 1) + 1 };
}

/** The one to three neighbouring sentences that share most words with `wanted`; undefined when none shares enough. */
function nearestText(document: Document, wanted: string): Span | undefined {
  const words = wordsOf(wanted);
  const size = sizeOf(words);
  let best: Span | undefined;
  let most = kinship;
  for (const passage of document.passages) {
    const each = passage.sentences.map((sentence) => {
      const own = wordsOf(readable(document.prose.slice(sentence.start, sentence.end)));
      return { sentence, own, size: sizeOf(own), common: commonOf(words, own) };
    });
    for (const window of windows(each)) {
      const [first, last] = [window[0], window.at(-1)];
      const total = size + window.reduce((sum, s) => sum + s.size, 0);
      // Taken together sentences share no more words than one by one: most windows need no closer look.
      if (!first || !last || 2 * window.reduce((sum, s) => sum + s.common, 0) <= most * total) continue;
      const share = dice(words, joined(window.map((s) => s.own)));
      if (share <= most) continue;
      most = share;
      best = { start: first.sentence.start, end: last.sentence.end };
    }
  }
  return best;
}

function* windows<T>(sentences: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < sentences.length; from += 1)
    for (let to = from + 1; to <= Math.min(from + 3, sentences.length); to += 1)
      yield sentences.slice(from, to);
}

/** How often each word stands in a text, in lower case. */
export type Counts = ReadonlyMap<string, number>;

export function wordsOf(text: string): Counts {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Share of common words, 0 to 1 (Dice coefficient over counted words). */
export function dice(a: Counts, b: Counts): number {
  const total = sizeOf(a) + sizeOf(b);
  return total === 0 ? 0 : (2 * commonOf(a, b)) / total;
}

const sizeOf = (counts: Counts): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

function commonOf(a: Counts, b: Counts): number {
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  return common;
}

function joined(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const [word, count] of all.flatMap((counts) => [...counts]))
    sum.set(word, (sum.get(word) ?? 0) + count);
  return sum;
}

/** Lines of the file, from 1. */
const linesOf = (document: Document, span: Span): Lines => ({
  from: lineOf(document, span.start),
  to: lineOf(document, Math.max(span.start, span.end - 1)),
});
