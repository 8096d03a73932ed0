// The records of a CSV and where their values stand: quoted values may hold line breaks, separators and doubled quotation marks.
import type { Span } from '../domain.ts';

/** Without its quotation marks and the blanks around it. */
export type Field = Span & { readonly value: string; readonly quoted: boolean };
/** One record, which may run over several lines, and its fields from left to right. */
export type CsvRecord = Span & { readonly fields: readonly Field[] };

/** Blank lines are no records. A quotation mark that nothing closes is a character like any other, and so are those behind it. */
export function readRecords(source: string, from: number, separator: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let closes = true;
  for (let at = from; at < source.length; ) {
    const start = at;
    const fields: Field[] = [];
    for (;;) {
      let begin = at;
      while (source.charAt(begin) === ' ' || (source.charAt(begin) === '\t' && separator !== '\t')) begin++;
      const close =
        closes && source.charAt(begin) === '"' ? closingQuote(source, begin, separator) : undefined;
      if (close === null) closes = false;
      const end = close ? close.next : plainEnd(source, at, separator);
      fields.push(
        close
          ? fieldOf(source, begin + 1, close.end, true)
          : fieldOf(source, Math.min(begin, end), end, false),
      );
      at = end;
      if (source.charAt(at) !== separator) break;
      at++;
    }
    const end = at;
    if (fields.some((field) => field.end > field.start) || fields.length > 1)
      records.push({ start, end, fields });
    if (source.charAt(at) === '\r') at++;
    if (source.charAt(at) === '\n') at++;
  }
  return records;
}

function fieldOf(source: string, start: number, end: number, quoted: boolean): Field {
  const written = source.slice(start, end);
  const kept = written.trim();
  const first = kept === '' ? start : start + written.indexOf(kept.charAt(0));
  return {
    start: first,
    end: first + kept.length,
    value: quoted ? kept.replaceAll('""', '"') : kept,
    quoted,
  };
}

function plainEnd(source: string, at: number, separator: string): number {
  const parting = separator.charCodeAt(0);
  let end = at;
  for (; end < source.length; end++) {
    const unit = source.charCodeAt(end);
    if (unit === parting || unit === 10 || (unit === 13 && source.charCodeAt(end + 1) === 10)) break;
  }
  return end;
}

/** The mark that closes the value which opens at `at`; null where none does. What stands behind it belongs to no value. */
function closingQuote(
  source: string,
  at: number,
  separator: string,
): { readonly end: number; readonly next: number } | null {
  for (let mark = source.indexOf('"', at + 1); mark >= 0; mark = source.indexOf('"', mark + 1)) {
    if (source.charAt(mark + 1) === '"') {
      mark++;
      continue;
    }
    let next = mark + 1;
    while (source.charAt(next) === ' ') next++;
    const c = source.charAt(next);
    if (c === separator || c === '' || c === '\n' || c === '\r') return { end: mark, next };
  }
  return null;
}
