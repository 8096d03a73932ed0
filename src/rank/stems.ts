// The subject words of a text beside the sentences: a heading, a title, an introduction.
import { LRUCache } from 'lru-cache';
import { analyze } from '../text/analyze.ts';

/** Headings, titles and introductions are asked for again and again. */
const stemmed = new LRUCache<string, ReadonlySet<string>>({ max: 2_000 });

/** Subject words of a text, stemmed. */
export function stemsOf(text: string, language: string): ReadonlySet<string> {
  const key = `${language}\n${text}`;
  const known = stemmed.get(key);
  if (known) return known;
  const stems = new Set(
    analyze(text, language).flatMap((term) => (term.stop || term.alternate ? [] : [term.stem])),
  );
  stemmed.set(key, stems);
  return stems;
}
