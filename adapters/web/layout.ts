// The frame of every page. All text goes in through hono's `html`, which escapes it.
import { html, raw } from 'hono/html';
import { style } from './style.ts';

export type Html = ReturnType<typeof html>;

/** `home`: the link to the list of documents. */
export const page = (title: string, home: string, body: Html): Html =>
  framed(
    title,
    body,
    html`<header><nav aria-label="Pages"><a href="${home}">All documents</a></nav></header>
`,
  );

function framed(title: string, body: Html, top: Html | string = ''): Html {
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
${top}<main>${body}</main>
</body>
</html>`;
}

/** Nothing here, for whatever reason: a page tells nobody which. */
export const notFound = (home: string): Html =>
  page(
    'Not found',
    home,
    html`<h1>Not found</h1><p>There’s no such page, or part of its link is missing. Open it again from the answer it belongs to.</p>`,
  );

/** For a link of ours that was good until the day `until`; it leads nowhere else. */
export const expired = (until: string): Html =>
  framed(
    'Link expired',
    html`<h1>This link has expired</h1><p>It worked until ${until}. To get a new one, open “In context” under the answer, or ask the question again.</p>`,
  );

export const troubled = (home: string): Html =>
  page(
    'Trouble',
    home,
    html`<h1>Something went wrong</h1><p>It was written to the log. Please try again.</p>`,
  );
