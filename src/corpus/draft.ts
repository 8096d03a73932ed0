// A document on its way from the file to its passages, and how stretches of it are left out on that way.
import type { Document, LeftOut, Span } from '../domain.ts';
import { readable } from '../text/readable.ts';
import type { Meta } from './meta.ts';
import { type Omission, type Piece, trimmed } from './parsed.ts';

/** What is known of a document before its blocks are cut into passages; offsets are UTF-16 units of the source. */
export type Draft = Pick<
  Document,
  'id' | 'path' | 'format' | 'language' | 'source' | 'prose' | 'places' | 'converted'
> & {
  readonly meta: Meta;
  /** Title that the format itself names. */
  readonly named?: string;
  /** Title that is written above the text and marked as such. */
  readonly shownTitle?: string;
  readonly pieces: readonly Piece[];
  readonly leftOut: readonly LeftOut[];
};

/** What a reader sees of a block. */
export const shown = (draft: Pick<Draft, 'prose'>, span: Span): string =>
  readable(draft.prose.slice(span.start, span.end));

/** Takes the stretches out of the blocks: a block inside one goes, a block that holds one is cut in two. */
export function leaveOut(draft: Draft, omissions: readonly Omission[]): Draft {
  if (omissions.length === 0) return draft;
  const spared = meetingAny(keepSpans(draft));
  const kept = omissions.filter((o) => !spared(o));
  if (kept.length === 0) return draft;
  const sorted = kept.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return listOut({ ...draft, pieces: withoutAll(draft, sorted) }, sorted);
}

/** Lists stretches that are out of the blocks already. */
export function listOut(draft: Draft, omissions: readonly Omission[]): Draft {
  if (omissions.length === 0) return draft;
  const listed = omissions.map((o) => ({ ...o, documentId: draft.id, text: excerptOf(draft, o) }));
  return { ...draft, leftOut: [...draft.leftOut, ...listed].toSorted((a, b) => a.start - b.start) };
}

/** UTF-16 units of a left-out stretch that are listed. */
const listedLength = 400;
const excerptOf = (draft: Draft, span: Span): string =>
  [draft.prose, draft.source]
    .map((t) => readable(t.slice(span.start, Math.min(span.end, span.start + listedLength))))
    .find((t) => t !== '') ?? '';

/** `sorted` by their start: each piece looks only at those that can meet it, for pieces and stretches may be many. */
function withoutAll(draft: Draft, sorted: readonly Omission[]): readonly Piece[] {
  let open: Omission[] = [];
  let next = 0;
  return draft.pieces.flatMap((piece) => {
    for (let o = sorted[next]; o !== undefined && o.start < piece.end; o = sorted[++next]) open.push(o);
    const inside = open.filter((o) => o.start < piece.end && o.end > piece.start);
    open = open.filter((o) => o.end > piece.start);
    return inside.length === 0 ? [piece] : without(draft.prose, piece, inside);
  });
}

function without(prose: string, piece: Piece, inside: readonly Omission[]): readonly Piece[] {
  const parts: Piece[] = [];
  let at = piece.start;
  for (const o of [...inside, { start: piece.end, end: piece.end }]) {
    const span = o.start > at ? trimmed(prose, at, o.start) : undefined;
    if (span) parts.push(partOf(piece, span));
    at = Math.max(at, o.end);
  }
  return parts;
}

function partOf(piece: Piece, span: Span): Piece {
  const cells = piece.cells.map((c) => {
    const start = Math.min(Math.max(c.start, span.start), span.end);
    return { start, end: Math.max(start, Math.min(c.end, span.end)) };
  });
  return { ...piece, ...span, cells };
}

/** Where the literal texts stand; in the source or in what is read of it. */
export function literalSpans(
  draft: Pick<Draft, 'source' | 'prose'>,
  literals: readonly string[] = [],
): readonly Span[] {
  const spans = literals.flatMap((literal) => {
    const found = occurrences(draft.source, literal);
    return draft.prose === draft.source ? found : [...found, ...occurrences(draft.prose, literal)];
  });
  return [...new Map(spans.map((span) => [`${span.start}-${span.end}`, span])).values()];
}

function occurrences(text: string, literal: string): readonly Span[] {
  const words = literal
    .trim()
    .split(/\s+/u)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  if (words[0] === undefined || words[0] === '') return [];
  return [...text.matchAll(new RegExp(words.join('\\s+'), 'gu'))].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
}

const keepSpans = (draft: Draft): readonly Span[] => literalSpans(draft, draft.meta.keep);

/** Whether a stretch meets one of these; looked up by halves. */
function meetingAny(others: readonly Span[]): (span: Span) => boolean {
  const sorted = others.toSorted((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? end));
  return (span) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < span.end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (furthest[low - 1] ?? 0) > span.start;
  };
}
