// Stems by packages, Porter for English, Snowball for other languages, nothing where neither fits; and words of one family or alike, by their stems.
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as porter } from 'stemmer';

const latin: Readonly<Record<string, (word: string) => string>> = {
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  pt: portuguese,
};

/** Words longer than this are no language, and stemming them is wasted time. */
const longest = 40;

/** Stem of a folded word; `language` is BCP 47 and decides for Latin letters only. */
export function stem(word: string, language = 'en'): string {
  if (word.length < 3 || word.length > longest) return word;
  const first = word.charCodeAt(0);
  if (first >= 0x430 && first <= 0x45f) return russian(word);
  if (!/^[a-z\u00df-\u024f]+$/.test(word)) return word;
  const other = latin[language.slice(0, 2)];
  return other ? other(word) : /^[a-z]+$/.test(word) ? english(word) : word;
}

function english(word: string): string {
  return irregular.get(word) ?? porter(word.replace(made, '$1'));
}

/** Porter keeps "operationalize" apart from "operational", but not "nationalize" from "national". */
const made = /(ational)iz(?:e[ds]?|ing|ations?)$/;

/** Forms that no suffix rule joins. */
const irregular: ReadonlyMap<string, string> = new Map(
  (
    'began begin|begun begin|bought buy|built build|came come|chose choos|chosen choos|children child|drew draw|drawn draw|fell fall|fallen fall|' +
    'felt feel|feet foot|fought fight|found find|gave give|given give|grew grow|grown grow|held hold|kept keep|knew know|known know|' +
    'led lead|left leav|lost lose|made make|men man|met meet|paid pai|people person|ran run|rose rise|risen rise|said sai|sang sing|sat sit|saw see|seen see|' +
    'sent send|sold sell|spent spend|spoke speak|spoken speak|stood stand|taken take|took take|taught teach|thought think|told tell|went go|gone go|' +
    'women woman|won win|wrote write|written write|wore wear|worn wear|broke break|broken break|drove drive|driven drive|ate eat|eaten eat|flew fly|' +
    'forgot forget|got get|hidden hide|hung hang|laid lai|lay lie|lies lie|meant mean|brought bring|caught catch|born bear|slept sleep|struck strike|' +
    'swore swear|threw throw|thrown throw|understood understand|dying die|lying lie|news news|criteria criterion|phenomena phenomenon|' +
    'indices index|indexes index|mice mous|teeth tooth|wives wife|lives life|leaves leaf|halves half|selves self|analyses analysi'
  )
    .split('|')
    .map((pair): readonly [string, string] => {
      const [form = '', base = ''] = pair.split(' ');
      return [form, porter(base)];
    }),
);

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

/** Whether two stems come from one root (agree, agreement). Latin letters only. */
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
