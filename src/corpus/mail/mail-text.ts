// The text part of a mail as blocks: paragraphs, lists, and what is quoted from mails before.
import type { Blocks } from '../zip/blocks.ts';
import { escapeText } from '../zip/canonical.ts';

const item = /^\s{0,8}(?:[-*•]|(\d{1,3})[.)])[ \t]+/u;

type Running = {
  readonly kind: 'text' | 'quotation' | 'item';
  readonly ordered: boolean;
  readonly lines: string[];
};

/** Writes plain text as blocks; lines behind ">" become quotations. */
export function writeMailText(blocks: Blocks, text: string): void {
  let running: Running | undefined;
  const flush = (): void => {
    const html = (running?.lines ?? []).map(escapeText).join('<br>');
    if (running?.kind === 'quotation') blocks.quotation(html);
    else if (running?.kind === 'item') blocks.item({ level: 0, ordered: running.ordered, list: '' }, html);
    else blocks.paragraph(html);
    running = undefined;
  };
  const begin = (kind: Running['kind'], line: string, ordered = false): void => {
    flush();
    running = { kind, ordered, lines: [line.trim()] };
  };
  for (const line of text.split(/\r\n?|\n/u)) {
    const kind = running?.kind;
    const quoted = line.startsWith('>');
    const inner = quoted ? line.replace(/^[>\s]+/u, '') : line;
    const mark = item.exec(line);
    if (inner.trim() === '') flush();
    else if (quoted && kind !== 'quotation') begin('quotation', inner);
    else if (mark && !quoted) begin('item', line.slice(mark[0].length), mark[1] !== undefined);
    else if (
      kind === undefined ||
      (!quoted && (kind === 'quotation' || (kind === 'item' && !/^\s/u.test(line))))
    )
      begin('text', inner);
    else running?.lines.push(inner.trim());
  }
  flush();
  blocks.end();
}
