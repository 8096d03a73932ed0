// What the style sheets of a page hide: its own, and those that it links.
import { readStyles, type Styles } from '../html-hidden.ts';

/** UTF-16 units of a page in which its head is looked for. */
const longestHead = 200_000;

/** `linked` gives the text of a style sheet, empty where there is none. */
export function stylesInPage(page: string, linked: (href: string) => string = () => ''): Styles {
  let styles: Styles = { hidden: new Set(), struck: new Set() };
  const begin = page.slice(0, longestHead);
  for (const [tag] of begin.matchAll(/<link\b[^<>]*>/giu)) {
    const href = /\bhref\s*=\s*["']([^"'<>]*)["']/iu.exec(tag)?.[1];
    if (href !== undefined && /stylesheet/iu.test(tag)) styles = readStyles(linked(href), styles);
  }
  for (const [, sheet = ''] of begin.matchAll(/<style\b[^<>]*>([^<]*)/giu))
    styles = readStyles(sheet, styles);
  return styles;
}
