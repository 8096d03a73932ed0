// A table row as what can be quoted of it: the row itself, or the cells of a row that is too long to be read as one.
import type { Label, Sentence, Span } from '../domain.ts';
import { longestSentence } from '../text/long-sentence.ts';
import { readable } from '../text/readable.ts';
import { splitSentences } from '../text/sentences.ts';
import { label, type Text } from './labels.ts';
import type { Piece } from './parsed.ts';

/** UTF-16 units of readable text: a longer row, and a longer cell of it, is quoted in parts. */
const longest = 240;
/** UTF-16 units: a first cell up to this length names its row. */
const longestName = 80;

type Cut = Pick<Sentence, 'start' | 'end' | 'labels' | 'cells'>;

/** `labels`: the names of the columns and what names the whole row. */
export function cutRow(text: Text, piece: Piece, labels: readonly Label[]): readonly Cut[] {
  const length = (span: Span): number => readable(text.prose.slice(span.start, span.end)).length;
  const filled = piece.cells.filter((c) => c.end > c.start);
  const whole = filled.length < 2 || length(piece) <= longest;
  if (whole && piece.end - piece.start <= longestSentence) return [{ ...piece, labels, cells: piece.cells }];
  const [first] = piece.cells;
  const name = first && first.end > first.start && length(first) <= longestName ? first : undefined;
  const others = labels.filter((l) => l.kind !== 'column');
  const rowName = name ? [...others, { ...label(text, name), kind: 'intro' } as const] : others;
  return piece.cells.flatMap((cell, i): readonly Cut[] => {
    if (cell === name || cell.end <= cell.start) return [];
    const column = labels.flatMap((l) => (l.kind === 'column' && l.cell === i ? [{ ...l, cell: 0 }] : []));
    const parts =
      length(cell) <= longest && cell.end - cell.start <= longestSentence
        ? [cell]
        : splitSentences(text.prose, cell, text.language);
    return parts.map((part) => ({ ...part, labels: [...column, ...rowName], cells: [part] }));
  });
}
