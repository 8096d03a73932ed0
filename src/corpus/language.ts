// The language of a text that does not name it, by its script alone: enough to cut it into sentences and words.

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
];
/** UTF-16 units looked at, and the share of letters that decides. */
const looked = 4000;
const share = 0.15;

export function guessLanguage(text: string): string {
  const head = text.slice(0, looked);
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'en';
  return scripts.find(([, script]) => (head.match(script)?.length ?? 0) / letters > share)?.[0] ?? 'en';
}
