// Text documents of LibreOffice: headings with their numbers, lists, tables, frames and notes.
import { type Blocks, createBlocks } from '../zip/blocks.ts';
import { createCanonical, escapeText, isBlank } from '../zip/canonical.ts';
import { converterOf, refuseAs } from '../zip/refused.ts';
import { cellOf, cellText, namesColumns, type TableRow } from '../zip/table.ts';
import { child, childrenOf, type Element, findAll, readTrees } from '../zip/xml.ts';
import { blocksInFrame, readOdfInline } from './odf-inline.ts';
import { createOdfStyles, type OdfStyles } from './odf-styles.ts';
import { openDocument } from './open-document.ts';

/** Reads `.odt` and `.ott`. */
export const odtConverter = converterOf('an OpenDocument text', 'footnote-odt 1', async (bytes) => {
  const file = await openDocument(bytes);
  const canonical = createCanonical(file.title);
  const styles = createOdfStyles();
  styles.add(child(file.styles, 'office:styles'));
  styles.add(child(file.styles, 'office:automatic-styles'));
  const seen = { hidden: false, changes: false };
  const text = createText(styles, createBlocks(canonical), seen);
  let found = false;
  await readTrees(
    file.zip.pieces(file.content),
    (name, above) => {
      if (name === 'office:text') found = true;
      return name === 'office:automatic-styles' || above.at(-1) === 'office:text';
    },
    (element) => {
      if (element.name === 'office:automatic-styles') styles.add(element);
      else text.block(element);
    },
  );
  if (!found) refuseAs('other');
  text.end();
  if (seen.changes) canonical.warn('has tracked changes, read as accepted');
  if (seen.hidden) canonical.warn('has hidden text, which is left out');
  return canonical.converted(file.date);
});

type Seen = { hidden: boolean; changes: boolean };
type Text = { block(element: Element): void; end(): void };

