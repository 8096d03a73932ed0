// Letters of a font that does not say which letters they are: they come out as signs in a jumble, and no reader sees those.

/** Share of a word, 0 to 1, that is signs which words do not hold, and share of a text that is such words; UTF-16 units of a text that tells. Ours. */
const limits = { signs: 0.25, words: 0.5, text: 8 } as const;

const words = /\S{5,}/gu;
const signs = /[<>@#$%^~|\\=*+?]/gu;

/** Whether most of a text is a jumble of signs. Formulas, addresses and code are not: their signs stand apart or are few. */
export function isJumble(text: string): boolean {
  let [all, jumbled] = [0, 0];
  for (const [word] of text.matchAll(words)) {
    all += word.length;
    // A sign at the end may be a full stop of some kind.
    const held = word.slice(0, -1).match(signs)?.length ?? 0;
    if (held >= limits.signs * word.length) jumbled += word.length;
  }
  return all >= limits.text && jumbled >= limits.words * all;
}
