// HTML of a chapter or mail as canonical HTML: well nested, without scripts and looks, hidden parts marked as such.
import { decodeHTML } from 'entities';
import { Token, Tokenizer, TokenizerMode } from 'parse5';
import { containers, isElement, isInline, isSilent, isVoid } from '../html-elements.ts';
import { type Styles, unreadReason } from '../html-hidden.ts';
import { type Canonical, escapeAttribute, escapeText, followable, isBlank } from './canonical.ts';

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
/** What is of no use without pictures and programs, and reading aids above a text. */
const dropped = (name: string): boolean => isSilent(name) || ['head', 'img', 'rt', 'rp'].includes(name);
/** Marks that lead to a note, and numbers of printed pages. */
const marks = /(?:^|\s)(?:noteref|pagebreak|doc-noteref|doc-pagebreak)(?:\s|$)/u;

/** Paragraphs and headings: one line each. */
const text = /^(?:p|h[1-6])$/u;
/** Inline elements that change what a text says. */
const looks: ReadonlySet<string> = new Set(['sup', 'sub', 's', 'strike', 'del']);

/** Elements in whose text a text needs no element of its own. */
const holders: ReadonlySet<string> = new Set(
  'p li dt dd td th h1 h2 h3 h4 h5 h6 caption summary pre blockquote'.split(' '),
);

/** Writes the page; all that it opens is closed at its end. */
export function writeHtml(canonical: Canonical, html: string, { styles, deeper }: Options): void {
  const open: { readonly name: string; readonly written: boolean }[] = [];
  let skipping: { readonly name: string; depth: number } | undefined;
  let line = '';

  const isOpen = (name: string): boolean => open.some((one) => one.name === name);
  const flush = (): void => {
    const done = line.trim();
    line = '';
    if (done !== '' && done !== '<br>')
      canonical.line(isBlank(done) || /^<\/?(?:p|h\d)[ >]/u.test(done) ? done : held(done));
  };
  const held = (inner: string): string =>
    open.some(({ name }) => holders.has(name)) ? inner : `<p>${inner}</p>`;
  const renamed = (name: string): string => {
    const level = /^h([1-6])$/u.exec(name)?.[1];
    return level === undefined ? name : `h${Math.min(6, Number(level) + deeper)}`;
  };
  const close = (): void => {
    const { name, written } = open.at(-1) ?? { name: '', written: false };
    const block = !isInline(name);
    // A paragraph that shows nothing is none.
    if (block && written && text.test(name) && isBlank(line)) line = '';
    else if (written) {
      if (block && !text.test(name) && !holders.has(name)) flush();
      line += `</${renamed(name)}>`;
    }
    if (block) flush();
    open.pop();
  };
  const begin = (token: Token.TagToken): void => {
    const name = token.tagName;
    if (frame.has(name) || !isElement(name)) return;
    if (dropped(name)) {
      if (!isVoid(name) && !token.selfClosing) skipping = { name, depth: 1 };
      return;
    }
    if (isVoid(name)) {
      if (name === 'hr') flush();
      if (name === 'br' && line !== '') line += '<br>';
      return;
    }
    if (open.length >= maxDepth) return;
    if (!isInline(name)) flush();
    const attributes = attributesOf(token, styles);
    const written =
      attributes !== '' || (isInline(name) ? looks.has(name) : containers.has(name) || name === 'p');
    if (written) line += `<${renamed(name)}${attributes}>`;
    if (!isInline(name) && written && !text.test(name) && !holders.has(name)) flush();
    open.push({ name, written });
    if (token.selfClosing) close();
  };
  const show = (written: string): void => {
    if (skipping) return;
    if (isOpen('pre')) line += written.split('\n').map(escapeText).join('\n');
    else if (line !== '' || written.trim() !== '') line += escapeText(written);
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
        const at = open.findLastIndex(({ name }) => name === tagName);
        while (at >= 0 && open.length > at) close();
      },
      onCharacter: ({ chars }) => show(chars),
      onWhitespaceCharacter: ({ chars }) => show(chars),
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  // So that the sections of XHTML that need no escaping are read as text.
  tokenizer.inForeignNode = true;
  tokenizer.write(html, true);
  while (open.length > 0) close();
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
