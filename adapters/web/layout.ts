// The frame of every page. All text goes in through hono's `html`, which escapes it.
import { html, raw } from 'hono/html';
import { style } from './style.ts';

export type Html = ReturnType<typeof html>;

/** `home`: the link to the list of documents. */
export function page(title: string, home: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Footnote</title>
${raw(`<style>${style}</style>`)}
</head>
<body>
<header><nav aria-label="Pages"><a href="${home}">All documents</a></nav></header>
<main>${body}</main>
</body>
</html>`;
}

/** Nothing here, for whatever reason: a page tells nobody which. */
export const notFound = (home: string): Html =>
  page('Not found', home, html`<h1>Not found</h1><p>There is no such page, or its link is not complete.</p>`);

export const troubled = (home: string): Html =>
  page(
    'Trouble',
    home,
    html`<h1>Something went wrong</h1><p>It was written to the log. Please try again.</p>`,
  );
