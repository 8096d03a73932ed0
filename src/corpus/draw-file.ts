// Pages of a file as pictures with what is quoted marked on them. It runs apart, in the process that reads.
import type { Place, Span } from '../domain.ts';
import { readBytes } from './decode.ts';
import { sizes } from './limits.ts';

/** `file` where it lies; `source` and `places` as the converter made them of the same bytes. */
export type ToDraw = {
  readonly draw: true;
  readonly path: string;
  readonly file: string;
  readonly source: string;
  readonly places: readonly Place[];
  readonly spans: readonly Span[];
  readonly ocrTrusted: boolean;
};

/** A page: `count` from 1, the picture as PNG with its width and height in pixels. */
export type DrawnPage = {
  readonly count: number;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** The pages that were drawn, in the order of what is quoted; none where nothing can be drawn. */
export type Drawn = { readonly pages: readonly DrawnPage[] };

/** Pages of one document that are drawn at once, and pixels across: readable on a screen twice as dense. Ours. */
const drawing = { pages: 3, width: 1_200 } as const;

/** No pages where the file is another one now, or cannot be drawn. */
export async function drawFile({ file, source, places, spans, ocrTrusted }: ToDraw): Promise<Drawn> {
  const read = await readBytes(file, sizes.converted);
  if ('reason' in read) return { pages: [] };
  const [{ boxesOf }, { drawPage }] = await Promise.all([
    import('./pdf/boxes.ts'),
    import('./pdf/draw-page.ts'),
  ]);
  const found = [];
  for (const span of spans)
    found.push(...(await boxesOf(read.bytes, { source, places }, span, { ocrTrusted })));
  const pages: DrawnPage[] = [];
  for (const page of [...new Set(found.map((box) => box.page))].slice(0, drawing.pages)) {
    const drawn = await drawPage(read.bytes, page, found, drawing.width);
    if (drawn) pages.push({ count: page + 1, ...drawn });
  }
  return { pages };
}
