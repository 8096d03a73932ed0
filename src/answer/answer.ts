// A ranking as the answer to a message: with quotations, or not, and with the words that nothing the asker may read mentions.
import { overlaps } from '../citation/citations.ts';
import type { Answer, Citation, Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Concept } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import { adjustedConfidence, confidenceOfSubject, isFarOff, thresholdsFor } from '../rank/confidence.ts';
import type { Ranking } from '../rank/rank.ts';
import type { RankedMessage } from '../rank/rank-readings.ts';
import { stemsOf } from '../text/analyze.ts';
import { lettersAndDigits } from '../text/fold.ts';
import { asksAmount } from '../text/word-class.ts';
import { choose } from './choose.ts';
import { type Allowed, allowance, composeAnswer, nearestOf } from './compose.ts';
import { atMost } from './limits.ts';

/**
 * Confidence, 0 to 1, from which on one answer is enough; the share of the question, 0 to 1, from which on it names a list; the
 * share of its words, 0 to 1, above which those that no document mentions leave no answer sure, in so many passages at least,
 * and how far below one the confidence is then.
 */
const LIMITS = { certain: 0.8, named: 0.6, missing: 0.12, passages: 200, below: 0.01 } as const;

/** The answer, the nearest passages or an abstention, from all of the library: the asker may read it. */
export function answer(library: Library, ranking: RankedMessage, context: Context): Answer {
  const { understanding, reading } = ranking;
  const { asked } = understanding;
  const { understood } = reading;
  const allowed = allowance(context);
  const thresholds = thresholdsFor(library.precision);
  const first = Math.max(
    adjustedConfidence(ranking, ranking.confidence, thresholds),
    reading.about ? confidenceOfSubject(ranking, thresholds.answer) : 0,
  );
  const unknownWords = ranking.query.unknownWords.filter((word) => !isChatter(word));
  // A list that its heading names may hold no other word of the question.
  const hopeless = first < thresholds.nearest && !ranking.clauses && !ranking.query.intent.several;
  const composed = hopeless ? undefined : composeAnswer(ranking, library, allowed, first >= LIMITS.certain);
  const confidence = Math.max(first, confidenceOfList(composed?.named ?? 0, thresholds.answer));
  const whole = { asked, understood, confidence, ranked: rankedOf(ranking), library: library.fingerprint };
  const far = confidence < thresholds.answer && isFarOff(ranking);
  if (!composed || composed.citations.length === 0 || confidence < thresholds.nearest || far) {
    const next = nextOf(ranking, library, allowed, []);
    return {
      ...whole,
      kind: 'abstention',
      unknownWords,
      ...(ranking.query.foreign ? { understood: asked, languages: library.searcher.languages } : {}),
      next,
    };
  }
  const { citations, differ, more } = composed;
  const unmentioned = (shown: readonly Citation[]): readonly string[] =>
    unmentionedIn(ranking.query, shown, library);
  const saying = (words: readonly string[]) => (words.length === 0 ? {} : { unknownWords: words });
  const missing = unmentioned(citations);
  // In few passages few words are mentioned: that one is absent says nothing.
  const telling = library.searcher.size >= LIMITS.passages && !ranking.clauses;
  const lowered = telling && missing.length > LIMITS.missing * ranking.query.concepts.length;
  if (confidence < thresholds.answer || lowered) {
    const nearest = nearestOf(ranking, library, allowed, atMost.nearest);
    return {
      ...whole,
      // What nobody mentions nobody answers, however well the rest is said.
      confidence: Math.min(confidence, thresholds.answer - LIMITS.below),
      kind: 'nearest',
      citations: nearest,
      ...saying(unmentioned(nearest)),
      next: nextOf(ranking, library, allowed, nearest),
    };
  }
  const next = nextOf(ranking, library, allowed, citations);
  return {
    ...whole,
    kind: 'answer',
    citations,
    differ,
    ...(more ? { more } : {}),
    ...saying(missing),
    next,
  };
}

/** A list that the question names in full is what it asks for, however little its first item says of the question. */
function confidenceOfList(named: number, answer: number): number {
  return named < LIMITS.named ? 0 : answer + (1 - answer) * (named - LIMITS.named);
}

/** What every answer holds to a message whose words were taken as they stand. */
export function answerBase(plain: RankedMessage, library: Library) {
  const { asked } = plain.understanding;
  return {
    asked,
    understood: asked,
    ranked: rankedOf(plain),
    next: [],
    library: library.fingerprint,
  } as const;
}

function rankedOf({ sentences }: Ranking): Answer['ranked'] {
  return sentences.slice(0, atMost.ranked).map(({ passage, sentence }) => ({
    start: sentence.start,
    end: sentence.end,
    documentId: passage.documentId,
    passageId: passage.id,
  }));
}

/** The best sentences of the passages that came next, for `/why` and for moderators. */
function nextOf(
  ranking: Ranking,
  library: Library,
  allowed: Allowed,
  shown: readonly Citation[],
): readonly Citation[] {
  const seen = new Set(shown.map((citation) => citation.source.passageId));
  const next: Citation[] = [];
  for (const ranked of ranking.sentences) {
    if (next.length >= atMost.next) break;
    if (seen.has(ranked.passage.id)) continue;
    seen.add(ranked.passage.id);
    const chosen = choose(ranked, ranking, library);
    const repeated = chosen && [...shown, ...next].some((one) => overlaps(one, chosen.citation));
    if (chosen && !repeated && allowed(chosen))
      next.push({ ...chosen.citation, number: shown.length + next.length + 1 });
  }
  return next;
}

/** Letters of a word that is named, and words of a question of which more would be no short line. */
const UNMENTIONED = { letters: 3, words: 3 } as const;

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
const isChatter = (word: string): boolean => {
  const plain = word.toLowerCase();
  return chatter.has(plain) || asksAmount(plain);
};

/** Words of the question that nothing mentions, as it spells them, in its order; none where so many are unknown that the documents are about something else. */
function unmentionedIn(query: Query, shown: readonly Citation[], library: Library): readonly string[] {
  if (query.pasted) return [];
  const above = shown.map(({ source }) => [source.title, ...source.headings].join(' ; '));
  const held = new Set(
    library.searcher.languages.flatMap((language) => [...stemsOf(above.join(' ; '), language)]),
  );
  const missing = query.concepts.filter(
    (concept) =>
      isCore(concept) && !concept.forms.some(({ stem }) => held.has(stem)) && !isKnown(concept, library),
  );
  return missing.length > UNMENTIONED.words ? [] : missing.map(({ word }) => word);
}

function isCore({ word, known, repaired, ordinary }: Concept): boolean {
  const said = /\p{L}/u.test(word) && [...word].length >= UNMENTIONED.letters;
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
