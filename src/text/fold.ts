// One written form for words and texts that say the same: compatibility forms, case, accents, spaces and British spelling
// evened out; small letters in place for patterns.

/** Accents, Hebrew points and accents, Arabic vowel marks and the stroke that only stretches a word. */
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]/g;
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
};
const special = /[ßøæœłđıأإآ]/g;

/** Names that would be taken for function words once in lower case. */
const names = new Set(['US', 'WHO', 'IT']);

/** Folded form of one word; a name in capitals that is spelt like a function word (US, WHO) keeps them. */
export function fold(word: string): string {
  if (names.has(word)) return word;
  let folded = word.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(folded)) return american(folded);
  folded = folded.normalize('NFKC').toLowerCase().normalize('NFD').replace(marks, '').normalize('NFC');
  return american(folded.replace(special, (letter) => letters[letter] ?? letter));
}

/** Compatibility forms (NFKC) and case evened out, one space between words, none around them. */
export const normalized = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Letters and digits alone, in small letters: for what differs in spaces and signs only. */
export const lettersAndDigits = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** The text in small letters, for patterns that take V8 ten times as long to make where they ignore case; each where it stood; as it is where one would grow longer (İ). */
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

/**
 * The American form of a word in small letters: which of two spellings is chosen matters to nobody, only that both meet; a word
 * that has one spelling only stays as it is.
 */
function american(word: string): string {
  if (word.length < 4) return word;
  const known = spellings.get(word);
  if (known !== undefined) return known;
  if (word.length < 5 || !suspicious.test(word)) return word;
  let made = word;
  for (const [hint, pattern, change] of rules) if (made.includes(hint)) made = made.replace(pattern, change);
  return made;
}

/** What nearly all words lack: they need no further look. */
const suspicious =
  /i[sz][aeio]|our|ll[aeioy]|lys|re[sd]?$|centr|centerd|fibre|manoeuvr|ogu|ae|oe|(?:f|et|ic|mp|sp)ence|partiz/;

/** What may follow -is- or -iz-. */
const verbal =
  '(?:e[drs]?|ers|edly|edness|ings?|ingly|ations?|ational|ationists?|ators?|ates?|abl[ey]|abilit(?:y|ies)|ements?)';
/** Bases that are never written with z, or where z makes another word: their kin (revision, precision) keep the s too. */
const keepsS = new RegExp(
  `^(?:.*(?:wis|despis|(?:ad|de|re|super|tele|impro|pre)vis|pris|(?:pro|pre|sur)mis|(?:chas|adver)tis|merchandis|paradis|franchis)|` +
    '(?:a|sun|moon|up|sky|earth|high|low)ris|(?:over|un)?(?:exer|ex|in|pre|impre|con|circum)cis|demis)$',
);
/** A vowel before the ending makes another word (praise, noise, cruise), in German too (Kreise), but in these. */
const vowelled = /[aeou]$/;
const butThese =
  /(?:athe|archa|hebra|juda|prosa|mosa|marble|jumbo|^gle|ego|echo|hero|ghetto|judo|logu|loqu|euphu|agu)$/;

const inO =
  'arb ard arm behavi bitt cand clam clang col demean dol enam endeav fait fav ferv flav fulg glam harb havi hon hum lab main ' +
  'neighb od parl pavi ranc rig rum sap sav savi splend stent succ tab ten tum val vap vavas vig';
const rareInO = 'acc(?=ourag) c(?=ouranto) g(?=ourmand) rit(?=ournel) p(?=ourtray)';
const inEr =
  'theat met lit fib calib spect lust somb meag sab scept sepulch mit nit goit connoit accout och louv philt piast tit diopt ' +
  'saltpet bist cadast macab';

/** `hint`: letters that the word must hold, looked for first. */
type Rule = readonly [
  hint: string,
  pattern: RegExp,
  change: (all: string, first?: string, second?: string, third?: string) => string,
];

const either = (words: string): string => `(${words.replaceAll(' ', '|')})`;

