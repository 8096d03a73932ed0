// Org to prose and blocks, in one pass over its lines: an outline whose parts may be kept from its readers. Offsets are exact.
import { createCanvas } from './canvas.ts';
import type { Line } from './indented-lines.ts';
import { parseOrgBody } from './org-body.ts';
import { orgEnds } from './org-ends.ts';
import { orgLines } from './org-lines.ts';
import type { OrgPlace, OrgWalk } from './org-state.ts';
import { hide, push } from './org-walk.ts';
import type { Parsed } from './parsed.ts';

const headline = /^(\*+)[ \t]+(?=\S)/u;
const tags = /(?<![ \t])[ \t]+:([\p{L}\p{N}_@#%:]+):$/u;
/** The states that Org knows without being told. */
const known = /^(?:TO(?:DO)|DONE)$/u;
const priority = /^\[#[A-Za-z0-9]{1,2}\](?:[ \t]+|$)/u;

/** Parses from offset `start` on (behind a byte-order mark). */
export function parseOrg(source: string, start: number, _path = ''): Parsed {
  const lines = orgLines(source, start);
  const said = keywordsIn(lines);
  const walk: OrgWalk = {
    canvas: createCanvas(source),
    source,
    lines,
    pieces: [],
    hidden: [],
    ends: orgEnds(lines),
    groups: 0,
  };
  const place: OrgPlace = { level: 0, group: 0, within: [] };
  const done = new Set([...((said.get('todo') ?? '').match(/[\p{L}\p{N}_-]+/gu) ?? [])]);
  const kept = new Set(['noexport', 'ARCHIVE', ...(said.get('exclude_tags') ?? '').split(/\s+/u)]);
  const titled = said.has('title') ? 1 : 0;
  /** Where the subtree ends that no reader sees. */
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const stars = headline.exec(line?.text ?? '');
    if (!line || !stars) {
      const end = nextHeadline(lines, at);
      parseOrgBody(walk, at, end, place);
      at = end;
      continue;
    }
    const depth = stars[1]?.length ?? 1;
    const head = readHeadline(line, stars[0].length, done);
    if (head.comment || head.tags.some((tag) => kept.has(tag))) {
      const end = subtreeEnd(lines, at, depth);
      hide(walk, at, end, head.comment ? 'comment' : 'not published');
      at = end;
      continue;
    }
    push(walk, [{ start: head.start, end: head.end }], place, 'heading', Math.min(6, depth + titled));
    at++;
    // When it is due belongs to the outline.
    while (/^\s*(?:SCHEDULED|DEADLINE|CLOSED):/u.test(lines[at]?.text ?? '')) at++;
  }
  const language = said.get('language');
  const audience = said.get('audience');
  return {
    prose: walk.canvas.text(),
    pieces: walk.pieces,
    omitted: [],
    hidden: walk.hidden,
    ...(language ? { language } : {}),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** `#+KEY: value`, the first of each. */
function keywordsIn(lines: readonly Line[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { text } of lines) {
    if (!/^\s*#\+/u.test(text)) continue;
    const [, key = '', value = ''] =
      /^\s*#\+(title|language|audience|todo|seq_todo|typ_todo|exclude_tags):[ \t]*(.*)$/iu.exec(text) ?? [];
    const name = key.toLowerCase().replace(/^(?:seq|typ)_/u, '');
    if (name === 'todo') found.set(name, `${found.get(name) ?? ''} ${value.replace(/\([^()]*\)/gu, '')}`);
    else if (name !== '' && !found.has(name) && (value !== '' || name === 'audience')) found.set(name, value);
  }
  return found;
}

function readHeadline(line: Line, stars: number, states: ReadonlySet<string>) {
  const tagged = tags.exec(line.text);
  const end = tagged ? tagged.index : line.text.length;
  let at = stars;
  const state = /^[\p{L}\p{N}_-]+(?=[ \t]|$)/u.exec(line.text.slice(at))?.[0] ?? '';
  if (states.has(state) || known.test(state))
    at += state.length + (/^[ \t]*/u.exec(line.text.slice(at + state.length))?.[0].length ?? 0);
  at += priority.exec(line.text.slice(at))?.[0].length ?? 0;
  return {
    start: line.start + Math.min(at, end),
    end: line.start + end,
    comment: /^COMMENT(?:[ \t]|$)/u.test(line.text.slice(at)),
    tags: tagged?.[1]?.split(':') ?? [],
  };
}

function nextHeadline(lines: readonly Line[], from: number): number {
  let at = from + 1;
  while (at < lines.length && !headline.test(lines[at]?.text ?? '')) at++;
  return at;
}

function subtreeEnd(lines: readonly Line[], from: number, depth: number): number {
  let at = from + 1;
  for (; at < lines.length; at++) {
    const stars = headline.exec(lines[at]?.text ?? '')?.[1];
    if (stars && stars.length <= depth) break;
  }
  return at;
}
