// The text of a Word paragraph as its reader sees it: changes accepted, fields with their results, nothing hidden.
import { trimmedOf, xmlSpaces } from '../zip/canonical.ts';
import { linear } from '../zip/math.ts';
import { chosen, isOn, type Relation } from '../zip/office.ts';
import { createRuns, type Runs, type Look as RunsLook } from '../zip/runs.ts';
import { child, childrenOf, type Element } from '../zip/xml.ts';
import { type RunLook, runLook, type Styles } from './styles.ts';
import { signOf, withSigns } from './symbols.ts';

/** What is read of one paragraph: its text, escaped, and what hangs on it. */
export type Inline = {
  readonly html: string;
  /** Footnotes and endnotes that it refers to. */
  readonly notes: readonly { readonly kind: 'footnote' | 'endnote'; readonly id: string }[];
  /** What stands in text boxes that hang on it. */
  readonly boxes: readonly Element[];
};

/** How a paragraph looks where a run says nothing itself. */
export type Around = {
  /** The style of the paragraph. */
  readonly run: RunLook;
  /** White text may be seen here: something coloured may lie under it. */
  readonly shaded: boolean;
};

/** Reads paragraphs in the order of the file, for fields go on from one to the next. */
export type InlineReader = {
  read(paragraph: Element, around: Around): Inline;
  /** What was seen so far. */
  readonly seen: { changes: boolean; hidden: boolean };
};

/** Text smaller than this is not seen; half points. */
const smallest = 4;
/** Fields within fields. */
const deepestField = 50;

/** `relations` give the addresses of links, by their ids. */
export function createInlineReader(styles: Styles, relations: ReadonlyMap<string, Relation>): InlineReader {
  /** Fields go on from paragraph to paragraph; true: what stands now is its result. */
  const fields: boolean[] = [];
  const seen = { changes: false, hidden: false };

  const read = (paragraph: Element, around: Around): Inline => {
    const runs = createRuns();
    const notes: Inline['notes'][number][] = [];
    const boxes: Element[] = [];

    const isUnseen = (look: RunLook): boolean =>
      look.hidden === true ||
      (look.white === true && !look.shaded && !around.shaded) ||
      (look.size !== undefined && look.size < smallest);
    const run = (element: Element, href: string | undefined): void => {
      const own = child(element, 'w:rPr');
      const style = styles.of(child(own, 'w:rStyle')?.attributes['w:val']);
      const look: RunLook = { ...around.run, ...style.run, ...runLook(own) };
      const font = child(own, 'w:rFonts')?.attributes['w:ascii'];
      const unseen = isUnseen(look);
      const raised = { superscript: 'sup', subscript: 'sub', baseline: undefined } as const;
      const shown = { raised: look.raised && raised[look.raised], struck: look.struck, href };
      for (const one of childrenOf(element)) {
        if (one.name === 'w:fldChar') field(one.attributes['w:fldCharType']);
        if (fields.includes(false)) continue;
        if (unseen) seen.hidden ||= one.name === 'w:t' || one.name === 'w:sym';
        else content(one, shown, runs, font);
      }
    };
    const field = (kind: string | undefined): void => {
      if (kind === 'begin' && fields.length < deepestField) fields.push(false);
      else if (kind === 'separate' && fields.length > 0) fields[fields.length - 1] = true;
      else if (kind === 'end') fields.pop();
    };
    const content = (one: Element, look: RunsLook, into: Runs, font: string | undefined): void => {
      const { name, attributes } = one;
      if (name === 'w:t') {
        const text = one.children.filter((part) => typeof part === 'string').join('');
        const shown = attributes['xml:space'] === 'preserve' ? text : trimmedOf(text, xmlSpaces);
        into.text(withSigns(font, shown), look);
      } else if (name === 'w:sym')
        into.text(signOf(attributes['w:font'], Number.parseInt(attributes['w:char'] ?? '', 16) || 32), look);
      else if (name === 'w:tab' || name === 'w:ptab') into.text(' ', look);
      else if (name === 'w:br' || name === 'w:cr') into.lineBreak();
      else if (name === 'w:noBreakHyphen') into.text('\u2011', look);
      else if (name === 'w:footnoteReference' || name === 'w:endnoteReference')
        notes.push({
          kind: name === 'w:footnoteReference' ? 'footnote' : 'endnote',
          id: attributes['w:id'] ?? '',
        });
      else if (name === 'w:ruby')
        for (const base of childrenOf(child(one, 'w:rubyBase'))) run(base, undefined);
      else if (name === 'mc:AlternateContent')
        for (const kind of childrenOf(chosen(one))) content(kind, look, into, font);
      else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') boxes.push(...boxesIn(one));
    };
    const walk = (element: Element, href: string | undefined): void => {
      for (const one of childrenOf(element)) {
        const { name, attributes } = one;
        if (name === 'w:r') run(one, href);
        else if (name === 'w:del' || name === 'w:moveFrom') seen.changes = true;
        else if (name === 'w:ins' || name === 'w:moveTo') {
          seen.changes = true;
          walk(one, href);
        } else if (name === 'w:hyperlink') walk(one, relations.get(attributes['r:id'] ?? '')?.target ?? href);
        else if (name === 'm:oMath' || name === 'm:oMathPara') runs.text(linear(one));
        else if (name === 'w:sdt') {
          const isPrompt = child(child(one, 'w:sdtPr'), 'w:showingPlcHdr');
          if (!isPrompt || !isOn(isPrompt.attributes['w:val']))
            walk(child(one, 'w:sdtContent') ?? empty, href);
        } else if (name === 'mc:AlternateContent') walk(chosen(one) ?? empty, href);
        else if (wrappers.has(name)) walk(one, href);
      }
    };
    walk(paragraph, undefined);
    return { html: runs.html(), notes, boxes };
  };
  return { read, seen };
}

const empty: Element = { name: '', attributes: {}, children: [] };
const wrappers: ReadonlySet<string> = new Set(['w:fldSimple', 'w:smartTag', 'w:customXml', 'w:dir', 'w:bdo']);

/** The contents of the text boxes in a drawing, not of those in another one's. */
function boxesIn(element: Element): readonly Element[] {
  if (element.name === 'w:txbxContent') return [element];
  if (element.name === 'mc:AlternateContent') return boxesIn(chosen(element) ?? empty);
  return childrenOf(element).flatMap(boxesIn);
}
