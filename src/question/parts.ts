// Where a message asks two things at once ("what is planned, and who pays?").

/** The two questions in turn; undefined when there is only one. */
export function twoParts(question: string): readonly [string, string] | undefined {
  const at = joint.exec(question);
  if (!at || at.index === 0) return undefined;
  const [first, second] = [question.slice(0, at.index), question.slice(at.index + at[0].length)];
  const whole = (part: string): boolean => part.trim().split(/\s+/u).length >= 3;
  return asks.test(first) && asks.test(second) && whole(first) && whole(second)
    ? [`${first}?`, second]
    : undefined;
}

const joint = /(?:,\s*|\s+)and\s+(?=(?:what|who|whom|whose|when|where|which|why|how)\b)|\?\s+(?=\p{L})/iu;
const asks = /\b(?:what|who|whom|whose|when|where|which|why|how|is|are|was|were|do|does|did|can|will)\b/iu;
