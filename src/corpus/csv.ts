// Values with a separator between them (CSV, TSV) to rows with the names of their columns. Separator and head are told by evidence.
import type { Span } from '../domain.ts';
import { createCanvas } from './canvas.ts';
import { hasHead } from './csv-head.ts';
import { type CsvRecord, type Field, readRecords } from './csv-records.ts';
import { type Omission, type Parsed, type Piece, piece, trimmed } from './parsed.ts';

/** UTF-16 units of a file's beginning by which its separator is told. */
const looked = 64 * 1_024;
/** Rows by which the head is told. */
const headLooked = 200;
/** UTF-16 units of a value by which it is told. */
const nameLooked = 401;
/** Parts nothing: one value a line. */
const none = '\0';
/** Where two fit alike: a mark that is rare in words is the separator. */
const separators = ['\t', ';', '|', ','] as const;

/** Parses from offset `start` on (behind a byte-order mark). */
export function parseCsv(source: string, start: number, path: string): Parsed {
  // A line that tells the spreadsheet its separator.
  const told = /^"?sep=([;,|\t])"?[ \t]*\r?\n/iu.exec(source.slice(start, start + 16));
  const from = start + (told?.[0].length ?? 0);
  const separator = told?.[1] ?? separatorOf(source.slice(from, from + looked), path);
  const records = readRecords(source, from, separator);
  const width = commonWidth(records);
  const canvas = createCanvas(source);
  const pieces: Piece[] = [];
  const hidden: Omission[] = [];
  const opening = width > 1 ? records.findIndex((one) => one.fields.length >= width) : 0;
  const table = records.slice(Math.max(0, opening));
  const head = hasHead(
    table.slice(0, headLooked).map((one) => one.fields.map((field) => field.value.slice(0, nameLooked))),
  );

  const show = ({ start: at, end, quoted }: Field): Span => {
    canvas.show(at, end);
    const written = quoted ? source.slice(at, end) : '';
    for (let mark = written.indexOf('""'); mark >= 0; mark = written.indexOf('""', mark + 2))
      canvas.join(at + mark, at + mark + 1);
    return trimmed(canvas.slice(at, end), 0, end - at) ? { start: at, end } : { start: at, end: at };
  };
  /** A line above or below the table that says something of all of it. */
  const remark = (one: CsvRecord, kind: 'heading' | 'paragraph'): void => {
    const cells = one.fields.map(show).filter((cell) => cell.end > cell.start);
    const [first, last] = [cells[0], cells.at(-1)];
    if (first && last)
      pieces.push(piece(kind, { start: first.start, end: last.end }, { level: kind === 'heading' ? 1 : 0 }));
  };
  for (const [i, one] of records.slice(0, Math.max(0, opening)).entries())
    remark(one, i === 0 && isTitle(one) ? 'heading' : 'paragraph');
  for (const [i, one] of table.entries()) {
    if (width > 1 && one.fields.length === 1) {
      remark(one, 'paragraph');
      continue;
    }
    const cells = one.fields.map(show);
    const filled = cells.filter((cell) => cell.end > cell.start);
    const [first, last] = [filled[0], filled.at(-1)];
    if (!first || !last) continue;
    const span = { start: first.start, end: last.end };
    // An empty cell stands where its row begins, if it would stand outside of it.
    const placed = cells.map((cell) =>
      cell.end > cell.start ? cell : { start: span.start, end: span.start },
    );
    pieces.push(piece('row', span, { group: 1, cells: placed, head: head && i === 0, section: false }));
  }
  return { prose: canvas.text(), pieces, omitted: [], hidden };
}

/** UTF-16 units of a line above the table that can be its title. */
const titleLength = 120;
const isTitle = ({ start, end }: CsvRecord): boolean => end - start <= titleLength;

/** The one by which most lines have as many values as most others; then the one that gives more. */
function separatorOf(text: string, path: string): string {
  if (/\.tsv$/iu.test(path) && text.includes('\t')) return '\t';
  // The last line may be cut off.
  const whole = text.length < looked ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  let best: { readonly mark: string; readonly score: number } = { mark: none, score: 0 };
  for (const mark of separators) {
    if (!whole.includes(mark)) continue;
    const records = readRecords(whole, 0, mark);
    const width = commonWidth(records);
    if (width < 2) continue;
    const alike = records.filter((one) => one.fields.length === width).length / records.length;
    if (alike < 0.5) continue;
    // Agreement first: text in the values has commas by chance, never as many in each line.
    const score = Math.round(alike * 20) * 100 + Math.min(width, 99);
    if (score > best.score + (best.score > 0 ? 100 : 0)) best = { mark, score };
  }
  return best.mark;
}

/** Values of most records; of the wider of two. */
function commonWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  let [width, most] = [1, 0];
  for (const [fields, count] of counts)
    if (count > most || (count === most && fields > width)) [width, most] = [fields, count];
  return width;
}
