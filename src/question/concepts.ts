// The question's words against the words of a text: which are held, and how much of the question's weight that is.
import type { Concept } from './query.ts';

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
