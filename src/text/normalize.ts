// One form for texts that say the same, whatever they are compared for: kept questions, expected quotations, titles.

/** Compatibility forms (NFKC) and case evened out, one space between words, none around them. */
export const normalized = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Letters and digits alone, in small letters: for what differs in spaces and signs only. */
export const lettersAndDigits = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
