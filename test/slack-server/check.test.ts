// The table of limits at limit-1, limit and limit+1: what the small Slack refuses.
import { describe, expect, it } from 'vitest';
import { limits } from '../../adapters/slack/limits.ts';
import { checkMessage, checkView } from './check.ts';

const text = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length), emoji: false });
const message = (blocks: readonly unknown[]): readonly string[] => checkMessage({ text: 'x', blocks });
const many = (count: number): readonly unknown[] =>
  Array.from({ length: count }, () => ({ type: 'divider' }));
const button = (more: object) => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: 'a', text: text(5), ...more }],
});
const buttons = (count: number) => ({
  type: 'actions',
  elements: Array.from({ length: count }, (_, i) => ({ type: 'button', action_id: `a${i}`, text: text(5) })),
});
const quote = (length: number) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'x'.repeat(length) }] }],
});
const modal = (more: object): readonly string[] =>
  checkView({ type: 'modal', title: text(5), blocks: [], ...more });

const cases: readonly [string, number, (size: number) => readonly string[]][] = [
  ['blocks of a message', limits.messageBlocks, (n) => message(many(n))],
  ['blocks of a modal', limits.viewBlocks, (n) => modal({ blocks: many(n) })],
  ['text of a section', limits.section, (n) => message([{ type: 'section', text: text(n) }])],
  ['text of a header', limits.header, (n) => message([{ type: 'header', text: text(n) }])],
  ['text in context', limits.contextText, (n) => message([{ type: 'context', elements: [text(n)] }])],
  [
    'elements of context',
    limits.contextElements,
    (n) => message([{ type: 'context', elements: Array.from({ length: n }, () => text(1)) }]),
  ],
  ['elements of actions', limits.actions, (n) => message([buttons(n)])],
  ['text of a button', limits.buttonText, (n) => message([button({ text: text(n) })])],
  ['value of a button', limits.buttonValue, (n) => message([button({ value: 'x'.repeat(n) })])],
  ['address of a button', limits.buttonUrl, (n) => message([button({ url: 'x'.repeat(n) })])],
  ['action_id', limits.id, (n) => message([button({ action_id: 'x'.repeat(n) })])],
  ['block_id', limits.id, (n) => message([{ type: 'divider', block_id: 'x'.repeat(n) }])],
  ['all text', limits.total, (n) => message([quote(n)])],
  ['text of the message', limits.fallback, (n) => checkMessage({ text: 'x'.repeat(n), blocks: [] })],
  ['title of a modal', limits.viewTitle, (n) => modal({ title: text(n) })],
  ['private_metadata', limits.privateMetadata, (n) => modal({ private_metadata: 'x'.repeat(n) })],
];

describe('the small Slack', () => {
  it.each(cases)('takes %s at the limit and refuses one more', (_name, limit, faultsAt) => {
    expect([faultsAt(limit - 1), faultsAt(limit)]).toEqual([[], []]);
    expect(faultsAt(limit + 1)).not.toEqual([]);
  });

  it('refuses what Slack refuses besides', () => {
    expect(message([{ type: 'context_actions', elements: [] }])).not.toEqual([]);
    expect(message([{ type: 'carousel' }])).not.toEqual([]);
    expect(modal({ blocks: [{ type: 'context_actions', elements: [{}] }] })).not.toEqual([]);
    expect(
      message([
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ]),
    ).not.toEqual([]);
    expect(checkMessage({ text: '', blocks: [] })).not.toEqual([]);
  });
});
