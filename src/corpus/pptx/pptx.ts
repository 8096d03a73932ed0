// PowerPoint files: slides with their titles as headings, and the speaker's notes under a heading of their own.
import { type Blocks, createBlocks } from '../zip/blocks.ts';
import { createCanonical, isBlank } from '../zip/canonical.ts';
import { isOn, openPackage, type Package, type Relation } from '../zip/office.ts';
import { converterOf, refuseAs } from '../zip/refused.ts';
import { cellOf, cellText, namesColumns, type TableRow } from '../zip/table.ts';
import { child, childrenOf, type Element, readTree } from '../zip/xml.ts';
import { type DrawingParagraph, paragraphsOf } from './drawing-text.ts';
import { type Shape, type Size, shapesOf } from './shapes.ts';

type Slide = {
  /** As it is printed. */
  readonly number: number;
  readonly hidden: boolean;
  readonly shapes: readonly Shape[];
  readonly notes: readonly DrawingParagraph[];
};

/** Reads `.pptx`, `.pptm` and `.potx`. */
export const pptxConverter = converterOf('a PowerPoint file', 'footnote-pptx 1', async (bytes) => {
  const file = await openPackage(bytes);
  const slides = await readSlides(file);
  const shown = slides.filter(({ hidden }) => !hidden);
  const first = shown[0] && titleOf(shown[0]).replace(/<[^<>]*>/gu, ' ');
  const canonical = createCanonical(first ? unescapeText(first) : file.title);
  const blocks = createBlocks(canonical);
  if (shown.length < slides.length) canonical.warn('has hidden slides, which are left out');
  for (const slide of shown) {
    const name = String(slide.number);
    const filled = slide.shapes.some(
      (shape) => shape.kind === 'table' || shape.paragraphs.some(({ html }) => !isBlank(html)),
    );
    if (filled) canonical.place({ kind: 'slide', name });
    if (filled) blocks.heading(2, titleOf(slide) || `Slide ${name}`);
    for (const [i, shape] of slide.shapes.entries()) writeShape(blocks, shape, `${name} ${i}`);
    blocks.end();
    if (slide.notes.every(({ html }) => isBlank(html))) continue;
    canonical.place({ kind: 'notes', name });
    blocks.heading(filled ? 3 : 2, filled ? 'Speaker notes' : `Slide ${name}: speaker notes`);
    writeText(blocks, slide.notes, false, `${name} notes`);
    blocks.end();
  }
  return canonical.converted(file.date);
});

async function readSlides(file: Package): Promise<readonly Slide[]> {
  const root = await readTree(file.zip.pieces(file.main));
  if (root.name !== 'p:presentation') refuseAs('other');
  const relations = await file.relations(file.main);
  const extent = child(root, 'p:sldSz')?.attributes;
  const size = extent && { wide: Number(extent.cx), high: Number(extent.cy) };
  let number = Number(root.attributes.firstSlideNum ?? 1);
  const slides: Slide[] = [];
  for (const { attributes } of childrenOf(child(root, 'p:sldIdLst'), 'p:sldId')) {
    const part = relations.get(attributes['r:id'] ?? '')?.target;
    if (part !== undefined && file.zip.has(part)) slides.push(await readSlide(file, part, number, size));
    number++;
  }
  return slides;
}

async function readSlide(file: Package, part: string, number: number, size?: Size): Promise<Slide> {
  const root = await readTree(file.zip.pieces(part));
  const relations = await file.relations(part);
  const shapes = shapesOf(child(child(root, 'p:cSld'), 'p:spTree'), relations, size);
  const hidden = root.attributes.show !== undefined && !isOn(root.attributes.show);
  const drawn = await partsOf(file, relations, 'diagramDrawing');
  const diagrams = drawn.flatMap(bodiesIn).map((body) => paragraphsOf(body, relations));
  const more = diagrams.map((paragraphs): Shape => ({ kind: 'text', role: 'other', paragraphs }));
  const [notes] = await partsOf(file, relations, 'notesSlide');
  return { number, hidden, shapes: [...shapes, ...more], notes: notesOf(notes) };
}

async function partsOf(
  { zip }: Package,
  relations: ReadonlyMap<string, Relation>,
  type: string,
): Promise<readonly Element[]> {
  const found: Element[] = [];
  for (const relation of relations.values())
    if (relation.type === type && !relation.external && zip.has(relation.target))
      found.push(await readTree(zip.pieces(relation.target)));
  return found;
}

const none: ReadonlyMap<string, Relation> = new Map();

const notesOf = (root: Element | undefined): readonly DrawingParagraph[] =>
  shapesOf(child(child(root, 'p:cSld'), 'p:spTree'), none).flatMap((shape) =>
    shape.kind === 'text' && shape.role === 'body' ? shape.paragraphs : [],
  );

/** The text frames of a drawn diagram. */
const bodiesIn = (element: Element): readonly Element[] =>
  childrenOf(element).flatMap((one) => (/:txBody$/u.test(one.name) ? [one] : bodiesIn(one)));

const titleOf = ({ shapes }: Slide): string =>
  shapes
    .flatMap((shape) => (shape.kind === 'text' && shape.role === 'title' ? shape.paragraphs : []))
    .map(({ html }) => html.replaceAll('<br>', ' ').trim())
    .filter((html) => html !== '')
    .join(' ');

const unescapeText = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function writeShape(blocks: Blocks, shape: Shape, list: string): void {
  if (shape.kind === 'table') blocks.table(rowsOf(shape.table));
  else if (shape.role !== 'title') writeText(blocks, shape.paragraphs, shape.role === 'body', list);
}

/** A frame that the layout gives to the slide's text has bullets without saying so. */
function writeText(
  blocks: Blocks,
  paragraphs: readonly DrawingParagraph[],
  bulleted: boolean,
  list: string,
): void {
  const many = paragraphs.filter(({ html }) => !isBlank(html)).length > 1;
  for (const { html, level, bullet } of paragraphs) {
    const isItem = bullet === undefined ? bulleted && many : bullet !== 'none';
    if (isItem) blocks.item({ level, ordered: bullet === 'number', list }, html);
    else if (level > 0) blocks.continued(html);
    else blocks.paragraph(html);
  }
}

function rowsOf(table: Element): readonly TableRow[] {
  const rows = childrenOf(table, 'a:tr').map((row) =>
    childrenOf(row, 'a:tc').flatMap((cell) => {
      const { gridSpan, rowSpan, hMerge, vMerge } = cell.attributes;
      if ((hMerge && isOn(hMerge)) || (vMerge && isOn(vMerge))) return [];
      const html = paragraphsOf(child(cell, 'a:txBody'), none).map((p) => p.html);
      const filled = html.filter((one) => !isBlank(one));
      const inner = filled.length < 2 ? (filled[0] ?? '') : filled.map((one) => `<p>${one}</p>`).join('');
      return [cellOf(inner, Number(gridSpan ?? 1), Number(rowSpan ?? 1))];
    }),
  );
  const named = child(table, 'a:tblPr')?.attributes.firstRow;
  const texts = rows.map((cells) => cells.map(({ html }) => cellText(html)));
  const marked = named !== undefined && isOn(named);
  const head =
    (named === undefined || marked) &&
    namesColumns(texts[0] ?? [], texts.slice(1), texts[0]?.length ?? 0, marked);
  return rows.map((cells, i) => ({ cells, head: head && i === 0 }));
}
