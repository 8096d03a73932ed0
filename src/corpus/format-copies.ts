// One text in several formats, a report as Word file and as PDF: read once, in the format that keeps most of it.
import { createHash, hash } from 'node:crypto';
import type { Document } from '../domain.ts';
import { byCodeUnit } from '../text/compare.ts';
import { type Draft, shown } from './draft.ts';

/** A document that is kept, and the paths of those that say the same. */
export type Merged = { readonly draft: Draft; readonly copies: readonly string[] };

/** Thresholds of ours, tried on reports that were saved in both formats. */
const limits = {
  /** Words in a row that are compared as one. */
  run: 6,
  /** One run in so many is looked at, the same ones in every document. */
  sampled: 8,
  /** Share of the runs of the shorter text that the longer has, and of its length, from which on both say the same. */
  shared: 0.85,
  length: 0.85,
  /** Runs looked at, at least: a shorter text is too short to tell. */
  least: 4,
} as const;

/** The better first. What is written by hand keeps more of a text than what is printed. */
const order: readonly Document['format'][] = [
  'markdown',
  'asciidoc',
  'rst',
  'org',
  'html',
  'docx',
  'odt',
  'epub',
  'plain',
  'pptx',
  'pdf',
  'mail',
];

/** Documents of another format, the same audience and the same words are copies of the one whose format is better. */
export function mergeFormats(merged: readonly Merged[]): readonly Merged[] {
  // Nothing is compared where nothing was converted.
  if (!merged.some(({ draft }) => draft.converted)) return merged;
  const looked = merged
    .filter(({ draft }) => order.includes(draft.format))
    .map((one) => ({ one, runs: runsOf(one.draft) }))
    .filter(({ runs }) => runs.size >= limits.least)
    .sort((a, b) => rankOf(a.one) - rankOf(b.one) || byCodeUnit(a.one.draft.path, b.one.draft.path));
  const homes = new Map<string, (typeof looked)[number][]>();
  const copies = new Map<Merged, string[]>();
  const gone = new Set<Merged>();
  for (const candidate of looked) {
    const { one, runs } = candidate;
    const near = new Set([...runs].flatMap((run) => homes.get(run) ?? []));
    const home = [...near].find(
      (other) => one.draft.format !== other.one.draft.format && isSame(candidate, other),
    );
    if (home) {
      gone.add(one);
      copies.set(home.one, [...(copies.get(home.one) ?? []), one.draft.path, ...one.copies]);
    } else for (const run of runs) homes.set(run, [...(homes.get(run) ?? []), candidate]);
  }
  return merged
    .filter((one) => !gone.has(one))
    .map((one) => ({ ...one, copies: [...one.copies, ...(copies.get(one) ?? [])] }));
}

const rankOf = ({ draft }: Merged): number => order.indexOf(draft.format);

type Looked = { readonly one: Merged; readonly runs: ReadonlySet<string> };

function isSame(a: Looked, b: Looked): boolean {
  if (!a.one.draft.converted && !b.one.draft.converted) return false;
  const [shorter, longer] = a.runs.size <= b.runs.size ? [a.runs, b.runs] : [b.runs, a.runs];
  if (shorter.size < limits.length * longer.size) return false;
  const shared = [...shorter].filter((run) => longer.has(run)).length;
  return shared >= limits.shared * shorter.size;
}

/** Hashes of the sampled runs of words; other readers, other runs. */
function runsOf(draft: Draft): ReadonlySet<string> {
  const audience = createHash('sha256')
    .update(JSON.stringify([...(draft.meta.audience ?? [])].sort()))
    .digest('hex');
  const words = draft.pieces.flatMap(
    (piece) =>
      shown(draft, piece)
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  );
  const runs = new Set<string>();
  const marks = words.map(markOf);
  for (let at = 0; at + limits.run <= words.length; at++) {
    // Told by cheap marks: a hash of every run of a long document would hold the program up.
    const mark = marks.slice(at, at + limits.run).reduce((sum, one) => Math.imul(sum, 31) + one, 7);
    if (((mark ^ (mark >>> 15)) >>> 0) % limits.sampled !== 0) continue;
    const run = `${audience} ${words.slice(at, at + limits.run).join(' ')}`;
    runs.add(hash('sha256', run, 'hex').slice(0, 16));
  }
  return runs;
}

/** The same for the same word, and spread over 32 bits (FNV-1a). */
function markOf(word: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) mark = Math.imul(mark ^ word.charCodeAt(at), 0x01000193);
  return mark;
}
