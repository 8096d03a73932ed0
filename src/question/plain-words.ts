// What a message asks once the mark-up, the addresses and the small turns of writing are off it.

/** Words and address of a link in Markdown. */
const link = /\[([^[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*\)/gu;
/** An address before the question or behind its end; inside it may be what is asked about. */
const beside = /^<?https?:\/\/\S+\s+(?=\S)|(?<=[.?!:]\s*)<?https?:\/\/\S+$/giu;
const versus = /(?<=\S\s)vs\.?(?=\s\S)/giu;
const whatDate =
  /^(\W*)(?:on |at |by )?(?:what|which) (?:exact )?date (?=(?:is|are|was|were|do|does|did|will|has|have|had)\b)/iu;

/** Written as it would be said; the message itself where it is said already. */
export function plainWords(message: string): string {
  return message
    .trim()
    .replace(link, '$1')
    .replace(beside, '')
    .replace(versus, 'versus')
    .replace(whatDate, '$1when ')
    .trim();
}

const asking =
  'who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must';
const last = new RegExp(`[.!?…:;]\\s+((?:and |so |but |now )?(?:${asking})\\b[^.!?\\n]*\\?)\\s*$`, 'iu');

/** The question at the end of a message that says something else first; undefined where there is none. */
export const lastQuestion = (message: string): string | undefined => last.exec(message)?.[1];

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
