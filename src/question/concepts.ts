// The question's words against the words of a text: which are held, and how much of the question's weight that is.
import type { Form } from '../search/searcher.ts';

/** One thing the question names, in whatever form documents write it. */
export type Concept = {
  /** As the question spells it; offsets are UTF-16 units into `understood`. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** The words' place in the question, counted from 0. */
  readonly place: number;
  /** Rarity in the corpus. */
  readonly weight: number;
  /** A name: holds a digit, or a capital where no sentence begins. */
  readonly entity: boolean;
  /** A passage that may be read holds it. */
  readonly known: boolean;
  /** Not known, but an English word and no name: that it is absent says less. In other languages any word but a name. */
  readonly ordinary: boolean;
  /** Stands for a misspelt word. */
  readonly repaired: boolean;
  /** A code: holds a digit or two capitals. */
  readonly code: boolean;
  /** Asks only of which kind another is: "*kinds* of boats". */
  readonly kind: boolean;
  readonly forms: readonly Form[];
  /** Stems that mean it together ("act", "east", "policy" for AEP). */
  readonly phrases: readonly (readonly string[])[];
};

/** Share of the weight of the question's words that the corpus knows, 0 to 1, that these stems hold. */
export function shareIn(concepts: readonly Concept[], stems: ReadonlySet<string>): number {
  let all = 0;
  let held = 0;
  for (const concept of concepts) {
    if (!concept.known) continue;
    all += concept.weight;
    if (holds(stems, concept)) held += concept.weight;
  }
  return held / Math.max(all, Number.EPSILON);
}

/** Sum of the rarities of these concepts. */
export function weightOf(concepts: readonly Concept[]): number {
  return concepts.reduce((sum, concept) => sum + concept.weight, 0);
}

/** One of the forms of a word of the question, or a phrase that means it. */
export function holds(stems: ReadonlySet<string>, concept: Concept): boolean {
  return (
    concept.forms.some((form) => stems.has(form.stem)) ||
    concept.phrases.some((phrase) => phrase.every((stem) => stems.has(stem)))
  );
}
