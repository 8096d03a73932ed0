// Which sentences are quoted together: one that leans on what was said before brings it along.
import type { Document, Passage, Sentence, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { caseless } from '../text/fold.ts';
import { readable, readingOf } from '../text/readable.ts';

/** A sentence and the passage it stands in. */
export type Part = { readonly passage: Passage; readonly sentence: Sentence };

/** Sentences quoted as one span. They stand in one passage, but that the first may end the passage before. */
export type QuotedSpan = Span & {
  readonly passage: Passage;
  readonly parts: readonly Part[];
  readonly best: Sentence;
  /** The start still leans on something that is not quoted: a heading has to say what is meant. */
  readonly leaning: boolean;
};

/** UTF-16 units of an excerpt that holds more than its best sentence. */
const LENGTH = {
  leaning: 420, // with a sentence that explains it or goes before it
  pronoun: 700, // with what a pronoun stands for, without which it says nothing
  beside: 300, // with a good neighbour, which it could do without
} as const;
/** Sentences in one excerpt, at most. */
const MAX_SENTENCES = 3;

const pronoun =
  /^["'“‘(]*(?:this|that|these|those|it|its|they|their|he|she|his|her|such|the (?:first|second|third|last|latter|former|same) such|the (?:latter|former))(?![\p{L}\p{N}])/u;
const connector =
  /^["'“‘(]*(?:however|but|yet|still|instead|therefore|thus|hence|consequently|otherwise|also|additionally|moreover|furthermore|besides|similarly|likewise|conversely|nevertheless|nonetheless|for (?:instance|example)|as a result|in (?:contrast|addition|turn|this case|that case)|on the other hand|then|afterwards|later)(?![\p{L}\p{N}])/u;

/** Text of a span of this document as people read it. */
export function textOf(document: Document, span: Span, form: Sentence['form']): string {
  return readable(document.prose.slice(span.start, span.end), readingOf(document.format, form));
}

/** Whether the text begins with a word that stands for something said before. */
export function startsWithPronoun(text: string): boolean {
  return pronoun.test(caseless(text));
}

/**
 * What is quoted beside the sentence: `more`: the next one; `beside`: this neighbour; `whole`: the rest of its item; `intro`:
 * the line right before it that announces it.
 */
export type Wanted = {
  readonly more: boolean;
  readonly beside?: Sentence | undefined;
  readonly whole: boolean;
  readonly intro: boolean;
};

/** The span around one ranked sentence that a reader understands without the page. */
export function quotedSpanAround(
  library: Library,
  document: Document,
  home: Part,
  wanted: Wanted,
): QuotedSpan {
  const { passage, sentence: best } = home;
  const alone: QuotedSpan = {
    start: best.start,
    end: best.end,
    passage,
    parts: [home],
    best,
    leaning: false,
  };
  if (best.form === 'row' || best.form === 'code') return alone;
  const { more, beside, whole, intro } = wanted;
  if (whole) return inFull(document, alone);
  if (intro) return withIntro(document, alone);
  const wide = more ? withNext(document, alone) : beside ? withBeside(document, alone, beside) : alone;
  return withEarlier(library, document, wide);
}

/** An item of a list with all that it says, as far as that fits. */
function inFull(document: Document, alone: QuotedSpan): QuotedSpan {
  const { passage, best } = alone;
  const at = passage.sentences.indexOf(best);
  const rest = passage.sentences
    .slice(at + 1, at + MAX_SENTENCES)
    .filter((next) => sameBlock(document, best, next) && next.end - alone.start <= LENGTH.leaning);
  const parts = [...alone.parts, ...rest.map((sentence) => ({ passage, sentence }))];
  return { ...alone, end: rest.at(-1)?.end ?? alone.end, parts };
}

/** What may stand between a line and the first item of its list. */
const marker = /^[\s\0]*(?:[-*+•‣◦]|\d{1,3}[.)])?[\s\0]*$/u;

/** The first item of a list with the line right before it that announces it. */
function withIntro(document: Document, alone: QuotedSpan): QuotedSpan {
  const { passage, best, parts } = alone;
  const label = best.labels.findLast(({ kind }) => kind === 'intro');
  if (!label || best.end - label.start > LENGTH.leaning) return alone;
  if (!marker.test(document.prose.slice(label.end, best.start))) return alone;
  const at = passageNumbers(document).get(passage.id) ?? 0;
  for (const home of document.passages.slice(Math.max(0, at - 1), at + 1)) {
    const sentence = home.sentences.find(({ start, end }) => start === label.start && end === label.end);
    if (sentence) return { ...alone, start: label.start, parts: [{ passage: home, sentence }, ...parts] };
  }
  return alone;
}

/** With a neighbour, where both fit. */
function withBeside(document: Document, alone: QuotedSpan, beside: Sentence): QuotedSpan {
  const { passage, best, parts } = alone;
  const [start, end] = [Math.min(best.start, beside.start), Math.max(best.end, beside.end)];
  if (end - start > LENGTH.beside || !sameBlock(document, best, beside)) return alone;
  // A line before a list is a label, and no part of what is quoted.
  if ([best, beside].some((one) => /[:：]\s*$/u.test(textOf(document, one, one.form)))) return alone;
  const part = { passage, sentence: beside };
  return { ...alone, start, end, parts: beside.start < best.start ? [part, ...parts] : [...parts, part] };
}

const reason =
  /\b(?:because|due to|since|so that|in order to|owing to|thanks to|therefore|thus|as a result|the reason|which means|to (?:avoid|prevent|ensure|reduce|protect|keep|allow))\b/iu;

/** A sentence that only states what is to be explained, that asks itself, or of which the next says more, with that next one. */
function withNext(document: Document, alone: QuotedSpan): QuotedSpan {
  const { passage, best } = alone;
  const next = passage.sentences[passage.sentences.indexOf(best) + 1];
  const text = textOf(document, best, best.form);
  if (
    !next ||
    (reason.test(text) && !startsWithPronoun(textOf(document, next, next.form))) ||
    next.end - alone.start > LENGTH.leaning
  )
    return alone;
  if (!sameBlock(document, best, next)) return alone;
  return { ...alone, end: next.end, parts: [...alone.parts, { passage, sentence: next }] };
}

/** Brings the sentence before, as often as the start leans back and it fits. */
function withEarlier(library: Library, document: Document, alone: QuotedSpan): QuotedSpan {
  let quoted = alone;
  for (;;) {
    const first = quoted.parts[0];
    if (!first) return quoted;
    const text = caseless(textOf(document, first.sentence, first.sentence.form));
    const strong = pronoun.test(text);
    if (!strong && !connector.test(text)) return quoted;
    const before = partBefore(library, document, first, strong);
    const limit = strong ? LENGTH.pronoun : LENGTH.leaning;
    const fits = before && quoted.end - before.sentence.start <= limit && quoted.parts.length < MAX_SENTENCES;
    if (!fits) return { ...quoted, leaning: true };
    quoted = { ...quoted, start: before.sentence.start, parts: [before, ...quoted.parts] };
  }
}

/** The sentence before in the same block, or the last one of the paragraph right before, where a pronoun needs it. */
function partBefore(library: Library, document: Document, part: Part, strong: boolean): Part | undefined {
  const { passage, sentence } = part;
  const at = passage.sentences.indexOf(sentence);
  const before = passage.sentences[at - 1];
  if (before)
    return sameBlock(document, before, sentence) || isProse(before, sentence)
      ? { passage, sentence: before }
      : undefined;
  const earlier = strong ? document.passages[(passageNumbers(document).get(passage.id) ?? 0) - 1] : undefined;
  const last = earlier?.sentences.at(-1);
  if (!earlier || !last || !isProse(last, sentence)) return undefined;
  if (earlier.headings.at(-1)?.start !== passage.headings.at(-1)?.start) return undefined;
  if (/[^\s\0]/u.test(document.prose.slice(last.end, sentence.start))) return undefined;
  const cut = library.leftOut.some(
    (left) => left.documentId === document.id && left.start < sentence.start && left.end > last.end,
  );
  return cut ? undefined : { passage: earlier, sentence: last };
}

const isProse = (one: Sentence, other: Sentence): boolean => one.form === 'prose' && other.form === 'prose';

/** Items and quotations are no sequence of thoughts: only sentences of the same one belong together. */
function sameBlock(document: Document, one: Sentence, other: Sentence): boolean {
  return one.form === other.form && blockOf(document, one) === blockOf(document, other);
}

/** Index of the block that holds the sentence. Blocks are in the order of the file and never overlap. */
export function blockOf(document: Document, sentence: Span): number {
  let low = 0;
  let high = document.blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((document.blocks[middle]?.end ?? 0) < sentence.end) low = middle + 1;
    else high = middle;
  }
  return low;
}

const numbers = new WeakMap<Document, ReadonlyMap<string, number>>();

/** Where each passage stands among those of its document, counted once. */
export function passageNumbers(document: Document): ReadonlyMap<string, number> {
  const known = numbers.get(document);
  if (known) return known;
  const made = new Map(document.passages.map((passage, at) => [passage.id, at]));
  numbers.set(document, made);
  return made;
}
