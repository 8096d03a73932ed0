// A question's words to the passages that hold them.
import type { Document, Passage } from '../domain.ts';
import { editDistance } from '../text/compare.ts';
import { fold } from '../text/fold.ts';
import { type Equivalent, parseSynonyms, synonymStems } from './equivalents.ts';
import { type Accept, findHits, type Hit } from './hits.ts';
import { type Indexed, indexPassages } from './index-passages.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { holdersOf, round } from './passage-index.ts';
import { createReader } from './reader.ts';
import type { Reading } from './reading.ts';
import { createSpelling, isSwap, type KnownWord, type Spelling } from './repair.ts';

export type { Accept } from './hits.ts';

/** A written form that a word of the question may take in a document. */
export type Form = {
  readonly stem: string;
  /** 0 to 1: 1 is the word itself. */
  readonly strength: number;
};

/** What a question asks for, as the index understands it. */
export type SearchQuery = { readonly forms: readonly Form[] };

/** The index of all passages, asked with the words of a question. */
export type Searcher = {
  /** Passages in the index. */
  readonly size: number;
  /** Languages of the documents, BCP 47 without region, commonest first. */
  readonly languages: readonly string[];
  readonly lexicon: Lexicon;
  /** Best first; passages that `accept` refuses are ignored. */
  search(query: SearchQuery, limit: number, accept: Accept): readonly Hit[];
  /** Does a passage that may be read hold this stem? */
  knows(stem: string, accept: Accept): boolean;
  /** Rarity of a stem over all passages, ln(1 + (N - d + .5) / (d + .5)); unknown stems get the greatest. */
  idf(stem: string): number;
  /** The same by the number of the stem in the lexicon. */
  rarity(stem: number): number;
  /** The readable word nearest to a misspelt one; a name only by a name one edit away that ends alike. */
  repair(word: string, accept: Accept, name: boolean): string | undefined;
  /** Abbreviations defined in passages that may be read, both ways, and the operator's synonyms. */
  equivalents(accept: Accept): readonly Equivalent[];
  read(passage: Passage): Reading;
  /** Stems of the title. */
  title(documentId: string): Int32Array;
};

/** Reads and indexes all passages; `synonyms` as the file says them. */
export function createSearcher(
  documents: readonly Document[],
  options: { readonly synonyms?: string } = {},
): Searcher {
  const lexicon = createLexicon();
  const byId = new Map(documents.map((d) => [d.id, d]));
  const passages = documents.flatMap((d) => d.passages);
  const reader = createReader(lexicon, (id) => byId.get(id));
  const synonyms = synonymStems(parseSynonyms(options.synonyms ?? ''));
  const { index, sections, holders, defined } = indexPassages(documents, reader, lexicon);
  const known = (stem: number, accept: Accept): boolean =>
    holdersOf(holders, stem).some((number) => {
      const passage = passages[number];
      return passage !== undefined && accept(passage);
    });

  let spelling: Spelling | undefined;
  let names: ReadonlySet<string> | undefined;
  const rarities: number[] = [];
  const rarity = (stem: number): number => {
    const known = rarities[stem];
    if (known !== undefined) return known;
    const d = holdersOf(holders, stem).length;
    const value = round(Math.log(1 + (passages.length - d + 0.5) / (d + 0.5)));
    if (stem >= 0) rarities[stem] = value;
    return value;
  };
  return {
    size: passages.length,
    languages: languagesOf(documents),
    lexicon,
    search: (query, limit, accept) =>
      findHits(
        { index, sections, passages, lexicon },
        affordable(strengths(query), (stem) => holdersOf(holders, lexicon.stemId(stem)).length),
        limit,
        accept,
      ),
    knows: (stem, accept) => known(lexicon.stemId(stem), accept),
    idf: (stem) => rarity(lexicon.stemId(stem)),
    rarity,
    repair(word, accept, name) {
      spelling ??= createSpelling(knownWords(lexicon, holders));
      if (name) names ??= namesIn(documents);
      const mayMean = (meant: string): boolean =>
        names?.has(meant) === true &&
        (isSwap(meant, word) || (meant.at(-1) === word.at(-1) && editDistance(meant, word, 1) === 1));
      return spelling.nearest(word, (near) => (!name || mayMean(near.word)) && known(near.stem, accept));
    },
    equivalents: (accept) => [
      ...synonyms,
      ...defined.flatMap((d) => (d.passages.some(accept) ? d.equivalents : [])),
    ],
    read: reader.read,
    title(documentId) {
      const document = byId.get(documentId);
      return document ? reader.title(document) : new Int32Array(0);
    },
  };
}

/** Words that stand in a passage, function words too. */
function* knownWords(lexicon: Lexicon, holders: Indexed['holders']): Generator<KnownWord> {
  for (const [word, stem] of lexicon.words()) {
    const count = holdersOf(holders, stem).length;
    if (count > 0) yield { word, stem, count };
  }
}

/** Words that stand somewhere with a capital though no sentence begins there, folded. */
const namesIn = (documents: readonly Document[]): ReadonlySet<string> =>
  new Set(
    documents.flatMap(({ prose }) =>
      Array.from(
        prose.matchAll(/(?<=(?:[\p{Ll}\d,;)]|(?<!\p{L})\p{Lu}\.) )\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)*/gu),
        ([run]) => fold(run).split(/[ -]/),
      ).flat(),
    ),
  );

/** Each stem with the greatest strength that it is asked with. */
function strengths({ forms }: SearchQuery): ReadonlyMap<string, number> {
  const strength = new Map<string, number>();
  for (const { stem, strength: asked } of forms) strength.set(stem, Math.max(asked, strength.get(stem) ?? 0));
  return strength;
}

/** Beyond some ten thousand passages a search takes the rarest words alone. */
const affords = {
  passages: 10_000, // that may be scored: MiniSearch makes a row for each that holds any of the words
  words: 3, // the rarest, which are always looked for
} as const;

/** The rarest words, as far as their passages can be afforded; the ranking still sees the others in what they find. */
function affordable(
  strength: ReadonlyMap<string, number>,
  frequency: (stem: string) => number,
): ReadonlyMap<string, number> {
  const counted = [...strength.keys()].map((stem) => ({ stem, count: frequency(stem) }));
  let total = counted.reduce((sum, { count }) => sum + count, 0);
  if (total <= affords.passages) return strength;
  counted.sort((a, b) => b.count - a.count || (a.stem < b.stem ? -1 : 1));
  const kept = new Map(strength);
  for (const { stem, count } of counted) {
    if (total <= affords.passages || kept.size <= affords.words) break;
    kept.delete(stem);
    total -= count;
  }
  return kept;
}

function languagesOf(documents: readonly Document[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { language } of documents) {
    const short = language.slice(0, 2).toLowerCase();
    counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([language]) => language);
}