const rules: readonly Rule[] = [
  [
    'is',
    new RegExp(`^(.{3,})is(${verbal})$`),
    (all, base = '', ending = '') =>
      keepsS.test(`${base}is`) || (vowelled.test(base) && !butThese.test(base)) ? all : `${base}iz${ending}`,
  ],
  ['cognis', /cognis(?=a|ee|or)/, () => 'cogniz'],
  // The other way round: rare spellings with z.
  [
    'iz',
    new RegExp(
      `^(.*(?:advert|merchand|chast|(?:^|re|mis)apr|(?:ap|com|em|mis|^re|sur|under)pr))iz(${verbal})$`,
    ),
    (_, base = '', ending = '') => `${base}is${ending}`,
  ],
  ['partiz', /partizan/, () => 'partisan'],
  ['our', new RegExp(`${either(inO)}our`), (_, base = '') => `${base}or`],
  ['our', new RegExp(`^${either(rareInO)}our`), (_, base = '') => `${base}or`],
  [
    'lys',
    /^(.{2,}l|l)ys(e[drs]?|ers|ing|ingly|ations?|able|abilit(?:y|ies)|ates?)$/,
    (_, base = '', ending = '') => `${base}yz${ending}`,
  ],
  ['centr', /(cent)r(?:e(?=$|[sd]$|[b-df-hj-np-tv-z][a-z]{2})|(?=ing$))/, (_, base = '') => `${base}er`],
  ['centerd', /centerd$/, () => 'centered'],
  ['re', new RegExp(`${either(inEr)}re([sd])?$`), (_, base = '', ending) => `${base}er${past(ending)}`],
  ['fibre', /^(micro)?fibre(?=[b-df-hj-np-tv-z]..)/, (_, base = '') => `${base ?? ''}fiber`],
  ['manoeuvr', /manoeuvr(?:e(rs?|[sd])?|(ing))$/, (_, end, ing) => `maneuver${past(end)}${ing ?? ''}`],
  [
    'ogu',
    /(.(?:log|gog))u(?:e(s|d|rs?)?|(ing|ists?))$/,
    (_, base = '', end, other) => `${base}${past(end)}${other ?? ''}`,
  ],
  [
    'ence',
    /^(un|non)?(def|off|pret|lic|recomp|susp|disp)ence/,
    (_, un = '', base = '') => `${un}${base}ense`,
  ],
  [
    'll',
    /([aeiouy][^aeiou]+[aeiou]|(?:d[iu]|f?u|wo)[aeo])ll(?=(?:ed|ings?|ingly|ers?|est|en|ors?|orships?|ists?|ous(?:ly)?|ations?|abl[ey]|iz[a-z]+|ity|ities|a?ries|ery)$)/,
    (_, base = '') => `${base}l`,
  ],
  [
    'ae',
    /(?:aesthe|aestiv|aetiolog|archae(?=[ao])|aemi[ac]|anaem|faec|gynaec|haem(?=[aio])|(?:ortho|cyclo|logo|^)paed|palae|mediaev|primaev|caesar|chimaer|hyaen|^aeon)/,
    (all) => all.replace('ae', 'e'),
  ],
  [
    'oe',
    /(?:foet(?=[aiou])|oestr|oesoph|rrhoe|pnoe|amoeb|homoeo|coeli|oedem|oecu)/,
    (all) => all.replace('oe', 'e'),
  ],
];

/** What follows an ending that has taken its e before it. */
const past = (ending: string | undefined): string =>
  ending === undefined || ending === 's' ? (ending ?? '') : `e${ending}`;

/** Whole words, where no ending tells. */
const spellings: ReadonlyMap<string, string> = new Map(
  (
    'practise practice|practised practiced|practises practices|practising practicing|' +
    'programme program|programmes programs|grey gray|cheque check|tyre tire|tyres tires|aluminium aluminum|' +
    'artefact artifact|artefacts artifacts|sceptical skeptical|enrol enroll|enrolment enrollment|' +
    'fulfil fulfill|skilful skillful|judgement judgment|acknowledgement acknowledgment|ageing aging|mould mold|plough plow|' +
    'storey story|jewellery jewelry|aeroplane airplane|whilst while|amongst among|towards toward|learnt learned|spelt spelled|' +
    'gismo gizmo|gismos gizmos'
  )
    .split('|')
    .map((pair): readonly [string, string] => {
      const [british = '', other = ''] = pair.split(' ');
      return [british, other];
    }),
);
