// The text of an OpenDocument paragraph as its reader sees it, without notes, comments and what is hidden.
import { createRuns } from '../zip/runs.ts';
import { child, childrenOf, type Element } from '../zip/xml.ts';
import type { OdfLook, OdfStyles } from './odf-styles.ts';

/** What is read of one paragraph: its text, escaped, and what hangs on it. */
export type OdfInline = {
  readonly html: string;
  /** The bodies of its footnotes and endnotes. */
  readonly notes: readonly Element[];
  /** Frames and shapes with text that hang on it. */
  readonly boxes: readonly Element[];
};

/** What is no text of the paragraph, whatever stands in it. */
const silent: ReadonlySet<string> = new Set([
  'office:annotation',
  'office:annotation-end',
  'text:note-citation',
  'text:hidden-text',
  'text:ruby-text',
  'text:tracked-changes',
  'text:script',
  'text:number',
]);

/** Spaces in a row. */
const mostSpaces = 100;

/** `shaded`: white text may be seen here. `hid` is told when something is left out. */
export function readOdfInline(
  paragraph: Element,
  styles: OdfStyles,
  shaded: boolean,
  hid: () => void,
): OdfInline {
  const runs = createRuns();
  const notes: Element[] = [];
  const boxes: Element[] = [];
  const walk = (parent: Element, look: OdfLook, href: string | undefined): void => {
    const unseen = look.hidden === true || (look.white === true && !look.shaded && !shaded);
    for (const one of parent.children) {
      if (typeof one === 'string') {
        // White space is one space, but for those that are elements.
        const text = one.replace(/[ \t\r\n]+/gu, ' ');
        if (unseen && text.trim() !== '') hid();
        if (!unseen) runs.text(text, { raised: look.raised, struck: look.struck, href });
        continue;
      }
      const { name, attributes } = one;
      if (silent.has(name)) {
        if (name === 'text:hidden-text') hid();
      } else if (name === 'text:s')
        runs.text(' '.repeat(Math.min(mostSpaces, Number(attributes['text:c'] ?? 1) || 1)));
      else if (name === 'text:tab') runs.text(' ');
      else if (name === 'text:line-break') runs.lineBreak();
      else if (name === 'text:note') {
        const body = child(one, 'text:note-body');
        if (body && !unseen) notes.push(body);
      } else if (name.startsWith('draw:')) {
        if (!unseen) boxes.push(one);
      } else if (name === 'text:span')
        walk(one, { ...look, ...styles.look(attributes['text:style-name']) }, href);
      else walk(one, look, name === 'text:a' ? attributes['xlink:href'] : href);
    }
  };
  walk(paragraph, styles.look(paragraph.attributes['text:style-name']), undefined);
  return { html: runs.html(), notes, boxes };
}

/** Paragraphs, lists and tables in a frame or shape. */
export const blocksInFrame = (element: Element): readonly Element[] =>
  childrenOf(element).flatMap((one) =>
    /^(?:text:(?:p|h|list)|table:table)$/u.test(one.name)
      ? [one]
      : /^draw:(?!object|image)/u.test(one.name)
        ? blocksInFrame(one)
        : [],
  );
