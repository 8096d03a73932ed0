// From the words of documents to what the question names: the word itself, another form of it, or a part of a phrase for it.

import type { Query } from '../question/query.ts';
import type { Searcher } from '../search/searcher.ts';
import { isRelated, likeness } from '../text/stem.ts';

/** How a stem names a concept of the question, and how strongly. */
export type Naming = {
  readonly concept: number;
  /** 0 to 1. */
  readonly strength: number;
  /** A part of a phrase: strengths of different parts add up. */
  readonly part: boolean;
  /** Another word of the family, or one that begins alike: counts for the soft coverage only. */
  readonly soft: boolean;
};

/** All that a word names. */
export type Names = {
  readonly namings: readonly Naming[];
  /** One of the words asked for is among it, and not only their relatives. */
  readonly strict: boolean;
};

/** Finds what of the question a stem names. Stems are numbers of the lexicon. */
export type Matcher = {
  /** Number of concepts. */
  readonly size: number;
  /** Weights of the concepts, and their sum. */
  readonly weights: Float64Array;
  readonly total: number;
  /** Coverage by a text that names nothing: never written to. */
  readonly nothing: Float64Array;
  /** What a stem (number in the lexicon) names; undefined for most. */
  names(stem: number): Names | undefined;
};

/** What a text holds of each concept, 0 to 1: `own` by the words asked for, `soft` also by their relatives. */
export type Coverage = { readonly own: Float64Array; readonly soft: Float64Array };

/** A matcher for one question; it remembers each stem that it was asked about. */
export function createMatcher(query: Query, searcher: Searcher): Matcher {
  const { lexicon } = searcher;
  const asked = new Map<number, readonly Naming[]>();
  const add = (stem: string, naming: Naming): void => {
    const id = lexicon.stemId(stem);
    if (id >= 0) asked.set(id, [...(asked.get(id) ?? []), naming]);
  };
  for (const [concept, { forms, phrases }] of query.concepts.entries()) {
    for (const { stem, strength } of forms) add(stem, { concept, strength, part: false, soft: false });
    for (const phrase of phrases)
      for (const stem of phrase)
        add(stem, { concept, strength: 0.9 / phrase.length, part: true, soft: false });
  }
  const table = new Map<number, Names>();
  for (const [id, namings] of asked) table.set(id, { namings, strict: true });
  const stems = query.concepts.map((c) => c.forms[0]?.stem ?? '');
  const weights = Float64Array.from(query.concepts, (c) => c.weight);
  /** 1 where a stem is known to name nothing: nearly all are, and are asked about again and again. */
  const empty = new Uint8Array(lexicon.stemCount());
  return {
    size: query.concepts.length,
    weights,
    total: weights.reduce((sum, w) => sum + w, 0) || 1,
    nothing: new Float64Array(query.concepts.length),
    names(id) {
      if (empty[id] === 1) return undefined;
      const known = table.get(id);
      if (known) return known;
      const namings = relatives(lexicon.stemText(id), stems);
      if (namings.length === 0) {
        empty[id] = 1;
        return undefined;
      }
      const found = { namings, strict: false };
      table.set(id, found);
      return found;
    },
  };
}

/** Concepts by their stems that a word is no form of, but a relative. */
function relatives(word: string, stems: readonly string[]): readonly Naming[] {
  const found: Naming[] = [];
  for (let concept = 0; concept < stems.length; concept++) {
    const stem = stems[concept] ?? '';
    if (stem.charCodeAt(0) !== word.charCodeAt(0) || stem === word) continue;
    // Words of one family begin alike too.
    const alike = likeness(stem, word);
    if (alike > 0)
      found.push({ concept, strength: isRelated(stem, word) ? 0.9 : alike, part: false, soft: true });
  }
  return found;
}

/** A word that names something, by its place in the reading. */
export type Named = Names & { readonly at: number };

/** The words between two places that name something, in order. */
export function namedIn(stems: Int32Array, from: number, to: number, matcher: Matcher): readonly Named[] {
  let found: Named[] | undefined;
  for (let at = from; at < to; at++) {
    const names = matcher.names(stems[at] ?? -1);
    if (!names) continue;
    found ??= [];
    found.push({ at, namings: names.namings, strict: names.strict });
  }
  return found ?? none;
}

const none: readonly Named[] = [];

/** Coverage by the stems of a heading, a title or a label. */
export const coverageOf = (stems: Int32Array, matcher: Matcher): Coverage =>
  coverageBy(namedIn(stems, 0, stems.length, matcher), stems, matcher);

/** Coverage by the words that name something. */
export function coverageBy(named: readonly Named[], stems: Int32Array, matcher: Matcher): Coverage {
  if (named.length === 0) return { own: matcher.nothing, soft: matcher.nothing };
  const own = new Float64Array(matcher.size);
  let soft: Float64Array | undefined;
  const parts: number[] = [];
  for (const { at, namings } of named) {
    const stem = stems[at] ?? -1;
    const again = parts.includes(stem);
    for (const { concept, strength, part, soft: isSoft } of namings) {
      const old = own[concept] ?? 0;
      if (part) {
        if (!again) own[concept] = Math.min(1, old + strength);
        parts.push(stem);
      } else if (isSoft) {
        soft ??= new Float64Array(matcher.size);
        soft[concept] = Math.max(soft[concept] ?? 0, strength);
      } else own[concept] = Math.max(old, strength);
    }
  }
  return { own, soft: soft ? strongest(soft, own, 1, soft) : own };
}

/** The greater of two coverages, concept by concept, written to `out`; `factor` lessens the second. */
export function strongest(
  a: Float64Array,
  b: Float64Array,
  factor = 1,
  out: Float64Array = new Float64Array(a.length),
): Float64Array {
  for (let i = 0; i < a.length; i++) out[i] = Math.max(a[i] ?? 0, factor * (b[i] ?? 0));
  return out;
}

/** Sum of weights that a coverage holds. */
export function weigh(covered: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < covered.length; i++) sum += (covered[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}
