// Slack's mrkdwn as Slack draws it: control sequences become chips and links, so that anything that acts is seen.
import { html } from 'hono/html';
import type { Html } from './page.ts';

const token =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}])\*([^*\n]+)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])~([^~\n]+)~(?![\p{L}\p{N}])|:([a-z0-9_+-]+):/gu;

export function drawMrkdwn(source: string): Html {
  const parts: (Html | string)[] = [];
  let at = 0;
  for (const match of source.matchAll(token)) {
    parts.push(entities(source.slice(at, match.index)));
    const [, control, code, bold, italic, struck, emoji] = match;
    if (control !== undefined) parts.push(drawControl(control));
    else if (code !== undefined) parts.push(html`<code>${entities(code)}</code>`);
    else if (bold !== undefined) parts.push(html`<b>${drawMrkdwn(bold)}</b>`);
    else if (italic !== undefined) parts.push(html`<i>${drawMrkdwn(italic)}</i>`);
    else if (struck !== undefined) parts.push(html`<s>${drawMrkdwn(struck)}</s>`);
    else parts.push(html`<span class="emoji" title="emoji">:${emoji}:</span>`);
    at = match.index + match[0].length;
  }
  parts.push(entities(source.slice(at)));
  return html`${parts}`;
}

function drawControl(control: string): Html {
  const [target = '', label] = control.split('|');
  const seconds = /^!date\^(\d+)/.exec(target)?.[1];
  // As the client shows it, in the zone of whoever reads.
  if (seconds !== undefined) {
    const time = new Date(Number(seconds) * 1_000);
    return html`${time.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })}`;
  }
  if (/^[@#!]/.test(target)) return html`<span class="chip">${label ?? target}</span>`;
  return html`<a href="#" title="${target}">${entities(label ?? target)}</a>`;
}

const entities = (source: string): string =>
  source.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
