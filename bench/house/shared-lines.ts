// Pairs of places that share ten lines or more, as they stand or indented otherwise.
import type { File } from './files.ts';

/** Lines of a file, counted from 1, both included. */
export type Place = { readonly path: string; readonly from: number; readonly to: number };
export type Pair = { readonly lines: number; readonly one: Place; readonly other: Place };

type Line = { readonly path: string; readonly number: number; readonly text: string };

/** Lines that make a pair: shorter ones are mostly calls of the same library. */
const least = 10;

/**
 * Pairs of places with at least `lines` lines in common, the longest first. Empty lines, comments, imports and lone
 * brackets are passed over, since they say nothing that could be written once.
 */
export function sharedLines(files: readonly File[], lines: number = least): readonly Pair[] {
  const all = files.flatMap(tellingLines);
  const places = new Map<string, number[]>();
  const pairs: Pair[] = [];
  for (const [at, { path }] of all.entries()) {
    const run = all.slice(at, at + lines);
    if (run.length < lines || run.some((line) => line.path !== path)) continue;
    const key = run.map(({ text }) => text).join('\n');
    const earlier = places.get(key) ?? [];
    for (const start of earlier) {
      // Part of a pair that began a line before.
      if (
        all[start - 1]?.path === all[start]?.path &&
        all[at - 1]?.path === path &&
        same(all[start - 1], all[at - 1])
      )
        continue;
      const length = lengthOf(all, start, at);
      if (length >= lines)
        pairs.push({ lines: length, one: place(all, start, length), other: place(all, at, length) });
    }
    places.set(key, [...earlier, at]);
  }
  return pairs.toSorted((a, b) => b.lines - a.lines);
}

function tellingLines({ path, text }: File): readonly Line[] {
  const code = text.replace(/^(?:import|export)\b[^;'"]*?from\s+'[^']+';/gm, (found) =>
    found.replace(/[^\n]/g, ''),
  );
  return code
    .split('\n')
    .map((line, at) => ({ path, number: at + 1, text: line.trim().replace(/\s+/g, ' ') }))
    .filter(({ text: line }) => /\w/.test(line) && !/^(?:\/\/|\/?\*)/.test(line));
}

function same(a: Line | undefined, b: Line | undefined): boolean {
  return a !== undefined && a.text === b?.text;
}

/** How far two runs go on alike; within one file they never overlap. */
function lengthOf(all: readonly Line[], start: number, at: number): number {
  let length = 0;
  while (
    all[start + length]?.path === all[start]?.path &&
    all[at + length]?.path === all[at]?.path &&
    same(all[start + length], all[at + length]) &&
    start + length < at
  )
    length += 1;
  return length;
}

function place(all: readonly Line[], start: number, length: number): Place {
  return {
    path: all[start]?.path ?? '',
    from: all[start]?.number ?? 0,
    to: all[start + length - 1]?.number ?? 0,
  };
}
