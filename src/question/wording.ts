// Signs in the wording of a question: that it asks at all, for several things, code, a choice, a version, a number of some
// kind; what it denies, and by which adjective it asks for a measure.

import type { Equivalent } from '../search/equivalents.ts';
import { caseless, fold, isAscii } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { denying } from '../text/word-class.ts';
import type { Concept } from './concepts.ts';

const questioning =
  /\b(?:who|whom|whose|what|which|when|where|why|how)\b|^\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must)\b/iu;

/** It is put as a question, and not as words to be looked up. */
export const asksSomething = (question: string): boolean => questioning.test(question);

const code =
  /\b(?:how (?:do|can|could|should|would|to)|examples?|samples?|snippets?|code|syntax|commands?|config\p{L}*|settings?|options?|flags?|parameters?|arguments?|defaults?|variables?|install|run|write|set|use|enable|disable|import|call|ya?ml|json|toml|dockerfile|script|curl|api)\b/iu;
const identifier = /[a-z\d][A-Z]|\w[_.:/]\w|--?\w|\(\)|[{}=<>`$@]|\d/u;

/** It may be answered by code: otherwise a word of it stands in code by chance. */
export const asksForCode = (question: string): boolean =>
  code.test(question) || identifier.test(question) || !asksSomething(question);

/** Whether a question offers a choice ("red or green"). */
export const asksForChoice = (question: string): boolean => /\bor\b/iu.test(question);

/** It sets two things side by side. */
export const compares = (question: string): boolean =>
  /\b(?:differs?|differing|compar\p{L}+|versus|vs)\b/iu.test(question);

/** "Which version removed it?", "since when". */
export const asksForVersion = (question: string): boolean =>
  /\b(?:version|release|since|when)\b/iu.test(question);

const changes =
  /\b(?:versions?|releas\p{L}+|change ?-?logs?|since|history|latest|newest|recent(?:ly)?|news|chang(?:ed|es)|introduced|removed|dropped|deprecated|renamed|fixed|breaking|no longer)\b|\bwhat(?:['’]s|\s+is)?\s+new\b|\bwhen\s+(?:was|were|did|has|have)\b|\b(?:was|were|been)\s+(?:\p{L}+\s+)?added\b|\bv?\d+\.(?:\d+|x)\b/iu;

/** It asks what changed, or when, or names a version. */
export const asksForChanges = (question: string): boolean => changes.test(question);

/** "What is X", but not "what is the X of Y". */
export const asksWhatIs = (question: string): boolean =>
  /^\W*what(?:\s+(?:is|are|was|were)|['’]?s)\s+(?!(?:the|its|your|our)\s+\p{L}+\s+(?:of|for|in|on)\b)/iu.test(
    question,
  );

/** "What are hooks" asks what a hook is, and not for all of them. */
export const asksWhatAny = (question: string): boolean =>
  /^\W*what\s+(?:is|are|was|were)\s+(?!(?:the|all|your|our|these|those)\b)/iu.test(question);

/** "Kinds of boats" asks for boats. */
export const isKindOf = (question: string, start: number): boolean =>
  /^(?:kind|type|sort)s?\s+of\b/iu.test(question.slice(start));

const several =
  /^\W*(?:please\s+)?(?:summari[sz]e|sum up|outline|list|name|enumerate|give|show)\b|\b(?:what|which)\s+(?:should|must|can|could)\s+(?:i|we|you|one|be)\b|\b(?:what|which)\s+(?:kinds?|types?|sorts?|else)\b|\b(?:recommends?|recommended|proposes?|suggests?|advises?)\b|\b(?:in (?:which|what) order|step by step|(?:for|of) each|all (?:the|of)|overview of)\b/u;

/** After "what", these are no things: "what happens". */
const verbs =
  'is|was|has|does|happens|causes|makes|comes|means|goes|stands|needs|says|drives|keeps|works|helps|takes|gets|lets|gives|counts|follows|applies|matters|changes|requires|depends|starts|ends|runs|uses|holds|sets|tells|allows|explains|shows|affects|controls|replaces';
/** "what barriers slow", "which MOUs". */
const plural = new RegExp(
  `(?:^|[\\s,])(?:what|which)\\s+(?!(?:${verbs})\\b)(?:\\p{L}+[^\\P{L}su]s|\\p{Lu}{2,}s)\\b`,
  'iu',
);
/** The same in small letters for a question of ASCII alone, made in a third of the time. */
const asciiPlural = new RegExp(`(?:^|[\\s,])(?:what|which)\\s+(?!(?:${verbs})\\b)[a-z]{2,}s\\b`);

/** Whether more than one thing is asked for; `list`: its question word says so. */
export function asksForSeveral(question: string, list: boolean): boolean {
  if (list) return true;
  const asked = caseless(question);
  return several.test(asked) || (isAscii(asked) ? asciiPlural.test(asked) : plural.test(question));
}

/** `size`: of anything that is measured, in space or in data. `money`: an amount. */
export type Measure = 'age' | 'duration' | 'size' | 'money' | 'share' | 'time' | 'speed';

/** The first that fits counts. */
const measures: readonly (readonly [RegExp, Measure])[] = [
  [/\bhow old\b|\bwhat age\b|\bat what age\b/i, 'age'],
  [/\bhow long\b|\bhow often\b|\bhow soon\b/i, 'duration'],
  [/\bhow (?:far|tall|high|deep|wide|large|big)\b|\bwhat (?:height|length|distance|area|size)\b/i, 'size'],
  [/\bhow much\b|\bwhat (?:price|cost|amount|budget|salary)\b/i, 'money'],
  [/\bpercent(?:age)?\b|\bwhat (?:share|proportion|fraction)\b/i, 'share'],
  [/\bwhat time\b/i, 'time'],
  [/\bhow (?:fast|quick)\b|\bwhat speed\b/i, 'speed'],
];

/** What the number that is asked for measures; undefined where it asks for none. */
export const measureOf = (question: string): Measure | undefined =>
  measures.find(([asks]) => asks.test(question))?.[1];

/** A version that a question names, and the question without it. */
type VersionNamed = { readonly version: string; readonly question: string };

const before = '(?:in|for|with|of|on|under|using|since|as of)';
const named = new RegExp(
  `(?:[\\s,(]+${before})?[\\s,(]+(?:the\\s+)?(?:(?:version|release)\\s+v?|v)(\\d+(?:\\.\\d+)*)(?:\\.x)?\\b\\)?|[\\s,(]+${before}\\s+(\\d+(?=\\.x\\b)|\\d+(?:\\.\\d+)+)(?:\\.x)?\\b(?!\\s*%)\\)?`,
  'iu',
);

/** The version that a question names; undefined where it names none. */
export function versionNamed(question: string): VersionNamed | undefined {
  const match = named.exec(question);
  const version = match?.[1] ?? match?.[2];
  if (!match || version === undefined) return undefined;
  return {
    version,
    question: question.slice(0, match.index) + question.slice(match.index + match[0].length),
  };
}

/** Words that a question is looked at for what it denies, behind "not" at most. */
const DENIED = 3;

const asksNot = new RegExp(denying, 'iu');
const asksExcept = /\b(?:exceptions?|exclu(?:d\p{L}+|sions?)|exempt\p{L}*)\b/iu;
/** These deny nothing: "isn't it", "or not", "I do not know". */
const idle = new RegExp(
  `^\\W*(?:why\\s+)?\\p{L}+n['’]?t\\b|\\b(?:or|why|if|whether or|not only) not\\b|${denying} (?:sure|know|understand|see|find|get|have|want|only)\\b`,
  'iu',
);
/** What is denied in a condition or a reason is not asked for. */
const aside =
  /(?<=\S\s*)[,;]?\s(?:when|if|so that|because|since|while|although|though|but|and|that|which)\s.*$/isu;
const asks =
  /\b(?:who|whom|whose|what|which|when|where|why|how)\b|^\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must)\b(?!\s+not\b)/iu;

/**
 * Numbers of the concepts that the question denies ("when does it not apply?"): it asks for the exception, which documents say
 * in words of their own. Undefined where it asks for none.
 */
export function deniedIn(question: string, concepts: readonly Concept[]): readonly number[] | undefined {
  const all = concepts.map((_, at) => at);
  // A word that documents hold too ("how do I exclude a file") is looked for as any other.
  if (asksExcept.test(question) && !concepts.some(({ word }) => asksExcept.test(word))) return all;
  const found = asksNot.exec(question);
  const from = found ? Math.max(0, ...endsBefore(question, found.index)) : 0;
  const said = question.slice(from).replace(aside, '');
  if (!found || found.index - from >= said.length || idle.test(said) || !asks.test(said)) return undefined;
  const behind = concepts.flatMap(({ start }, at) => (start > found.index ? [at] : []));
  return behind.length > 0 ? behind.slice(0, DENIED) : all.slice(-1);
}

/** Where sentences end before a place. */
const endsBefore = (text: string, place: number): readonly number[] =>
  Array.from(text.slice(0, place).matchAll(/[.!?:\n]\s+/gu), (end) => end.index + end[0].length);

/** Whether it asks for what holds: nothing in it is denied. */
export const affirms = (question: string): boolean => asksSomething(question) && !asksNot.test(question);

const mode = /^(?:allowed|permitted|required|supposed|obliged|necessary|possible|able)$/iu;

/** Whether documents that lack this word of the question may say all the same what it asks: "not allowed" is "may not" there. */
export const isUnsaid = (word: string, question: string): boolean =>
  asksExcept.test(word) || (mode.test(word) && asksNot.test(question));

type Adjectives = { readonly asks: RegExp; readonly nouns: ReadonlyMap<string, readonly string[]> };

const nounsOf = (pairs: string): Adjectives['nouns'] =>
  new Map(
    pairs.split('|').map((pair) => {
      const [adjective = '', ...nouns] = pair.split(' ');
      return [adjective, nouns];
    }),
  );

const adjectives: Readonly<Record<string, Adjectives>> = {
  en: {
    asks: /\bhow\s+(\p{L}+)/iu,
    nouns: nounsOf(
      'high height altitude|tall height|long length duration|wide width|broad width breadth|deep depth|thick thickness|heavy weight|' +
        'old age|far distance|fast speed|big size|large size|hot temperature|warm temperature|cold temperature|expensive price cost|often frequency',
    ),
  },
  de: {
    asks: /(?<!\p{L})wie\s+(\p{L}+)/iu,
    nouns: nounsOf(
      'hoch höhe|lang länge dauer|lange dauer|breit breite|tief tiefe|dick dicke|schwer gewicht|alt alter|weit entfernung|' +
        'schnell geschwindigkeit|groß größe|warm temperatur|kalt temperatur|teuer preis kosten|oft häufigkeit',
    ),
  },
  nl: {
    asks: /(?<!\p{L})hoe\s+(\p{L}+)/iu,
    nouns: nounsOf(
      'hoog hoogte|lang lengte duur|breed breedte|diep diepte|dik dikte|zwaar gewicht|oud leeftijd|ver afstand|snel snelheid|groot grootte|duur prijs',
    ),
  },
};

/** What documents call the measure that an adjective asks for ("how high": height), stemmed; `language` is BCP 47. */
export function measuresOf(question: string, language: string): readonly Equivalent[] {
  const of = adjectives[language.slice(0, 2)];
  const adjective = of?.asks.exec(question)?.[1]?.toLowerCase() ?? '';
  const stemmed = (word: string): string => stem(fold(word), language);
  return (of?.nouns.get(adjective) ?? []).map((noun) => ({
    from: [stemmed(adjective)],
    to: [stemmed(noun)],
  }));
}
