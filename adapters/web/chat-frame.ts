// The frame of the chat's pages: its bar, what was just done, and what every form carries. Pure: data in, mark-up out.
import { html } from 'hono/html';
import { chatWords, pageWords } from '../../src/words/everybody.ts';
import { moderatorLabels } from '../../src/words/moderators.ts';
import type { Aside } from './chat-sessions.ts';
import { framed, type Html } from './layout.ts';
import { chatStyle } from './style.ts';

/** `here`: the page in the bar that this one is. */
export function chatPage(title: string, here: string, body: Html): Html {
  const link = (to: string, name: string): Html =>
    to === here ? html`<a href="${to}" aria-current="page">${name}</a>` : html`<a href="${to}">${name}</a>`;
  const bar = html`<header><a class="brand" href="/">Footnote<sup aria-hidden="true">[1]</sup></a>
<nav aria-label="Pages">${link('/', chatWords.home)} ${link('/documents', pageWords.documents)} ${link('/review', moderatorLabels.queue)}</nav></header>
`;
  return framed(title, body, bar, chatStyle);
}

/** A title and a line that says what to do next; `back`: whether there is a conversation to go back to. */
export const noticePage = ([title, text]: readonly [string, string], back: boolean): Html => {
  const body = html`<h1>${title}</h1><p>${text}</p>${back ? backLink() : ''}`;
  return back ? chatPage(title, '', body) : framed(title, body, '', chatStyle);
};

/** The cookie is set: from here on the browser comes by itself, and the key leaves the address. */
export const enterPage = (): Html =>
  framed(
    chatWords.opening,
    html`<h1>${chatWords.opening}</h1><p><a href="/">${chatWords.continue}</a></p>`,
    '',
    chatStyle,
    html`<meta http-equiv="refresh" content="0;url=/">`,
  );

/** Where an answer stands in its conversation, and the last of them. */
export const anchorOf = (answerId: string): string => `answer-${answerId}`;

/** A link back to the conversation, or to the part of it with this id. */
export const backLink = (anchor = 'latest'): Html => html`<p><a href="/#${anchor}">${chatWords.back}</a></p>`;

/** What was just done, read out by screen readers; nothing where nothing was done. */
export const asidePart = (aside: Aside | undefined): Html | string =>
  aside ? html`<p class="aside" id="said" role="status">${aside.text}</p>` : '';

/** A field of a form that is sent along and not shown. */
export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;
