// The sentences of the hits with what each holds of the question: the common ground that all features stand on.
import type { Passage, Sentence } from '../domain.ts';
import type { Reading } from '../search/reading.ts';
import type { Hit, Searcher } from '../search/searcher.ts';
import { type Coverage, coverageOf, createMatcher, type Matcher, strongest } from './matcher.ts';
import type { Query } from './query.ts';

export type Candidate = Coverage & {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Place of the sentence in its passage, from 0. */
  readonly index: number;
  /** Place of the passage among the hits, from 0. */
  readonly hit: number;
  readonly reading: Reading;
  /** Its words in the reading, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Coverage by its introducing line, parent items and column names. */
  readonly labels: Float64Array;
};

/** A passage's surroundings, for each hit. */
export type Setting = {
  /** Coverage by the innermost heading, by the whole heading path, by the title, by all of the passage's own words. */
  readonly heading: Float64Array;
  readonly path: Float64Array;
  readonly title: Float64Array;
  readonly whole: Float64Array;
  /** Words in the innermost heading that the question names, as a share of its content words. */
  readonly headingAsked: number;
  /** Number of its first candidate, and of the one after its last. */
  readonly first: number;
  readonly end: number;
};

export type Scene = {
  readonly query: Query;
  readonly list: readonly Candidate[];
  readonly hits: readonly Hit[];
  readonly settings: readonly Setting[];
  readonly matcher: Matcher;
  readonly searcher: Searcher;
};

export function setScene(query: Query, hits: readonly Hit[], searcher: Searcher): Scene {
  const matcher = createMatcher(query, searcher);
  const list: Candidate[] = [];
  const settings = hits.map(({ passage }, hit): Setting => {
    const reading = searcher.read(passage);
    const first = list.length;
    for (const [index, sentence] of passage.sentences.entries())
      list.push(candidate(passage, sentence, index, hit, reading, matcher));
    const title = searcher.title(passage.documentId);
    const paths = reading.headings.map((h) => coverageOf(h, 0, h.length, matcher).soft);
    const nothing = new Float64Array(matcher.size);
    const innermost = reading.headings.at(-1);
    return {
      heading: paths.at(-1) ?? nothing,
      path: paths.reduce((a, b) => strongest(a, b), nothing),
      title: coverageOf(title, 0, title.length, matcher).own,
      whole: list.slice(first).reduce<Float64Array>((sum, c) => strongest(sum, c.own), nothing),
      headingAsked: innermost ? namedShare(innermost, matcher) : 0,
      first,
      end: list.length,
    };
  });
  return { query, list, hits, settings, matcher, searcher };
}

function candidate(
  passage: Passage,
  sentence: Sentence,
  index: number,
  hit: number,
  reading: Reading,
  matcher: Matcher,
): Candidate {
  const from = reading.sentences[index] ?? 0;
  const to = reading.sentences[index + 1] ?? from;
  const labels = reading.labels[index];
  return {
    passage,
    sentence,
    index,
    hit,
    reading,
    from,
    to,
    ...coverageOf(reading.stems, from, to, matcher),
    labels:
      labels && labels.length > 0
        ? coverageOf(labels, 0, labels.length, matcher).soft
        : new Float64Array(matcher.size),
  };
}

/** Share of a heading's words that the question names. */
function namedShare(stems: Int32Array, matcher: Matcher): number {
  if (stems.length === 0) return 0;
  let named = 0;
  for (const stem of stems) if (matcher.namings(stem)) named++;
  return named / stems.length;
}
