// An Answer becomes lines of a terminal: quotations first, their footnotes below; pure.

import { labelsAbove } from '../../src/citation/citations.ts';
import type { SourceView } from '../../src/citation/surroundings.ts';
import type { Answer, Citation, DocumentCard, Excerpt, Label, NotRead, Source } from '../../src/domain.ts';
import { countOf } from '../../src/text/say.ts';
import {
  alsoLine,
  differLine,
  footer,
  moreLine,
  placeWords,
  sourceLine,
  verifiedLine,
  why,
} from '../../src/words/citation.ts';
import { examplesLine, leadLine, understoodLine } from '../../src/words/everybody.ts';
import { confidenceLine, nextLine } from '../../src/words/moderators.ts';
import { contentsLine } from '../../src/words/requests.ts';
import { limits } from './limits.ts';
import { printable, printableLine } from './printable.ts';
import { indent, type Style } from './style.ts';

/** The whole reply, without a line break at its end. */
export function renderAnswer(answer: Answer, style: Style): string {
  const understood = understoodLine(answer);
  const head = understood === undefined ? [] : [say(understood, style, style.dim)];
  return [...head, ...bodyOf(answer, style)].join('\n\n');
}

/** Paragraphs of the reply, each to stand apart. */
function bodyOf(answer: Answer, style: Style): readonly string[] {
  const lead = say(leadLine(answer), style);
  switch (answer.kind) {
    case 'answer': {
      const differ = answer.differ.map((difference) => say(differLine(difference), style, style.bold));
      const more = moreLine(answer);
      return [
        lead,
        ...quotations(answer.citations, style),
        ...differ,
        ...(more === undefined ? [] : [say(more, style)]),
        footnotes(answer.citations, style),
      ];
    }
    case 'nearest':
      return [lead, ...quotations(answer.citations, style), footnotes(answer.citations, style)];
    case 'abstention':
      return [lead];
    case 'conversation':
      return [
        lead,
        ...listed(mentioned(answer), style),
        ...(answer.examples.length === 0
          ? []
          : [[say(examplesLine, style), ...listed(answer.examples, style)].join('\n')]),
      ];
  }
}

/** Paragraphs of quotations; those under the same labels stand together, with the labels said once. */
function quotations(citations: readonly Citation[], style: Style): readonly string[] {
  const paragraphs: string[] = [];
  let above = '';
  for (const citation of citations) {
    const shown = labelsAbove(citation);
    const labels = shown.map((label) => indent(style.dim(labelText(label)), style, '  ')).join('\n');
    const place = labels === '' ? '' : `${citation.source.documentId}\n${labels}`;
    const contents = contentsLine(citation);
    const below = contents === undefined ? [] : [indent(style.dim(printableLine(contents)), style, '  ')];
    const words = [quoted(citation, style), ...below].join('\n');
    const last = paragraphs.at(-1);
    if (place !== '' && place === above && last !== undefined) paragraphs.splice(-1, 1, `${last}\n${words}`);
    else paragraphs.push(labels === '' ? words : `${labels}\n${words}`);
    above = place;
  }
  return paragraphs;
}

function labelText(label: Label): string {
  const text = printableLine(label.text);
  return label.kind === 'heading' ? `${text} ›` : text;
}

/** The words of the file with the answering ones in bold, then the footnote's number. */
function quoted(citation: Citation, style: Style): string {
  const { excerpt } = citation;
  const number = style.accent(`[${citation.number}]`);
  const bar = style.dim('│ ');
  const barred = (text: string, code: boolean): string =>
    indent(text, style, '    ', '    ', code).replace(/^(?: {4}|$)/gm, `  ${bar}`);
  if (excerpt.form === 'code' || excerpt.form === 'blocks')
    return `${barred(marked(excerpt, style), true)}\n  ${number}`;
  if (excerpt.form === 'row' && excerpt.cells.some((cell) => cell.column !== ''))
    return `${excerpt.cells.map((cell) => barred(cellLine(excerpt, cell, style), false)).join('\n')}\n  ${number}`;
  return indent(`“${marked(excerpt, style)}” ${number}`, style, '  ');
}

function cellLine(excerpt: Excerpt, cell: Excerpt['cells'][number], style: Style): string {
  const column = printableLine(cell.column);
  const value = marked(excerpt, style, cell.value.start, cell.value.end);
  return column === '' ? value : `${style.dim(`${column}:`)} ${value}`;
}

/** The text (or the part from `from` to `to`), made safe piece by piece so that no mark can move. */
function marked(excerpt: Excerpt, style: Style, from = 0, to = excerpt.text.length): string {
  // A plain-text document's own line breaks are where its lines ended, not where ours do.
  const lines = (text: string): string =>
    excerpt.form === 'code' || excerpt.form === 'blocks' ? text : text.replace(/\s*\n\s*/g, ' ');
  const safe = (start: number, end: number): string => printable(lines(excerpt.text.slice(start, end)));
  const pieces: string[] = [];
  let at = from;
  for (const mark of excerpt.marks) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, to);
    if (start >= end) continue;
    pieces.push(safe(at, start), style.bold(safe(start, end)));
    at = end;
  }
  pieces.push(safe(at, to));
  return pieces.join('');
}

