// In which page, slide, sheet or chapter of a file a span of it stands.
import type { Document, Place, Source } from '../domain.ts';

/** Undefined for text, and for a file without such parts. Offsets into the source. */
export function placeOf(document: Document, start: number, end: number): Source['place'] {
  const { places } = document;
  if (places === undefined) return undefined;
  const from = placeAt(places, start);
  if (from === undefined) return undefined;
  const last = placeAt(places, Math.max(start, end - 1));
  const { start: _, ...place } = from;
  return last && last.kind === from.kind && last.name !== from.name ? { ...place, to: last.name } : place;
}

/** The last that begins at the offset or before it. */
function placeAt(places: readonly Place[], offset: number): Place | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}
