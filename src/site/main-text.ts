// A page reduced to its main text: HTML that is read as the page is, holds nothing that could act, and has no menus. Pure.
import { decodeHTML } from 'entities';
import { Token, Tokenizer, TokenizerMode } from 'parse5';
import { isInline, isSilent, isVoid } from '../corpus/html-elements.ts';
import { readStyles, type Styles, unreadReason } from '../corpus/html-hidden.ts';
import { isFurniture } from './furniture.ts';

const raw: ReadonlyMap<string, Tokenizer['state']> = new Map<string, Tokenizer['state']>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
]);

/** Written around the text, so they are not written within it. */
const page = new Set([
  'html',
  'head',
  'body',
  'base',
  'link',
  'meta',
  'main',
  'img',
  'frame',
  'frameset',
  'embed',
]);
/** Beside the text, unless they stand within it. */
const beside = new Set(['header', 'aside']);
const besideRoles = new Set(['banner', 'complementary', 'search', 'dialog', 'alertdialog']);
const kept = new Set([
  'id',
  'class',
  'role',
  'lang',
  'dir',
  'colspan',
  'rowspan',
  'scope',
  'start',
  'open',
  'datetime',
]);
/** Open elements that are followed. */
const maxDepth = 400;

/** What is written of the page, and where: in `main`, else in an `article`, else anywhere. */
type Scope = 'main' | 'article' | 'body';
type Part = { readonly scope: Scope; readonly html: string; readonly words: boolean };

/** `address` is what links count from. Undefined where the page holds no text. */
export function mainText(html: string, address: string): string | undefined {
  const { parts, title, language } = partsOf(html, address);
  const holds = (scope: Scope): boolean => parts.some((part) => part.scope === scope && part.words);
  const scope = holds('main') ? 'main' : holds('article') ? 'article' : 'body';
  if (!holds(scope)) return undefined;
  const text = parts
    .filter((part) => part.scope === scope || scope === 'body')
    .map((part) => part.html)
    .join('');
  return [
    '<!doctype html>',
    `<html${language === undefined ? '' : ` lang="${language}"`}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`,
    ...(title === undefined ? [] : [`<title>${escaped(title)}</title>`]),
    '</head>',
    '<body>',
    `<main>${text}</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** With how many elements of each name are open inside of it, itself included. */
type Skipped = { readonly name: string; readonly inner: Map<string, number> };

function partsOf(html: string, address: string) {
  const parts: Part[] = [];
  const above: string[] = [];
  let skipped: Skipped | undefined;
  let styles: Styles = { hidden: new Set(), struck: new Set() };
  let title: string | undefined;
  let language: string | undefined;
  let from = 0;

  /** How many are open, however deep. */
  const within = { main: 0, article: 0 };
  const scopeNow = (): Scope => (within.main > 0 ? 'main' : within.article > 0 ? 'article' : 'body');
  const write = (written: string, words = false): void => {
    parts.push({ scope: scopeNow(), html: written, words });
  };
  const textUpTo = (token: Token.Token): void => {
    const said = html.slice(from, token.location?.startOffset ?? html.length);
    from = token.location?.endOffset ?? html.length;
    if (said === '') return;
    if (!skipped) write(said.replaceAll('<', '&lt;'), /[\p{L}\p{N}]/u.test(said));
    else if (skipped.name === 'title') title ??= decodeHTML(said).replace(/\s+/gu, ' ').trim() || undefined;
    else if (skipped.name === 'style') styles = readStyles(said, styles);
  };
  const inSkipped = (name: string, by: number): number => {
    const count = (skipped?.inner.get(name) ?? 0) + by;
    skipped?.inner.set(name, count);
    return count;
  };
  /** Whether a tag ends what is skipped: its own, or that of an element around it. */
  const endsSkip = (name: string): 'own' | 'outer' | undefined => {
    if ((skipped?.inner.get(name) ?? 0) > 0)
      return inSkipped(name, -1) === 0 && name === skipped?.name ? 'own' : undefined;
    return above.includes(name) && !isSilent(skipped?.name ?? '') ? 'outer' : undefined;
  };
  const leave = (name: string): void => {
    if (name === 'main' || name === 'article') within[name] = Math.max(0, within[name] - 1);
    const at = isInline(name) ? -1 : above.lastIndexOf(name);
    if (at >= 0) above.length = at;
  };
  const isBeside = (token: Token.TagToken): boolean => {
    const said = (name: string): string => Token.getTokenAttr(token, name) ?? '';
    if (!page.has(token.tagName) && isFurniture(said('class'), said('id'))) return true;
    return scopeNow() === 'body' && (beside.has(token.tagName) || besideRoles.has(said('role')));
  };

  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const name = token.tagName;
        textUpTo(token);
        const mode = raw.get(name);
        if (mode !== undefined) tokenizer.state = mode;
        const begins = name === 'main' || name === 'article';
        // What was never closed holds no text of the page.
        if (skipped && begins && !isSilent(skipped.name)) skipped = undefined;
        if (skipped) {
          if (!token.selfClosing && !isVoid(name)) inSkipped(name, 1);
          return;
        }
        if (name === 'html') language = tagOf(Token.getTokenAttr(token, 'lang'));
        if (isSilent(name) || isBeside(token) || unreadReason(token, styles) !== undefined) {
          if (!isInline(name)) write('\n');
          if (!isVoid(name) && !token.selfClosing) skipped = { name, inner: new Map([[name, 1]]) };
          return;
        }
        if (name === 'main' || name === 'article') within[name] += 1;
        if (!isVoid(name) && !isInline(name) && above.length < maxDepth) above.push(name);
        if (!page.has(name) && isName(name)) write(`<${writtenAs(name)}${attributes(token, address)}>`);
      },
      onEndTag(token) {
        const name = token.tagName;
        textUpTo(token);
        if (skipped) {
          const ends = endsSkip(name);
          if (ends === undefined) return;
          skipped = undefined;
          if (ends === 'own') return;
        }
        if (!page.has(name) && isName(name)) write(`</${writtenAs(name)}>`);
        leave(name);
      },
      onCharacter() {},
      onWhitespaceCharacter() {},
      onNullCharacter() {},
      onComment: textUpTo,
      onDoctype: textUpTo,
      onEof: textUpTo,
    },
  );
  tokenizer.write(html, true);
  return { parts, title, language };
}

/** A form may hold the whole page, and does nothing here. */
const writtenAs = (name: string): string => (name === 'form' ? 'div' : name);

const isName = (name: string): boolean => /^[a-z][a-z0-9-]*$/u.test(name);

/** Only what says how the text is read; addresses in full. */
function attributes(token: Token.TagToken, address: string): string {
  const written = token.attrs.flatMap(({ name, value }) => {
    if (kept.has(name)) return [` ${name}="${escaped(value)}"`];
    const href = name === 'href' && token.tagName === 'a' ? addressOf(value, address) : undefined;
    return href === undefined ? [] : [` href="${escaped(href)}"`];
  });
  return written.join('');
}

function addressOf(href: string, base: string): string | undefined {
  if (href.startsWith('#')) return href;
  if (!URL.canParse(href, base)) return undefined;
  const { protocol, href: whole } = new URL(href, base);
  return protocol === 'http:' || protocol === 'https:' ? whole : undefined;
}

const tagOf = (said: string | null): string | undefined =>
  said !== null && /^[a-z0-9-]{1,35}$/iu.test(said) ? said : undefined;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
