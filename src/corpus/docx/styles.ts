// What the styles of a Word file say of its paragraphs and runs: headings, lists, and what is hidden.
import { isOn, type Package } from '../zip/office.ts';
import { child, childrenOf, type Element, readTree } from '../zip/xml.ts';

/** As far as it matters for reading; undefined where nothing is said. */
export type RunLook = {
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly raised?: 'superscript' | 'subscript' | 'baseline';
  /** White text, and whether something coloured lies under it. */
  readonly white?: boolean;
  readonly shaded?: boolean;
  /** Half points. */
  readonly size?: number;
};

/** What is set for a paragraph; what is not set comes from what it is based on. */
export type ParagraphLook = {
  /** 0 to 8; 9 is text. */
  readonly outline?: number;
  readonly list?: { readonly id?: string; readonly level?: number };
  readonly indented?: boolean;
  readonly shaded?: boolean;
  /** Dots lead from its text to what stands at the end of the line, as in a table of contents. */
  readonly leading?: boolean;
};

/** A style with all that it takes over from others. */
export type Style = {
  readonly name: string;
  readonly run: RunLook;
  readonly paragraph: ParagraphLook;
};

/** The styles of a file by their ids; an unknown id gives an empty style. */
export type Styles = {
  /** With what it is based on. */
  of(id: string | undefined): Style;
  readonly defaultParagraph: string | undefined;
};

const none: Style = { name: '', run: {}, paragraph: {} };
/** Styles that are based on one another. */
const longestChain = 30;

/** Reads the part that defines them; a file without it has only empty ones. */
export async function readStyles({ zip }: Package, part: string | undefined): Promise<Styles> {
  const root = part !== undefined && zip.has(part) ? await readTree(zip.pieces(part)) : undefined;
  const written = new Map<string, Element>();
  let defaultParagraph: string | undefined;
  for (const style of childrenOf(root, 'w:style')) {
    const id = style.attributes['w:styleId'] ?? '';
    written.set(id, style);
    if (style.attributes['w:default'] && style.attributes['w:type'] === 'paragraph') defaultParagraph ??= id;
  }
  const known = new Map<string, Style>();
  const of = (id: string | undefined, depth = 0): Style => {
    const element = id === undefined ? undefined : written.get(id);
    if (id === undefined || !element || depth > longestChain) return none;
    const before = known.get(id);
    if (before) return before;
    const base = of(child(element, 'w:basedOn')?.attributes['w:val'], depth + 1);
    const style: Style = {
      name: (child(element, 'w:name')?.attributes['w:val'] ?? '').toLowerCase(),
      run: { ...base.run, ...runLook(child(element, 'w:rPr')) },
      paragraph: joined(base.paragraph, paragraphLook(child(element, 'w:pPr'))),
    };
    known.set(id, style);
    return style;
  };
  return { of, defaultParagraph };
}

/** What is set in `own` wins over what is set in `base`. */
export const joined = (base: ParagraphLook, own: ParagraphLook): ParagraphLook => ({
  ...base,
  ...own,
  ...(base.list || own.list ? { list: { ...base.list, ...own.list } } : {}),
});

/** What a `w:rPr` sets for the letters of a run. */
export function runLook(element: Element | undefined): RunLook {
  if (!element) return {};
  const look: { -readonly [K in keyof RunLook]: RunLook[K] } = {};
  for (const { name, attributes } of childrenOf(element)) {
    const value = attributes['w:val'];
    if (name === 'w:vanish') look.hidden = isOn(value);
    else if (name === 'w:strike' || name === 'w:dstrike') look.struck = isOn(value) || look.struck === true;
    else if (name === 'w:vertAlign' && isRaised(value)) look.raised = value;
    else if (name === 'w:color') look.white = /^(?:f[ef]){3}$/iu.test(value ?? '');
    else if (name === 'w:highlight') look.shaded = isOn(value);
    else if (name === 'w:shd') look.shaded = isShaded(attributes['w:fill'], value);
    else if (name === 'w:sz') look.size = Number(value);
  }
  return look;
}

/** What a `w:pPr` sets for a whole paragraph. */
export function paragraphLook(element: Element | undefined): ParagraphLook {
  if (!element) return {};
  const look: { -readonly [K in keyof ParagraphLook]: ParagraphLook[K] } = {};
  for (const one of childrenOf(element)) {
    const { name, attributes } = one;
    if (name === 'w:outlineLvl') look.outline = Number(attributes['w:val']);
    else if (name === 'w:ind') look.indented = Number(attributes['w:left'] ?? attributes['w:start'] ?? 0) > 0;
    else if (name === 'w:shd') look.shaded = isShaded(attributes['w:fill'], attributes['w:val']);
    else if (name === 'w:tabs')
      look.leading = childrenOf(one).some((tab) =>
        /^(?:dot|middleDot|hyphen)$/u.test(tab.attributes['w:leader'] ?? ''),
      );
    else if (name === 'w:numPr') {
      const id = child(one, 'w:numId')?.attributes['w:val'];
      const level = child(one, 'w:ilvl')?.attributes['w:val'];
      look.list = {
        ...(id === undefined ? {} : { id }),
        ...(level === undefined ? {} : { level: Number(level) }),
      };
    }
  }
  return look;
}

const isRaised = (value: string | undefined): value is 'superscript' | 'subscript' | 'baseline' =>
  value === 'superscript' || value === 'subscript' || value === 'baseline';

/** A fill that white text can be read on. */
export const isShaded = (fill: string | undefined, pattern?: string): boolean =>
  (fill !== undefined && !/^(?:auto|f{6})$/iu.test(fill)) ||
  (pattern !== undefined && !/^(?:clear|nil)$/iu.test(pattern));
