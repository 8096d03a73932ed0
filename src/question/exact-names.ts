// Names as code and catalogues write them ("opt42_window", "MAIL_BATCH", "TX-114"): who writes one means this very name.

const run = /(?<![\p{L}\p{N}_-])(?:--)?[\p{L}\p{N}_]+(?:[-.:][\p{L}\p{N}_]+)*/gu;
/** With an underscore inside, a flag, "bodyLimit", or letters before digits; "v2" is a version. */
const name =
  /[\p{L}\p{N}]_+[\p{L}\p{N}]|^--\p{L}|^\p{Ll}{2,}\p{Lu}|^(?!v\d)\p{L}+[-_.:]?\d|\p{L}[-_.:]\p{L}+\d/u;
/** Letters in capitals, or parts, beside digits. */
const code = /^(?=.*\d)(?=.*[\p{Lu}_.])\p{L}/u;

/** As the question spells it; `code`: nobody says it in other words. */
export type ExactName = { readonly written: string; readonly code: boolean };

/** The names in a question that are meant to the letter, in their order. */
export const exactNamesIn = (question: string): readonly ExactName[] =>
  Array.from(question.matchAll(run), ([written]) => written)
    .filter((written) => name.test(written))
    .map((written) => ({ written, code: code.test(written) }));
