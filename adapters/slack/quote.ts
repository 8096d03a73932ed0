// A quotation as rich_text: Slack never interprets a text element, so every character stays what it is in the file; pure.
import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextText } from '@slack/types';
import type { Citation, Excerpt, Label } from '../../src/domain.ts';
import { plain } from './mrkdwn.ts';

/** Labels, then the quotation; `quote:N` lets a reader of the blocks find it again. */
export function quoteBlock(citation: Citation): RichTextBlock {
  const labels = citation.labels.filter((label) => label.kind !== 'column').flatMap(labelLine);
  const columns = columnLine(citation.excerpt);
  return {
    type: 'rich_text',
    block_id: `quote:${citation.number}`,
    elements: [...labels, ...columns, quotation(citation.excerpt)],
  };
}

/** Code as preformatted, which cannot hold bold; everything else as a quotation with its answering words in bold. */
export function quotation(excerpt: Excerpt): RichTextBlockElement {
  if (excerpt.form === 'code') {
    return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: excerpt.text }] };
  }
  return { type: 'rich_text_quote', elements: runs(excerpt) };
}

/** The text cut at its marks; joined again it is the text. */
function runs(excerpt: Excerpt): RichTextElement[] {
  const { text, marks } = excerpt;
  const cuts = marks.flatMap((mark, i) => [
    { text: text.slice(marks[i - 1]?.end ?? 0, mark.start), bold: false },
    { text: text.slice(mark.start, mark.end), bold: true },
  ]);
  const rest = { text: text.slice(marks.at(-1)?.end ?? 0), bold: false };
  return [...cuts, rest].filter((run) => run.text !== '').map((run) => textRun(run.text, run.bold));
}

export const textRun = (text: string, bold = false): RichTextText =>
  bold ? { type: 'text', text, style: { bold: true } } : { type: 'text', text };

/** Copied from the file to say what is meant; no part of the quotation, so it stands above it in italics. */
function labelLine(label: Label): RichTextBlockElement[] {
  const text = plain(label.text);
  return text === '' ? [] : [italicLine(text)];
}

/** Names of the columns of a row, in the order of its cells. */
function columnLine(excerpt: Excerpt): RichTextBlockElement[] {
  const names = excerpt.cells.map((cell) => plain(cell.column)).filter((name) => name !== '');
  return names.length === 0 ? [] : [italicLine(names.join(' | '))];
}

const italicLine = (text: string): RichTextBlockElement => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text, style: { italic: true } }],
});
