// Small letters in place: patterns that ignore case themselves take V8 ten times as long to make.

/** The text in small letters, each where it stood; as it is where one would grow longer (İ). */
export function small(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

const exotic = /İ|ſ|\u0345/gu;
const plainer: Readonly<Record<string, string>> = { İ: 'é', ſ: 's', '\u0345': 'ι' };

/** The text as a pattern in small letters has to find it to tell what one that ignores case (flags iu) would tell. */
export const caseless = (text: string): string =>
  text.replace(exotic, (letter) => plainer[letter] ?? letter).toLowerCase();

/** Whether each character is one of the 128 of ASCII. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
