// An HTML page to prose and blocks.
import { createCanvas } from './canvas.ts';
import { walkHtml } from './html-walk.ts';
import type { Parsed } from './parsed.ts';

/** Parses from offset `start` on (behind a byte-order mark and front matter). */
export function parseHtml(source: string, start: number): Parsed {
  const canvas = createCanvas(source);
  const { pieces, omitted, hidden, title, shownTitle, language, audience } = walkHtml(
    source.slice(start),
    start,
    canvas,
    0,
  );
  return {
    prose: canvas.text(),
    pieces,
    omitted,
    hidden,
    ...(title ? { title } : {}),
    ...(shownTitle ? { shownTitle } : {}),
    ...(language ? { language } : {}),
    ...(audience === undefined ? {} : { audience }),
  };
}
