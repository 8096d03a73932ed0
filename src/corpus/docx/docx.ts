// Word files: a reader of our own, since what is numbered, boxed, hidden or changed decides what people see.
import { createBlocks } from '../zip/blocks.ts';
import { createCanonical } from '../zip/canonical.ts';
import { openPackage, type Package, type Relation } from '../zip/office.ts';
import { converterOf, refuseAs } from '../zip/refused.ts';
import { childrenOf, type Element, readTree, readTrees } from '../zip/xml.ts';
import { createBody } from './body.ts';
import { createInlineReader } from './inline.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

/** Reads `.docx`, `.docm` and `.dotx`. */
export const docxConverter = converterOf('a Word file', 'footnote-docx 2', async (bytes) => {
  const file = await openPackage(bytes);
  const relations = await file.relations(file.main);
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type && !relation.external)?.target;
  const styles = await readStyles(file, partOf('styles'));
  const numbering = await readNumbering(file, partOf('numbering'));
  const notes = {
    footnote: await readNotes(file, partOf('footnotes'), 'w:footnote'),
    endnote: await readNotes(file, partOf('endnotes'), 'w:endnote'),
  };
  const links = new Map<string, Relation>(
    [...relations].filter(([, { type, external }]) => type === 'hyperlink' && external),
  );
  const canonical = createCanonical(file.title);
  const inline = createInlineReader(styles, links);
  const body = createBody({ styles, numbering, inline, notes, blocks: createBlocks(canonical) });
  let found = false;
  await readTrees(
    file.zip.pieces(file.main),
    (name, above) => {
      if (name === 'w:body') found = true;
      return above.at(-1) === 'w:body' || name === 'w:background';
    },
    (element) => {
      if (element.name === 'w:background') body.background();
      else body.block(element);
    },
  );
  if (!found) refuseAs('other');
  body.end();
  if (inline.seen.changes) canonical.warn('has tracked changes, read as accepted');
  if (inline.seen.hidden) canonical.warn('has hidden text, which is left out');
  return canonical.converted(file.date);
});

async function readNotes(
  { zip }: Package,
  part: string | undefined,
  name: string,
): Promise<ReadonlyMap<string, Element>> {
  if (part === undefined || !zip.has(part)) return new Map();
  const notes = childrenOf(await readTree(zip.pieces(part)), name);
  // Those with a type are lines that part notes from the text.
  const own = notes.filter(({ attributes }) => (attributes['w:type'] ?? 'normal') === 'normal');
  return new Map(own.map((note) => [note.attributes['w:id'] ?? '', note]));
}