function footnotes(citations: readonly Citation[], style: Style): string {
  return citations.map((citation) => footnote(citation, style)).join('\n');
}

function footnote(citation: Citation, style: Style): string {
  const { source } = citation;
  const also = alsoLine(citation);
  const number = `[${citation.number}]`;
  const text = printableLine(footer(citation, placeOf(source))).slice(number.length + 1);
  const space = ' '.repeat(number.length + 1);
  const below = (line: string): string => indent(style.dim(printableLine(line)), style, space);
  return [
    indent(text, style, `${number} `).replace(number, style.accent(number)),
    ...(source.link === undefined ? [] : [below(source.link)]),
    ...(also === undefined ? [] : [below(also)]),
  ].join('\n');
}

/** As compilers and editors write it, path:from-to; of a file that is no text its page or the like. */
function placeOf(source: Source): string {
  const { from, to } = source.lines;
  if (source.converted) return [source.path, placeWords(source)].filter((part) => part !== '').join(', ');
  return `${source.path}:${from === to ? from : `${from}-${to}`}`;
}

/** `/source`: the passage in its surroundings, with the lines of the file where it is text; what is quoted carries a bar. */
export function renderSource(view: SourceView, style: Style): string {
  const { citation } = view;
  const digits = String(view.lines.at(-1)?.number ?? 0).length;
  const lines = view.lines.map((line) => {
    const gutter = `${String(line.number).padStart(digits)} ${line.quoted ? '┃' : '│'} `;
    const text = printableLine(line.text);
    return indent(line.quoted ? style.bold(text) : text, style, gutter, ' '.repeat(gutter.length), true);
  });
  const pieces = view.pieces.filter(({ text }) => text.trim() !== '');
  return [
    say(footer(citation, placeOf(citation.source)), style),
    lines.length > 0 ? lines.join('\n') : pieces.map(pieceOf(style)).join('\n'),
    say(verifiedLine(view), style),
  ].join('\n\n');
}

const pieceOf =
  (style: Style) =>
  ({ text, quoted }: SourceView['pieces'][number]): string => {
    const bar = quoted ? '┃ ' : '│ ';
    return indent(quoted ? style.bold(printable(text.trim())) : printable(text.trim()), style, bar, bar);
  };

/** `/why`: what was looked for, what matched, how sure, and what came next. */
export function renderWhy(answer: Answer, style: Style, lookedFor?: string): string {
  if (answer.kind === 'conversation') return say(leadLine(answer), style);
  const cited = answer.kind === 'abstention' ? [say(leadLine(answer), style)] : answer.citations.map(whyLine);
  const next = answer.next.map((c) =>
    indent(
      `${printableLine(sourceLine(c.source, placeOf(c.source)))}. ${printableLine(why(c))}`,
      style,
      '- ',
      '  ',
    ),
  );
  // Where nothing is quoted there is no quotation to be sure of.
  const sure = answer.kind === 'abstention' ? [] : [say(confidenceLine(answer.confidence), style)];
  const looked = lookedFor === undefined ? [] : [say(lookedFor, style)];
  return [
    ...looked,
    ...cited,
    ...sure,
    ...(next.length === 0 ? [] : [[say(nextLine, style), ...next].join('\n')]),
  ].join('\n\n');

  function whyLine(citation: Citation): string {
    return indent(printableLine(why(citation)), style, `[${citation.number}] `);
  }
}

/** `/sources`: what there is to ask about. */
export function renderDocuments(documents: readonly DocumentCard[], style: Style): string {
  return listed(documents.map(cardLine), style).join('\n');
}

/** Documents are listed where they were asked for, not after a greeting. */
function mentioned({ about, documents }: Extract<Answer, { kind: 'conversation' }>): readonly string[] {
  if (about !== 'documents' && about !== 'topics') return [];
  const lines = documents
    .slice(0, limits.listed)
    .map((card) =>
      about === 'topics' ? card.title : [cardLine(card), ...(card.link ? [card.link] : [])].join(' · '),
    );
  const rest = documents.length - lines.length;
  return [...lines, ...(rest > 0 ? [`… ${countOf(rest, 'more document')}: /sources`] : [])];
}

/** What was not read, why, and what to do; nothing where all was. */
export function renderNotRead(notRead: readonly NotRead[], style: Style): readonly string[] {
  const lines = notRead.map(({ path, reason, remedy }) => {
    const next = remedy.charAt(0).toUpperCase() + remedy.slice(1);
    return indent(printableLine(`${path}: ${reason}. ${next}`), style, '  ', '    ');
  });
  return lines.length === 0 ? [] : [['Not read:', ...lines].join('\n')];
}

function cardLine(card: DocumentCard): string {
  const facts = [card.title, card.publisher, card.date, card.path, countOf(card.passages, 'passage')];
  return facts.filter((fact) => fact !== undefined && fact !== '').join(' · ');
}

function listed(lines: readonly string[], style: Style): readonly string[] {
  return lines.length === 0
    ? []
    : [lines.map((line) => indent(printableLine(line), style, '- ', '  ')).join('\n')];
}

function say(line: string, style: Style, look: (text: string) => string = (text) => text): string {
  return look(indent(printableLine(line), style, ''));
}
