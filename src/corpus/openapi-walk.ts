// How a text of a description of an interface becomes a heading, blocks or a row.
import type { Span } from '../domain.ts';
import type { DataNode, DataText } from './data-node.ts';
import { fieldsOf, mappedText } from './data-tree.ts';
import { parseAnswer } from './faq.ts';
import { joinTexts, type MappedParse, type MappedText } from './mapped-text.ts';
import { piece } from './parsed.ts';

/** The source of a description, and where its pieces are gathered. */
export type ApiWalk = { readonly source: string; readonly parse: MappedParse };

/** `upper`: in capitals, as methods are read. `behind`: read on the same line. */
export function heading(
  { source, parse }: ApiWalk,
  node: DataNode,
  level: number,
  { upper = false, behind }: { readonly upper?: boolean; readonly behind?: DataNode | undefined } = {},
): void {
  const text = node.kind === 'text' ? mappedText(source, node) : undefined;
  if (!text) return;
  const first: MappedText = upper ? { ...text, text: text.text.toUpperCase() } : text;
  const more = behind?.kind === 'text' ? mappedText(source, behind) : undefined;
  // The mark behind the first one parts the two.
  const span = parse.show(more ? joinTexts([first, { text: ' ', origin: [node.end] }, more]) : first);
  if (span) parse.push(piece('heading', span, { level }));
}

/** Its headings stand below `level`. */
export function prose({ source, parse }: ApiWalk, node: DataNode, level: number): void {
  const text = node.kind === 'text' ? mappedText(source, node) : undefined;
  if (text)
    parse.add(text, parseAnswer(text.text), (one) =>
      one.kind === 'heading' && one.level <= 6 ? { ...one, level: Math.min(6, level + one.level) } : one,
    );
}

/** Cells as they are given; a word is the name of a flag of `record`, which is read where it is set. */
export function row(
  walk: ApiWalk,
  record: DataNode,
  given: readonly (DataText | string | undefined)[],
  group: number,
  flags: DataNode = record,
): void {
  const cells = given.map((one) => {
    if (typeof one === 'string') return flagged(flags, one) ? flagName(walk, flags, one) : undefined;
    return one && cell(walk, one);
  });
  const filled = cells.filter((span) => span !== undefined);
  if (filled.length === 0) return;
  const start = Math.min(...filled.map((span) => span.start));
  const end = Math.max(...filled.map((span) => span.end));
  const placed = cells.map((span) => span ?? { start, end: start });
  walk.parse.push(piece('row', { start, end }, { group, cells: placed, section: false }));
}

/** A text with its marks as one stretch. */
function cell({ source, parse }: ApiWalk, node: DataText): Span | undefined {
  const text = mappedText(source, node);
  if (!text) return undefined;
  const found: Span[] = [];
  parse.add(text, parseAnswer(text.text), (one) => void found.push(one));
  const [first, last] = [found[0], found.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

function flagName({ source, parse }: ApiWalk, record: DataNode, name: string): Span | undefined {
  const key = fieldsOf(record).find((field) => field.key.value === name)?.key;
  const text = key && mappedText(source, key);
  return text && parse.show(text);
}

/** Whether a field is set to true. */
export const flagged = (record: DataNode, name: string): boolean =>
  fieldsOf(record).some(
    ({ key, value }) =>
      key.value === name && (value.kind === 'other' || value.kind === 'text') && /^true$/iu.test(value.value),
  );

/** What its owner keeps from the readers of the page; it is listed. */
export function isInternal({ parse }: ApiWalk, node: DataNode): boolean {
  const kept = ['x-internal', 'x-hidden', 'x-private'].some((name) => flagged(node, name));
  if (kept) parse.hide({ start: node.start, end: node.end, reason: 'internal' });
  return kept;
}
