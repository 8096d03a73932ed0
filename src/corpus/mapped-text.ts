// A text that stands in a file in pieces or escaped (a cell of a notebook, a string of JSON): parsed by the parser of its own format, its outcome moved back into the file.
import type { Span } from '../domain.ts';
import { createCanvas } from './canvas.ts';
import type { Omission, Parsed, Piece } from './parsed.ts';

/** A text as it is read, and for each UTF-16 unit where it stands in the file. */
export type MappedText = {
  readonly text: string;
  /** For each unit of the text the offset of the unit of the source that stands for it, ascending. Of an escape it is the last. */
  readonly origin: ArrayLike<number>;
};

/** One behind the other, as one text. */
export function joinTexts(parts: readonly MappedText[]): MappedText {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const text = parts.map((part) => part.text).join('');
  const origin = new Int32Array(text.length);
  let at = 0;
  for (const part of parts) {
    origin.set(Array.from(part.origin), at);
    at += part.text.length;
  }
  return { text, origin };
}

/** What stands between two offsets as it is. */
export const plainText = (source: string, { start, end }: Span): MappedText => ({
  text: source.slice(start, end),
  origin: Int32Array.from({ length: end - start }, (_, i) => start + i),
});

/** Gathers what is read of several texts of one file; all offsets it gives out count in the file. */
export type MappedParse = {
  /** Takes over what a parser made of the text; the texts come in the order of the file. `change` may make a piece another one or drop it. */
  add(mapped: MappedText, parsed: Parsed, change?: (piece: Piece) => Piece | undefined): void;
  /** The text itself as one stretch of prose, without a parser; undefined where it is blank. Its piece is for the caller to push. */
  show(mapped: MappedText): Span | undefined;
  push(piece: Piece): void;
  hide(omission: Omission): void;
  newGroup(): number;
  parsed(): Parsed;
};

/** All of the source is blank until a text of it is added. */
export function createMappedParse(source: string): MappedParse {
  const canvas = createCanvas(source);
  const pieces: Piece[] = [];
  const omitted: Omission[] = [];
  const hidden: Omission[] = [];
  let groups = 0;
  let folds = 0;
  let audience: string | undefined;

  /** Sets the prose of a text where its units stand; what lies between them joins. */
  const write = ({ origin }: MappedText, prose: string): void => {
    const first = origin[0];
    const last = origin[origin.length - 1];
    if (first === undefined || last === undefined) return;
    canvas.join(first, last + 1);
    for (let i = 0; i < prose.length; i++) canvas.put(origin[i] ?? last, prose.charAt(i));
  };
  return {
    add(mapped, parsed, change = (piece) => piece) {
      write(mapped, parsed.prose);
      const back = (span: Span): Span => moveBack(mapped.origin, span);
      let group = groups;
      let fold = folds;
      for (const piece of parsed.pieces) {
        group = Math.max(group, piece.group + groups);
        fold = Math.max(fold, ...(piece.within ?? []).map((id) => id + folds));
        const moved = change(movePiece(piece, back, groups, folds));
        if (moved) pieces.push(moved);
      }
      groups = group;
      folds = fold;
      omitted.push(...parsed.omitted.map((o) => ({ ...o, ...back(o) })));
      hidden.push(...(parsed.hidden ?? []).map((o) => ({ ...o, ...back(o) })));
      audience ??= parsed.audience;
    },
    show(mapped) {
      const shown = mapped.text.replace(/[\s\p{Cc}]/gu, ' ');
      const start = shown.search(/\S/u);
      if (start < 0) return undefined;
      write(mapped, shown);
      return moveBack(mapped.origin, { start, end: shown.trimEnd().length });
    },
    push: (piece) => void pieces.push(piece),
    hide: (omission) => void hidden.push(omission),
    newGroup: () => ++groups,
    parsed: () => ({
      prose: canvas.text(),
      pieces,
      omitted,
      hidden,
      ...(audience === undefined ? {} : { audience }),
    }),
  };
}

function moveBack(origin: ArrayLike<number>, { start, end }: Span): Span {
  const first = origin[Math.min(start, origin.length - 1)] ?? 0;
  const last = origin[end - 1];
  return end > start && last !== undefined ? { start: first, end: last + 1 } : { start: first, end: first };
}

function movePiece(piece: Piece, back: (span: Span) => Span, groups: number, folds: number): Piece {
  const { within, names, by } = piece;
  return {
    ...piece,
    ...back(piece),
    group: piece.group === 0 ? 0 : piece.group + groups,
    cells: piece.cells.map(back),
    ...(within ? { within: within.map((id) => id + folds) } : {}),
    ...(by ? { by: back(by) } : {}),
    ...(names
      ? { names: { columns: names.columns.map((spans) => spans.map(back)), row: names.row.map(back) } }
      : {}),
  };
}
