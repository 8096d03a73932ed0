// From the words of documents to what the question names: the word itself, another form of it, or a part of a phrase for it.
import type { Searcher } from '../search/searcher.ts';
import { isRelated, likeness } from '../text/family.ts';
import type { Query } from './query.ts';

export type Naming = {
  readonly concept: number;
  /** 0 to 1. */
  readonly strength: number;
  /** A part of a phrase: strengths of different parts add up. */
  readonly part: boolean;
  /** Another word of the family, or one that begins alike: counts for the soft coverage only. */
  readonly soft: boolean;
};

export type Matcher = {
  /** Number of concepts. */
  readonly size: number;
  /** Weights of the concepts, and their sum. */
  readonly weights: Float64Array;
  readonly total: number;
  /** What a stem (number in the lexicon) names; undefined for most. */
  namings(stem: number): readonly Naming[] | undefined;
};

/** What a stretch of text holds of each concept, 0 to 1: `own` by the words asked for, `soft` also by their relatives. */
export type Coverage = { readonly own: Float64Array; readonly soft: Float64Array };

export function createMatcher(query: Query, searcher: Searcher): Matcher {
  const { lexicon } = searcher;
  const table = new Map<number, readonly Naming[]>();
  const add = (stem: string, naming: Naming): void => {
    const id = lexicon.stemId(stem);
    if (id >= 0) table.set(id, [...(table.get(id) ?? []), naming]);
  };
  for (const [concept, { forms, phrases }] of query.concepts.entries()) {
    for (const { stem, strength } of forms) add(stem, { concept, strength, part: false, soft: false });
    for (const phrase of phrases)
      for (const stem of phrase)
        add(stem, { concept, strength: 0.9 / phrase.length, part: true, soft: false });
  }
  const stems = query.concepts.map((c) => c.forms[0]?.stem ?? '');
  const relatives = (id: number): readonly Naming[] | undefined => {
    const text = lexicon.stemText(id);
    let found: Naming[] | undefined;
    for (const [concept, stem] of stems.entries()) {
      if (stem.charCodeAt(0) !== text.charCodeAt(0) || stem === text) continue;
      const strength = isRelated(stem, text) ? 0.9 : likeness(stem, text);
      if (strength > 0) found = [...(found ?? []), { concept, strength, part: false, soft: true }];
    }
    return found;
  };
  const weights = Float64Array.from(query.concepts, (c) => c.weight);
  /** 1 where a stem is known to name nothing: nearly all are, and are asked about a dozen times. */
  const empty = new Uint8Array(lexicon.stemCount());
  return {
    size: query.concepts.length,
    weights,
    total: weights.reduce((sum, w) => sum + w, 0) || 1,
    namings(id) {
      if (empty[id] === 1) return undefined;
      const known = table.get(id);
      if (known) return known;
      const found = relatives(id);
      if (found) table.set(id, found);
      else empty[id] = 1;
      return found;
    },
  };
}

/** Coverage by the stems between two places. */
export function coverageOf(stems: Int32Array, from: number, to: number, matcher: Matcher): Coverage {
  const own = new Float64Array(matcher.size);
  const soft = new Float64Array(matcher.size);
  let parts: Set<number> | undefined;
  for (let i = from; i < to; i++) {
    const stem = stems[i] ?? -1;
    const namings = matcher.namings(stem);
    if (!namings) continue;
    for (const { concept, strength, part, soft: isSoft } of namings) {
      const old = own[concept] ?? 0;
      if (part) {
        if (!parts?.has(stem)) own[concept] = Math.min(1, old + strength);
      } else if (isSoft) soft[concept] = Math.max(soft[concept] ?? 0, strength);
      else own[concept] = Math.max(old, strength);
    }
    if (namings.some((n) => n.part)) parts = (parts ?? new Set<number>()).add(stem);
  }
  for (let c = 0; c < soft.length; c++) soft[c] = Math.max(soft[c] ?? 0, own[c] ?? 0);
  return { own, soft };
}

/** The greater of two coverages, concept by concept; `factor` lessens the second. */
export function strongest(a: Float64Array, b: Float64Array, factor = 1): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = Math.max(a[i] ?? 0, factor * (b[i] ?? 0));
  return out;
}

/** Sum of weights that a coverage holds. */
export function weigh(covered: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < covered.length; i++) sum += (covered[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}
