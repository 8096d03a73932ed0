// The frame of every page. All text goes in through hono's `html`, which escapes it.
import { html, raw } from 'hono/html';
import { pageWords } from '../../src/words/everybody.ts';
import { style } from './style.ts';

/** Escaped mark-up. */
export type Html = ReturnType<typeof html>;

/** `home`: the link to the list of documents. */
export const page = (title: string, home: string, body: Html): Html =>
  framed(
    title,
    body,
    html`<header><nav aria-label="Pages"><a href="${home}">${pageWords.all}</a></nav></header>
`,
  );

/** Without a way to other pages, unless `top` brings one; `sheet` is the style sheet, `head` what else stands in the head. */
export function framed(
  title: string,
  body: Html,
  top: Html | string = '',
  sheet = style,
  head: Html | string = '',
): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Footnote</title>
${raw(`<style>${sheet}</style>`)}
${head}</head>
<body>
${top}<main>${body}</main>
</body>
</html>`;
}

type Words = readonly [title: string, text: string];

/** A title and a line that says what to do next. */
const messagePage = ([title, text]: Words, home: string): Html =>
  page(title, home, html`<h1>${title}</h1><p>${text}</p>`);

/** Not found. The page never says why. */
export const notFound = (home: string): Html => messagePage(pageWords.notFound, home);

/** No such receipt, or none that may be seen from here. */
export const noReceipt = (home: string): Html => messagePage(pageWords.receipt, home);

/** For a link of ours that was good for its time; it leads nowhere else. */
export function expired(): Html {
  const [title, text] = pageWords.expired;
  return framed(title, html`<h1>${title}</h1><p>${text}</p>`);
}

/** The page for a fault, with a link to `home`. */
export const troubled = (home: string): Html => messagePage(pageWords.trouble, home);
