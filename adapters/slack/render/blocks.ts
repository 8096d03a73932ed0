// Small makers of blocks, each within its own limit, and the measure of a whole payload; pure.

import type {
  ActionsBlock,
  Button,
  ContextBlock,
  KnownBlock,
  Overflow,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { encodeAction } from '../../../src/action.ts';
import { clip } from '../../../src/text/say.ts';
import type { Control } from '../../kit/controls.ts';
import { limits } from '../limits.ts';
import { link, plain } from './mrkdwn.ts';

/** Never interpreted: no mention, no link, no emoji code. */
export const plainText = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, most),
  emoji: false,
});

/** A line of ours in which names from documents or questions may stand. */
export const section = (text: string): SectionBlock => ({
  type: 'section',
  text: plainText(plain(text), limits.section),
});

/** Small grey text; empty lines are left out by the caller. */
export const small = (text: string, ...links: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: [
    plainText(plain(text), limits.contextText),
    ...links.map((mrkdwn) => ({ type: 'mrkdwn' as const, text: mrkdwn, verbatim: true })),
  ],
});

/** A time, which Slack shows in the reader's own zone. `at`: milliseconds since 1970. */
export const stamp = (at: number): string =>
  `<!date^${Math.floor(at / 1_000)}^{date_short_pretty} {time}|${new Date(at).toISOString().slice(0, 10)}>`;

/** A line behind a time. */
export const dated = (at: number, text: string): ContextBlock => ({
  type: 'context',
  elements: [
    { type: 'mrkdwn', text: stamp(at), verbatim: true },
    plainText(`· ${plain(text)}`, limits.contextText),
  ],
});

/** An address as an element beside small grey text; left out when it is too long for one. */
export function linkTo(url: string | undefined, label: string): readonly string[] {
  const made = url === undefined ? '' : link(url, label);
  return made === '' || made.length > limits.contextText ? [] : [made];
}

/** A heading, cut to the length that Slack takes. */
export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: plainText(plain(text), limits.header),
});

/** `id` must be its own within the message. */
export function button(id: string, label: string, value: string, more: Partial<Button> = {}): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(plain(label), limits.buttonText),
    value,
    ...more,
  };
}

/** A menu that shows three dots until it is opened; five entries at most. */
export const overflow = (id: string, entries: readonly Control[]): Overflow => ({
  type: 'overflow',
  action_id: id,
  options: entries.map(({ label, action }) => ({
    text: plainText(label, limits.optionText),
    value: encodeAction(action),
  })),
});

/** As many rows as the buttons need; none for none. */
export function rows(buttons: readonly (Button | Overflow)[], id: string): ActionsBlock[] {
  const count = Math.ceil(buttons.length / limits.actions);
  return Array.from({ length: count }, (_, row) => ({
    type: 'actions',
    block_id: `${id}:${row}`,
    elements: buttons.slice(row * limits.actions, (row + 1) * limits.actions),
  }));
}

/** UTF-16 units of all that is text in a payload: what Slack's undocumented total counts, and a little more. */
export function measure(value: unknown): number {
  if (typeof value === 'string') return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, v) => sum + measure(v), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, v]) => sum + (key === 'text' && typeof v === 'string' ? v.length : measure(v)),
    0,
  );
}
