// Jupyter notebooks: their cells of text as Markdown and their cells of code as code, in the order of the file. Outputs are not read.

import type { DataNode } from './data-node.ts';
import { dataTree, fieldOf, itemsOf, mappedText, textField } from './data-tree.ts';
import { createMappedParse, joinTexts, type MappedParse, type MappedText } from './mapped-text.ts';
import { parseMarkdown } from './markdown.ts';
import { type Parsed, piece } from './parsed.ts';
import { parsePlain } from './plain.ts';
import { tooDeep } from './too-deep.ts';

/** Parses from offset `start` on; undefined where it is no notebook (of nbformat 3 or 4). */
export function parseIpynb(source: string, start: number, path: string): Parsed | undefined {
  const tree = dataTree(source, start, path);
  const sheets = itemsOf(fieldOf(tree, 'worksheets'));
  const cells = fieldOf(tree, 'cells') ?? fieldOf(sheets[0], 'cells');
  if (fieldOf(tree, 'nbformat') === undefined || cells?.kind !== 'list') return undefined;
  const parse = createMappedParse(source);
  for (const cell of sheets.length > 0 ? sheets.flatMap((s) => itemsOf(fieldOf(s, 'cells'))) : cells.items)
    readCell(parse, source, cell);
  return parse.parsed();
}

function readCell(parse: MappedParse, source: string, cell: DataNode): void {
  const type = textField(cell, 'cell_type')?.value;
  const written = fieldOf(cell, 'source') ?? fieldOf(cell, 'input');
  const text = written && cellText(source, written);
  if (!text || text.text.trim() === '' || type === 'raw') return;
  if (isHidden(cell, text.text)) {
    parse.hide({ start: written.start, end: written.end, reason: 'code that the page does not show' });
    return;
  }
  if (type === 'markdown') parse.add(text, parseText(text.text));
  else if (type === 'code') pushCode(parse, text);
  else if (type === 'heading') {
    const span = parse.show(text);
    const level = Number.parseInt(fieldValue(fieldOf(cell, 'level')), 10);
    if (span) parse.push(piece('heading', span, { level: level >= 1 && level <= 6 ? level : 1 }));
  }
}

/** A text, or its lines. */
function cellText(source: string, written: DataNode): MappedText | undefined {
  const lines = written.kind === 'list' ? written.items : [written];
  const parts = lines.map((line) => (line.kind === 'text' ? mappedText(source, line) : undefined));
  return parts.every((part) => part !== undefined) ? joinTexts(parts) : undefined;
}

const parseText = (text: string): Parsed => (tooDeep(text) ? parsePlain(text, 0) : parseMarkdown(text, 0));

function pushCode(parse: MappedParse, text: MappedText): void {
  const start = /^(?:[ \t]*\n)*/u.exec(text.text)?.[0].length ?? 0;
  const code = piece('code', { start, end: text.text.trimEnd().length }, { group: 1 });
  parse.add(text, { prose: text.text.replaceAll('\r', '\0'), pieces: [code], omitted: [] });
}

const fieldValue = (node: DataNode | undefined): string =>
  node?.kind === 'text' || node?.kind === 'other' ? node.value : '';

/** By the marks of Jupyter Book, JupyterLab, nbconvert and Quarto. */
function isHidden(cell: DataNode, text: string): boolean {
  const metadata = fieldOf(cell, 'metadata');
  const tags = itemsOf(fieldOf(metadata, 'tags')).map(fieldValue);
  const flags = [
    fieldOf(metadata, 'hide_input'),
    fieldOf(metadata, 'hideCode'),
    fieldOf(fieldOf(metadata, 'jupyter'), 'source_hidden'),
  ];
  const slide = fieldValue(fieldOf(fieldOf(metadata, 'slideshow'), 'slide_type'));
  return (
    tags.some((tag) => /^(?:remove|hide)[_-](?:cell|input)$/u.test(tag)) ||
    flags.some((flag) => fieldValue(flag) === 'true') ||
    slide === 'notes' ||
    /^#\s*\|\s*(?:include|echo)\s*:\s*false\s*$/mu.test(text)
  );
}
