// Which sentences are quoted together: one that leans on what was said before brings it along, an introduction its items.
import type { Document, Passage, Sentence, Span } from '../domain.ts';
import type { Library } from '../library.ts';
import { readable, readingOf } from '../text/readable.ts';

/** Sentences quoted as one span. They stand in one passage, but that the first may end the passage before. */
export type Stretch = Span & {
  readonly passage: Passage;
  readonly sentences: readonly Sentence[];
  readonly best: Sentence;
  /** The start still leans on something that is not quoted: a heading has to say what is meant. */
  readonly leaning: boolean;
};

/** UTF-16 units of an excerpt: with the sentence that it leans on, with a strong pronoun, and with the items of a list. */
const LENGTH = { leaning: 420, pronoun: 700, list: 600 } as const;
/** Sentences in one excerpt, at most. */
const MAX_SENTENCES = 3;

const pronoun =
  /^["'“‘(]*(?:(?:this|that|these|those|it|its|they|their|he|she|his|her|such)(?![\p{L}\p{N}])|the (?:first|second|third|last|latter|former|same) such(?![\p{L}\p{N}])|the (?:latter|former)(?![\p{L}\p{N}]))/iu;
const connector =
  /^["'“‘(]*(?:however|but|yet|still|instead|therefore|thus|hence|consequently|otherwise|also|additionally|moreover|furthermore|besides|similarly|likewise|conversely|nevertheless|nonetheless|for (?:instance|example)|as a result|in (?:contrast|addition|turn|this case|that case)|on the other hand|then|afterwards|later)(?![\p{L}\p{N}])/iu;

/** Text of a span of this document as people read it. */
export function textOf(document: Document, span: Span, form: Sentence['form']): string {
  return readable(document.prose.slice(span.start, span.end), readingOf(document.format, form));
}

/** The stretch around one ranked sentence that a reader understands without the page. */
export function stretchAround(
  library: Library,
  document: Document,
  passage: Passage,
  index: number,
  wantsReason = false,
): Stretch {
  const best = passage.sentences[index];
  if (!best) throw new Error(`passage ${passage.id} has no sentence ${index}`);
  const alone: Stretch = {
    start: best.start,
    end: best.end,
    passage,
    sentences: [best],
    best,
    leaning: false,
  };
  if (best.form === 'row' || best.form === 'code') return alone;
  const text = textOf(document, best, best.form);
  if (/[:：]\s*$/u.test(text)) return withItems(document, alone, index);
  return withEarlier(library, document, wantsReason ? withReason(document, alone, index) : alone, index);
}

const reason =
  /\b(?:because|due to|since|so that|in order to|owing to|thanks to|therefore|thus|as a result|the reason|which means|to (?:avoid|prevent|ensure|reduce|protect|keep|allow))\b/iu;

/** A sentence that only states what is asked to be explained, or that asks itself, with the one after it. */
function withReason(document: Document, alone: Stretch, index: number): Stretch {
  const next = alone.passage.sentences[index + 1];
  const text = textOf(document, alone, alone.best.form);
  if (!next || next.form !== alone.best.form || reason.test(text) || next.end - alone.start > LENGTH.leaning)
    return alone;
  // Items are no sequence of thoughts: only sentences of the same one belong together.
  if (/\n\s*\n|\n\s*(?:[-*+•]|\d+[.)])\s/u.test(document.source.slice(alone.end, next.start))) return alone;
  return { ...alone, end: next.end, sentences: [alone.best, next] };
}

/** An introducing line with what it introduces, as far as that fits. */
function withItems(document: Document, alone: Stretch, index: number): Stretch {
  const { passage } = alone;
  const own = passage.sentences.slice(index + 1);
  const taken: Sentence[] = [];
  for (const sentence of own.slice(0, MAX_SENTENCES)) {
    if (sentence.end - alone.start > LENGTH.list && taken.length > 0) break;
    taken.push(sentence);
  }
  const last = taken.at(-1);
  if (last) return { ...alone, end: last.end, sentences: [alone.best, ...taken] };
  const next = document.passages[document.passages.indexOf(passage) + 1];
  const gap = next ? document.prose.slice(alone.end, next.start) : 'x';
  const items = next?.sentences.slice(0, next.kind === 'code' ? 1 : MAX_SENTENCES) ?? [];
  const end = items.findLast((item) => item.end - alone.start <= LENGTH.list) ?? items[0];
  if (!next || !end || next.kind === 'paragraph' || /[^\s\0]/u.test(gap)) return alone;
  return { ...alone, end: end.end, sentences: [alone.best, ...items.slice(0, items.indexOf(end) + 1)] };
}

/** Brings the sentence before, as often as the start leans back and it fits. */
function withEarlier(library: Library, document: Document, alone: Stretch, index: number): Stretch {
  let stretch = alone;
  for (let at = index; stretch.sentences.length < MAX_SENTENCES; at -= 1) {
    const first = stretch.sentences[0] ?? alone.best;
    const text = textOf(document, first, first.form);
    const strong = pronoun.test(text);
    if (!strong && !connector.test(text)) return stretch;
    const before =
      stretch.passage.sentences[at - 1] ?? (strong ? endBefore(library, document, stretch) : undefined);
    const limit = strong ? LENGTH.pronoun : LENGTH.leaning;
    const unfit =
      !before || before.form === 'row' || before.form === 'code' || stretch.end - before.start > limit;
    if (unfit) return { ...stretch, leaning: true };
    stretch = { ...stretch, start: before.start, sentences: [before, ...stretch.sentences] };
    if (at - 1 < 0) return stretch;
  }
  const first = stretch.sentences[0];
  return { ...stretch, leaning: first !== undefined && pronoun.test(textOf(document, first, first.form)) };
}

/** Last sentence of the paragraph right before, under the same heading, with nothing left out in between. */
function endBefore(library: Library, document: Document, stretch: Stretch): Sentence | undefined {
  const at = document.passages.indexOf(stretch.passage);
  const passage = document.passages[at - 1];
  const last = passage?.sentences.at(-1);
  if (!passage || !last || passage.kind !== 'paragraph' || stretch.passage.kind !== 'paragraph')
    return undefined;
  if (passage.headings.at(-1)?.start !== stretch.passage.headings.at(-1)?.start) return undefined;
  if (/[^\s\0]/u.test(document.prose.slice(last.end, stretch.start))) return undefined;
  const cut = library.leftOut.some(
    (left) => left.documentId === document.id && left.start < stretch.start && left.end > last.end,
  );
  return cut ? undefined : last;
}
