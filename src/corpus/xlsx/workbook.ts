// What the sheets of a workbook share: their names, their texts, and how their cells look.
import { isOn, type Package, type Relation } from '../zip/office.ts';
import { refuseAs } from '../zip/refused.ts';
import { createRuns } from '../zip/runs.ts';
import { child, childrenOf, type Element, find, readTree, readTrees, textOf } from '../zip/xml.ts';
import { builtInCode } from './format-codes.ts';
import { createNumberFormat, type Shown } from './number-format.ts';

/** A sheet as the workbook lists it; `part` names its entry in the archive. */
export type Sheet = { readonly name: string; readonly hidden: boolean; readonly part: string };

/** How the cells of one style look. */
export type CellLook = {
  readonly show: Shown;
  /** A format that shows nothing for texts either. */
  readonly hides: boolean;
  /** White on white. */
  readonly white: boolean;
};

/** What cells refer to: texts by their index, looks by the index of their style, both from 0. */
export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** Escaped. */
  readonly strings: readonly string[];
  look(style: number): CellLook;
};

/** Reads everything but the cells; `relations` are those of the main part. */
export async function readWorkbook(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
): Promise<Workbook> {
  const root = await readTree(file.zip.pieces(file.main));
  if (root.name !== 'x:workbook') refuseAs('other');
  const from1904 = child(root, 'x:workbookPr')?.attributes.date1904;
  const sheets = childrenOf(child(root, 'x:sheets'), 'x:sheet').flatMap(
    ({ attributes }): readonly Sheet[] => {
      const relation = relations.get(attributes['r:id'] ?? '');
      if (relation?.type !== 'worksheet') return [];
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      return [{ name: attributes.name ?? '', hidden, part: relation.target }];
    },
  );
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  return {
    sheets,
    strings: await readStrings(file, partOf('sharedStrings')),
    look: await readLooks(file, partOf('styles'), from1904 !== undefined && isOn(from1904)),
  };
}

async function readStrings({ zip }: Package, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined || !zip.has(part)) return strings;
  await readTrees(
    zip.pieces(part),
    (name) => name === 'x:si',
    (element) => void strings.push(richText(element)),
  );
  return strings;
}

/** A text of a cell, its raised and struck parts told, without the reading aids above it. */
export function richText(element: Element): string {
  const runs = createRuns();
  for (const one of childrenOf(element)) {
    if (one.name === 'x:t') runs.text(unescaped(textOf(one)));
    if (one.name !== 'x:r') continue;
    const look = child(one, 'x:rPr');
    const align = child(look, 'x:vertAlign')?.attributes.val;
    const struck = child(look, 'x:strike');
    runs.text(unescaped(textOf(child(one, 'x:t'))), {
      raised: align === 'superscript' ? 'sup' : align === 'subscript' ? 'sub' : undefined,
      struck: struck !== undefined && isOn(struck.attributes.val),
    });
  }
  return runs.html();
}

/** Characters that XML cannot hold, as Office writes them. */
export const unescaped = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const plain: CellLook = { show: createNumberFormat('General', false), hides: false, white: false };

async function readLooks(
  { zip }: Package,
  part: string | undefined,
  system1904: boolean,
): Promise<(style: number) => CellLook> {
  if (part === undefined || !zip.has(part)) return () => plain;
  const root = await readTree(zip.pieces(part));
  const codes = new Map(
    childrenOf(child(root, 'x:numFmts')).map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  const whiteFonts = childrenOf(child(root, 'x:fonts')).map((font) => isWhite(child(font, 'x:color')));
  const filled = childrenOf(child(root, 'x:fills')).map(isFilled);
  const formats = new Map<number, Shown>();
  const looks = childrenOf(child(root, 'x:cellXfs')).map(({ attributes }): CellLook => {
    const id = Number(attributes.numFmtId ?? 0);
    const code = codes.get(id) ?? builtInCode(id);
    const show = formats.get(id) ?? createNumberFormat(code, system1904);
    formats.set(id, show);
    const white =
      whiteFonts[Number(attributes.fontId ?? 0)] === true && filled[Number(attributes.fillId ?? 0)] !== true;
    return { show, hides: /^\s*;\s*;\s*;\s*$/u.test(code), white };
  });
  return (style) => looks[style] ?? plain;
}

function isWhite(color: Element | undefined): boolean {
  if (!color) return false;
  const { rgb, theme, indexed, tint } = color.attributes;
  if (rgb !== undefined) return /^(?:[\da-f]{2})?f{6}$/iu.test(rgb);
  return (theme === '0' && (tint === undefined || Number(tint) === 0)) || indexed === '9' || indexed === '1';
}

function isFilled(fill: Element): boolean {
  const pattern = child(fill, 'x:patternFill');
  if (!pattern)
    return find(fill, 'x:gradientFill') !== undefined || child(fill, 'x:gradientFill') !== undefined;
  return (pattern.attributes.patternType ?? 'none') !== 'none' && !isWhite(child(pattern, 'x:fgColor'));
}
