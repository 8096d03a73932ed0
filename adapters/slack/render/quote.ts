// A quotation as rich_text: Slack never interprets a text element, so every character stays what it is in the file; pure.
import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextText } from '@slack/types';
import { labelsAbove, partsOf } from '../../../src/citation/citations.ts';
import type { Citation, Excerpt, Label } from '../../../src/domain.ts';
import { plain } from './mrkdwn.ts';

/** Labels, then the quotation; `quote:N` lets a reader of the blocks find it again. */
export function quoteBlock(citation: Citation): RichTextBlock {
  const labels = labelsAbove(citation).flatMap(labelLine);
  return {
    type: 'rich_text',
    block_id: `quote:${citation.number}`,
    elements: [...labels, ...quotations(citation.excerpt)],
  };
}

/** A quotation of several blocks with its code as preformatted; see `quotation`. */
export function quotations(excerpt: Excerpt): RichTextBlockElement[] {
  if (excerpt.form !== 'blocks') return [quotation(excerpt)];
  return partsOf(excerpt).map(({ text, marks, code }) =>
    quotation({ ...excerpt, text, marks, form: code ? 'code' : 'prose' }),
  );
}

/** Code as preformatted, which cannot hold bold; everything else as a quotation with its answering words in bold. */
export function quotation(excerpt: Excerpt): RichTextBlockElement {
  if (excerpt.form === 'code') {
    return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: excerpt.text }] };
  }
  return { type: 'rich_text_quote', elements: runs(excerpt) };
}

/**
 * The text cut at its marks and, in a row, at its cells, each of which begins a line with the name of its column in italics.
 * The runs that are not italic, joined, are the text.
 */
function runs(excerpt: Excerpt): RichTextElement[] {
  const { text, marks, cells } = excerpt;
  const names = new Map(cells.map((cell, i) => [cell.value.start, columnName(cell.column, i)]));
  const cuts = [0, text.length, ...marks.flatMap((m) => [m.start, m.end]), ...names.keys()];
  const ends = [...new Set(cuts)].sort((a, b) => a - b);
  return ends.slice(1).flatMap((end, i) => {
    const start = ends[i] ?? 0;
    const bold = marks.some((m) => m.start <= start && end <= m.end);
    const name = names.get(start) ?? '';
    return [...(name === '' ? [] : [italic(name)]), textRun(text.slice(start, end), bold)];
  });
}

const columnName = (column: string, cell: number): string => {
  const name = plain(column);
  return `${cell === 0 ? '' : '\n'}${name === '' ? '' : `${name}: `}`;
};

/** A run of text in rich_text, shown as it is. */
export const textRun = (text: string, bold = false): RichTextText =>
  bold ? { type: 'text', text, style: { bold: true } } : { type: 'text', text };

/** Copied from the file to say what is meant; no part of the quotation, so it stands above it in italics. */
function labelLine(label: Label): RichTextBlockElement[] {
  const text = plain(label.text);
  return text === '' ? [] : [italicLine(text)];
}

const italic = (text: string): RichTextText => ({ type: 'text', text, style: { italic: true } });

const italicLine = (text: string): RichTextBlockElement => ({
  type: 'rich_text_section',
  elements: [italic(text)],
});
