// Discord's components as Discord draws them, for looking at: nothing that the payload lacks, and an unknown one is an error.
import { ComponentType } from 'discord.js';
import { html } from 'hono/html';
import { drawMarkdown } from './discord-markdown.ts';
import { type Fields, list, record, text } from './fields.ts';
import type { Html } from './page.ts';

/** A message, or the window of a modal. */
export function drawMessage(payload: unknown): Html {
  const { content, components, title } = record(payload);
  const heading = title === undefined ? '' : html`<div class="modal-title">${text(title)}</div>`;
  const body = content === undefined || content === null || content === '' ? '' : drawMarkdown(text(content));
  return html`${heading}${body}${list(components ?? []).map((c) => drawComponent(record(c)))}`;
}

function drawComponent(component: Fields): Html {
  const inside = (): readonly Html[] => list(component.components).map((c) => drawComponent(record(c)));
  switch (component.type) {
    case ComponentType.Container: {
      const accent = typeof component.accent_color === 'number' ? component.accent_color : undefined;
      const color = accent === undefined ? 'transparent' : `#${accent.toString(16).padStart(6, '0')}`;
      return html`<div class="container" style="border-left-color: ${color}">${inside()}</div>`;
    }
    case ComponentType.TextDisplay:
      return html`<div class="text">${drawMarkdown(text(component.content))}</div>`;
    case ComponentType.Separator:
      return component.divider === false ? html`<div class="gap"></div>` : html`<hr>`;
    case ComponentType.Section:
      return html`<div class="section"><div>${inside()}</div>${drawComponent(record(component.accessory))}</div>`;
    case ComponentType.ActionRow:
      return html`<div class="actions">${inside()}</div>`;
    case ComponentType.Button:
      return html`<span class="button style-${String(component.style)}">${component.emoji === undefined ? text(component.label) : text(record(component.emoji).name)}${
        component.url === undefined ? '' : ' ↗'
      }</span>`;
    case ComponentType.StringSelect:
      return html`<div class="field select">${component.placeholder === undefined ? '' : html`<div class="placeholder">${text(component.placeholder)} ⌄</div>`}${list(
        component.options,
      ).map((o) => html`<div>${text(record(o).label)}</div>`)}</div>`;
    case ComponentType.Label:
      return html`<div class="input"><div class="label">${text(component.label)}</div>${drawComponent(record(component.component))}</div>`;
    case ComponentType.TextInput:
      return html`<div class="input">${component.label === undefined ? '' : html`<div class="label">${text(component.label)}</div>`}<div class="field tall">${text(component.value ?? component.placeholder ?? '')}</div></div>`;
    default:
      throw new Error(`Discord draws no component of type ${String(component.type)}`);
  }
}
