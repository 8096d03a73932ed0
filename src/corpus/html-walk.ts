// HTML to blocks by the tokens of parse5. Only its tokenizer is used: it takes linear time on any input, its offsets are
// exact, and blocks need no tree (the tree builder takes minutes on hostile nesting and moves text out of tables).
import { decodeHTML } from 'entities';
import { Token, Tokenizer, TokenizerMode } from 'parse5';
import { readable } from '../text/readable.ts';
import type { Canvas } from './canvas.ts';
import { isInline, isSilent, isVoid } from './html-elements.ts';
import { createFlow } from './html-flow.ts';
import { readStyles, type Styles, unreadReason } from './html-hidden.ts';
import { createRaised } from './html-raised.ts';
import type { Cell } from './html-table.ts';
import type { Omission, Piece } from './parsed.ts';

/** What a page holds: its blocks, what was left out, and what its head says. */
export type HtmlFound = {
  readonly pieces: readonly Piece[];
  readonly omitted: readonly Omission[];
  readonly hidden: readonly Omission[];
  readonly title?: string;
  readonly shownTitle?: string;
  readonly language?: string;
  readonly audience?: string;
  /** The highest group number given so far. */
  readonly groups: number;
};

type Skipped = {
  readonly name: string;
  readonly start: number;
  readonly reason: string;
  /** Inside a text, blank already: to be listed only. */
  readonly blank: boolean;
  /** The flow knows of it and has to hear that it ends. */
  readonly entered: boolean;
  /** Elements open inside it that are not inside a line, by name; its own name in any case. */
  readonly inner: Map<string, number>;
};

