// Signs in the wording of a question: that it asks at all, for several things, code, a choice, a version, a number of some kind.
import { caseless, isAscii } from '../text/fold.ts';

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
export type VersionNamed = { readonly version: string; readonly question: string };

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
