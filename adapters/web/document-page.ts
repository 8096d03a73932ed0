// A whole document with its structure, lines as anchors and quotations marked. Pure: data in, mark-up out.
import { html } from 'hono/html';
import { lineOf, placeOf } from '../../src/citation/cite.ts';
import type { DrawnPage } from '../../src/corpus/draw-file.ts';
import type { Block, Document, Span } from '../../src/domain.ts';
import { readableMap } from '../../src/text/readable.ts';
import { partWords } from '../../src/words/citation.ts';
import { pageWords } from '../../src/words/everybody.ts';
import { type Html, page } from './layout.ts';

/** `marks`: quotations, offsets into the source, in order and not overlapping. */
export function documentPage(
  document: Document,
  marks: readonly Span[],
  home: string,
  drawn: readonly DrawnPage[] = [],
): Html {
  const about = [document.publisher, document.date, document.path].filter((part) => part !== undefined);
  const origin = document.origin ? html`<p class="soft">After: ${document.origin}</p>` : '';
  const [first, ...others] = document.blocks;
  // A document that begins with its title shows it once.
  const titled = first?.kind === 'heading' && textOf(document, first) === document.title ? first : undefined;
  const title = titled
    ? html`${anchorsOf(document, titled)}${marked(document, titled, marks, false)}`
    : document.title;
  const body = html`<h1 class="block">${title}</h1>
<p class="soft">${about.join(' · ')}</p>${origin}
${sectionsOf(document, titled ? others : document.blocks, marks, drawn)}`;
  return page(document.title, home, body);
}

const textOf = (document: Document, span: Span): string =>
  readableMap(document.prose.slice(span.start, span.end), { code: false }).text.trim();

/** A place to jump to for each line of the span. */
function anchorsOf(document: Document, span: Span): readonly Html[] {
  const from = lineOf(document, span.start);
  const count = lineOf(document, Math.max(span.start, span.end - 1)) - from + 1;
  return Array.from({ length: count }, (_, i) => html`<span id="L${from + i}"></span>`);
}

function sectionsOf(
  document: Document,
  blocks: readonly Block[],
  marks: readonly Span[],
  drawn: readonly DrawnPage[],
): readonly Html[] {
  const text = (span: Span): readonly (Html | string)[] => marked(document, span, marks, false);
  const anchors = (span: Span): readonly Html[] => anchorsOf(document, span);
  const one = (block: Block): Html => {
    const inside = html`${anchors(block)}${text(block)}`;
    if (block.kind === 'code')
      return html`<div class="block">${anchors(block)}<pre tabindex="0"><code>${marked(document, block, marks, true)}</code></pre></div>`;
    if (block.kind === 'heading') return heading(Math.min(block.level + 1, 6), inside);
    return html`<p class="block">${inside}</p>`;
  };
  const row = (block: Block): Html => {
    const cell = (span: Span, index: number): Html => {
      const anchor = index === 0 ? anchors(block) : [];
      return block.head
        ? html`<th scope="col">${anchor}${text(span)}</th>`
        : html`<td>${anchor}${text(span)}</td>`;
    };
    return html`<tr class="block">${block.cells.map(cell)}</tr>`;
  };
  const shown = (group: readonly Block[]): Html => {
    const [first] = group;
    if (first?.kind === 'item')
      return list(group, (item) => html`<div class="block">${anchors(item)}${text(item)}</div>`);
    if (first?.kind === 'row')
      return html`<div class="table" role="region" aria-label="Table" tabindex="0"><table>${group.map(row)}</table></div>`;
    return html`${group.map(one)}`;
  };
  let before = '';
  return groups(blocks).map((group) => {
    const [first] = group;
    const place = first && placeOf(document, first.start, first.start + 1);
    const named = place ? capital(partWords(place)) : '';
    if (named === '' || named === before) return shown(group);
    before = named;
    const picture = drawn.find(({ count }) => count === place?.count);
    return html`<p class="soft">${named}</p>${picture ? pictureOf(picture, named) : ''}${shown(group)}`;
  });
}

/** The page as it is printed; its words follow as text. */
function pictureOf({ png, width, height }: DrawnPage, named: string): Html {
  const data = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return html`<img class="page" src="${data}" width="${width}" height="${height}" alt="${pageWords.picture(named)}">`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Neighbouring items of a list and rows of a table together, everything else alone. */
function groups(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const grouped: Block[][] = [];
  for (const block of blocks) {
    const open = grouped.at(-1);
    const last = open?.at(-1);
    const joins = block.kind === 'item' || block.kind === 'row';
    if (open && last && joins && last.kind === block.kind && last.group === block.group) open.push(block);
    else grouped.push([block]);
  }
  return grouped;
}

/** Items as nested lists by their depth. */
function list(items: readonly Block[], show: (item: Block) => Html): Html {
  const least = Math.min(...items.map((item) => item.level));
  const tops = items.flatMap((item, index) => (item.level === least ? [index] : []));
  const starts = tops[0] === 0 ? tops : [0, ...tops];
  return html`<ul>${starts.map((start, i) => {
    const [item, ...inner] = items.slice(start, starts[i + 1]);
    return item ? html`<li>${show(item)}${inner.length > 0 ? list(inner, show) : ''}</li>` : '';
  })}</ul>`;
}

function heading(level: number, inside: Html): Html {
  switch (level) {
    case 2:
      return html`<h2 class="block">${inside}</h2>`;
    case 3:
      return html`<h3 class="block">${inside}</h3>`;
    case 4:
      return html`<h4 class="block">${inside}</h4>`;
    case 5:
      return html`<h5 class="block">${inside}</h5>`;
    default:
      return html`<h6 class="block">${inside}</h6>`;
  }
}

/** The readable text of a span, cut where a quotation begins and ends. */
function marked(
  document: Document,
  span: Span,
  marks: readonly Span[],
  code: boolean,
): readonly (Html | string)[] {
  const map = readableMap(document.prose.slice(span.start, span.end), { code });
  const parts: (Html | string)[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.end <= span.start || mark.start >= span.end) continue;
    const from = Math.max(at, map.toText(Math.max(0, mark.start - span.start)));
    const to = Math.max(from, map.toText(Math.min(span.end, mark.end) - span.start));
    parts.push(map.text.slice(at, from), html`<mark>${map.text.slice(from, to)}</mark>`);
    at = to;
  }
  parts.push(map.text.slice(at));
  return parts;
}
