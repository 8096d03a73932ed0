// Cuts text into words with their places: identifiers, hyphens and numbers whole and by parts, scripts without spaces by segmenter.
import { fold } from './fold.ts';
import { cutSpaceless } from './spaceless.ts';
import type { TokenSink } from './token.ts';

/** Longest word that is looked at, UTF-16 units: anything longer is data, not language. */
const longestWord = 80;

const run =
  /[\p{L}\p{M}\p{N}\0_]+(?:[.'’,\-‐‑/:@][\p{L}\p{M}\p{N}\0_]+)*|(?![©®™])\p{Extended_Pictographic}(?:[\ufe0f\p{Emoji_Modifier}]|\u200d\p{Extended_Pictographic})*/gu;
const picture = /^\p{Extended_Pictographic}/u;
/** Colour and form of an emoji that means the same in any. */
const look = /[\ufe0f\p{Emoji_Modifier}]/gu;
const plainRun = /[A-Za-z\d]+/y;
const separators = /[.,\-‐‑/:@_]+/u;
const spaceless =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u;
const humps = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})(?!\p{Lu}s(?![\p{L}\p{N}]))/u;
const numeral = /^\d[\d,]*(?:\.\d+)?$/;
const quantity = /^(\d+(?:\.\d+)?)([a-z%]{1,4})$/;
const ordinal = /^\d+(?:st|nd|rd|th)$/;
const dottedInitials = /^(?:\p{L}\.)+\p{L}$/u;

/** Hands the words of `text` on in order. `language` (BCP 47) only matters to scripts without spaces. */
export function cut(text: string, language: string, sink: TokenSink): void {
  let place = 0;
  for (let at = 0; at < text.length; ) {
    const first = kindAt(text, at);
    if (first === kind.parts || first === kind.joins) {
      at++;
      continue;
    }
    let end = first === kind.plain ? plainEnd(text, at) : 0;
    if (end === 0) {
      run.lastIndex = at;
      const found = run.exec(text);
      if (found === null) return;
      at = found.index;
      end = run.lastIndex;
    }
    const piece = text.slice(at, end);
    if (first === kind.other && picture.test(piece)) {
      // It can be asked for, and is no word among the others.
      const word = piece.replace(look, '');
      sink.add({ start: at, end, word, place, alternate: true, capital: false });
      at = end;
      continue;
    }
    if (text.charCodeAt(at - 1) !== hyphen && sink.again(piece, at, place)) place++;
    else if (spaceless.test(piece)) place = cutMixed(piece, at, language, place, sink);
    else place = cutSpaced(piece, at, text, place, sink);
    at = end;
  }
}

const hyphen = 45;

/** What a character does to a run, for those of ASCII; only the pattern knows the others. */
const kind = { parts: 0, plain: 1, joins: 2, other: 3 } as const;
const kinds = kindsOf({
  plain: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  joins: ".',-/:@",
  other: '\0_',
});

function kindsOf(characters: Omit<Record<keyof typeof kind, string>, 'parts'>): Uint8Array {
  const made = new Uint8Array(128);
  for (const name of ['plain', 'joins', 'other'] as const)
    for (let i = 0; i < characters[name].length; i++) made[characters[name].charCodeAt(i)] = kind[name];
  return made;
}

/** Behind the text nothing stands that could go on. */
function kindAt(text: string, at: number): number {
  if (at >= text.length) return kind.parts;
  const code = text.charCodeAt(at);
  return code < 128 ? (kinds[code] ?? kind.other) : kind.other;
}

/** Where a run of nothing but letters and digits of ASCII ends; 0 for one that needs the pattern. */
function plainEnd(text: string, start: number): number {
  plainRun.lastIndex = start;
  plainRun.test(text);
  const at = plainRun.lastIndex;
  const next = kindAt(text, at);
  if (next === kind.parts) return at;
  const behind = next === kind.joins ? kindAt(text, at + 1) : kind.other;
  return behind === kind.parts || behind === kind.joins ? at : 0;
}

