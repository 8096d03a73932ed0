// AsciiDoc to prose and blocks, in one pass over its lines. Offsets are exact; what no reader sees is blank.
import { parseBody } from './asciidoc-body.ts';
import { asciidocLines, type Line, settingAt } from './asciidoc-lines.ts';
import type { AsciidocWalk } from './asciidoc-state.ts';
import { push } from './asciidoc-walk.ts';
import { createCanvas } from './canvas.ts';
import type { Parsed } from './parsed.ts';

/** Parses from offset `start` on (behind a byte-order mark and front matter). */
export function parseAsciidoc(source: string, start: number, _path = ''): Parsed {
  const { lines, settings, hidden } = asciidocLines(source, start);
  const walk: AsciidocWalk = {
    canvas: createCanvas(source),
    source,
    lines,
    settings,
    pieces: [],
    hidden: [...hidden],
    delimiters: delimitersIn(lines),
    groups: 0,
  };
  const place = { level: 0, group: 0, within: [], top: true };
  parseBody(walk, header(walk), lines.length, place);
  const said = (name: string): string | undefined => settingAt(settings, name, source.length) || undefined;
  const language = said('lang');
  const audience = settingAt(settings, 'audience', source.length) ?? undefined;
  return {
    prose: walk.canvas.text(),
    pieces: walk.pieces,
    omitted: [],
    hidden: walk.hidden.toSorted((a, b) => a.start - b.start),
    ...(language === undefined ? {} : { language }),
    ...(audience === undefined ? {} : { audience }),
  };
}

const name = String.raw`\p{L}[\p{L}\p{M}'.-]*(?: \p{L}[\p{L}\p{M}'._-]*){0,3}(?: <[^<>]+>)?`;
const isAuthor = new RegExp(`^${name}(?:; ${name})*$|^\\{author\\}`, 'u');

/** The title of the document; authors and revision below it are read by nobody. Gives the line behind. */
function header(walk: AsciidocWalk): number {
  const { lines } = walk;
  const first = lines.findIndex(({ text }) => text !== '' && !/^\[.*\]$/u.test(text));
  const title = lines[first];
  const mark = /^[=#]\s+(?=\S)/u.exec(title?.text ?? '')?.[0];
  if (!title || mark === undefined) return 0;
  push(
    walk,
    [{ start: title.start + mark.length, end: title.end }],
    { level: 0, group: 0, within: [], top: true },
    'heading',
    1,
  );
  let at = first + 1;
  if (isAuthor.test(lines[at]?.text ?? '')) at++;
  if (
    at > first + 1 &&
    /^(?:v\d|rev\b|\d[\d.]*,|\p{L}*\d[^:]*,|\d{4}-\d\d-\d\d)/iu.test(lines[at]?.text ?? '')
  )
    at++;
  return at;
}

const delimiter = /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|~{4,}|--|`{3,}.*|[|,:!]={3,})$/u;

function delimitersIn(lines: readonly Line[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [i, { text }] of lines.entries()) {
    if (!delimiter.test(text)) continue;
    const known = found.get(text);
    if (known) known.push(i);
    else found.set(text, [i]);
  }
  return found;
}
