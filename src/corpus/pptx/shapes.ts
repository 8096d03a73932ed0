// What stands on a slide, in the order in which it is read aloud: frames, tables, groups; not what lies beside the slide.
import { chosen, isOn, type Relation } from '../zip/office.ts';
import { child, childrenOf, type Element, find } from '../zip/xml.ts';
import { type DrawingParagraph, paragraphsOf } from './drawing-text.ts';

/** Something on a slide that holds text. */
export type Shape =
  | {
      readonly kind: 'text';
      /** `other`: a frame of its own, whose bullets are all written. */
      readonly role: 'title' | 'body' | 'other';
      readonly paragraphs: readonly DrawingParagraph[];
    }
  | { readonly kind: 'table'; readonly table: Element };

/** Width and height in the units of the file. */
export type Size = { readonly wide: number; readonly high: number };

/** Shown on every page in the same way, and no part of what it says. */
const furniture: ReadonlySet<string> = new Set(['dt', 'ftr', 'hdr', 'sldNum', 'sldImg']);

/** What is seen of a slide's tree; given its size, what lies beside the slide is left out. */
export function shapesOf(
  tree: Element | undefined,
  links: ReadonlyMap<string, Relation>,
  size?: Size,
): readonly Shape[] {
  return childrenOf(tree).flatMap((one): readonly Shape[] => {
    if (one.name === 'mc:AlternateContent') return shapesOf(chosen(one), links, size);
    const named = childrenOf(one).find(({ name }) => /^p:nv\w+Pr$/u.test(name));
    const hidden = child(named, 'p:cNvPr')?.attributes.hidden;
    if ((hidden !== undefined && isOn(hidden)) || (size && isBeside(one, size))) return [];
    // Inside of a group positions count from the group's own corner.
    if (one.name === 'p:grpSp') return shapesOf(one, links);
    if (one.name === 'p:graphicFrame') {
      const table = find(one, 'a:tbl');
      return table ? [{ kind: 'table', table }] : [];
    }
    if (one.name !== 'p:sp' && one.name !== 'p:cxnSp') return [];
    const held = child(child(named, 'p:nvPr'), 'p:ph')?.attributes;
    const type = held?.type ?? '';
    if (furniture.has(type)) return [];
    const role = /^(?:title|ctrTitle)$/u.test(type) ? 'title' : held ? 'body' : 'other';
    const paragraphs = paragraphsOf(child(one, 'p:txBody'), links);
    return paragraphs.length === 0 ? [] : [{ kind: 'text', role, paragraphs }];
  });
}

/** Whether all of a shape lies outside of the slide. */
function isBeside(shape: Element, { wide, high }: Size): boolean {
  const look = childrenOf(shape).find(({ name }) => name === 'p:spPr' || name === 'p:grpSpPr');
  const place = child(look, 'a:xfrm') ?? child(shape, 'p:xfrm');
  const corner = child(place, 'a:off')?.attributes;
  const extent = child(place, 'a:ext')?.attributes;
  if (!corner || !extent) return false;
  const [x, y, width, height] = [corner.x, corner.y, extent.cx, extent.cy].map((n) => Number(n ?? 0));
  return (
    (x ?? 0) >= wide || (y ?? 0) >= high || (x ?? 0) + (width ?? 0) <= 0 || (y ?? 0) + (height ?? 0) <= 0
  );
}
