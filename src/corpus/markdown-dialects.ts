// What @lezer/markdown is taught beside GFM: marks and lines of dialects, admonitions and tabs, definitions.
import {
  type BlockContext,
  GFM,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  parser,
} from '@lezer/markdown';
import { marksFor, tableMark } from './dialect-marks.ts';
import { lineTags } from './markdown-lines.ts';

/** Nodes that a mark becomes, by what stands for it. */
const nodes = {
  join: 'Joined',
  part: 'Parted',
  value: 'Value',
  text: 'Verbatim',
  icon: 'Icon',
  struck: 'Strikethrough',
  tag: 'HTMLTag',
  element: 'Element',
} as const;

function inlineMarks(mdx: boolean): MarkdownConfig {
  const marks = marksFor(mdx);
  return {
    defineNodes: [
      'Joined',
      'Parted',
      'Value',
      'Verbatim',
      'Icon',
      'Wrapped',
      'Element',
      'Highlight',
      'HighlightMark',
    ],
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
              cx.elt(instead === 'element' ? 'Element' : 'Wrapped', pos, end, [
                cx.elt('Joined', pos, from),
                cx.elt('Joined', to, end),
              ]),
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
  if (line.indent - line.baseIndent >= 4 && cx.parser !== mdx) return false;
  const text = written(line);
  if (container.test(text) && /^(?:\s*<|\s{4})/u.test(cx.peekLine())) return false;
  return lineTags(text) !== undefined;
}

const isTable = (line: Line): boolean => line.text.startsWith(tableMark, line.pos);
/** Shortcodes and Liquid tags that hold code. */
const code =
  /^(?:\{\{[<%]\s*(highlight|code|code-toggle|code-block|mermaid|[\w-]+(?=\s[^{}]*\blang=))\b[^{}]*[>%]\}\}|\{%-?\s*(highlight|code-?block)\b[^{}]*%\})$/u;
const codeTag = (line: Line): string | undefined => {
  const found = line.next === 123 ? code.exec(written(line)) : null;
  return found?.[1] ?? found?.[2];
};

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
    { name: 'DrawnTable', block: true },
    { name: 'TagCode', block: true },
    { name: 'Admonition', block: true, composite: indented },
    { name: 'AdmonitionLine', block: true },
    { name: 'Definition', block: true, composite: indented },
  ],
  parseBlock: [
    {
      name: 'DrawnTable',
      before: 'IndentedCode',
      parse(cx, line) {
        if (!isTable(line)) return false;
        cx.addElement(cx.elt('DrawnTable', cx.lineStart + line.pos, cx.lineStart + line.pos + 1));
        cx.nextLine();
        return true;
      },
      endLeaf: (_, line) => isTable(line),
    },
    {
      name: 'TagCode',
      before: 'IndentedCode',
      parse(cx, line) {
        const name = codeTag(line);
        if (name === undefined) return false;
        const from = cx.lineStart + line.pos;
        const closed = new RegExp(`^\\s*(?:\\{\\{[<%]\\s*/\\s*|\\{%-?\\s*end)${name}\\b`, 'u');
        let to = cx.lineStart + line.text.length;
        const begun = to + 1;
        let last = begun;
        while (cx.nextLine() && !closed.test(line.text)) last = cx.lineStart + line.text.length;
        to = Math.max(last, cx.lineStart + line.text.length);
        const text = last > begun ? [cx.elt('CodeText', begun, last)] : [];
        cx.addElement(cx.elt('TagCode', from, to, text));
        cx.nextLine();
        return true;
      },
      endLeaf: (_, line) => codeTag(line) !== undefined,
    },
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

/** The parser for `.md` files. */
export const markdown = configured(false);
/** MDX knows no indented code, and reads what stands in braces. */
export const mdx = configured(true);
