// Whether a question is for several things: then a whole list answers it, and one sentence may not.
import type { Query } from './query.ts';

const several =
  /^\W*(?:please\s+)?(?:summari[sz]e|sum up|outline|list|name|enumerate|give|show)\b|\b(?:what|which)\s+(?:should|must|can|could)\s+(?:i|we|you|one|be)\b|\b(?:what|which)\s+(?:kinds?|types?|sorts?|else)\b|\b(?:recommends?|recommended|proposes?|suggests?|advises?)\b|\b(?:in (?:which|what) order|step by step|(?:for|of) each|all (?:the|of)|overview of)\b/iu;

/** "what barriers slow", "which MOUs"; no verb such as "what happens". */
const plural =
  /(?:^|[\s,])(?:what|which)\s+(?!(?:is|was|has|does|happens|causes|makes|comes|means|goes|stands|needs|says|drives|keeps|works|helps|takes|gets|lets|gives|counts|follows|applies|matters|changes|requires|depends|starts|ends|runs|uses|holds|sets|tells|allows|explains|shows|affects|controls|replaces)\b)(?:\p{L}+[^\P{L}su]s|\p{Lu}{2,}s)\b/iu;

/** Whether more than one thing is asked for. */
export function asksForSeveral(query: Query): boolean {
  return query.list || several.test(query.understood) || plural.test(query.understood);
}
