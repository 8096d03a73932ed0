// What introduces a block and is no part of it: the line before a list, parent items, names of columns.
import type { Document, Label, Span } from '../domain.ts';
import { longestSentence, partsOfSentence } from '../text/long-sentence.ts';
import { readable } from '../text/readable.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Piece, trimmed } from './parsed.ts';

/** As much of a document as labels need. */
export type Text = Pick<Document, 'id' | 'format' | 'language' | 'prose'>;

/** UTF-16 units: a label longer than this is cut down to its first or last sentence. */
const labelLength = 200;
/** UTF-16 units at the end of a block that tell whether it introduces the next. */
export const endLength = 24;
/** Whether a line ends with a colon, so that it leads to what follows. */
export const introduces = (shown: string): boolean => /[:：][\s\0*_]*$/u.test(shown);

/** A row with one filled cell among several names the rows below it. */
export const isSection = (piece: Piece): boolean =>
  piece.section ?? (piece.cells.length > 2 && piece.cells.filter((c) => c.end > c.start).length === 1);

/** The readable text of a span as a label, as far as a sentence may go. */
export function label(text: Text, { start, end }: Span): Label {
  const last = end - start > longestSentence ? firstPart(text.prose, start, end) : end;
  return { start, end: last, kind: 'heading', text: readable(text.prose.slice(start, last)) };
}

function firstPart(prose: string, start: number, end: number): number {
  for (const [, last] of partsOfSentence(prose, start, end)) return trimmed(prose, start, last)?.end ?? last;
  return end;
}

const nameless: readonly Span[] = [];
type Names = readonly (readonly Span[])[];

/** What the columns of a row are called. The rows of a table share their names, and so their labels. */
function createColumns(text: Text): (names: Names) => readonly Label[] {
  let last: Names = [];
  let labels: readonly Label[] = [];
  return (names) => {
    if (names.length === last.length && names.every((spans, cell) => spans === last[cell])) return labels;
    last = names;
    labels = names.flatMap((spans, cell) =>
      spans
        .filter(({ start, end }) => end > start)
        .map((span): Label => ({ ...label(text, span), kind: 'column', cell })),
    );
    return labels;
  };
}

/** What the column of a cell is called: all its names, of the upper level first; empty where it has none. */
export const columnName = (labels: readonly Label[], cell: number): string =>
  labels
    .filter((l) => l.kind === 'column' && l.cell === cell && l.text !== '')
    .map((l) => l.text)
    .join(' / ');

/** The last sentence of a block that ends in a colon; else the whole block, or its first sentence where it is long. */
function introLabel(text: Text, piece: Span): Label {
  const whole = label(text, piece);
  const last = introduces(whole.text);
  if (!last && whole.text.length <= labelLength) return { ...whole, kind: 'intro' };
  const sentences = splitSentences(text.prose, piece, text.language);
  const chosen = last ? sentences.at(-1) : sentences[0];
  return { ...label(text, chosen ?? piece), kind: 'intro' };
}

/** Keeps in mind what introduces the blocks to come: the line before a list, parent items, column names. */
export function createLabels(text: Text): {
  of(piece: Piece, before: Piece | undefined): readonly Label[];
  reset(): void;
} {
  const columnLabels = createColumns(text);
  let intro: Label | undefined;
  let introduced = -1;
  let parents: { level: number; label: Label }[] = [];
  let columns: Names = [];
  let section: Label | undefined;
  let table = -1;

  const introOf = (before: Piece | undefined): Label | undefined => {
    if (!before || (before.kind !== 'paragraph' && before.kind !== 'item')) return undefined;
    return introduces(readable(text.prose.slice(before.start, before.end)))
      ? introLabel(text, before)
      : undefined;
  };
  const ofItem = (piece: Piece, before: Piece | undefined): readonly Label[] => {
    if (piece.group !== introduced) {
      intro = before?.kind === 'paragraph' ? introOf(before) : undefined;
      introduced = piece.group;
      parents = [];
    }
    parents = parents.filter((p) => p.level < piece.level);
    const labels = [...(intro ? [intro] : []), ...parents.map((p) => p.label)];
    parents.push({ level: piece.level, label: introLabel(text, piece) });
    return labels;
  };
  const ofRow = (piece: Piece, before: Piece | undefined): readonly Label[] => {
    if (piece.group !== table || piece.head) {
      if (!(piece.head && before?.kind === 'row' && before.head && before.group === piece.group))
        section = undefined;
      columns = piece.head ? piece.cells.map((cell) => [cell]) : [];
      table = piece.group;
    } else if (isSection(piece)) section = introLabel(text, piece);
    const own = columnLabels(piece.names?.columns ?? piece.cells.map((_, i) => columns[i] ?? nameless));
    const around = piece.names?.row ?? [];
    if (around.length === 0 && !section) return own;
    return [...own, ...around.map((span) => introLabel(text, span)), ...(section ? [section] : [])].filter(
      (l) => l.end > l.start,
    );
  };
  return {
    of(piece, before) {
      if (piece.kind === 'item') return ofItem(piece, before);
      if (piece.kind === 'row') return ofRow(piece, before);
      if (piece.by) return [introLabel(text, piece.by)];
      const before1 = piece.kind === 'code' ? introOf(before) : undefined;
      return before1 ? [before1] : [];
    },
    reset() {
      introduced = -1;
      table = -1;
    },
  };
}
