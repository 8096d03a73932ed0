// Sentence spans of one block, and the words whose full stop ends none. A rule reader of our own: Intl.Segmenter cuts after
// "Dr." and at every line end, and takes time that grows with the square of the text.
import type { Span } from '../domain.ts';
import { longestSentence, partsOfSentence } from './long-sentence.ts';

/** Thai has no full stop: a space ends a sentence once it is this long (UTF-16 units; our choice). */
const thaiLength = 60;

const candidate = /[.!?…‼⁇⁈⁉]+|[。！？｡．]+|[।॥۔؟]+|(?<=[\u0E00-\u0E7F])\s+(?=[\u0E00-\u0E7F])/gu;
const closers = /["'”’»›)\]}」』）】〉》\0]*/uy;
const wordUnit = /[\p{L}\p{M}\p{N}\p{Pc}.'’\0-]/u;
const nextWord = /[\p{L}\p{M}\p{N}_]+/uy;
const openers = /["'“‘«‹([{¿¡「『（*_\0\s–—-]*/uy;
const visible = /[^\s\0]/u;
const quoteGoesOn = /[とってなのは]/u;
/** Characters before a full stop that can hold an abbreviation (UTF-16 units). */
const lookBehind = 40;

/**
 * The sentences of `within`, in order, without the white space around them; offsets into `prose`. Give it one block at a time.
 * What ends no sentence for too long is cut at the best place (see long-sentence).
 * `language` (BCP 47) decides a few things only: capitalised nouns in German.
 */
export function splitSentences(prose: string, within: Span, language = 'en'): readonly Span[] {
  const block = prose.slice(within.start, within.end);
  const spans: Span[] = [];
  let from = 0;
  for (const match of block.matchAll(candidate)) {
    const end = sentenceEnd(block, match[0], match.index, from, language);
    if (end === undefined) continue;
    push(spans, block, from, end, within.start);
    from = end;
  }
  push(spans, block, from, block.length, within.start);
  return spans;
}

/** What says nothing without the next sentence at the head of a block: an answer's bare yes or no, a clause's number with its title. */
const opening =
  /^[\s\0]*(?:(?:[AR][.:][\s\0]+)?(?:yes|no|yep|nope|ja|nein|doch|oui|non|si|sí|sim|não|да|нет)[.!]|\(?\d{1,3}(?:\.\d{1,3}){1,4}\.?\)?[\s\0]+\p{Lu}[^.\n]{0,48}\.)$/iu;

/** The mark of an answer behind its question. */
const answer = /^[\s\0]*[AR][.:][\s\0]*$/u;

function push(spans: Span[], block: string, from: number, to: number, base: number): void {
  for (const [start, end] of partsOfSentence(block, from, to)) pushPart(spans, block, start, end, base);
}

function pushPart(spans: Span[], block: string, from: number, to: number, base: number): void {
  let start = from;
  let end = to;
  while (start < end && !visible.test(block.charAt(start))) start++;
  while (end > start && !visible.test(block.charAt(end - 1))) end--;
  if (end <= start) return;
  const last = spans.at(-1);
  const written = block.slice(start, end);
  // Nothing but marks, or numbers of issues, says nothing alone.
  const bare =
    !/[\p{L}\p{N}\p{S}]/u.test(written) ||
    (written.includes('#') && /^[\s\0]*(?:\(?#\d+[\s\0,;.)]*)+$/u.test(written));
  const before = last ? block.slice(last.start - base, last.end - base) : '';
  const joins =
    last !== undefined &&
    base + end - last.start <= longestSentence &&
    (bare || answer.test(before) || (spans.length === 1 && opening.test(before)));
  if (joins) spans[spans.length - 1] = { start: last.start, end: base + end };
  else spans.push({ start: base + start, end: base + end });
}

/** Where the sentence ends that has a possible end at `at`; undefined when it goes on. */
function sentenceEnd(
  block: string,
  mark: string,
  at: number,
  from: number,
  language: string,
): number | undefined {
  if (!visible.test(mark)) return at - from >= thaiLength ? at : undefined;
  const end = skip(closers, block, at + mark.length);
  const next = block.charAt(end);
  if (/[。！？｡．।॥۔؟]/u.test(mark)) {
    return end > at + mark.length && quoteGoesOn.test(next) ? undefined : end;
  }
  if (next === '') return end;
  if (!/\s/u.test(next))
    return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(next) && mark !== '.'
      ? end
      : undefined;
  const opened = skip(openers, block, end);
  const following = matchAt(nextWord, block, opened);
  if (
    mark === '.' &&
    /^\p{L}$/u.test(following) &&
    block.charAt(opened + 1) === '.' &&
    /(?:^|\P{L})\p{L}$/u.test(block.slice(Math.max(0, at - 2), at))
  ) {
    return undefined;
  }
  if (mark === '.' && goesOn(block, at, from, following, language)) return undefined;
  return begins(block, opened, following) ? end : undefined;
}

/** Whether a sentence can begin here: not with a small letter, unless it is an identifier or was marked up (code, a link). */
function begins(block: string, at: number, word: string): boolean {
  if (word === '') return block.charAt(at) !== ',' && block.charAt(at) !== ';';
  if (!/^\p{Ll}/u.test(word)) return true;
  return block.charAt(at - 1) === '\0' || /\p{Lu}|_|\d/u.test(word);
}

/** Whether the full stop at `at` belongs to an abbreviation, an initial or a list number. */
function goesOn(block: string, at: number, from: number, following: string, language: string): boolean {
  const before = wordBefore(block, at, Math.max(from, at - lookBehind));
  const word = before.toLowerCase();
  if (word === '') return false;
  const starter = starters.has(following.toLowerCase());
  if (titles.has(word)) return true;
  if (counted.has(word) && /^(?:\d|[IVXLC]+$|[a-z]$)/u.test(following)) return true;
  if (endings.has(word)) return !starter;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !starter;
  if (/^\p{Lu}$/u.test(before)) return !starter;
  if (/^\d+$/u.test(word))
    return at - before.length === from || (language.startsWith('de') && word.length < 3);
  return /^\p{Script=Devanagari}{1,2}$/u.test(before);
}

/** The word that ends at `at`, without NULs. */
function wordBefore(block: string, at: number, from: number): string {
  let start = at;
  while (start > from && isWordUnit(block, start - 1)) start--;
  return block.slice(start, at).replaceAll('\0', '');
}

/** Small letters and spaces, which nearly all are, without the pattern. */
function isWordUnit(block: string, at: number): boolean {
  const unit = block.charCodeAt(at);
  return (unit >= 97 && unit <= 122) || (unit !== 32 && wordUnit.test(block.charAt(at)));
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Never the end: a name or a value always follows. */
const titles = words(`
  dr mr mrs ms mx prof st gen sen rep gov capt lt col sgt maj adm cmdr rev hon pres supt insp messrs mme mlle
  vs v cf e.g eg i.e ie viz resp approx ca c incl excl esp aka z.b d.h u.a v.a bzw ggf evtl vgl sog p.ex av hl
  sr sra srta dª ing lic dott sig sigg asst dept mt ft dj abb abs bspw inkl zzgl geb gest
`);

/** The end only when a word follows that usually begins a sentence. */
const endings = words(`
  etc inc ltd co corp llc plc bros al a.m p.m am pm jr sr usw u.s.w ad b.c a.d est ed eds repr
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ph.d m.d b.a m.a
  ave blvd rd gmbh kg ag
`);

/** Not the end before a number or a numeral: "No. 5", "Fig. 3", "pp. 12". */
const counted = words(`
  no nos nr fig figs vol vols p pp pg art arts sec secs ch chap eq eqs ref refs app para paras ver v n ln col
  tab abb kap bd s núm pág págs cap rn
`);

/** Words that begin a sentence far more often than they continue one with a capital letter. */
const starters = words(`
  the this that these those it he she they we you in on at by from with but and or so yet however although though
  if when while since because after before until unless as for to there here his her its our their my your
  a an no not all some many most each every both another such what which who why how where
  moreover furthermore therefore thus meanwhile then now also additionally similarly instead finally first second
  der die das ein eine er sie es wir ich im am aber und le la les un une il elle nous el los las una
`);
