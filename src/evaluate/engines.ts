// Plain searches over the same documents, as anybody could install them: what our answers have to beat.
import type { Document } from '../domain.ts';
import { createPlainSearch, type WordSearch } from '../search/plain-search.ts';
import { createFullTextSearch } from '../store/full-text-search.ts';
import type { Case } from './cases.ts';
import type { Judged } from './metrics.ts';
import { type Cut, piecesOf, stemsIn, windowOf, wordsIn, writtenIn } from './pieces.ts';

/** What a plain search shows of its best pieces. */
const SHOWN = {
  length: 500, // UTF-16 units of a piece: as many as of an excerpt of ours at most
  pieces: 3, // as many as we quote
} as const;

type Engine = {
  readonly name: string;
  readonly cut: Cut;
  /** Over stems without function words, with headings and title; otherwise over words as they are written. */
  readonly stemmed: boolean;
  readonly create: (pieces: Parameters<typeof createPlainSearch>[0]) => WordSearch;
};

const engines: readonly Engine[] = [
  { name: 'MiniSearch, plain', cut: 'paragraphs', stemmed: false, create: createPlainSearch },
  { name: 'MiniSearch, paragraphs', cut: 'paragraphs', stemmed: true, create: createPlainSearch },
  { name: 'MiniSearch, sections', cut: 'sections', stemmed: true, create: createPlainSearch },
  { name: 'SQLite FTS5, paragraphs', cut: 'paragraphs', stemmed: true, create: createFullTextSearch },
  { name: 'SQLite FTS5, sections', cut: 'sections', stemmed: true, create: createFullTextSearch },
];

/** What each engine shows for each question, by the engine's name; a question within a conversation is left out. */
export function comparedWith(
  documents: readonly Document[],
  cases: readonly Case[],
): ReadonlyMap<string, readonly Judged[]> {
  const language = documents[0]?.language ?? 'en';
  return new Map(
    engines.map(({ name, cut, stemmed, create }) => {
      const pieces = piecesOf(documents, cut);
      const search = create(pieces.map((piece) => wordsIn(piece, stemmed)));
      return [name, cases.filter(({ context }) => context.length === 0).map(judge)];

      function judge(one: Case): Judged {
        const stems = [...new Set(stemsIn(one.question, language))];
        const words = stemmed ? stems : [...new Set(writtenIn(one.question, language))];
        const found = search(words, SHOWN.pieces);
        return {
          ...one,
          outcome: found.length === 0 ? 'nothing' : 'unsure',
          confidence: (found[0]?.score ?? 0) / Math.max(1, words.length),
          shown: found.flatMap(({ number }) => {
            const piece = pieces[number];
            if (piece === undefined) return [];
            const shown = windowOf(piece, stems, SHOWN.length);
            return [{ held: one.held(piece.document, shown), length: shown.text.length }];
          }),
        };
      }
    }),
  );
}
