// Tags inside a line of Markdown: of HTML, and of a site's own components.
import type { Canvas } from './canvas.ts';
import { unknownValue } from './dialect-marks.ts';
import { isElement, partsWords } from './html-elements.ts';

type Tags = { readonly canvas: Canvas; readonly source: string; readonly components: ReadonlySet<string> };

/** Names of tags that the text closes by `</Name>` (these with a slash before them too) or `/>`, or that have attributes: components of a site. */
export function components(text: string): ReadonlySet<string> {
  const found = text.matchAll(
    /<\/([A-Za-z][\w.-]*)\s*>|<([A-Za-z][\w.-]*)(?:\s[^<>]*)?\/>|<([A-Z][\w.]*)\s+[\w-]+=|<([a-z]+)\s+to=/gu,
  );
  const names = new Set<string>();
  for (const [, closed, ...others] of found) {
    names.add(closed ?? others.find((name) => name !== undefined) ?? '');
    if (closed !== undefined) names.add(`/${closed}`);
  }
  return names;
}

/** Tags of HTML and of components go; `<T>` and other things in angle brackets stay. */
export function tag(walk: Tags, written: string, start: number): void {
  const { canvas, components: known } = walk;
  const named = /^<\/?([A-Za-z][\w.-]*)/u.exec(written)?.[1] ?? '';
  const name = named.toLowerCase();
  // No element leads anywhere by `to`: a site's router does.
  if (!isElement(name) || /\sto=/u.test(written)) {
    if (known.has(named)) component(walk, named, written, start);
  } else if (partsWords(name)) canvas.part(start, start + written.length);
  else canvas.join(start, start + written.length);
}

/** A component shows the text that it is given: `<Badge text="beta" />`. What another shows inside of a sentence only its site knows. */
function component(
  { canvas, source, components: known }: Tags,
  named: string,
  written: string,
  start: number,
): void {
  const shown = /\b(?:text|label)=(["'])([^"'<>]+)\1/u.exec(written);
  const [whole = '', , words = ''] = shown ?? [];
  const end = start + written.length;
  const holds = written.startsWith('</') || (!written.endsWith('/>') && known.has(`/${named}`));
  if (!shown && !holds && !pictures.test(named) && goesOn.test(source.slice(end, end + 8)))
    return void canvas.standIn(start, end, unknownValue);
  const from = shown && written.endsWith('/>') ? shown.index + whole.lastIndexOf(words) : written.length;
  canvas.part(start, start + from);
  canvas.part(start + from + words.length, end);
}

/** Components that show a picture, a space or nothing. */
const pictures =
  /icon|image|img|picture|photo|video|tube|badge|logo|emoji|anchor|break|space|divider|figure|diagram|chart|toc|^br|^hr/iu;
/** The sentence goes on in the line of the tag. */
const goesOn = /^(?:[ \t]*[\p{L}\p{N}*_`"'([]|[.,;:!?)])/u;
