// The blocks of a Word file in their order: headings with their numbers, items, tables, text boxes and notes.
import type { Blocks } from '../zip/blocks.ts';
import { escapeText, isBlank } from '../zip/canonical.ts';
import { chosen } from '../zip/office.ts';
import { cellOf } from '../zip/table.ts';
import { child, childrenOf, type Element, find, findAll } from '../zip/xml.ts';
import { type Row, readRows, withHead } from './docx-table.ts';
import type { Inline, InlineReader } from './inline.ts';
import type { Numbered, Numbering } from './numbering.ts';
import { isShaded, joined, type ParagraphLook, paragraphLook, type Style, type Styles } from './styles.ts';

/** Takes the elements of a file's body one by one, in their order. */
export type Body = {
  block(element: Element): void;
  /** The pages are coloured, so that white text may be seen. */
  background(): void;
  end(): void;
};

type Given = {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly inline: InlineReader;
  readonly notes: Readonly<Record<'footnote' | 'endnote', ReadonlyMap<string, Element>>>;
  readonly blocks: Blocks;
};

type Read = {
  readonly inline: Inline;
  readonly style: Style;
  readonly look: ParagraphLook;
  readonly number: Numbered | undefined;
  readonly list: { readonly id: string; readonly level: number } | undefined;
};

/** Writes what it is given as blocks; notes follow the list or block that refers to them. */
export function createBody({ styles, numbering, inline, notes, blocks }: Given): Body {
  let coloured = false;
  /** A title stands above all headings. */
  let titled = false;
  /** Text of paragraphs whose end was deleted: it goes on in the next one. */
  let held = '';
  let inContents = false;

  const readParagraph = (element: Element, shaded: boolean): Read | undefined => {
    const own = child(element, 'w:pPr');
    const id = child(own, 'w:pStyle')?.attributes['w:val'] ?? styles.defaultParagraph;
    const style = styles.of(id);
    const look = joined(style.paragraph, paragraphLook(own));
    const found = inline.read(element, {
      run: style.run,
      shaded: shaded || coloured || look.shaded === true,
    });
    const mark = child(own, 'w:rPr');
    if (child(mark, 'w:del') ?? child(mark, 'w:moveFrom')) {
      inline.seen.changes = true;
      held += found.html;
      return undefined;
    }
    if (child(mark, 'w:ins')) inline.seen.changes = true;
    const list = listOf(look, id ?? '');
    const number = list && numbering.next(list.id, list.level);
    const html = held + found.html;
    held = '';
    return { inline: { ...found, html }, style, look, number, list };
  };
  const listOf = ({ list }: ParagraphLook, style: string): Read['list'] => {
    if (list?.id === undefined || list.id === '0') return undefined;
    return { id: list.id, level: list.level ?? numbering.levelOfStyle(list.id, style) ?? 0 };
  };
  const noteTexts = ({ notes: references }: Inline): readonly string[] =>
    references.flatMap(({ kind, id }) =>
      paragraphsIn(notes[kind].get(id)).flatMap((p) => {
        const html = readParagraph(p, false)?.inline.html ?? '';
        return isBlank(html) ? [] : [html];
      }),
    );
  const paragraph = (element: Element, shaded: boolean): void => {
    const read = readParagraph(element, shaded);
    if (!read) return;
    write(read);
    for (const html of noteTexts(read.inline)) blocks.note(html);
    for (const box of read.inline.boxes) for (const one of childrenOf(box)) block(one, true);
  };
  const write = ({ inline: { html }, style, look, number, list }: Read): void => {
    const { name } = style;
    const numbered = number?.text && !isBlank(html) ? `${escapeText(number.text)} ${html}` : html;
    const level = levelOf(name, look);
    if (inContents || /^(?:toc \d|toc heading|table of figures)/u.test(name)) blocks.contents(html);
    else if (name === 'title') {
      titled = true;
      blocks.heading(1, html);
    } else if (level !== undefined) blocks.heading(level + (titled ? 1 : 0), numbered);
    else if (number?.telling) blocks.paragraph(numbered);
    else if (list && number && number.kind !== 'none')
      blocks.item({ level: list.level, ordered: number.kind === 'number', list: list.id }, html);
    else if (/quote/u.test(name)) blocks.quotation(html);
    else if (look.indented || /^list (?:continue|paragraph)/u.test(name)) blocks.continued(html);
    else blocks.paragraph(html);
  };
  /** The paragraphs that stand in a cell. */
  const partsOf = (cell: Element, shaded: boolean, notesHere: string[]): readonly string[] => {
    const parts: string[] = [];
    const add = (one: Element): void => {
      if (one.name === 'w:p') {
        const read = readParagraph(one, shaded);
        if (!read) return;
        const telling = read.number?.telling ? `${escapeText(read.number.text)} ` : '';
        if (!isBlank(read.inline.html)) parts.push(`${telling}${read.inline.html}`);
        notesHere.push(...noteTexts(read.inline));
        for (const box of read.inline.boxes) for (const inner of childrenOf(box)) add(inner);
      } else if (one.name === 'w:tbl')
        for (const { cells } of readRows(one, changed))
          parts.push(
            cells.flatMap(({ element }) => partsOf(element ?? nothing, shaded, notesHere)).join(' '),
          );
      else for (const inner of through(one)) add(inner);
    };
    for (const one of childrenOf(cell)) add(one);
    if (!isBlank(held)) parts.push(held);
    held = '';
    return parts.filter((html) => !isBlank(html));
  };
  const changed = (): void => {
    inline.seen.changes = true;
  };
  const table = (element: Element): void => {
    const rows = readRows(element, changed);
    const isColoured = coloursCells(element, styles);
    // A box around a text, or columns of a page, and not a table.
    if (rows.every(({ cells }) => cells.length < 2) || rows.some(({ cells }) => cells.some(isColumn))) {
      for (const { cells } of rows)
        for (const cell of cells) for (const one of childrenOf(cell.element)) block(one, isColoured);
      return;
    }
    const inCells: string[] = [];
    const rowOf = ({ cells, head }: Row) => ({
      head,
      cells: cells.map(({ element: cell, wide, high }) =>
        cellOf(asInside(partsOf(cell ?? nothing, coloured || isColoured, inCells)), wide, high),
      ),
    });
    blocks.table(withHead(element, rows.map(rowOf)));
    for (const html of inCells) blocks.note(html);
  };
  const block = (element: Element, shaded: boolean): void => {
    if (element.name === 'w:p') paragraph(element, shaded);
    else if (element.name === 'w:tbl') table(element);
    else if (element.name === 'w:sdt' && isContents(element)) {
      inContents = true;
      for (const one of through(element)) block(one, shaded);
      inContents = false;
    } else for (const one of through(element)) block(one, shaded);
  };
  return {
    block: (element) => block(element, false),
    background() {
      coloured = true;
    },
    end() {
      if (!isBlank(held)) blocks.paragraph(held);
      blocks.end();
    },
  };
}

