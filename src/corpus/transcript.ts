// What was said and by whom, in records with times: lines of a meeting, subtitles. Times and numbers of cues are no text.
import type { Span } from '../domain.ts';
import { type Piece, piece, trimmed } from './parsed.ts';
import type { Line } from './plain-lines.ts';

const time = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`;
const cue = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}`, 'u');
const before = new RegExp(String.raw`^\s*(?:[[(<]${time}[\])>]|${time}(?=\s))\s*[-–—]?\s*`, 'u');
const speaker = /^\p{Lu}[\p{L}\p{N} .'’()_-]{0,40}?(?=\s*[:：]\s)/u;
const behind = new RegExp(
  String.raw`^(\p{Lu}[\p{L}\p{N} .'’_-]{0,40}?)\s*[[(]?${time}[\])]?\s*[:：]?(?:\s+|$)`,
  'u',
);
const voice = /^\s*<v(?:\.[\w.]+)?\s+([^>\n]{1,60})>/u;
/** Tags of subtitles. */
const tags = /<\/?(?:v|c|i|b|u|lang|ruby|rt|font)(?:[ .][^>\n]{0,60})?>|<\d[\d:.]*>/gu;

/** Lines with times that make a text a transcript. */
const least = 3;
/** UTF-16 units up to which the cues of one sentence are put together. */
const longest = 500;

/** Whether at least a fifth of the lines begin with a time or a speaker. */
export function isTranscript(lines: readonly Line[]): boolean {
  let found = 0;
  for (const [i, { text }] of lines.entries())
    if (cue.test(text) || before.test(text) || isTurn(text, lines[i + 1]?.text)) found++;
  return found >= least && found * 5 > lines.length;
}

/** A name and a time, and words behind them or below: with more times, or other names, it is a timetable. */
function isTurn(text: string, next: string | undefined): boolean {
  const said = text.slice(behind.exec(text)?.[0].length ?? text.length);
  return behind.test(text) && (said === '' ? next !== undefined && !behind.test(next) : /\p{L}/u.test(said));
}

type Turn = { start: number; end: number; readonly by: Span | undefined; readonly cue: boolean };

/** `text`: with what joins two cues, and tags, as NULs. */
export function readTranscript(
  source: string,
  lines: readonly Line[],
): { readonly text: string; readonly pieces: readonly Piece[] } {
  const turns: Turn[] = [];
  const joined: Span[] = [];
  let inCue = false;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (cue.test(line.text)) {
      inCue = true;
      turns.push({ start: line.end, end: line.end, by: undefined, cue: true });
      continue;
    }
    // The number or name of a cue, and the first line of a file of subtitles.
    if (next && cue.test(next.text) && !next.gapBefore && line.gapBefore) continue;
    if (i === 0 && /^WEBVTT\b/u.test(line.text)) continue;
    if (inCue && line.gapBefore) inCue = false;
    const said = inCue ? readCue(line) : readLine(line);
    for (const tag of line.text.matchAll(tags)) {
      // A speaker's name stays: it is told beside what he says.
      const start = line.start + tag.index;
      if (said.by === undefined || said.by.start > start + tag[0].length || said.by.end < start)
        joined.push({ start, end: start + tag[0].length });
    }
    const last = turns.at(-1);
    if (inCue && last && said.by === undefined) extend(last, said.start, line.end);
    else if (inCue && last && last.end === last.start)
      turns[turns.length - 1] = { ...last, ...said, end: line.end };
    else if (said.begins || !last || line.gapBefore) turns.push({ ...said, end: line.end, cue: inCue });
    else extend(last, said.start, line.end);
  }
  const merged: Turn[] = [];
  for (const turn of turns) {
    if (turn.end <= turn.start || source.slice(turn.start, turn.end).trim() === '') continue;
    const last = merged.at(-1);
    if (last && goesOn(source, last, turn)) {
      joined.push({ start: last.end + 1, end: turn.start });
      last.end = turn.end;
    } else merged.push({ ...turn });
  }
  const text = joinedAt(source, joined);
  const pieces = merged.flatMap(({ start, end, by }) => {
    const span = trimmed(text, start, end);
    return span ? [piece('paragraph', span, by ? { by } : {})] : [];
  });
  return { text, pieces };
}

function extend(turn: Turn, start: number, end: number): void {
  if (turn.end === turn.start) turn.start = start;
  turn.end = end;
}

type Said = { readonly start: number; readonly by: Span | undefined; readonly begins: boolean };

function readCue(line: Line): Said {
  const found = voice.exec(line.text);
  if (found) {
    const from = line.start + found[0].length - 1 - (found[1]?.length ?? 0);
    const by = { start: from, end: from + (found[1]?.length ?? 0) };
    return { start: line.start + found[0].length, by, begins: true };
  }
  return spoken(line, line.start, false);
}

function readLine(line: Line): Said {
  const stamped = before.exec(line.text);
  if (stamped) return spoken(line, line.start + stamped[0].length, true);
  const named = behind.exec(line.text);
  if (!named) return { start: line.start, by: undefined, begins: false };
  const by = { start: line.start, end: line.start + (named[1]?.length ?? 0) };
  return { start: line.start + named[0].length, by, begins: true };
}

function spoken(line: Line, from: number, begins: boolean): Said {
  const text = line.text.slice(from - line.start);
  const name = speaker.exec(text)?.[0];
  if (name === undefined) return { start: from, by: undefined, begins };
  const colon = /[:：]\s+/u.exec(text);
  const start = from + (colon ? colon.index + colon[0].length : 0);
  return { start, by: { start: from, end: from + name.length }, begins: true };
}

/** Two cues of one speaker with no full stop between them. */
function goesOn(source: string, last: Turn, turn: Turn): boolean {
  if (!last.cue || !turn.cue || turn.end - last.start > longest) return false;
  const name = (by: Span | undefined): string => (by ? source.slice(by.start, by.end) : '');
  return (
    name(last.by) === name(turn.by) &&
    !/[.!?…。！？]["'”’)\]]*$/u.test(source.slice(last.start, last.end).trimEnd())
  );
}

function joinedAt(source: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end <= start) continue;
    parts.push(source.slice(at, start), '\0'.repeat(end - start));
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}
