// HTML to blocks by the tokens of parse5. Only its tokenizer is used: it takes linear time on any input, its offsets are
// exact, and blocks need no tree (the tree builder takes minutes on hostile nesting and moves text out of tables).
import { decodeHTML } from 'entities';
import { Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Canvas } from './canvas.ts';
import { furniture, isInline, isSilent, isVoid } from './html-elements.ts';
import { createFlow } from './html-flow.ts';
import type { Omission, Piece } from './parsed.ts';

export type HtmlFound = {
  readonly pieces: readonly Piece[];
  readonly omitted: readonly Omission[];
  readonly title?: string;
  readonly language?: string;
  /** The highest group number given so far. */
  readonly groups: number;
};

type Skipped = {
  readonly name: string;
  readonly start: number;
  readonly reason: string | undefined;
  depth: number;
};

const raw: ReadonlyMap<string, Tokenizer['state']> = new Map<string, Tokenizer['state']>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
]);

/** `text` stands at offset `base` of the file; what is text is shown on the canvas. */
export function walkHtml(text: string, base: number, canvas: Canvas, groups: number): HtmlFound {
  const flow = createFlow(canvas, groups);
  const omitted: Omission[] = [];
  let skipped: Skipped | undefined;
  let title: string | undefined;
  let textFrom = base;
  let language: string | undefined;

  const endSkip = (end: number): void => {
    if (skipped?.reason) omitted.push({ start: skipped.start, end, reason: skipped.reason });
    skipped = undefined;
  };
  /** Text is what stands between two tags: the tokens of characters place entities inexactly. */
  const textUpTo = (start: number, end: number): void => {
    if (!skipped && start > textFrom) flow.text(textFrom, start);
    else if (skipped?.name === 'title') title ??= oneLine(text.slice(textFrom - base, start - base));
    textFrom = end;
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const name = token.tagName;
        const [start, end] = range(token, base);
        textUpTo(start, end);
        const mode = raw.get(name);
        if (mode !== undefined) tokenizer.state = mode;
        if (skipped && (name === 'main' || name === 'article') && skipped.reason) endSkip(start);
        if (skipped) {
          if (name === skipped.name && !token.selfClosing) skipped.depth++;
          return;
        }
        if (name === 'html') language = Token.getTokenAttr(token, 'lang') ?? undefined;
        const reason = furniture.get(name) ?? hiddenReason(token);
        if ((isSilent(name) || reason !== undefined) && !isVoid(name)) {
          if (!isInline(name)) flow.breakAt();
          if (!token.selfClosing) skipped = { name, start, reason: reason || undefined, depth: 1 };
          return;
        }
        if (isInline(name))
          flow.inlineTag(start, end, name === 'a' ? (Token.getTokenAttr(token, 'href') ?? '') : undefined);
        else flow.open(name);
      },
      onEndTag(token) {
        const name = token.tagName;
        const [start, end] = range(token, base);
        textUpTo(start, end);
        if (skipped) {
          const outer =
            skipped.reason !== undefined && (name === 'body' || name === 'html' || name === 'main');
          if (outer || (name === skipped.name && --skipped.depth === 0)) endSkip(outer ? start : end);
          return;
        }
        if (!isInline(name)) flow.close(name);
        else {
          if (name === 'a') flow.endLink();
          flow.inlineTag(start, end);
        }
      },
      onCharacter() {},
      onWhitespaceCharacter() {},
      onNullCharacter() {},
      onComment(token) {
        const [start, end] = range(token, base);
        textUpTo(start, end);
        if (!skipped) flow.comment(start, end);
      },
      onDoctype(token) {
        textUpTo(...range(token, base));
      },
      onEof() {
        textUpTo(base + text.length, base + text.length);
        endSkip(base + text.length);
      },
    },
  );
  tokenizer.write(text, true);
  const pieces = flow.end();
  return { ...pieces, omitted, ...(title ? { title } : {}), ...(language ? { language } : {}) };
}

function range(token: Token.Token, base: number): [number, number] {
  return [base + (token.location?.startOffset ?? 0), base + (token.location?.endOffset ?? 0)];
}

const oneLine = (raw: string): string | undefined =>
  decodeHTML(raw).replace(/\s+/gu, ' ').trim() || undefined;

/** Undefined: shown. Empty: hidden from everybody, not worth a word. Otherwise why it is left out. */
function hiddenReason(token: Token.TagToken): string | undefined {
  const role = Token.getTokenAttr(token, 'role');
  if (role === 'navigation' || role === 'menu' || role === 'menubar') return 'menu';
  if (role === 'contentinfo') return 'page footer';
  if (Token.getTokenAttr(token, 'hidden') !== null || Token.getTokenAttr(token, 'aria-hidden') === 'true')
    return '';
  return undefined;
}
