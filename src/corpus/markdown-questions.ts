// Questions with their answers in paragraphs of Markdown ("**Q:** …", "**A:** …"): the question heads its answer, as in plain text.
import type { Span } from '../domain.ts';
import { boldLevel } from './markdown-containers.ts';
import type { SyntaxNode } from './markdown-tree.ts';
import { emit, moved, type Place, type Walk } from './markdown-walk.ts';
import { piece, trimmed } from './parsed.ts';
import { type Asked, questionForm } from './plain-questions.ts';

/** UTF-16 units of a question that heads its answer (our choice). */
const longest = 300;

/** The offset in the paragraph behind a question that became a heading, and behind the mark of an answer; 0 without them. */
export function asked(walk: Walk, node: SyntaxNode, place: Place): number {
  if (place.level > 0) return 0;
  const start = walk.base + node.from;
  const shown = walk.canvas.slice(start, walk.base + node.to);
  const found = questionForm(shown);
  if (!found) return boldQuestion(walk, node, shown, place) || behindAnswer(walk, shown, start);
  const answer = answerIn(walk, shown, start, found.form);
  const question = trimmed(shown, found.mark, answer?.at ?? shown.length);
  if (!question || !isQuestion(shown.slice(question.start, question.end))) return 0;
  walk.asked = found.form;
  walk.canvas.join(start, start + question.start);
  heading(walk, moved(question, start), place);
  return answer?.behind ?? shown.length;
}

/** A heading without the mark of a question; it tells whether answers below are marked. */
export function questionOf(walk: Walk, { start, end }: Span): Span {
  const shown = walk.canvas.slice(start, end);
  const found = isQuestion(shown) ? questionForm(shown) : undefined;
  walk.asked = found?.form;
  if (!found) return { start, end };
  walk.canvas.join(start, start + found.mark);
  return { start: start + found.mark, end };
}

const isQuestion = (text: string): boolean => text.length <= longest && /[?？]["'”’)\0]*$/u.test(text);

const heading = (walk: Walk, span: Span, { group }: Place): void =>
  emit(walk, piece('heading', span, { level: boldLevel(walk), group }));

/** Among marked questions a paragraph that begins with a bold question is the next one. */
function boldQuestion(walk: Walk, node: SyntaxNode, shown: string, place: Place): number {
  const bold = node.firstChild;
  if (!walk.asked || bold?.name !== 'StrongEmphasis' || bold.from !== node.from) return 0;
  const span = trimmed(shown, 0, bold.to - node.from);
  if (!span || !isQuestion(shown.slice(0, span.end))) return 0;
  heading(walk, moved(span, walk.base + node.from), place);
  return bold.to - node.from;
}

/** An answer in a line of its own below the question. */
function answerIn(
  { source }: Walk,
  shown: string,
  start: number,
  { answer }: Asked,
): { readonly at: number; readonly behind: number } | undefined {
  for (let at = source.indexOf('\n', start) + 1 - start; at > 0 && at < shown.length; ) {
    const found = answer.exec(shown.slice(at));
    if (found) return { at, behind: at + found[0].length };
    at = source.indexOf('\n', start + at) + 1 - start;
  }
  return undefined;
}

function behindAnswer({ canvas, pieces, asked: form }: Walk, shown: string, start: number): number {
  const found = pieces.at(-1)?.kind === 'heading' ? form?.answer.exec(shown) : undefined;
  if (!found) return 0;
  canvas.join(start, start + found[0].length);
  return found[0].length;
}
