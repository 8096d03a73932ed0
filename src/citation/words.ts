// The subject words of a sentence, as the index has already read them.
import type { Passage, Sentence, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { flag } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';

/** Offsets are UTF-16 units into the file. */
export type Word = Span & {
  readonly stem: string;
  /** Neither a name, a number nor a whole of parts: begins in lower case, holds no digit. */
  readonly plain: boolean;
};

/** Stems of the subject words, each once. */
export function subjectsOf(library: Library, passage: Passage, sentence: Sentence): Set<string> {
  const reading = library.searcher.read(passage);
  const index = passage.sentences.indexOf(sentence);
  const stems = new Set<string>();
  for (let at = reading.sentences[index] ?? 0; at < (reading.sentences[index + 1] ?? 0); at += 1)
    if (((reading.classes[at] ?? 0) & wordClass.stop) === 0)
      stems.add(library.searcher.lexicon.stemText(reading.stems[at] ?? -1));
  return stems;
}

/** Subject words in order; the whole of an identifier stands before its parts. */
export function wordsOf(library: Library, passage: Passage, sentence: Sentence): readonly Word[] {
  const reading = library.searcher.read(passage);
  const index = passage.sentences.indexOf(sentence);
  const words: Word[] = [];
  for (let at = reading.sentences[index] ?? 0; at < (reading.sentences[index + 1] ?? 0); at += 1) {
    const [bits = 0, flags = 0] = [reading.classes[at], reading.flags[at]];
    if ((bits & wordClass.stop) !== 0) continue;
    const stem = library.searcher.lexicon.stemText(reading.stems[at] ?? -1);
    const plain = (flags & (flag.capital | flag.alternate)) === 0 && (bits & wordClass.digit) === 0;
    words.push({ start: reading.starts[at] ?? 0, end: reading.ends[at] ?? 0, stem, plain });
  }
  return words;
}
