// Whether a quotation is a stretch of its file: an oracle of its own, that shares no code with the reader or the gate.
import { decodeHTML } from 'entities';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Answer, Citation } from '../../src/domain.ts';
import type { Tally } from './tally.ts';

const letters = (text: string): string => text.normalize('NFC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');

/**
 * All that is quoted stands in this stretch of the file in its order, mark-up left out; references such as `&amp;` count as
 * what they stand for, or as they are where they stand in code. A caret, a low line and brackets may stand for the mark-up of an exponent or an index, an ellipsis for a
 * value that only the site knows: they do not count, nor do the marks of items where several blocks are quoted.
 */
export function isVerbatim(quoted: string, stretch: string): boolean {
  const wanted = letters(quoted.replace(/\^\(([^()]*)\)/gu, '$1')).replace(/[\^_…]/gu, '');
  const either = stretch.replace(/&#?\w+;/gu, (reference) => reference + decodeHTML(reference));
  return inOrder(wanted, letters(either));
}

function inOrder(wanted: string, text: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    const found = text.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}

/** `sourceOf`: the file as it is now, by the path that a citation names; undefined when it is gone. */
export function checkQuotations(
  answer: Answer,
  sourceOf: (path: string) => string | undefined,
  tally: Tally,
): void {
  for (const citation of citationsOf(answer)) {
    const source = sourceOf(citation.source.path);
    const spans = [{ ...citation.excerpt, text: wordsOf(citation.excerpt) }, ...citation.labels];
    if (
      source === undefined ||
      !spans.every(({ text, start, end }) => isVerbatim(text, source.slice(start, end)))
    )
      tally.fault('not verbatim', described(citation));
  }
}

/** The words of each line, without the bullet or number of an item, which stands before its words in the file. */
const wordsOf = ({ text, form }: Citation['excerpt']): string =>
  form === 'blocks' ? text.replace(/^ *(?:•|\d{1,3}[.)]) /gmu, '') : text;

const described = ({ source, excerpt }: Citation): string =>
  `${source.path} ${excerpt.start}-${excerpt.end}: ${excerpt.text}`;
