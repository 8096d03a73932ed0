// The characters behind signs of the fonts Symbol and Wingdings: a sign that is lost turns "≤ 5 mm" into "5 mm".

/** From character 0x41 and 0x61 on. */
const capitals = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const letters = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
/** From character 0xa1 on. */
const signs = 'ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑';

const symbol = new Map<number, string>([
  ...[...capitals].map((sign, i): [number, string] => [0x41 + i, sign]),
  ...[...letters].map((sign, i): [number, string] => [0x61 + i, sign]),
  ...[...signs].map((sign, i): [number, string] => [0xa1 + i, sign]),
  [0x2d, '−'],
  [0xf2, '∫'],
]);

const wingdings = new Map<number, string>([
  [0x28, '☎'],
  [0x2a, '✉'],
  [0x4a, '☺'],
  [0x6e, '■'],
  [0x6f, '☐'],
  [0x6c, '●'],
  [0xa7, '▪'],
  [0xa8, '☐'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xe1, '↑'],
  [0xe2, '↓'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

const fonts: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', symbol],
  ['wingdings', wingdings],
]);

/** A space where the sign is not known. */
export const signOf = (font: string | undefined, code: number): string => {
  const within = code & 0xff;
  const own = fonts.get((font ?? '').toLowerCase());
  if (own) return own.get(within) ?? (within < 0x7f && own === symbol ? String.fromCharCode(within) : ' ');
  return code >= 0xe000 || code < 32 ? ' ' : String.fromCharCode(code);
};

/** Text whose characters are signs of its font. */
export const withSigns = (font: string | undefined, text: string): string =>
  text.replace(/[\uf020-\uf0ff]/gu, (sign) => signOf(font, sign.charCodeAt(0)));
