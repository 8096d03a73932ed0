// Whether a question is for several things: then a whole list answers it, and one sentence may not.
import { caseless, isAscii } from '../text/small.ts';

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
