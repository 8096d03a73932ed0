// The paragraphs of a text frame on a slide: runs, breaks, links and formulas, nothing that is not painted.
import { linear } from '../zip/math.ts';
import { chosen, type Relation } from '../zip/office.ts';
import { createRuns } from '../zip/runs.ts';
import { child, childrenOf, type Element, find, textOf } from '../zip/xml.ts';

/** One paragraph of a frame, as it is painted. */
export type DrawingParagraph = {
  /** Escaped. */
  readonly html: string;
  /** From 0. */
  readonly level: number;
  /** Undefined where the frame's own look decides. */
  readonly bullet: 'none' | 'sign' | 'number' | undefined;
};

/** Hundredths of a point: smaller text is not seen. */
const smallest = 200;

/** What a `txBody` holds, from top to bottom; `links` by their ids. */
export const paragraphsOf = (
  body: Element | undefined,
  links: ReadonlyMap<string, Relation>,
): readonly DrawingParagraph[] => childrenOf(body, 'a:p').map((p) => paragraph(p, links));

function paragraph(element: Element, links: ReadonlyMap<string, Relation>): DrawingParagraph {
  const runs = createRuns();
  const walk = (parent: Element): void => {
    for (const one of childrenOf(parent)) {
      if (one.name === 'a:br') runs.lineBreak();
      else if (one.name === 'm:oMath' || one.name === 'm:oMathPara') runs.text(linear(one));
      else if (one.name === 'mc:AlternateContent') walk(chosen(one) ?? one);
      else if (one.name === 'a:r' || (one.name === 'a:fld' && one.attributes.type !== 'slidenum')) {
        const look = child(one, 'a:rPr');
        if (isUnseen(look)) continue;
        const { strike = 'noStrike', baseline = '0' } = look?.attributes ?? {};
        const link = links.get(child(look, 'a:hlinkClick')?.attributes['r:id'] ?? '');
        runs.text(textOf(child(one, 'a:t')), {
          raised: Number(baseline) > 0 ? 'sup' : Number(baseline) < 0 ? 'sub' : undefined,
          struck: strike !== 'noStrike',
          href: link?.external ? link.target : undefined,
        });
      } else if (one.name === '?:m') walk(one);
    }
  };
  walk(element);
  const look = child(element, 'a:pPr');
  const bullet = child(look, 'a:buNone')
    ? 'none'
    : child(look, 'a:buAutoNum')
      ? 'number'
      : (child(look, 'a:buChar') ?? child(look, 'a:buBlip')) && 'sign';
  return { html: runs.html(), level: Number(look?.attributes.lvl ?? 0) || 0, bullet: bullet || undefined };
}

function isUnseen(look: Element | undefined): boolean {
  if (!look) return false;
  const size = look.attributes.sz;
  if (size !== undefined && Number(size) < smallest) return true;
  return (
    child(look, 'a:noFill') !== undefined ||
    find(child(look, 'a:solidFill'), 'a:alpha')?.attributes.val === '0'
  );
}
