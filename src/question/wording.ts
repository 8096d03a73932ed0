// Small signs in the wording of a question: that it asks at all, for code, for a choice, for a version, for what a thing is.

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

/** It offers a choice. */
export const asksForChoice = (question: string): boolean => /\bor\b/iu.test(question);

/** It sets two things side by side. */
export const compares = (question: string): boolean =>
  /\b(?:differs?|differing|compar\p{L}+|versus|vs)\b/iu.test(question);

/** "Which version removed it?", "since when". */
export const asksForVersion = (question: string): boolean =>
  /\b(?:version|release|since|when)\b/iu.test(question);

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
