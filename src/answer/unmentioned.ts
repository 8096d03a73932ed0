// Words of the question's core that nothing the asker may read mentions: said above what is shown.

import type { Citation } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Concept } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import { stemsOf } from '../text/analyze.ts';
import { lettersAndDigits } from '../text/fold.ts';
import { asksAmount } from '../text/word-class.ts';

/** Letters of a word that is named, and words of a question of which more would be no short line. */
const LIMITS = { letters: 3, words: 3 } as const;

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

/** How people talk and what they do in a chat, and never what they ask about. */
const chatter = words(
  `please pls plz thanks thx thank hi hey hello guys folks team everyone anyone somebody someone anybody mate dude buddy bro sir madam
  asap urgent urgently quick quickly kindly sorry help helpful appreciate appreciated cheers lol btw fyi imo imho tbh idk afaik ok okay yeah yep
  nope hmm um uh gonna wanna gotta kinda sorta dunno cuz bc tho actually basically literally honestly really simply maybe perhaps probably
  possibly exactly obviously anyway currently lately recently already somehow something anything everything nothing somewhere stuff thing things
  bit lot lots way ways kind sort type question questions answer answers ask asking asked wonder wondering curious confused confusing stuck
  struggle struggling trouble figure figured manage managed try tries trying tried keep keeps keeping kept seem seems seemed happen happens
  happening happened going goes gone come comes coming came make makes making made put puts look looks looking looked find finds finding found
  want wants wanted wanting need needs needed needing like liked love think thinks thinking thought guess suppose supposed believe expect expected
  understand understood learn heard hear see seen saw say says said saying told talk talking mean means meant got get gets getting gotten
  good best better great nice cool bad worse worst weird strange annoying awesome proper properly correctly correct right wrong possible
  impossible able allowed new old today yesterday tomorrow morning week soon ever never always sometimes often suddenly instead together twice behalf difference differences
  differ differs compare compares comparing compared comparison versus`,
);

/** Participles, superlatives and adverbs say of a thing how it is, and name none. */
const inflected = /(?:ing|ed|est|ly)$/u;

/** How people talk, and nothing that they ask about. */
export const isChatter = (word: string): boolean => {
  const plain = word.toLowerCase();
  return chatter.has(plain) || asksAmount(plain);
};

/** As the question spells them, in its order; none where so many are unknown that the documents are about something else. */
export function unmentionedIn(query: Query, shown: readonly Citation[], library: Library): readonly string[] {
  if (query.pasted) return [];
  const above = shown.map(({ source }) => [source.title, ...source.headings].join(' ; '));
  const held = new Set(
    library.searcher.languages.flatMap((language) => [...stemsOf(above.join(' ; '), language)]),
  );
  const missing = query.concepts.filter(
    (concept) =>
      isCore(concept) && !concept.forms.some(({ stem }) => held.has(stem)) && !isKnown(concept, library),
  );
  return missing.length > LIMITS.words ? [] : missing.map(({ word }) => word);
}

function isCore({ word, known, repaired, ordinary }: Concept): boolean {
  const said = /\p{L}/u.test(word) && [...word].length >= LIMITS.letters;
  return !known && !repaired && said && !isChatter(word) && !(ordinary && inflected.test(word));
}

/** In any document that may be read, also as a part of a longer word ("email" in "e-mails" is not, "budget" in "budgeting" is). */
function isKnown({ word, forms }: Concept, { searcher }: Library): boolean {
  if (forms.some(({ stem }) => searcher.knows(stem, () => true))) return true;
  const part = lettersAndDigits(word);
  for (const [known] of searcher.lexicon.words()) if (lettersAndDigits(known).includes(part)) return true;
  return false;
}

/** Written together and in small letters. */
