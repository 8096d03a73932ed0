// What a line announces: the items, rows or code behind it, which are quoted in its place.

import { blockOf, passageNumbers, textOf } from '../citation/quoted-span.ts';
import type { Document } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Ranked } from '../rank/rank.ts';

/** Passages behind a line that may hold its list. */
const PASSAGES = 4;

/** The items, rows or code that a line ending in a colon announces; the sentence itself when it announces nothing. */
export function announced(ranked: Ranked, library: Library): readonly Ranked[] {
  const { passage, sentence } = ranked;
  const document = library.document(passage.documentId);
  if (!document || sentence.form === 'code' || sentence.form === 'row') return [ranked];
  if (!/[:：]\s*$/u.test(textOf(document, sentence, sentence.form))) return [ranked];
  const at = passageNumbers(document).get(passage.id) ?? 0;
  const introduced = document.passages.slice(at, at + 3).flatMap((home) =>
    home.sentences.flatMap((other, index) => {
      const isIts = other.labels.some((label) => label.kind === 'intro' && label.end === sentence.end);
      return isIts ? [{ ...ranked, passage: home, sentence: other, index }] : [];
    }),
  );
  const blocks = introduced.map((item) => blockOf(document, item.sentence));
  if (introduced.length > 0) return introduced.filter((_, at) => blocks[at] !== blocks[at - 1]);
  const behind = followers(document, ranked);
  return behind.length > 0 ? behind : [ranked];
}

/** Where no label says so, the items, rows or code right behind the line. */
function followers(document: Document, ranked: Ranked): readonly Ranked[] {
  const { passage, sentence } = ranked;
  const next = document.passages[(passageNumbers(document).get(passage.id) ?? 0) + 1];
  const sameSection = next?.headings.at(-1)?.start === passage.headings.at(-1)?.start;
  const after = passage.sentences.filter((other) => other.start > sentence.start);
  const home = after.length > 0 ? passage : next;
  if (!home || (home === next && !sameSection)) return [];
  const behind = home === passage ? after : home.sentences;
  return behind
    .filter((other) => other.form !== 'prose')
    .map((other) => ({ ...ranked, passage: home, sentence: other, index: home.sentences.indexOf(other) }));
}

/** The items of the list right behind the sentence's paragraph, which no colon announces; none where something else follows. */
export function itemsBehind(document: Document, ranked: Ranked): readonly Ranked[] {
  const { passage, sentence } = ranked;
  const block = blockOf(document, sentence);
  const first = document.blocks[block + 1];
  if (document.blocks[block]?.kind !== 'paragraph' || first?.kind !== 'item') return [];
  const at = passageNumbers(document).get(passage.id) ?? 0;
  const items: Ranked[] = [];
  let last = block;
  for (const home of document.passages.slice(at, at + PASSAGES)) {
    for (const [index, item] of home.sentences.entries()) {
      const own = blockOf(document, item);
      const of = document.blocks[own];
      if (own === last || of?.kind !== 'item' || of.group !== first.group || of.level !== first.level)
        continue;
      last = own;
      items.push({ ...ranked, passage: home, sentence: item, index, whole: true });
    }
  }
  return items;
}

const numbered =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|[2-9]|1[0-2])\s+\p{L}/iu;
const listing = /\b(?:(?:list|lists) of|following|as follows|below|these(?: are)?)\b/iu;

/** Says that a list follows, though without a colon: "We have four ways of doing that." */
export function announcesInWords(text: string): boolean {
  return !/[:：]\s*$/u.test(text) && (numbered.test(text) || listing.test(text));
}
