// Cuts text into words with their places: identifiers, hyphens and numbers whole and by parts, scripts without spaces by segmenter.
import { fold } from './fold.ts';
import { spacelessTokens } from './spaceless.ts';
import type { Token } from './token.ts';

/** Longest word that is looked at, UTF-16 units: anything longer is data, not language. */
const longestWord = 80;

const run = /[\p{L}\p{M}\p{N}\0_]+(?:[.'’,\-‐‑/:@][\p{L}\p{M}\p{N}\0_]+)*/gu;
const separators = /[.,\-‐‑/:@_]+/u;
const spaceless =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u;
const humps = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})(?!\p{Lu}s(?![\p{L}\p{N}]))/u;
const numeral = /^\d[\d,]*(?:\.\d+)?$/;
const quantity = /^(\d+(?:\.\d+)?)([a-z%]{1,4})$/;
const ordinal = /^\d+(?:st|nd|rd|th)$/;
const dottedInitials = /^(?:\p{L}\.)+\p{L}$/u;

/** Words of `text` in order. `language` (BCP 47) only matters to scripts without spaces. */
export function tokenize(text: string, language = 'en'): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(run)) {
    if (addPlain(match[0], match.index, text, tokens)) continue;
    if (spaceless.test(match[0])) cutMixed(match[0], match.index, language, tokens);
    else cutSpaced(match[0], match.index, text, tokens);
  }
  return tokens;
}

/** Short plain words that were cut lately: language repeats itself, and most words need no second look. */
const plain = new Map<string, Pick<Token, 'word' | 'capital'>>();
/** Words kept, and their length in UTF-16 units: a longer slice would keep the whole text alive that it was cut from. */
const mostPlain = 20_000;
const longestPlain = 12;

function addPlain(piece: string, start: number, text: string, tokens: Token[]): boolean {
  if (piece.length > longestPlain || text.charCodeAt(start - 1) === hyphen) return false;
  const known = plain.get(piece);
  if (known === undefined) return false;
  const { word, capital } = known;
  tokens.push({
    start,
    end: start + piece.length,
    word,
    place: nextPlace(tokens),
    alternate: false,
    capital,
  });
  return true;
}

function keepPlain(piece: string): void {
  if (piece.length > longestPlain) return;
  if (plain.size >= mostPlain) plain.clear();
  const word = fold(piece);
  if (word) plain.set(piece, { word, capital: isCapital(piece) });
}

const hyphen = 45;

/** A run that holds a script without spaces: each stretch by its own rule. */
function cutMixed(piece: string, offset: number, language: string, tokens: Token[]): void {
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
    if (without) spacelessTokens(stretch, offset + at, language, nextPlace(tokens), tokens);
    else cutSpaced(stretch, offset + at, '', tokens);
    at = to;
  }
}

function cutSpaced(piece: string, offset: number, text: string, tokens: Token[]): void {
  const trimmed = trim(piece, offset);
  if (!trimmed) return;
  const { bare, start, end } = trimmed;
  const place = nextPlace(tokens);
  const add = (word: string, from: number, to: number, at: number, alternate: boolean): void => {
    const folded = fold(word);
    if (folded)
      tokens.push({ start: from, end: to, word: folded, place: at, alternate, capital: isCapital(word) });
  };
  const flag = text.startsWith('--', start - 2);
  const simple = simpleWord(bare);
  if (simple !== undefined) {
    if (simple === piece) keepPlain(piece);
    add(simple, start, end, place, false);
    if (flag) add(`--${bare}`, start, end, place, true);
    return;
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
}

/** The one word that `bare` is, unless it has parts. */
function simpleWord(bare: string): string | undefined {
  if (bare.length > longestWord) return bare.slice(0, longestWord);
  if (/^[a-z]+$/.test(bare) || /^\p{Lu}?[\p{Ll}\p{M}]*$/u.test(bare)) return bare;
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
    return /^\d+$/.test(part) ? [part.replace(/^0+(?=\d)/, '')] : part.split(humps).filter(Boolean);
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

const nextPlace = (tokens: readonly Token[]): number => {
  let last = -1;
  for (let i = tokens.length - 1; i >= 0 && i >= tokens.length - 8; i--)
    last = Math.max(last, tokens[i]?.place ?? -1);
  return last + 1;
};
