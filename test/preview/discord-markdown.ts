// Discord's markdown as Discord draws it: escapes hold, everything else acts, so that what acts is seen.
import { html } from 'hono/html';
import type { Html } from './page.ts';

const fence = /```(?:[a-z0-9_+.-]*\n)?([\s\S]*?)```/;

export function drawMarkdown(source: string): Html {
  const open = fence.exec(source);
  if (open && source[open.index - 1] !== '\\') {
    const before = source.slice(0, open.index).replace(/\n$/, '');
    const after = source.slice(open.index + open[0].length).replace(/^\n/, '');
    return html`${before === '' ? '' : drawLines(before)}<pre>${open[1]}</pre>${after === '' ? '' : drawMarkdown(after)}`;
  }
  return drawLines(source);
}

function drawLines(source: string): Html {
  const lines = source.split('\n').map((line) => {
    const quoted = /^> (.*)$/.exec(line);
    if (quoted) return html`<blockquote>${drawInline(quoted[1] ?? '')}</blockquote>`;
    const small = /^-# (.*)$/.exec(line);
    if (small) return html`<div class="small">${drawInline(small[1] ?? '')}</div>`;
    const heading = /^(#{1,3}) (.*)$/.exec(line);
    if (heading) return html`<div class="heading">${drawInline(heading[2] ?? '')}</div>`;
    const item = /^(?:[-*]|\d+\.) (.*)$/.exec(line);
    if (item) return html`<div class="item">• ${drawInline(item[1] ?? '')}</div>`;
    return html`<div>${drawInline(line)}&#8203;</div>`;
  });
  return html`${lines}`;
}

const token =
  /\\([!-/:-@[-`{-~])|`+([^`\n]+)`+|\*\*((?:\\.|[^\\])+?)\*\*|\|\|((?:\\.|[^\\])+?)\|\||~~((?:\\.|[^\\])+?)~~|__((?:\\.|[^\\])+?)__|\*((?:\\.|[^\\*])+?)\*|_((?:\\.|[^\\_])+?)_(?![\p{L}\p{N}])|\[([^\]\n]+)\]\(<?([^)>\s]+)>?\)|<(https?:[^>\s]+)>|<([@#][!&]?\d+|t:\d+(?::\w)?)>|(@everyone|@here)|(https?:\/\/\S+)/gu;

/** As the client shows it, in the zone of whoever reads. */
const timeOf = (chip: string): string =>
  new Date(Number(chip.split(':')[1]) * 1_000).toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  });

function drawInline(source: string): Html {
  const parts: (Html | string)[] = [];
  let at = 0;
  for (const match of source.matchAll(token)) {
    parts.push(source.slice(at, match.index));
    const [, escaped, code, bold, spoiler, struck, under, star, low, label, url, bare, chip, ping, auto] =
      match;
    const link = bare ?? auto;
    if (escaped !== undefined) parts.push(escaped);
    else if (code !== undefined) parts.push(html`<code>${code}</code>`);
    else if (bold !== undefined) parts.push(html`<b>${drawInline(bold)}</b>`);
    else if (spoiler !== undefined) parts.push(html`<span class="spoiler">${drawInline(spoiler)}</span>`);
    else if (struck !== undefined) parts.push(html`<s>${drawInline(struck)}</s>`);
    else if (under !== undefined) parts.push(html`<u>${drawInline(under)}</u>`);
    else if (star !== undefined || low !== undefined)
      parts.push(html`<i>${drawInline(star ?? low ?? '')}</i>`);
    else if (label !== undefined) parts.push(html`<a href="#" title="${url ?? ''}">${drawInline(label)}</a>`);
    else if (link !== undefined) parts.push(html`<a href="#">${link}</a>`);
    else if (chip?.startsWith('t:')) parts.push(html`<span class="time">${timeOf(chip)}</span>`);
    else parts.push(html`<span class="chip">${chip ?? ping ?? ''}</span>`);
    at = match.index + match[0].length;
  }
  parts.push(source.slice(at));
  return html`${parts}`;
}