function createText(styles: OdfStyles, blocks: Blocks, seen: Seen): Text {
  let inContents = false;
  let titled = false;
  let lists = 0;
  const hid = (): void => {
    seen.hidden = true;
  };
  const inline = (element: Element, shaded: boolean) => {
    const read = readOdfInline(element, styles, shaded, hid);
    const notes = read.notes.flatMap((body) => partsOf(body, shaded, []));
    return { ...read, notes };
  };
  const around = (element: Element, write: (html: string) => void): void => {
    const { html, notes, boxes } = inline(element, false);
    write(html);
    for (const note of notes) blocks.note(note);
    for (const box of boxes) for (const one of blocksInFrame(box)) block(one);
  };
  const paragraph = (element: Element): void => {
    const style = element.attributes['text:style-name'];
    const hidden = childrenOf(element, 'text:hidden-paragraph').some(
      ({ attributes }) => attributes['text:is-hidden'] !== 'false',
    );
    if (hidden) hid();
    else
      around(element, (html) => {
        if (inContents) blocks.contents(html);
        else if (styles.isNamed(style, 'Title')) {
          titled = true;
          blocks.heading(1, html);
        } else if (styles.isNamed(style, 'Quotations')) blocks.quotation(html);
        else if (styles.look(style).indented) blocks.continued(html);
        else blocks.paragraph(html);
      });
  };
  const heading = (element: Element): void => {
    const level = Math.min(9, Math.max(1, Number(element.attributes['text:outline-level'] ?? 1) || 1));
    around(element, (html) => {
      if (isBlank(html)) return;
      const number = element.attributes['text:is-list-header'] === 'true' ? '' : styles.headingNumber(level);
      const numbered = number === '' ? html : `${escapeText(number)} ${html}`;
      if (inContents) blocks.contents(html);
      else blocks.heading(level + (titled ? 1 : 0), numbered);
    });
  };
  const list = (element: Element, level: number, name: string | undefined, id: string): void => {
    const style = element.attributes['text:style-name'] ?? name;
    const ordered = styles.isOrdered(style, level + 1);
    for (const item of childrenOf(element)) {
      let first = item.name === 'text:list-item';
      for (const one of childrenOf(item)) {
        if (one.name === 'text:list') list(one, level + 1, style, id);
        else if (one.name === 'text:h') heading(one);
        else if (one.name !== 'text:p') block(one);
        else {
          const write = first
            ? (html: string) => blocks.item({ level, ordered, list: id }, html)
            : (html: string) => blocks.continued(html);
          around(one, write);
          first = false;
        }
      }
    }
  };
  /** The paragraphs that stand in a cell or note. */
  const partsOf = (cell: Element, shaded: boolean, notesHere: string[]): readonly string[] =>
    childrenOf(cell).flatMap((one): readonly string[] => {
      if (one.name === 'text:p' || one.name === 'text:h') {
        const { html, notes, boxes } = inline(one, shaded);
        notesHere.push(...notes);
        const more = boxes.flatMap((box) =>
          blocksInFrame(box).flatMap((b) => partsOf(wrap(b), shaded, notesHere)),
        );
        return [html, ...more].filter((part) => !isBlank(part));
      }
      if (/^(?:text:(?:list|list-item|list-header|section)|table:table.*)$/u.test(one.name))
        return partsOf(one, shaded, notesHere);
      return [];
    });
  const table = (element: Element): void => {
    const notesHere: string[] = [];
    const rows: TableRow[] = rowsIn(element, false).map(({ row, head }) => ({
      head,
      cells: childrenOf(row, 'table:table-cell').map((cell) => {
        const parts = partsOf(cell, true, notesHere);
        const inner = parts.length < 2 ? (parts[0] ?? '') : parts.map((html) => `<p>${html}</p>`).join('');
        const span = (key: string): number =>
          Math.max(1, Math.min(1_000, Number(cell.attributes[key] ?? 1) || 1));
        return cellOf(inner, span('table:number-columns-spanned'), span('table:number-rows-spanned'));
      }),
    }));
    const [first, ...others] = rows;
    const texts = rows.map(({ cells }) => cells.map(({ html }) => cellText(html)));
    const marked = findAll(rowsIn(element, false)[0]?.row, 'text:p').every(({ attributes }) =>
      styles.isNamed(attributes['text:style-name'], 'Table_20_Heading'),
    );
    const unnamed = !rows.some(({ head }) => head);
    const named =
      first && unnamed && namesColumns(texts[0] ?? [], texts.slice(1), texts[0]?.length ?? 0, marked);
    blocks.table(named ? [{ ...first, head: true }, ...others] : rows);
    for (const html of notesHere) blocks.note(html);
  };
  const block = (element: Element): void => {
    const { name, attributes } = element;
    if (name === 'text:p') paragraph(element);
    else if (name === 'text:h') heading(element);
    else if (name === 'text:list') list(element, 0, undefined, attributes['xml:id'] ?? String(lists++));
    else if (name === 'table:table') table(element);
    else if (name === 'text:tracked-changes') seen.changes ||= childrenOf(element).length > 0;
    else if (name === 'text:section') {
      if ((attributes['text:display'] ?? 'true') === 'true')
        for (const one of childrenOf(element)) block(one);
      else hid();
    } else if (
      /^text:(?:table-of-content|alphabetical-index|illustration-index|table-index|user-index)$/u.test(name)
    ) {
      inContents = true;
      for (const one of childrenOf(child(element, 'text:index-body'))) block(one);
      inContents = false;
    } else if (name === 'text:index-title' || name === 'text:bibliography' || name === 'text:index-body')
      for (const one of childrenOf(element)) block(one);
    else if (name.startsWith('draw:')) for (const one of blocksInFrame(wrap(element))) block(one);
  };
  return { block, end: () => blocks.end() };
}

const wrap = (element: Element): Element => ({ name: '', attributes: {}, children: [element] });

/** The rows of a table through their groups. */
const rowsIn = (
  element: Element,
  head: boolean,
): readonly { readonly row: Element; readonly head: boolean }[] =>
  childrenOf(element).flatMap((one) => {
    if (one.name === 'table:table-row') return [{ row: one, head }];
    if (one.name === 'table:table-header-rows') return rowsIn(one, true);
    return one.name === 'table:table-rows' || one.name === 'table:table-row-group' ? rowsIn(one, head) : [];
  });
