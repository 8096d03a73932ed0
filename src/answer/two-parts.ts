// A question that asks two things ("what is planned, and who pays?"): both are answered, the second out of the first.

import { overlaps } from '../citation/citations.ts';
import type { Answer, Citation, Context } from '../domain.ts';
import { toTurn } from '../question/follow-up.ts';
import type { Understanding } from '../question/understand.ts';

/** Citations of the two together, at most. */
const SHOWN = 5;

/** Both answers in turn, where both parts have one; undefined otherwise. */
export function answerBoth(
  { asked, parts }: Understanding,
  context: Context,
  answer: (part: string, context: Context) => Answer,
): Answer | undefined {
  if (!parts) return undefined;
  const first = answer(parts[0], context);
  if (first.kind !== 'answer') return undefined;
  const second = answer(parts[1], { ...context, turns: [...context.turns, toTurn(first)] });
  if (second.kind !== 'answer') return undefined;
  const citations = inTurn(first.citations, second.citations).slice(0, SHOWN);
  const numberOf = (part: Answer & { kind: 'answer' }, number: number): number =>
    citations.findIndex((c) => c.hash === part.citations[number - 1]?.hash) + 1;
  const differ = [first, second].flatMap((part) =>
    part.differ.map((d) => ({ ...d, citations: d.citations.map((number) => numberOf(part, number)) })),
  );
  return {
    ...first,
    asked,
    understood: asked,
    confidence: Math.min(first.confidence, second.confidence),
    citations: citations.map((citation, at) => ({ ...citation, number: at + 1 })),
    differ: differ.filter((difference) => !difference.citations.includes(0)),
    next: first.next.map((citation, at) => ({ ...citation, number: citations.length + at + 1 })),
  };
}

/** The first of each, then the second of each; nothing that overlaps what is there already. */
function inTurn(one: readonly Citation[], other: readonly Citation[]): readonly Citation[] {
  const all = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [one[at], other[at]]);
  const kept: Citation[] = [];
  for (const citation of all.flat()) {
    if (citation && !kept.some((earlier) => overlaps(earlier, citation))) kept.push(citation);
  }
  return kept;
}
