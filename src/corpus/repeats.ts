// What repeats: a paragraph in its document, a line at the edge of many documents, a document under two names.
import { createHash } from 'node:crypto';
import { byCodeUnit } from '../text/compare.ts';
import { type Draft, leaveOut, shown } from './draft.ts';
import { isWritten } from './noise.ts';
import type { Omission, Piece } from './parsed.ts';

/** Thresholds of ours: words and documents. */
const limits = {
  /** A paragraph this long is a copy wherever it stands again; a shorter one only under the same heading. */
  copiedWords: 25,
  shortestWords: 5,
  /** Blocks counted as the head or the foot of a document. */
  edgeBlocks: 4,
  edgeWords: 12,
  edgeDocuments: 3,
  edgeShare: 0.25,
};

const key = (text: string): string => text.normalize('NFKC').toLowerCase();
const wordsOf = (text: string): number => text.split(' ').length;

/** Keeps the first of equal paragraphs. Equal list items, rows and code are content. */
export function dropRepeated(draft: Draft): Draft {
  const seen = new Map<string, number>();
  const omissions: Omission[] = [];
  let section = 0;
  for (const piece of draft.pieces) {
    if (piece.kind === 'heading') section++;
    if (piece.kind !== 'paragraph') continue;
    const text = shown(draft, piece);
    const words = wordsOf(text);
    if (words < limits.shortestWords || /[:：]$/u.test(text)) continue;
    const before = seen.get(key(text));
    if (before === undefined) seen.set(key(text), section);
    else if (before === section || words >= limits.copiedWords) {
      omissions.push({ start: piece.start, end: piece.end, reason: 'repeated paragraph' });
    }
  }
  return leaveOut(draft, omissions);
}

/** Documents with the same text and the same audience are read once, under the first of their paths. */
export function mergeCopies(
  drafts: readonly Draft[],
): readonly { readonly draft: Draft; readonly copies: readonly string[] }[] {
  const counts = new Map<string, number>();
  const likenesses = new Map(drafts.map((draft) => [draft, likeness(draft)]));
  for (const alike of likenesses.values()) counts.set(alike, (counts.get(alike) ?? 0) + 1);
  const byText = new Map<string, { draft: Draft; copies: string[] }>();
  for (const draft of drafts.toSorted((a, b) => byCodeUnit(a.path, b.path))) {
    if (draft.pieces.length === 0 || counts.get(likenesses.get(draft) ?? '') === 1) {
      byText.set(draft.path, { draft, copies: [] });
      continue;
    }
    const hash = createHash('sha256');
    for (const name of [...(draft.meta.audience ?? [])].sort()) hash.update(`${JSON.stringify(name)}\n`);
    for (const piece of draft.pieces) hash.update(`${key(shown(draft, piece))}\n`);
    const text = hash.digest('hex');
    const first = byText.get(text);
    if (first) first.copies.push(draft.path);
    else byText.set(text, { draft, copies: [] });
  }
  return [...byText.values()];
}

/** Copies have as many blocks and the same first one: only such documents are compared. */
const likeness = (draft: Draft): string =>
  `${draft.pieces.length} ${draft.pieces[0] ? key(shown(draft, draft.pieces[0])) : ''}`;

/** A short line, no sentence, that stands at the head or foot of many documents: a banner, an imprint, a menu. */
export function dropBoilerplate(drafts: readonly Draft[]): readonly Draft[] {
  const counts = new Map<string, number>();
  const read = drafts.map((draft) => ({
    draft,
    lines: edges(draft).map((piece) => ({ piece, line: key(shown(draft, piece)) })),
  }));
  for (const { lines } of read)
    for (const line of new Set(lines.map((l) => l.line))) counts.set(line, (counts.get(line) ?? 0) + 1);
  const many = Math.max(limits.edgeDocuments, Math.ceil(drafts.length * limits.edgeShare));
  return read.map(({ draft, lines }) => {
    const repeated = lines.filter(({ line }) => (counts.get(line) ?? 0) >= many);
    return leaveOut(
      draft,
      repeated.map(({ piece }) => ({
        start: piece.start,
        end: piece.end,
        reason: 'line repeated at the edge of many documents',
      })),
    );
  });
}

/** A short label with its value, as `Extends: Base`. */
const labelled = /^\p{L}[\p{L} -]{1,24}: \S/u;

function edges(draft: Draft): readonly Piece[] {
  const { pieces } = draft;
  const near = pieces.filter((_, i) => i < limits.edgeBlocks || i >= pieces.length - limits.edgeBlocks);
  return near.filter((piece) => {
    if (
      piece.kind !== 'paragraph' &&
      piece.kind !== 'item' &&
      !(piece.kind === 'heading' && isEdge(pieces, piece))
    )
      return false;
    const text = shown(draft, piece);
    // Written into many documents on purpose: what each of them is of, or for.
    if (isWritten(draft) && labelled.test(text)) return false;
    return wordsOf(text) <= limits.edgeWords && !/[.!?。！？।:：]["'”’)\]]*$/u.test(text);
  });
}

/** A heading is furniture only where it is a banner in HTML, the very first block, or has no text under it. */
function isEdge(pieces: readonly Piece[], heading: Piece): boolean {
  return heading.banner === true || pieces[0] === heading || pieces.at(-1) === heading;
}
