// What @lezer/markdown is taught beside GFM: marks and lines of dialects, admonitions and tabs, definitions.
import {
  type BlockContext,
  GFM,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  parser,
} from '@lezer/markdown';
import { type Wrapped, wrapped } from './dialects-shown.ts';
import { lineTags } from './markdown-lines.ts';

type Mark = { readonly pattern: RegExp; readonly instead: NonNullable<Wrapped['instead']> };

/** The marks by the character that they begin with. */
function marksFor(mdx: boolean): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const { at, written, instead = 'join', mdx: only } of wrapped) {
    if (only && !mdx) continue;
    const mark = { pattern: new RegExp(written, 'imuyd'), instead };
    for (const lead of at) marks.set(lead.charCodeAt(0), [...(marks.get(lead.charCodeAt(0)) ?? []), mark]);
  }
  return marks;
}

/** Nodes that a mark becomes, by what stands for it. */
const nodes = {
  join: 'Joined',
  part: 'Parted',
  value: 'Value',
  text: 'Verbatim',
  icon: 'Icon',
  struck: 'Strikethrough',
} as const;

function inlineMarks(mdx: boolean): MarkdownConfig {
  const marks = marksFor(mdx);
  return {
    defineNodes: ['Joined', 'Parted', 'Value', 'Verbatim', 'Icon', 'Wrapped', 'Highlight', 'HighlightMark'],
    parseInline: [
      {
        name: 'Dialect',
        before: 'Escape',
        parse(cx, next, pos) {
          for (const { pattern, instead } of marks.get(next) ?? []) {
            pattern.lastIndex = pos - cx.offset;
            const found = pattern.exec(cx.text);
            if (!found) continue;
            const end = pos + found[0].length;
            const shown = found.indices?.groups?.shown;
            if (!shown) return cx.addElement(cx.elt(nodes[instead], pos, end));
            const [from, to] = [cx.offset + shown[0], cx.offset + shown[1]];
            return cx.addElement(
              cx.elt('Wrapped', pos, end, [cx.elt('Joined', pos, from), cx.elt('Joined', to, end)]),
            );
          }
          return next === 61 ? highlight(cx, pos) : -1;
        },
      },
    ],
  };
}

const highlighted = { resolve: 'Highlight', mark: 'HighlightMark' };

/** `==marked==`, by the rule of `~~`. */
function highlight(cx: InlineContext, pos: number): number {
  if (cx.char(pos + 1) !== 61 || cx.char(pos + 2) === 61 || cx.char(pos - 1) === 61) return -1;
  const before = cx.slice(pos - 1, pos);
  const after = cx.slice(pos + 2, pos + 3);
  const open = !/^\s?$/u.test(after);
  const close = !/^\s?$/u.test(before);
  return cx.addDelimiter(highlighted, pos, pos + 2, open, close);
}

const written = (line: Line): string => line.text.slice(line.pos).trimEnd();
const container = /^<(?:div|section|aside|article|details|center|main|figure)\b/u;

/** A tag of HTML holds Markdown only where no more HTML follows it. */
function isMarkup(cx: BlockContext, line: Line): boolean {
  if (line.indent - line.baseIndent >= 4) return false;
  const text = written(line);
  if (container.test(text) && /^(?:\s*<|\s{4})/u.test(cx.peekLine())) return false;
  return lineTags(text) !== undefined;
}

const admonition =
  /^(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+"[^"]*")?[ \t]*$|^===[!+]?[ \t]+(?:"[^"]*"|'[^']*')[ \t]*$/u;
const isAdmonition = (line: Line): boolean =>
  (line.next === 33 || line.next === 63 || line.next === 61) &&
  line.indent - line.baseIndent < 4 &&
  admonition.test(written(line));
const definition = /^[:~][ \t]+(?=\S)/u;
const isDefinition = (line: Line): boolean =>
  line.next === 58 && line.indent - line.baseIndent < 4 && definition.test(line.text.slice(line.pos));
/** Columns that the text of an admonition is indented by, and a definition at least. */
const indent = { admonition: 4, definition: 2 };

const indented = (_: BlockContext, line: Line, by: number): boolean => {
  if (line.next >= 0 && line.indent < line.baseIndent + by) return false;
  line.moveBaseColumn(line.baseIndent + by);
  return true;
};

const blockMarks: MarkdownConfig = {
  defineNodes: [
    { name: 'MarkupLine', block: true },
    { name: 'Admonition', block: true, composite: indented },
    { name: 'AdmonitionLine', block: true },
    { name: 'Definition', block: true, composite: indented },
  ],
  parseBlock: [
    {
      name: 'Admonition',
      before: 'IndentedCode',
      parse(cx, line) {
        if (!isAdmonition(line)) return false;
        const from = cx.lineStart + line.pos;
        cx.startComposite('Admonition', line.basePos, indent.admonition);
        cx.addElement(cx.elt('AdmonitionLine', from, cx.lineStart + line.text.length));
        cx.nextLine();
        return true;
      },
      endLeaf: (_, line) => isAdmonition(line),
    },
    {
      name: 'Definition',
      before: 'IndentedCode',
      parse(cx, line) {
        if (!isDefinition(line)) return false;
        const mark = definition.exec(line.text.slice(line.pos))?.[0].length ?? 2;
        cx.startComposite('Definition', line.basePos, Math.min(mark, 4));
        line.moveBase(line.pos + mark);
        return null;
      },
      endLeaf: (_, line) => isDefinition(line),
    },
    {
      name: 'MarkupLine',
      after: 'IndentedCode',
      parse(cx, line) {
        if (!isMarkup(cx, line)) return false;
        const from = cx.lineStart + line.pos;
        cx.addElement(cx.elt('MarkupLine', from, from + written(line).length));
        cx.nextLine();
        return true;
      },
      endLeaf: isMarkup,
    },
  ],
};

const configured = (mdx: boolean) =>
  parser.configure([GFM, blockMarks, inlineMarks(mdx), mdx ? { remove: ['IndentedCode'] } : {}]);

export const markdown = configured(false);
/** MDX knows no indented code, and reads what stands in braces. */
export const mdx = configured(true);
