// What every converter of a format that is no text promises, whatever the bytes are; each format brings samples of its own.
import { describe, expect, it } from 'vitest';
import type { Converted, ConvertedOrNot, Converter } from '../../src/corpus/converted.ts';
import { segment } from '../../src/corpus/passages.ts';
import { readable } from '../../src/text/readable.ts';

export type Sample = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Read in this order. */
  readonly shows: readonly string[];
  /** In the file, and not seen by whoever opens it. */
  readonly hides?: readonly string[];
};

export type BadSample = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reason: RegExp;
  readonly remedy?: RegExp;
};

const options = { ocrTrusted: false };

export const isRead = (result: ConvertedOrNot): result is Converted => 'parsed' in result;

/** Converts; a file that is not read fails the test with its reason. */
export async function read(converter: Converter, bytes: Uint8Array): Promise<Converted> {
  const result = await converter.convert(bytes, options);
  if (!isRead(result)) throw new Error(`not read: ${result.reason}; ${result.remedy}`);
  return result;
}

/** What people read of it, on one line. */
export const shownOf = ({ parsed }: Converted): string => readable(parsed.prose);

/** The blocks as people read them, each with its kind and level. */
export const blocksOf = ({ parsed }: Converted): readonly string[] =>
  parsed.pieces.map(({ kind, level, head, start, end, cells }) => {
    const text =
      kind === 'row'
        ? cells.map((cell) => readable(parsed.prose.slice(cell.start, cell.end))).join(' | ')
        : readable(parsed.prose.slice(start, end));
    return `${kind}${level > 0 ? level : ''}${head ? ' head' : ''}: ${text}`;
  });

/** The place that holds at the words. */
export function placeOf({ source, places }: Converted, words: string) {
  const at = source.indexOf(words);
  expect(at, `${words} stands in the text`).toBeGreaterThan(-1);
  const { start: _, ...place } = places.findLast(({ start }) => start <= at) ?? { start: 0 };
  return place;
}

/** Runs the suite; `bad` are files that are refused, each with its reason. */
export function describeConverter(
  name: string,
  converter: Converter,
  good: readonly [Sample, ...Sample[]],
  bad: readonly BadSample[],
): void {
  describe(`${name} keeps the contract`, () => {
    it.each(good)('spans verify: $name', async ({ bytes, shows, hides = [] }) => {
      const converted = await read(converter, bytes);
      verifySpans(converted);
      let from = 0;
      for (const words of shows) {
        const at = shownOf(converted).indexOf(words, from);
        expect(at, `“${words}” behind what was shown before`).toBeGreaterThan(-1);
        from = at + words.length;
      }
      for (const words of hides) expect(converted.parsed.prose.replaceAll('\0', '')).not.toContain(words);
    });

    it.each(good)('the same bytes give the same text: $name', async ({ bytes }) => {
      const before = bytes.slice();
      const padded = new Uint8Array(bytes.length + 13);
      padded.set(bytes, 7);
      const first = await converter.convert(bytes, options);
      expect(await converter.convert(padded.subarray(7, 7 + bytes.length), options)).toEqual(first);
      expect(bytes).toEqual(before);
    });

    it.each(bad)('is refused: $name', async ({ bytes, reason, remedy = /\S/ }) => {
      const result = await converter.convert(bytes, options);
      expect(result).toMatchObject({
        reason: expect.stringMatching(reason),
        remedy: expect.stringMatching(remedy),
      });
    });

    it('whatever the bytes are, the answer is a text or one line why not', { timeout: 120_000 }, async () => {
      const [{ bytes }] = good;
      const noise = noiseFrom(17);
      const hostile = [
        new Uint8Array(0),
        new Uint8Array(1),
        new Uint8Array(4_096),
        Uint8Array.from({ length: 4_096 }, () => noise(256)),
        ...Array.from({ length: 16 }, (_, i) => bytes.slice(0, Math.floor((bytes.length * i) / 16))),
        ...Array.from({ length: 48 }, (_, i) => changed(bytes, 1 + (i % 8), noise)),
      ];
      for (const one of hostile) {
        const result = await converter.convert(one, options);
        if (isRead(result)) verifySpans(result);
        else expect(`${result.reason}; ${result.remedy}`).toMatch(/^[^\n]{3,200}; [^\n]{3,200}$/);
      }
    });
  });
}

function verifySpans({ source, parsed, places, warnings, date }: Converted): void {
  const { prose, pieces } = parsed;
  expect(prose.length).toBe(source.length);
  expect(pieces.length).toBeGreaterThan(0);
  let end = 0;
  for (const one of pieces) {
    expect(one.start).toBeGreaterThanOrEqual(end);
    expect(one.end).toBeGreaterThan(one.start);
    end = one.end;
    for (const cell of one.cells.filter((cell) => cell.end > cell.start)) {
      expect(cell.start).toBeGreaterThanOrEqual(one.start);
      expect(cell.end).toBeLessThanOrEqual(one.end);
    }
  }
  expect(end).toBeLessThanOrEqual(source.length);
  expect(places.map(({ start }) => start)).toEqual(
    places.map(({ start }) => start).toSorted((a, b) => a - b),
  );
  for (const { start, name } of places) {
    expect(start).toBeLessThanOrEqual(source.length);
    expect(name).not.toBe('');
  }
  for (const line of warnings) expect(line).toMatch(/^[^\n\r]+$/);
  if (date !== undefined) expect(date).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
  const text = { id: 'x', format: 'html', language: 'en', prose } as const;
  for (const { sentences } of segment(text, pieces))
    for (const sentence of sentences)
      expect(readable(prose.slice(sentence.start, sentence.end))).not.toBe('');
}

/** The same numbers in every run. */
function noiseFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function changed(bytes: Uint8Array, times: number, noise: (below: number) => number): Uint8Array {
  const copy = bytes.slice();
  for (let i = 0; i < times; i++) copy[noise(copy.length)] = noise(256);
  return copy;
}