/** Open elements that are followed; deeper ones are none of anybody's ancestors. */
const maxDepth = 400;

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
  const raised = createRaised(canvas, flow);
  const omitted: Omission[] = [];
  const hidden: Omission[] = [];
  const above: { readonly name: string; readonly end: number }[] = [];
  let styles: Styles = { hidden: new Set(), struck: new Set() };
  let skipped: Skipped | undefined;
  let title: string | undefined;
  let shownTitle: string | undefined;
  let titleFrom: number | undefined;
  let textFrom = base;
  let language: string | undefined;
  let audience: string | undefined;

  const endSkip = (end: number): void => {
    if (skipped?.reason && !skipped.blank)
      omitted.push({ start: skipped.start, end, reason: skipped.reason });
    else if (skipped?.reason && holdsWords(text.slice(skipped.start - base, end - base)))
      hidden.push({ start: skipped.start, end, reason: skipped.reason });
    skipped = undefined;
  };
  const skip = (name: string, start: number, reason: string, blank: boolean, entered = false): void => {
    skipped = { name, start, reason, blank, entered, inner: new Map([[name, 1]]) };
  };
  /** Text is what stands between two tags: the tokens of characters place entities inexactly. */
  const textUpTo = (start: number, end: number): void => {
    if (!skipped && start > textFrom) flow.text(textFrom, start);
    else if (skipped?.name === 'title') title ??= oneLine(text.slice(textFrom - base, start - base));
    else if (skipped?.name === 'style')
      styles = readStyles(text.slice(textFrom - base, start - base), styles);
    textFrom = end;
  };
  const inSkipped = (name: string, by: number): number => {
    const inner = skipped?.inner;
    const count = (inner?.get(name) ?? 0) + by;
    inner?.set(name, count);
    return count;
  };
  /** Closes the skipped element, or an element around it. */
  const endsSkip = (name: string): 'inner' | 'own' | 'outer' | 'stray' => {
    if (!skipped) return 'stray';
    if ((skipped.inner.get(name) ?? 0) > 0)
      return inSkipped(name, -1) > 0 || name !== skipped.name ? 'inner' : 'own';
    // What is struck out goes on behind the end of a paragraph, as browsers have it.
    return isAbove(name) && skipped.name !== 's' && skipped.name !== 'strike' ? 'outer' : 'stray';
  };
  const isAbove = (name: string): boolean => above.some((one) => one.name === name);
  const enter = (name: string, end: number): void => {
    if (!isInline(name) && !isVoid(name) && above.length < maxDepth) above.push({ name, end });
  };
  const leave = (name: string): void => {
    const at = isInline(name) ? -1 : above.findLastIndex((one) => one.name === name);
    if (at >= 0) above.length = at;
  };
  /** What a reviewer's comment fills: the box that it begins, or else its paragraph. */
  const boxAt = (start: number): string | undefined => {
    const box = above.findLast(({ name }) => name === 'div');
    const begins = box && !/[^\s\0]/u.test(canvas.slice(box.end, start));
    return begins ? box.name : above.findLast(({ name }) => name === 'p' || name === 'li')?.name;
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
        if (skipped && (name === 'main' || name === 'article') && isFurniture(skipped)) endSkip(start);
        // A paragraph holds no block: one that begins ends it.
        if (skipped?.name === 'p' && !isInline(name) && !isSilent(name) && !isVoid(name)) endSkip(start);
        if (name === 'meta') audience ??= audienceOf(token);
        if (skipped) {
          const counted = name === skipped.name || (!isInline(name) && !isVoid(name));
          if (counted && !token.selfClosing) inSkipped(name, 1);
          return;
        }
        if (name === 'html') language = Token.getTokenAttr(token, 'lang') ?? undefined;
        const unread = unreadReason(token, styles);
        if ((isSilent(name) || unread) && !isVoid(name)) {
          if (!isInline(name)) flow.breakAt();
          if (!token.selfClosing) skip(name, start, unread?.reason ?? '', unread?.blank ?? true);
          return;
        }
        enter(name, end);
        if (name === 'p' && isTitle(token)) titleFrom ??= end;
        if (!isInline(name)) return flow.open(name, cellOf(token));
        const href = name === 'a' ? (Token.getTokenAttr(token, 'href') ?? '') : undefined;
        if (name === 'a' && isReviewers(href ?? '')) {
          const box = boxAt(start);
          flow.drop();
          skip(box ?? 'p', start, 'comment', true, box !== undefined);
          const inner = above.slice(above.findLastIndex((one) => one.name === box) + 1);
          for (const one of inner) inSkipped(one.name, 1);
          return;
        }
        flow.inlineTag(start, end, href);
        if (name === 'sup' || name === 'sub' || name === 'a') raised.opened(name, start, end, href ?? '');
      },
      onEndTag(token) {
        const name = token.tagName;
        const [start, end] = range(token, base);
        textUpTo(start, end);
        if (skipped) {
          const whole = isFurniture(skipped) && (name === 'body' || name === 'html' || name === 'main');
          const ends = whole ? 'outer' : endsSkip(name);
          if (ends === 'own') {
            if (skipped.entered) flow.close(name);
            endSkip(end);
            leave(name);
          }
          if (ends !== 'outer') return;
          endSkip(start);
        }
        leave(name);
        if (name === 'p' && titleFrom !== undefined) shownTitle ??= readable(canvas.slice(titleFrom, start));
        if (!isInline(name)) return flow.close(name);
        if (name === 'a') flow.endLink();
        flow.inlineTag(start, end);
        if (name === 'sup' || name === 'sub' || name === 'a')
          raised.closed(name, start, end, text.slice(end - base, end - base + 8));
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
  return {
    ...flow.end(),
    omitted,
    hidden,
    ...(title ? { title } : {}),
    ...(shownTitle ? { shownTitle } : {}),
    ...(language ? { language } : {}),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** An icon that is hidden from readers aloud is not worth a word. */
const holdsWords = (written: string): boolean => /[\p{L}\p{N}]/u.test(written.replace(/<[^<>]*>/gu, ''));

const isFurniture = ({ reason, blank }: Skipped): boolean => reason !== '' && !blank;

/** How far a cell of a table reaches. */
function cellOf(token: Token.TagToken): Cell | undefined {
  if (token.tagName !== 'td' && token.tagName !== 'th') return undefined;
  const number = (key: string): number => {
    const written = Number.parseInt(Token.getTokenAttr(token, key) ?? '1', 10);
    return Number.isNaN(written) || written < 0 ? 1 : written;
  };
  const scope = (Token.getTokenAttr(token, 'scope') ?? '').toLowerCase();
  return { head: token.tagName === 'th', scope, wide: number('colspan') || 1, high: number('rowspan') };
}

/** The title of a document, as Google Docs and Word write it: a paragraph of that style. */
function isTitle(token: Token.TagToken): boolean {
  const classes = (Token.getTokenAttr(token, 'class') ?? '').split(/\s+/u);
  const id = Token.getTokenAttr(token, 'id') ?? '';
  return classes.includes('MsoTitle') || (classes.includes('title') && id.startsWith('h.'));
}

/** Comments of reviewers, as Google Docs and Word write them behind the text. */
const isReviewers = (href: string): boolean => /^#(?:cmnt_ref|_msoanchor_)/iu.test(href);

/** Who may read the page, in its own words; empty where nobody is named. */
function audienceOf(token: Token.TagToken): string | undefined {
  const name = Token.getTokenAttr(token, 'name') ?? Token.getTokenAttr(token, 'property') ?? '';
  return /^\s*audiences?\s*$/iu.test(name) ? (Token.getTokenAttr(token, 'content') ?? '') : undefined;
}

function range(token: Token.Token, base: number): [number, number] {
  return [base + (token.location?.startOffset ?? 0), base + (token.location?.endOffset ?? 0)];
}

const oneLine = (raw: string): string | undefined =>
  decodeHTML(raw).replace(/\s+/gu, ' ').trim() || undefined;