/** Styles and fills colour what lies under the text of a table. */
function coloursCells(table: Element, styles: Styles): boolean {
  const style = styles.of(child(child(table, 'w:tblPr'), 'w:tblStyle')?.attributes['w:val']).name;
  const plain = style === '' || style === 'table grid' || style === 'normal table';
  return !plain || findAll(table, 'w:shd').some(({ attributes }) => isShaded(attributes['w:fill']));
}

/** 1 to 9 for a heading. */
function levelOf(style: string, { outline, leading }: ParagraphLook): number | undefined {
  const named = /^heading (\d)/u.exec(style)?.[1];
  if (named !== undefined) return Number(named);
  // A line of a table of contents that was typed may have taken the level of the heading that it names.
  return outline !== undefined && outline < 9 && !leading ? outline + 1 : undefined;
}

/** A table of contents that Word makes. */
const isContents = (sdt: Element): boolean =>
  /table of contents/iu.test(find(child(sdt, 'w:sdtPr'), 'w:docPartGallery')?.attributes['w:val'] ?? '');

/** What stands in an element that only groups blocks; nothing for one that is none. */
function through(element: Element): readonly Element[] {
  if (element.name === 'w:sdt') return childrenOf(child(element, 'w:sdtContent'));
  if (element.name === 'mc:AlternateContent') return childrenOf(chosen(element));
  return groups.has(element.name) ? childrenOf(element) : [];
}

const groups: ReadonlySet<string> = new Set(['w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

const paragraphsIn = (element: Element | undefined): readonly Element[] => findAll(element, 'w:p');

const nothing: Element = { name: '', attributes: {}, children: [] };

/** Paragraphs of a cell that is a column of a page. */
const mostInCell = 12;

const isColumn = ({ element }: Row['cells'][number]): boolean =>
  paragraphsIn(element).filter((p) => findAll(p, 'w:t').length > 0).length > mostInCell;

const asInside = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : parts.map((html) => `<p>${html}</p>`).join('');
