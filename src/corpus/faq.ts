// JSON and YAML that hold questions and answers: a question heads its answer. Anything else is not read.
import { dataTree, mappedText, textField } from './data-tree.ts';
import { type Entry, faqIn, type Group } from './faq-shape.ts';
import { parseHtml } from './html.ts';
import { createMappedParse, type MappedParse, type MappedText } from './mapped-text.ts';
import { parseMarkdown } from './markdown.ts';
import { type Parsed, type Piece, piece } from './parsed.ts';
import { parsePlain } from './plain.ts';
import { tooDeep } from './too-deep.ts';

/** Parses from offset `start` on; undefined where the shape of the data is another one. */
export function parseFaq(source: string, start: number, path: string): Parsed | undefined {
  const tree = couldAsk.test(source) ? dataTree(source, start, path) : undefined;
  const faq = tree && faqIn(tree);
  if (!faq) return undefined;
  const parse = createMappedParse(source);
  readGroup(parse, source, faq, 1);
  const parsed = parse.parsed();
  const audience = textField(tree, 'audience')?.value;
  return audience === undefined ? parsed : { ...parsed, audience };
}

/** Most data needs no tree to be told from questions. */
const couldAsk =
  /quest|"?\bq\b"?\s*:|"?\btit\p{L}+"?\s*:|subject|heading|[?？؟]["']?\s*:|[^\0-\u007f]"?\s*:/iu;

function readGroup(parse: MappedParse, source: string, group: Group, level: number): void {
  const title = group.title && mappedText(source, group.title);
  const behind = isBehind(group);
  if (title && !behind) pushHeading(parse, title, level);
  const below = Math.min(4, level + 1);
  for (const inner of group.groups) readGroup(parse, source, inner, below);
  for (const entry of group.entries) readEntry(parse, source, entry, below);
}

/** A title that is written behind what it heads heads nothing: pieces come in the order of the file. */
function isBehind({ title, groups, entries }: Group): boolean {
  const first = entries[0]?.node ?? groups[0]?.entries[0]?.node;
  return title !== undefined && first !== undefined && title.start > first.start;
}

function readEntry(parse: MappedParse, source: string, entry: Entry, level: number): void {
  const { question, answers, unseen, node } = entry;
  if (unseen !== undefined) return void parse.hide({ start: node.start, end: node.end, reason: unseen });
  const asked = mappedText(source, question);
  const texts = answers.flatMap((answer) => mappedText(source, answer) ?? []);
  if (!asked || texts.length < answers.length) return;
  const first = question.start < (answers[0]?.start ?? 0);
  if (first) pushHeading(parse, asked, level);
  const by = first ? undefined : parse.show(asked);
  for (const text of texts) parse.add(text, parseAnswer(text.text), under(level, by));
}

/** Below the question; the question of an answer that stands before it is said beside the answer. */
const under =
  (level: number, by: Piece['by']) =>
  (one: Piece): Piece => {
    const moved = one.kind === 'heading' && one.level <= 6 ? { level: Math.min(6, level + one.level) } : {};
    return { ...one, ...moved, ...(by && one.kind === 'paragraph' ? { by } : {}) };
  };

function pushHeading(parse: MappedParse, text: MappedText, level: number): void {
  const marked = /[*_`<&\\]/u.test(text.text) ? parseMarkdown(text.text, 0) : undefined;
  if (marked?.pieces.length === 1)
    parse.add(text, marked, ({ start, end }) => piece('heading', { start, end }, { level }));
  else {
    const span = parse.show(text);
    if (span) parse.push(piece('heading', span, { level }));
  }
}

/** A page's mark-up where it begins with it; what is nested beyond reason as plain text. */
export function parseAnswer(text: string): Parsed {
  if (/^\s*<(?!https?:|!--)[a-z][^<>]*>/iu.test(text)) return parseHtml(text, 0);
  return tooDeep(text) ? parsePlain(text, 0) : parseMarkdown(text, 0);
}
