// html-lines.ts HTML of a chapter or mail as canonical HTML: well nested, without scripts and looks, hidden parts marked as such.
import { decodeHTML } from 'entities';
import { Token, Tokenizer, TokenizerMode } from 'parse5';
import { isElement, isInline, isSilent, isVoid } from '../html-elements.ts';
import { type Styles, unreadReason } from '../html-hidden.ts';
import { type Canonical, escapeAttribute, escapeText, followable } from './canonical.ts';

type Options = {
  /** Classes that the style sheets of the page hide. */
  readonly styles: Styles;
  /** Added to the level of each heading. */
  readonly deeper: number;
};

/** Open elements that are followed; the tags of deeper ones are left out, their text is not. */
const maxDepth = 300;

const raw: ReadonlyMap<string, Tokenizer['state']> = new Map<string, Tokenizer['state']>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
]);
/** Elements that hold a page together and say nothing. */
const frame: ReadonlySet<string> = new Set(['html', 'body', 'base', 'link', 'meta', 'main']);
/** What is of no use without pictures and programs. */
const dropped = (name: string): boolean => isSilent(name) || name === 'head' || name === 'img';
/** Marks that lead to a note, and numbers of printed pages. */
const marks = /(?:^|\s)(?:noteref|pagebreak|doc-noteref|doc-pagebreak)(?:\s|$)/u;

/** Writes the page; all that it opens is closed at its end. */
export function writeHtml(canonical: Canonical, html: string, { styles, deeper }: Options): void {
  const open: string[] = [];
  let skipping: { readonly name: string; depth: number } | undefined;
  let line = '';
  let filled = false;

  const flush = (): void => {
    const done = line.trim();
    line = '';
    filled = false;
    if (done !== '') canonical.line(done);
  };
  const renamed = (name: string): string => {
    const level = /^h([1-6])$/u.exec(name)?.[1];
    return level === undefined ? name : `h${Math.min(6, Number(level) + deeper)}`;
  };
  const close = (name: string): void => {
    line += `</${renamed(name)}>`;
    if (!isInline(name)) flush();
  };
  const begin = (token: Token.TagToken): void => {
    const name = token.tagName;
    if (frame.has(name) || !isElement(name)) return;
    if (dropped(name)) {
      if (!isVoid(name) && !token.selfClosing) skipping = { name, depth: 1 };
      return;
    }
    if (isVoid(name)) {
      if (name === 'br' || name === 'hr') line += `<${name}>`;
      return;
    }
    if (open.length >= maxDepth) return;
    if (!isInline(name)) flush();
    line += `<${renamed(name)}${attributesOf(token, styles)}>`;
    if (token.selfClosing) close(name);
    else open.push(name);
  };
  const text = (written: string): void => {
    if (skipping) return;
    if (open.includes('pre')) {
      line += written.split('\n').map(escapeText).join('\n');
      filled = true;
      return;
    }
    const escaped = escapeText(written);
    if (escaped.trim() !== '') filled = true;
    if (filled || escaped.trim() !== '' || line !== '') line += escaped;
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag(token) {
        const mode = raw.get(token.tagName);
        if (mode !== undefined && !token.selfClosing) tokenizer.state = mode;
        if (!skipping) begin(token);
        else if (token.tagName === skipping.name && !token.selfClosing) skipping.depth++;
      },
      onEndTag({ tagName }) {
        if (skipping) {
          if (tagName === skipping.name && --skipping.depth === 0) skipping = undefined;
          return;
        }
        const at = open.lastIndexOf(tagName);
        if (at < 0) return;
        while (open.length > at) close(open.pop() ?? '');
      },
      onCharacter: ({ chars }) => text(chars),
      onWhitespaceCharacter: ({ chars }) => text(chars),
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  // So that the sections of XHTML that need no escaping are read as text.
  tokenizer.inForeignNode = true;
  tokenizer.write(html, true);
  while (open.length > 0) close(open.pop() ?? '');
  flush();
}

function attributesOf(token: Token.TagToken, styles: Styles): string {
  const given = (key: string): string | undefined => Token.getTokenAttr(token, key) ?? undefined;
  const name = token.tagName;
  const unread = unreadReason(token, styles);
  const mark = marks.test(`${given('epub:type') ?? ''} ${given('role') ?? ''}`);
  const kept: string[] = unread || mark ? [' hidden'] : [];
  for (const key of name === 'td' || name === 'th' ? ['colspan', 'rowspan', 'scope'] : []) {
    const value = given(key);
    if (value !== undefined && /^\w{1,8}$/u.test(value)) kept.push(` ${key}="${value}"`);
  }
  const href = name === 'a' ? given('href') : undefined;
  if (href === undefined) return kept.join('');
  // Within the book or page every link leads to a place of its own.
  const inside = !/^[a-z][a-z\d+.-]*:|^\/\//iu.test(href.trim());
  const target = inside ? '#' : followable(href);
  if (target !== undefined) kept.push(` href="${escapeAttribute(target)}"`);
  return kept.join('');
}

/** The text of a piece of HTML on one line. */
export const plainText = (html: string): string =>
  decodeHTML(html.replace(/<[^<>]*>/gu, ' '))
    .replace(/\s+/gu, ' ')
    .trim();
