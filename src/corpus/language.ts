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
/** Words that tell languages of one script apart. */
const common: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'en',
    new Set(
      'the of and to is in for that with are be this it as on by or can do you if what how when have from your we not which has'.split(
        ' ',
      ),
    ),
  ],
  [
    'de',
    new Set(
      'der die das und ist nicht ein eine zu mit von für auf den dem des sich werden wird sind bei nach oder auch wie im'.split(
        ' ',
      ),
    ),
  ],
  ['fr', new Set('le la les des et est une du dans pour que qui sur pas avec sont au'.split(' '))],
  ['es', new Set('el los las una y es del que por para con se como más su al'.split(' '))],
  ['it', new Set('il gli una che di e per con del della sono non nel si alla è'.split(' '))],
  ['pt', new Set('os as uma que do da em para com não dos por no na são é'.split(' '))],
  ['nl', new Set('de het een en van is niet dat voor met zijn op te worden aan'.split(' '))],
];
/** UTF-16 units looked at, and the share of letters that decides. */
const looked = 2000;
const share = 0.15;
/** Words: a text below tells less, and less is asked of it. */
const shortText = 40;

/** BCP 47, without region; `en` where nothing tells. */
export function guessLanguage(text: string): string {
  const head = text.slice(0, looked);
  if (!/[\u0400-\uffff]/u.test(head.replace(/[\u2000-\u2bff]/gu, ''))) return byWords(head);
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'en';
  return (
    scripts.find(([, script]) => (head.match(script)?.length ?? 0) / letters > share)?.[0] ?? byWords(head)
  );
}

/** English unless another language's common words stand twice as often, and two different ones: "no" fills a table by itself. */
function byWords(head: string): string {
  const words = head.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = common.map(([name, list]): [string, number] => [
    name,
    words.filter((w) => list.has(w)).length,
  ]);
  const english = counts[0]?.[1] ?? 0;
  const best = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  // Few words cannot hold many common ones.
  const least = words.length < shortText ? 1 : 2;
  if (best[1] <= 2 * english + least) return 'en';
  const list = common.find(([name]) => name === best[0])?.[1];
  return new Set(words.filter((word) => list?.has(word))).size > 1 ? best[0] : 'en';
}

/** Languages that a question may be in, by its script or by most of its common words; empty where nothing tells. */
export function languagesOf(question: string): readonly string[] {
  const letters = question.match(/\p{L}/gu)?.length ?? 0;
  const written = scripts.filter(([, script]) => (question.match(script)?.length ?? 0) > 2 * share * letters);
  // Han alone may be Japanese too.
  if (written.length > 0) return written.flatMap(([name]) => (name === 'zh' ? ['zh', 'ja'] : [name]));
  const words = new Set(question.toLowerCase().match(/\p{L}+/gu));
  const counts = common.map(([name, list]) => ({
    name,
    count: [...list].filter((w) => words.has(w)).length,
  }));
  // One word that two languages share ("is") tells nothing where the others are all of one of them.
  const most = Math.max(...counts.map(({ count }) => count));
  return most === 0 ? [] : counts.flatMap(({ name, count }) => (count === most ? [name] : []));
}
