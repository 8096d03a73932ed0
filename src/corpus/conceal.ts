// Finds what no reader of a Markdown text sees, and takes it out without moving a character.
import { type Hidden, hidden, struck } from './dialects.ts';
import { longTag } from './dialects-shown.ts';
import type { Omission } from './parsed.ts';

type Rule = Hidden & { readonly opens: RegExp };

const rules: readonly Rule[] = hidden.map((rule) => ({ ...rule, opens: new RegExp(rule.open, 'yimu') }));
/** Where a rule can begin; by this character the rules are looked up. */
const candidate = /<[!a-z]|\{[\s{%#:>~/-]|%%|:::|\[(?:\/\/|comment)\]:/giu;
const byLead: ReadonlyMap<string, readonly Rule[]> = new Map(
  ['<', '{', '%', ':', '['].map((lead) => [lead, rules.filter((rule) => leadOf(rule.open) === lead)]),
);

/** The first character that a pattern matches: behind a look around it, and perhaps escaped. */
function leadOf(open: string): string {
  return /^(?:\(\?<[!=].*?\*?\)|\(\?<!\[[^\]]*\]\))?\\?(.)/u.exec(open)?.[1] ?? '';
}

/** The hidden stretches, in order, never overlapping. `isCode` tells offsets inside code, where nothing is hidden. */
export function hiddenIn(text: string, isCode: (at: number) => boolean): readonly Omission[] {
  const found: Omission[] = [];
  const never = new Set<string>();
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const at = match.index;
    const span = text.charAt(at - 1) === '\\' ? undefined : hiddenAt(text, at, never);
    if (!span) candidate.lastIndex = at + 1;
    else if (isCode(at)) candidate.lastIndex = at + 1;
    else {
      found.push(span);
      candidate.lastIndex = Math.max(span.end, at + 1);
    }
  }
  return found;
}

function hiddenAt(text: string, at: number, never: Set<string>): Omission | undefined {
  for (const rule of byLead.get(text.charAt(at)) ?? []) {
    rule.opens.lastIndex = at;
    const opened = rule.opens.exec(text);
    if (!opened) continue;
    const reason = rule.reasonOf ? rule.reasonOf(opened[0]) : rule.reason;
    if (reason === undefined) continue;
    const end = endOf(text, rule, at, opened, never);
    if (end !== undefined) return { start: at, end, reason };
  }
  return undefined;
}

/** `never` remembers what is not closed in the rest of the text, so that no text is searched twice in vain. */
function endOf(
  text: string,
  rule: Rule,
  at: number,
  opened: RegExpExecArray,
  never: Set<string>,
): number | undefined {
  const behind = at + opened[0].length;
  if (rule.close === undefined || opened[0].endsWith('/>')) return behind;
  const name = opened[1] ?? '';
  if (isVoid(name)) return behind;
  const key = `${rule.close} ${name.toLowerCase()}`;
  const end = never.has(key) ? undefined : closing(text, rule, behind, name);
  if (end !== undefined) return end;
  never.add(key);
  const atLine = /^[ \t>]*$/u.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
  if (rule.unclosed === 'shown' || (rule.unclosed === 'at-line' && !atLine)) return undefined;
  if (atLine) return text.length;
  const blank = /\n[ \t\r]*\n/gu;
  blank.lastIndex = at;
  return blank.exec(text)?.index ?? text.length;
}

const isVoid = (name: string): boolean =>
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu.test(name);

function closing(text: string, rule: Rule, from: number, name: string): number | undefined {
  const named = (pattern: string): string => pattern.replaceAll('$1', name.replaceAll('.', '\\.'));
  const close = named(rule.close ?? '');
  const steps = new RegExp(
    rule.nests === undefined ? `(${close})` : `(${close})|${named(rule.nests)}`,
    'gimu',
  );
  steps.lastIndex = from;
  let depth = 1;
  for (let step = steps.exec(text); step; step = steps.exec(text)) {
    depth += step[1] === undefined ? 1 : -1;
    if (depth === 0) return step.index + step[0].length;
  }
  return undefined;
}

/** In order, what lies inside another taken as part of it. */
export function apart(omissions: readonly Omission[]): readonly Omission[] {
  const found: Omission[] = [];
  for (const one of omissions.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (!last || one.start >= last.end) found.push(one);
    else if (one.end > last.end) found[found.length - 1] = { ...last, end: one.end };
  }
  return found;
}

/** The text without the stretches, as long as before: whole lines become blank ones, the rest NULs. */
export function without(text: string, spans: readonly Omission[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, reason } of spans) {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const newline = text.indexOf('\n', end);
    const after = text.slice(end, newline < 0 ? text.length : newline);
    const lines = /^[ \t>]*$/u.test(before) && after.trim() === '';
    const inside = text.slice(start, end);
    const blank = lines ? inside.replace(/[^\n]/gu, ' ') : '\0'.repeat(inside.length);
    // What was struck stood there: the words around it do not become one.
    const parting = !lines && reason === struck && /\S$/u.test(before) && /^\S/u.test(after);
    parts.push(text.slice(at, start), parting ? ` ${blank.slice(1)}` : blank);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

const tag = new RegExp(longTag, 'gu');

/** The text with each tag of components and shortcodes on one line: line ends inside of it become spaces. */
export function tagsOnOneLine(text: string, isCode: (at: number) => boolean): string {
  if (!/<[A-Z][\w.]*\s|\{\{[<%]\s/u.test(text)) return text;
  return text.replace(tag, (written, at: number) =>
    written.includes('\n') && !/\n[ \t\r]*\n/u.test(written) && !isCode(at)
      ? written.replace(/[\r\n]/gu, ' ')
      : written,
  );
}
