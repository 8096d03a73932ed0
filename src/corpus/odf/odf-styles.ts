// What the styles of an OpenDocument file say of its text: what is hidden, raised, struck out or numbered.
import { child, childrenOf, type Element } from '../zip/xml.ts';

/** How text of a style looks; unset means that it is not so. */
export type OdfLook = {
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly raised?: 'sup' | 'sub' | undefined;
  readonly white?: boolean;
  readonly shaded?: boolean;
  readonly indented?: boolean;
};

/** The styles of a file by their names; an unknown name has no look of its own. */
export type OdfStyles = {
  /** With what it is based on. */
  look(name: string | undefined): OdfLook;
  /** The name of the style or of one that it is based on, of those that LibreOffice names. */
  isNamed(name: string | undefined, named: string): boolean;
  /** Whether the items of a list are numbered at a level (from 1). */
  isOrdered(list: string | undefined, level: number): boolean;
  /** The number of a heading, counted on by each call; empty where headings have none. */
  headingNumber(level: number): string;
  /** Sheets and rows that are not shown. */
  isUnshown(name: string | undefined): boolean;
  add(styles: Element | undefined): void;
};

/** Styles that are based on one another. */
const longestChain = 30;

/** Without any styles yet: those of both parts of a file are added to it. */
export function createOdfStyles(): OdfStyles {
  const styles = new Map<string, Element>();
  const lists = new Map<string, ReadonlyMap<number, Element>>();
  const outline = new Map<number, Element>();
  const looks = new Map<string, OdfLook>();
  const counts: number[] = [];

  const parentOf = (style: Element | undefined): string | undefined =>
    style?.attributes['style:parent-style-name'];
  const look = (name: string | undefined, depth = 0): OdfLook => {
    const style = name === undefined ? undefined : styles.get(name);
    if (name === undefined || !style || depth > longestChain) return {};
    const known = looks.get(name);
    if (known) return known;
    const made = { ...look(parentOf(style), depth + 1), ...ownLook(style) };
    looks.set(name, made);
    return made;
  };
  return {
    look: (name) => look(name),
    isNamed(name, named) {
      let at = name;
      for (let depth = 0; at !== undefined && depth < longestChain; depth++) {
        if (at === named) return true;
        at = parentOf(styles.get(at));
      }
      return false;
    },
    isOrdered: (list, level) =>
      lists.get(list ?? '')?.get(level)?.name === 'text:list-level-style-number' &&
      (lists.get(list ?? '')?.get(level)?.attributes['style:num-format'] ?? '') !== '',
    headingNumber(level) {
      const own = outline.get(level)?.attributes;
      counts.length = level;
      counts[level - 1] = (counts[level - 1] ?? Number(own?.['text:start-value'] ?? 1) - 1) + 1;
      if (!own || (own['style:num-format'] ?? '') === '') return '';
      const shown = Number(own['text:display-levels'] ?? 1);
      const parts = Array.from({ length: Math.min(shown, level) }, (_, i) => counts[level - shown + i] ?? 1);
      return `${own['style:num-prefix'] ?? ''}${parts.join('.')}${own['style:num-suffix'] ?? ''}`.trim();
    },
    isUnshown(name) {
      const style = name === undefined ? undefined : styles.get(name);
      return child(style, 'style:table-properties')?.attributes['table:display'] === 'false';
    },
    add(element) {
      for (const one of childrenOf(element)) {
        const name = one.attributes['style:name'] ?? '';
        if (one.name === 'style:style') styles.set(name, one);
        else if (one.name === 'text:list-style')
          lists.set(
            name,
            new Map(childrenOf(one).map((level) => [Number(level.attributes['text:level']), level])),
          );
        else if (one.name === 'text:outline-style')
          for (const level of childrenOf(one)) outline.set(Number(level.attributes['text:level']), level);
      }
    },
  };
}

function ownLook(style: Element): OdfLook {
  const text = child(style, 'style:text-properties')?.attributes;
  const block = child(style, 'style:paragraph-properties')?.attributes;
  const look: { -readonly [K in keyof OdfLook]: OdfLook[K] } = {};
  const display = text?.['text:display'];
  if (display !== undefined) look.hidden = display === 'none';
  const through = text?.['style:text-line-through-style'] ?? text?.['style:text-line-through-type'];
  if (through !== undefined) look.struck = through !== 'none';
  const position = text?.['style:text-position'];
  if (position !== undefined)
    look.raised = /^(?:super|[1-9])/u.test(position)
      ? 'sup'
      : /^(?:sub|-)/u.test(position)
        ? 'sub'
        : undefined;
  const color = text?.['fo:color'];
  if (color !== undefined) look.white = /^#f{6}$/iu.test(color);
  const fill = text?.['fo:background-color'] ?? block?.['fo:background-color'];
  if (fill !== undefined) look.shaded = fill !== 'transparent' && !/^#f{6}$/iu.test(fill);
  const margin = block?.['fo:margin-left'];
  if (margin !== undefined) look.indented = Number.parseFloat(margin) > 0;
  return look;
}
