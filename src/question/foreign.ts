// Whether a question seems to be in a language that no document is in.
import { languagesOf } from '../corpus/language.ts';
import { isEnglishWord } from '../search/dictionary.ts';
import type { Concept } from './concepts.ts';

/** Words unknown to documents and dictionary that make a question foreign. */
const STRANGE = {
  least: 2, // one may be a name
  share: 0.4, // of the words of its subject
} as const;

/** `known`: the languages of the documents, BCP 47 without region. */
export function isForeign(question: string, concepts: readonly Concept[], known: readonly string[]): boolean {
  const strange = concepts.filter((concept) => !concept.known && !isEnglishWord(concept.word.toLowerCase()));
  if (strange.length < STRANGE.least || strange.length < STRANGE.share * concepts.length) return false;
  const own = languagesOf(question).filter((language) => language !== 'en');
  return own.length > 0 && !own.some((language) => known.includes(language));
}
