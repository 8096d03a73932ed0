// Inline mark-up of Org: emphasis, links, targets and notes are blanked, what a reader sees stays.
import { unknownValue } from './dialect-marks.ts';
import type { OrgWalk } from './org-state.ts';
import { subscriptMark, superscriptMark } from './superscript.ts';

/** UTF-16 units that a mark may reach over. */
const reach = 600;
const before = String.raw`(?<=^|[-\s('"{\ue000])`;
const after = String.raw`(?=$|[-\s.,:!?;'")}\[\\\ue000])`;
const literal = new RegExp(String.raw`${before}([=~])(\S|\S.{0,${reach}}?\S)\1${after}`, 'gsu');
const emphasis = new RegExp(String.raw`${before}([*/_+])(\S|\S.{0,${reach}}?\S)\1${after}`, 'gsu');
const link = /\[\[((?:[^\][\\]|\\.){1,1000})\](?:\[([^\n]{1,1000}?)\])?\]/gu;
const picture = /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif)$/iu;
const noteMark = /[ \t]?\[fn:([\p{L}\p{N}_-]*)(?:\]|:([^[\]]{0,2000})\])/gu;
const citation = /\[cite(?:\/[^:\]]{0,40})?:[^\]]{1,400}\]/gu;
const target = /<<(?!<)([^<>\n]{1,200})>>(?!>)/gu;
const radio = /<<<([^<>\n]{1,200})>>>/gu;
const macro = /\{\{\{[^{}]{1,400}\}\}\}/gu;
const exported = /@@([\p{L}-]{1,20}):.{0,400}?@@/gu;
const inlineCode =
  /(?<![\p{L}\p{N}])(?:src|call)_[^\s[{(]{1,60}(?:\[[^\]\n]{0,200}\])?[{(][^{}()\n]{0,400}[})]/gu;
const angled = /<((?:https?|ftp|mailto):[^\s<>]{1,500})>/gu;
const raised = /(?<=\S)([\^_])\{([^{}\n]{1,80})\}/gu;
const entity =
  /\\(nbsp|ndash|mdash|hellip|dots|rarr|to|larr|rArr|deg|times|pm|euro|alpha|beta|gamma|delta|lambda|mu|pi|sigma|omega|Delta|le|ge|ne|check|shy|vert|copy|trade|star|under)(?:\{\}|(?![\p{L}]))/gu;
const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  dots: '…',
  rarr: '→',
  to: '→',
  larr: '←',
  rArr: '⇒',
  deg: '°',
  times: '×',
  pm: '±',
  euro: '€',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  sigma: 'σ',
  omega: 'ω',
  Delta: 'Δ',
  le: '≤',
  ge: '≥',
  ne: '≠',
  check: '✓',
  shy: '',
  vert: '|',
  copy: '©',
  trade: '™',
  star: '*',
  under: '_',
};

/** Blanks the mark-up between start and end, of which the canvas shows what is text. */
export function markOrg(walk: OrgWalk, start: number, end: number): void {
  const { canvas, source } = walk;
  const raw = canvas.slice(start, end);
  if (!/[*/_+=~[<{\\@^]/u.test(raw)) return;
  const units = raw.split('');
  const take = (from: number, to: number): void => void units.fill('\ue000', from, to);
  const join = (from: number, to: number): void => {
    canvas.join(start + from, start + to);
    take(from, to);
  };
  const each = (pattern: RegExp, act: (found: RegExpExecArray, at: number, stop: number) => void): void => {
    const text = units.join('');
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found; found = pattern.exec(text))
      act(found, found.index, found.index + found[0].length);
  };
  const part = (at: number, stop: number): void => {
    canvas.part(start + at, start + stop);
    take(at, stop);
  };
  const standIn = (at: number, stop: number, words: string): void => {
    canvas.standIn(start + at, start + stop, words);
    take(at, stop);
  };
  const listed = (at: number, stop: number, reason: string): void =>
    void walk.hidden.push({ start: start + at, end: start + stop, reason });

  if (raw.includes('[[')) each(link, ([, to = '', words], at, stop) => readLink(at, stop, to, words));
  if (raw.includes('[')) {
    each(noteMark, ([, , words], at, stop) => {
      if (words) listed(at, stop, 'footnote');
      join(at, stop);
    });
    each(citation, (_, at, stop) => standIn(at, stop, unknownValue));
  }
  each(literal, (_, at, stop) => {
    join(at, at + 1);
    join(stop - 1, stop);
    take(at, stop);
  });
  each(macro, (_, at, stop) => standIn(at, stop, unknownValue));
  each(inlineCode, (_, at, stop) => standIn(at, stop, unknownValue));
  each(exported, ([, to], at, stop) => {
    listed(at, stop, `for ${to}`);
    join(at, stop);
  });
  each(radio, (_, at, stop) => {
    join(at, at + 3);
    join(stop - 3, stop);
  });
  each(target, (_, at, stop) => join(at, stop));
  each(angled, (_, at, stop) => {
    join(at, at + 1);
    join(stop - 1, stop);
    take(at, stop);
  });
  // Twice: marks may stand in marks.
  for (let round = 0; round < 2; round++)
    each(emphasis, ([, mark], at, stop) => {
      if (mark === '+') {
        listed(at, stop, 'struck out');
        part(at, stop);
        return;
      }
      join(at, at + 1);
      join(stop - 1, stop);
    });
  each(raised, ([, mark, inside = ''], at, stop) => {
    join(at, at + 2);
    join(stop - 1, stop);
    const word = raw.slice(Math.max(0, at - 24), at);
    if (mark === '_') {
      if (subscriptMark(word, inside, raw.slice(stop, stop + 12)) !== 'join') canvas.put(start + at, '_');
      return;
    }
    const meant = superscriptMark(word, inside);
    if (meant === 'caret') canvas.put(start + at, '^');
    if (meant === 'part') canvas.put(start + at, ' ');
    if (meant === 'footnote') canvas.join(start + at, start + stop);
  });
  each(entity, ([, name = ''], at, stop) => standIn(at, stop, entities[name] ?? unknownValue));
  each(/\\\\(?=\s|$)/gu, (_, at, stop) => {
    if (/^[ \t\r]*(?:\n|$)/u.test(source.slice(start + stop, start + stop + 20))) part(at, stop);
  });

  function readLink(at: number, stop: number, to: string, words: string | undefined): void {
    const shown = words ?? to;
    if (picture.test(shown.trim()) && (words === undefined || /^(?:file:|https?:|\.{0,2}\/)/u.test(words)))
      return void part(at, stop);
    const from = words === undefined ? at + 2 : stop - 2 - words.length;
    // A headline of this file is named as it is; an identity names nothing.
    if (words === undefined && /^(?:id:|#)/u.test(to)) return void standIn(at, stop, unknownValue);
    const mark = words === undefined && to.startsWith('*') ? 1 : 0;
    join(at, from + mark);
    join(stop - 2, stop);
    if (words === undefined) take(at, stop);
  }
}
