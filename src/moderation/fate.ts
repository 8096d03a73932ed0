// What became of a quotation since it was cited: unchanged, moved, edited or gone, proven on the library of today.
import { diffWordsWithSpace } from 'diff';
import { lineOf, placeOf } from '../citation/cite.ts';
import { pieceOf } from '../citation/piece.ts';
import type { Citation, Document, Readers, Source, Span } from '../domain.ts';
import { mayRead } from '../library/audience.ts';
import type { Library } from '../library/library.ts';
import { commonOf, dice, joined, sizeOf, wordCounts } from '../text/compare.ts';
import { readable } from '../text/readable.ts';
import { homeOf, standingOf } from './standing.ts';

/** A stretch of the old text, of the new one, or of both. */
export type Change = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Where a quotation stands today; `path` differs from the citation's when the text moved to another file. */
type Where = Pick<Source, 'path' | 'lines' | 'place' | 'converted'>;

/** Where and how a quotation stands today. */
export type Fate =
  | (Where & { readonly state: 'unchanged' | 'moved' })
  | (Where & { readonly state: 'edited'; readonly text: string; readonly changes: readonly Change[] })
  | { readonly state: 'gone' };

/** Below this share of common words (Dice, 0 to 1) a sentence is another one, not an edited one. */
const kinship = 0.5;
/** Neighbouring sentences that an edited quotation is looked for among. */
const NEIGHBOURS = {
  passage: 3, // as many sentences as an excerpt has at the most
  blocks: 12, // of a quotation of several blocks
} as const;
/** Milliseconds that marking the differences may take; past it old and new stand whole. */
const patience = 200;

/** Compares the citation with the documents of `library` that `readers` may read. */
export function fateOf(library: Library, citation: Citation, readers: Readers): Fate {
  const standing = standingOf(library, citation, readers);
  if (standing) {
    const { state, document, span } = standing;
    return { state, ...whereOf(document, span) };
  }
  const reading = { code: citation.excerpt.form === 'code' };
  const wanted = readable(citation.excerpt.text, reading);
  const home = homeOf(
    library.documents.filter((d) => mayRead(d.audience, readers)),
    citation,
  );
  const blocks = citation.excerpt.form === 'blocks';
  const kin = home && nearestText(home, wanted, blocks);
  if (!kin) return { state: 'gone' };
  const text = blocks ? pieceOf(home, kin).text : readable(home.prose.slice(kin.start, kin.end), reading);
  return {
    state: 'edited',
    ...whereOf(home, kin),
    text,
    changes: changesOf(blocks ? citation.excerpt.text : wanted, text),
  };
}

/** Old and new text as one row of stretches. */
export function changesOf(before: string, after: string): readonly Change[] {
  const parts = diffWordsWithSpace(before, after, { timeout: patience });
  if (parts === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return parts.map((p) => ({ kind: p.added ? 'added' : p.removed ? 'removed' : 'same', text: p.value }));
}

/**
 * The neighbouring sentences that share most words with `wanted`, one to three of a passage, or up to a dozen of the whole
 * document where it was several blocks; undefined when none shares enough.
 */
function nearestText(document: Document, wanted: string, blocks: boolean): Span | undefined {
  const words = wordCounts(wanted);
  const size = sizeOf(words);
  let best: Span | undefined;
  let most = kinship;
  const runs = document.passages.map(({ sentences }) => sentences);
  for (const sentences of blocks ? [runs.flat()] : runs) {
    const each = sentences.map((sentence) => {
      const own = wordCounts(readable(document.prose.slice(sentence.start, sentence.end)));
      return { sentence, own, size: sizeOf(own), common: commonOf(words, own) };
    });
    for (const window of windows(each, blocks ? NEIGHBOURS.blocks : NEIGHBOURS.passage)) {
      const [first, last] = [window[0], window.at(-1)];
      const total = size + window.reduce((sum, s) => sum + s.size, 0);
      // Taken together sentences share no more words than one by one: most windows need no closer look.
      if (!first || !last || 2 * window.reduce((sum, s) => sum + s.common, 0) <= most * total) continue;
      const share = dice(words, joined(window.map((s) => s.own)));
      if (share <= most) continue;
      most = share;
      best = { start: first.sentence.start, end: last.sentence.end };
    }
  }
  return best;
}

function* windows<T>(sentences: readonly T[], most: number): Generator<readonly T[]> {
  for (let from = 0; from < sentences.length; from += 1)
    for (let to = from + 1; to <= Math.min(from + most, sentences.length); to += 1)
      yield sentences.slice(from, to);
}

function whereOf(document: Document, { start, end }: Span): Where {
  const place = placeOf(document, start, end);
  return {
    path: document.path,
    lines: { from: lineOf(document, start), to: lineOf(document, Math.max(start, end - 1)) },
    ...(document.converted === undefined ? {} : { converted: true }),
    ...(place === undefined ? {} : { place }),
  };
}
