// What of a page no reader sees, or is not its text: by attributes, by the names of classes, by the page's own style sheet.
import type { Token } from 'parse5';
import { furniture } from './html-elements.ts';

/** Why an element is left out; empty: hidden from everybody, not worth a word. `blank`: it stands inside a text. */
export type Unread = { readonly reason: string; readonly blank: boolean };

/** Classes that a page's style sheet hides or strikes out. */
export type Styles = { readonly hidden: ReadonlySet<string>; readonly struck: ReadonlySet<string> };

const invisible =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)|mso-hide\s*:\s*all|mso-element\s*:\s*comment)/iu;
const lineThrough = /(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*line-through/iu;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Names that style sheets give to what nobody sees. */
const hiding = words('hidden hide d-none is-hidden u-hidden invisible display-none uk-hidden');
/** What is read aloud only: no reader of the page finds it there. */
const heard = words(
  'sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only element-invisible a11y-hidden u-visually-hidden',
);
/** Shown again on a wider screen. */
const shownAgain = /(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl)-(?!none)|(?:sm|md|lg|xl|2xl):(?!hidden))/u;

/** Parts of pages that wikis and editors export beside the text, by class or id. */
const exported: ReadonlyMap<string, string> = new Map([
  ['breadcrumb', 'menu'],
  ['breadcrumbs', 'menu'],
  ['breadcrumb-section', 'menu'],
  ['page-metadata', 'page metadata'],
  ['greybox', 'attachments'],
  // As Confluence writes it around both.
  ['pageSection group', 'attachments and comments'],
  ['toc-macro', 'table of contents'],
  ['table_of_contents', 'table of contents'],
  ['page-header-icon', ''],
  ['headerlink', ''],
  ['anchor-link', ''],
  ['MsoCommentReference', 'comment'],
  ['MsoCommentText', 'comment'],
]);

const struckTags = words('del s strike');

/** Undefined: the element is read. */
export function unreadReason(
  token: Pick<Token.TagToken, 'tagName' | 'attrs'>,
  styles: Styles,
): Unread | undefined {
  const name = token.tagName;
  const given = (key: string): string | undefined => token.attrs.find((a) => a.name === key)?.value;
  const attribute = (key: string): string => given(key) ?? '';
  const menu = furniture.get(name) ?? roleReason(attribute('role'));
  if (menu !== undefined) return { reason: menu, blank: false };
  if (struckTags.has(name)) return struck;
  if (token.attrs.length === 0) return undefined;
  const concealed = given('hidden') !== undefined && attribute('hidden').toLowerCase() !== 'until-found';
  if (concealed || attribute('aria-hidden') === 'true') return hidden;
  const style = attribute('style');
  if (style !== '' && invisible.test(style)) return hidden;
  if (style !== '' && lineThrough.test(style)) return struck;
  const classes = attribute('class').split(/\s+/u);
  const written = attribute('class');
  return named(classes, written, styles) ?? exportedPart([...classes, written, attribute('id')]);
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+)))?/gu;

/** Of a tag as it is written in another format: why what it holds is hidden inside of a text. */
export function hiddenByTag(tag: string): string | undefined {
  const [named, ...others] = tag.slice(1, -1).matchAll(attribute);
  const attrs = others.map(([, name = '', ...values]) => ({
    name: name.toLowerCase(),
    value: values.find((value) => value !== undefined) ?? '',
  }));
  const unread = unreadReason({ tagName: named?.[1]?.toLowerCase() ?? '', attrs }, none);
  return unread?.blank ? unread.reason : undefined;
}

const none: Styles = { hidden: new Set(), struck: new Set() };

const hidden: Unread = { reason: 'hidden', blank: true };
const struck: Unread = { reason: 'struck out', blank: true };

function roleReason(role: string): string | undefined {
  if (role === 'navigation' || role === 'menu' || role === 'menubar') return 'menu';
  return role === 'contentinfo' ? 'page footer' : undefined;
}

function named(classes: readonly string[], written: string, styles: Styles): Unread | undefined {
  if (classes.some((c) => heard.has(c))) return { reason: 'for screen readers only', blank: true };
  if (classes.some((c) => styles.struck.has(c))) return struck;
  const hides = classes.some((c) => hiding.has(c) || styles.hidden.has(c));
  return hides && !shownAgain.test(written) ? hidden : undefined;
}

function exportedPart(names: readonly string[]): Unread | undefined {
  const found = names.find((name) => exported.has(name));
  return found === undefined ? undefined : { reason: exported.get(found) ?? '', blank: false };
}

/** UTF-16 units of style sheets that are looked at. */
const longestSheet = 400_000;
const rule = /([^{}]+)\{([^{}]*)\}/gu;
const one = /^\s*(?:[a-z][\w-]*)?\.([\w-]+)\s*$/iu;

/** Reads a style sheet on top of what is known. A class that any rule shows again (a tab, a fold) is not hidden. */
export function readStyles(css: string, before: Styles): Styles {
  const hiddenNow = new Set(before.hidden);
  const struckNow = new Set(before.struck);
  const shown = new Set<string>();
  // Rules inside @media and the like hold for some readers only.
  const sheet = withoutNested(css.slice(0, longestSheet).replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//gu, ' '));
  for (const [, selectors = '', body = ''] of sheet.matchAll(rule)) {
    const hides = invisible.test(body);
    for (const selector of selectors.split(',')) {
      const name = one.exec(selector)?.[1];
      if (name !== undefined && hides) hiddenNow.add(name);
      if (name !== undefined && lineThrough.test(body)) struckNow.add(name);
      if (!hides && /(?:display|visibility|opacity)\s*:/iu.test(body))
        for (const [, other = ''] of selector.matchAll(/\.([\w-]+)/gu)) shown.add(other);
    }
  }
  return { hidden: new Set([...hiddenNow].filter((name) => !shown.has(name))), struck: struckNow };
}

function withoutNested(css: string): string {
  let out = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at < css.length; at++) {
    const c = css.charCodeAt(at);
    if (c === 123) depth++;
    else if (c === 125) {
      depth = Math.max(0, depth - 1);
      if (depth > 0) continue;
      const block = css.slice(from, at + 1);
      if (!/^\s*@/u.test(block)) out += block;
      from = at + 1;
    }
  }
  return out;
}
