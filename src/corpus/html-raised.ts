// Raised and lowered text of HTML, and links that only lead to a note: what of them stays in the prose, and what never touches a number.
import type { Canvas } from './canvas.ts';
import type { Flow } from './html-flow.ts';
import { subscriptMark, superscriptMark } from './superscript.ts';

/** Is told of each tag that may raise or lower text, in the order of the page. */
export type Raised = {
  /** A tag that opens: `start` and `end` of the tag. `href` of a link. */
  opened(name: string, start: number, end: number, href: string): void;
  /** The tag that closes it; `next`: what follows in the file. */
  closed(name: string, start: number, end: number, next: string): void;
};

/** `own`: a link to a place in this page; `led`: raised text that is such a link. */
type Open = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly own: boolean;
  led: boolean;
};

/** UTF-16 units before a raised text that tell what it means; deeper nesting than this is not followed. */
const limits = { before: 24, open: 40, inside: 60 };

const noteText = /^(?:\[(?:\d{1,3}|[a-z]{1,2}|[ivx]+|note \d+)\]|[↩↑^⏎⤴⬆]\uFE0E?)$/iu;
const plainInside = /^[\p{Pd}−+]?[\p{L}\p{N}.,′″]+$/u;
/** Marks on the canvas what was raised, once the tag around it closes. */
export function createRaised(canvas: Canvas, flow: Flow): Raised {
  const open: Open[] = [];
  const seen = (start: number, end: number): string =>
    canvas.slice(Math.max(0, start), end).replaceAll('\0', '');

  const raise = (one: Open, start: number, end: number, next: string): void => {
    const inside = seen(one.end, start);
    const before = seen(one.start - limits.before, one.start);
    if (inside.trim() === '') return;
    if (one.name === 'sub') {
      // H2O is one word; a number would become another one.
      if (subscriptMark(before, inside, next) !== 'join') canvas.put(one.start, '_');
      return;
    }
    const mark = one.led ? 'footnote' : superscriptMark(before, inside, next);
    if (mark === 'footnote') flow.hide(one.start, end);
    if (mark === 'part') canvas.put(one.start, ' ');
    if (mark !== 'caret') return;
    const whole = plainInside.test(inside.trim());
    canvas.put(one.start, whole ? '^' : '^(');
    if (!whole) canvas.put(start, ')');
    // "10^12 rows", and "10^2" never runs into a digit behind it.
    else if (/^\p{N}/u.test(next)) canvas.put(start, ' ');
  };
  return {
    opened(name, start, end, href) {
      if (open.length >= limits.open) return;
      const own = href.startsWith('#');
      open.push({ name, start, end, own, led: own || open.some((other) => other.own) });
    },
    closed(name, start, end, next) {
      const at = open.findLastIndex((one) => one.name === name);
      const one = open[at];
      if (!one) return;
      open.length = at;
      if (start - one.end > limits.inside) return;
      if (name !== 'a') return raise(one, start, end, next);
      const sup = open.find((other) => other.name === 'sup');
      if (sup && one.own) sup.led = true;
      if (!sup && one.own && noteText.test(seen(one.end, start).trim())) flow.hide(one.start, end);
    },
  };
}
