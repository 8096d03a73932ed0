// Makes PowerPoint files for tests from the XML of their shapes.
import { officeParts, type Relation, relationsOf, zipOf } from '../zip/make-zip.ts';

const names =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export const run = (text: string, look = ''): string => `<a:r><a:rPr ${look}/><a:t>${text}</a:t></a:r>`;
/** `inside`: runs, or a plain text. */
export const p = (inside: string, look = ''): string =>
  `<a:p>${look}${inside.startsWith('<') ? inside : run(inside)}</a:p>`;

/** `kind`: what the layout makes of it; empty for a text box. `at`: corner and size. */
export const shape = (kind: string, paragraphs: string, at = '', hidden = false): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"${hidden ? ' hidden="1"' : ''}/><p:cNvSpPr/><p:nvPr>${kind && `<p:ph type="${kind}"/>`}</p:nvPr></p:nvSpPr><p:spPr>${at}</p:spPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;

export const placed = (x: number, y: number): string =>
  `<a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="1000" cy="500"/></a:xfrm>`;

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="2" name="t"/></p:nvGraphicFramePr><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/>${rows.map((cells) => `<a:tr>${cells.map((text) => `<a:tc><a:txBody>${p(text)}</a:txBody></a:tc>`).join('')}</a:tr>`).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;

export type SlideOf = {
  readonly shapes: string;
  readonly notes?: string;
  readonly hidden?: boolean;
  readonly links?: Readonly<Record<string, string>>;
};

/** The slides lie in the archive the other way round than they are shown. */
export function pptxOf(slides: readonly SlideOf[], first = 1): Uint8Array {
  const parts: Record<string, string> = {};
  for (const [i, { shapes, notes, hidden, links = {} }] of [...slides.entries()].reverse()) {
    parts[`ppt/slides/slide${i}.xml`] =
      `<p:sld ${names}${hidden ? ' show="0"' : ''}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
    parts[`ppt/slides/_rels/slide${i}.xml.rels`] = relationsOf([
      ...(notes === undefined ? [] : [['n', 'notesSlide', `../notesSlides/notes${i}.xml`] as const]),
      ['c', 'comments', '../comments/comment1.xml'],
      ...Object.entries(links).map(([id, target]): Relation => [id, 'hyperlink', target, true]),
    ]);
    if (notes !== undefined)
      parts[`ppt/notesSlides/notes${i}.xml`] =
        `<p:notes ${names}><p:cSld><p:spTree>${shape('sldNum', p('Never shown: a number'))}${shape('body', p(notes))}</p:spTree></p:cSld></p:notes>`;
  }
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`).join('');
  return zipOf({
    ...officeParts('ppt/presentation.xml'),
    ...parts,
    'ppt/presentation.xml': `<p:presentation ${names} firstSlideNum="${first}"><p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="9000" cy="6000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relationsOf(
      slides.map((_, i): Relation => [`s${i}`, 'slide', `slides/slide${i}.xml`]),
    ),
    'ppt/comments/comment1.xml': `<p:cmLst ${names}><p:cm><p:text>Never shown: a comment</p:text></p:cm></p:cmLst>`,
  });
}
