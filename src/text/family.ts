// Words of one family (agree, agreement; sign, signature) and words that begin alike, told from their stems.

const suffix =
  /(?:ations?|itions?|ments?|ness|ences?|ances?|ency|ancy|ships?|ism|ists?|ians?|ials?|als?|ives?|ory|ity|ous|ful|less|able|ible|ics?|ers?|ors?|ants?|ents?|ures?|ions?|at|iz|if|e|i|y|s|t|c)$/;

/** Shortest root that still tells words apart, letters. */
const shortest = 4;

const roots = (stem: string): string => {
  let root = stem;
  for (let round = 0; round < 3; round++) {
    const cut = root.replace(suffix, '');
    if (cut.length < shortest || cut === root) break;
    root = cut;
  }
  return root;
};

/** Do two stems come from one root? Latin letters only. */
export function isRelated(a: string, b: string): boolean {
  if (a.length < shortest || b.length < shortest || a.slice(0, 4) !== b.slice(0, 4)) return false;
  return isLatin(a) && isLatin(b) && roots(a) === roots(b);
}

/** .8 × common prefix / longer length when four letters or more are common, else 0. */
export function likeness(a: string, b: string): number {
  let common = 0;
  while (common < a.length && a.charCodeAt(common) === b.charCodeAt(common)) common++;
  return common >= shortest ? (0.8 * common) / Math.max(a.length, b.length) : 0;
}

const isLatin = (word: string): boolean => /^[a-z\u00df-\u024f]+$/.test(word);
