// A PDF as its reader hands it on, for the tests of this folder.
import { expect } from 'vitest';
import type { Converted } from '../../../src/corpus/converted.ts';
import { pdfConverter } from '../../../src/corpus/pdf/pdf.ts';
import type { Span } from '../../../src/domain.ts';
import { readable } from '../../../src/text/readable.ts';

/** Reads it, and checks what holds for every file: no character moves, and blocks never overlap. */
export async function readPdf(bytes: Uint8Array, ocrTrusted = false): Promise<Converted> {
  const converted = await pdfConverter.convert(bytes, { ocrTrusted });
  if ('reason' in converted) throw new Error(converted.reason);
  const { source, parsed, places } = converted;
  expect(parsed.prose.length).toBe(source.length);
  let end = 0;
  for (const piece of parsed.pieces) {
    expect(piece.start).toBeGreaterThanOrEqual(end);
    expect(piece.end).toBeGreaterThan(piece.start);
    for (const cell of piece.cells)
      expect(cell.start === cell.end || (cell.start >= piece.start && cell.end <= piece.end)).toBe(true);
    end = piece.end;
  }
  expect(end).toBeLessThanOrEqual(source.length);
  expect(places.map((place) => place.start)).toEqual(
    places.map((place) => place.start).toSorted((a, b) => a - b),
  );
  return converted;
}

export const shown = ({ parsed }: Converted, { start, end }: Span): string =>
  readable(parsed.prose.slice(start, end));

/** Each block as people read it; the cells of a row with a bar between them. */
export const blocksIn = (converted: Converted): readonly (readonly [string, string])[] =>
  converted.parsed.pieces.map((piece) => [
    piece.kind,
    piece.kind === 'row'
      ? piece.cells.map((cell) => shown(converted, cell)).join(' | ')
      : shown(converted, piece),
  ]);

export const hiddenIn = ({ source, parsed }: Converted): readonly (readonly [string, string])[] =>
  (parsed.hidden ?? []).map(({ start, end, reason }) => [reason, source.slice(start, end).trim()]);