/** A run that holds a script without spaces: each stretch by its own rule. Gives the next word's place, as all of these do. */
function cutMixed(piece: string, offset: number, language: string, first: number, sink: TokenSink): number {
  let place = first;
  let at = 0;
  while (at < piece.length) {
    const without = spaceless.test(piece.charAt(at)) || piece.charCodeAt(at) >= 0xd840;
    let to = at + 1;
    while (
      to < piece.length &&
      (spaceless.test(piece.charAt(to)) || piece.charCodeAt(to) >= 0xd840) === without
    )
      to++;
    const stretch = piece.slice(at, to);
    if (without) place = cutSpaceless(stretch, offset + at, language, place, sink);
    else place = cutSpaced(stretch, offset + at, '', place, sink);
    at = to;
  }
  return place;
}

function cutSpaced(piece: string, offset: number, text: string, place: number, sink: TokenSink): number {
  const trimmed = trim(piece, offset);
  if (!trimmed) return place;
  const { bare, start, end } = trimmed;
  let next = place;
  const add = (
    word: string,
    from: number,
    to: number,
    at: number,
    alternate: boolean,
    written?: string,
  ): void => {
    const folded = fold(word);
    if (!folded) return;
    const token = { start: from, end: to, word: folded, place: at, alternate, capital: isCapital(word) };
    sink.add(token, written);
    next = at + 1;
  };
  const flag = text.startsWith('--', start - 2);
  const simple = simpleWord(bare);
  if (simple !== undefined) {
    add(simple, start, end, place, false, simple === piece ? piece : undefined);
    if (flag) add(`--${bare}`, start, end, place, true);
    return next;
  }
  const parts = partsOf(bare);
  const raw = piece.slice(start - offset, end - offset);
  const joined = /^[\d.,/:-]+$/.test(bare) ? bare : bare.replace(/[-‐‑'’]/gu, '');
  const whole =
    !/[-‐‑]/u.test(joined === bare ? '' : bare) || (parts.length === 2 && parts.some((p) => p.length < 6));
  if (whole && (parts.length > 1 || parts[0] !== joined)) add(joined, start, end, place, true);
  if (flag) add(`--${bare}`, start, end, place, true);
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const found = raw.indexOf(part, from);
    const at = found < 0 ? from : found;
    add(part, start + at, start + at + part.length, place + index, false);
    from = at + part.length;
  }
  return next;
}

/** The one word that `bare` is, unless it has parts. */
function simpleWord(bare: string): string | undefined {
  if (bare.length > longestWord) return bare.slice(0, longestWord);
  if (/^[A-Za-z][a-z]*$/.test(bare) || /^\p{Lu}?[\p{Ll}\p{M}]*$/u.test(bare)) return bare;
  if (numeral.test(bare)) return bare.replaceAll(',', '');
  return dottedInitials.test(bare) ? bare.replaceAll('.', '').toUpperCase() : undefined;
}

/** Parts of an identifier, a hyphenated word, a date or a quantity. */
function partsOf(bare: string): readonly string[] {
  return bare.split(separators).flatMap((part) => {
    const lower = part.toLowerCase();
    const unit = quantity.exec(lower);
    if (unit?.[1] && !ordinal.test(lower))
      return unit[2] === 's' ? [unit[1]] : [unit[1], part.slice(unit[1].length)];
    if (/['’]/u.test(part)) return [part.replace(/['’]/gu, '')];
    if (/^\d+$/.test(part)) return [part.replace(/^0+(?=\d)/, '')];
    return /^.[a-z\d]*$/.test(part) ? [part] : part.split(humps).filter(Boolean);
  });
}

/** Without NULs (places where mark-up was), possessive and the apostrophes around it. */
function trim(piece: string, offset: number): { bare: string; start: number; end: number } | undefined {
  let from = 0;
  let to = piece.length;
  while (from < to && (piece.charCodeAt(from) === 0 || piece[from] === '_')) from++;
  while (to > from && (piece.charCodeAt(to - 1) === 0 || piece[to - 1] === '_')) to--;
  let bare = piece.slice(from, to);
  if (bare.includes('\0')) bare = bare.replaceAll('\0', '');
  if (/['’]/u.test(bare)) bare = bare.replace(/['’]s$/iu, '');
  return bare ? { bare, start: offset + from, end: offset + to } : undefined;
}

function isCapital(word: string): boolean {
  const first = word.charCodeAt(0);
  if (first < 128) return first >= 65 && first <= 90;
  return /^\p{Lu}/u.test(word);
}
