// Slack's blocks as Slack draws them, for looking at: nothing that the payload lacks, and an unknown block is an error.
import { html } from 'hono/html';
import { type Fields, list, record, text } from './fields.ts';
import { drawMrkdwn } from './mrkdwn.ts';
import type { Html } from './page.ts';

/** The blocks of a message, a modal or a Home tab. */
export function drawBlocks(blocks: unknown): readonly Html[] {
  return list(blocks).map((block) => drawBlock(record(block)));
}

/** A modal with its title and buttons. */
export function drawView(view: unknown): Html {
  const { title, submit, close, blocks } = record(view);
  const label = (part: unknown): string => (part === undefined ? '' : text(record(part).text));
  return html`<div class="modal" role="img" aria-label="Modal"><div class="modal-title">${label(title)}</div>
${drawBlocks(blocks)}<div class="actions"><span class="button">${label(close)}</span>${
    submit === undefined ? '' : html`<span class="button primary">${label(submit)}</span>`
  }</div></div>`;
}

function drawBlock(block: Fields): Html {
  switch (block.type) {
    case 'section':
      return html`<div class="section"><div>${drawText(block.text)}${list(block.fields ?? []).map(
        (field) => html`<div>${drawText(field)}</div>`,
      )}</div>${block.accessory === undefined ? '' : drawElement(record(block.accessory))}</div>`;
    case 'context':
      return html`<div class="context">${list(block.elements).map((e) => html`<span>${drawText(e)}</span> `)}</div>`;
    case 'header':
      return html`<div class="header">${drawText(block.text)}</div>`;
    case 'divider':
      return html`<hr>`;
    case 'rich_text':
      return html`${list(block.elements).map((e) => drawRich(record(e)))}`;
    case 'actions':
    case 'context_actions':
      return html`<div class="actions">${list(block.elements).map((e) => drawElement(record(e)))}</div>`;
    case 'input':
      return html`<div class="input"><div class="label">${drawText(block.label)}${
        block.optional === true ? ' (optional)' : ''
      }</div>${drawElement(record(block.element))}</div>`;
    default:
      throw new Error(`Slack draws no block of type ${String(block.type)}`);
  }
}

function drawText(object: unknown): Html {
  const { type, text: given } = record(object);
  if (type === 'plain_text') return html`${text(given)}`;
  if (type === 'mrkdwn') return drawMrkdwn(text(given));
  throw new Error(`Slack has no text of type ${String(type)}`);
}

function drawElement(element: Fields): Html {
  switch (element.type) {
    case 'button':
      return html`<span class="button ${String(element.style ?? '')}">${drawText(element.text)}</span>`;
    case 'feedback_buttons':
      return html`<span class="button">👍 ${drawText(record(element.positive_button).text)}</span><span class="button">👎 ${drawText(record(element.negative_button).text)}</span>`;
    case 'overflow':
      return html`<span class="button">⋯</span><span class="menu">${list(element.options).map(
        (option) => html`<div>${drawText(record(option).text)}</div>`,
      )}</span>`;
    case 'icon_button':
      return html`<span class="button">🗑 ${drawText(element.text)}</span>`;
    case 'plain_text_input':
      return html`<div class="field ${element.multiline === true ? 'tall' : ''}">${text(element.initial_value ?? '')}</div>`;
    case 'static_select':
    case 'radio_buttons':
      return html`<div class="field">${list(element.options).map(
        (option) => html`<div>${drawText(record(option).text)}</div>`,
      )}</div>`;
    default:
      throw new Error(`Slack draws no element of type ${String(element.type)}`);
  }
}

function drawRich(element: Fields): Html {
  const inside = (): readonly Html[] => list(element.elements).map((e) => drawRun(record(e)));
  switch (element.type) {
    case 'rich_text_section':
      return html`<div class="rich">${inside()}</div>`;
    case 'rich_text_quote':
      return html`<blockquote>${inside()}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${inside()}</pre>`;
    case 'rich_text_list':
      return html`<ul>${list(element.elements).map((e) => html`<li>${drawRich(record(e))}</li>`)}</ul>`;
    default:
      throw new Error(`Slack draws no rich text of type ${String(element.type)}`);
  }
}

function drawRun(run: Fields): Html {
  const style = record(run.style ?? {});
  const classes = Object.keys(style)
    .filter((name) => style[name] === true)
    .join(' ');
  switch (run.type) {
    case 'text':
      return html`<span class="${classes}">${text(run.text)}</span>`;
    case 'link':
      return html`<a class="${classes}" href="#" title="${text(run.url)}">${text(run.text ?? run.url)}</a>`;
    default:
      throw new Error(`Slack draws no run of type ${String(run.type)}`);
  }
}
