// Whether a question may be answered by code: otherwise a word of it stands in code by chance.

import type { Query } from '../question/query.ts';
import type { Scene } from './candidates.ts';

const asks =
  /\b(?:how (?:do|can|could|should|would|to)|examples?|samples?|snippets?|code|syntax|commands?|config\p{L}*|settings?|options?|flags?|parameters?|arguments?|defaults?|variables?|install|run|write|set|use|enable|disable|import|call|ya?ml|json|toml|dockerfile|script|curl|api)\b/iu;
const questioning =
  /\b(?:who|whom|whose|what|which|when|where|why|how)\b|^\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must)\b/iu;
const identifier = /[a-z\d][A-Z]|\w[_.:/]\w|--?\w|\(\)|[{}=<>`$@]|\d/u;

/** Numbers of the candidates that are code, where nothing in the question asks for code. */
export const codeBeside = ({ list }: Scene, { understood }: Query): readonly number[] =>
  asks.test(understood) || identifier.test(understood) || !questioning.test(understood)
    ? []
    : list.flatMap(({ sentence }, at) => (sentence.form === 'code' ? [at] : []));
