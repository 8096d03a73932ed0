// British spellings written the American way: which of the two is chosen matters to nobody, only that both forms of a word meet.

/** The American form of a word in small letters; a word that has one spelling only stays as it is. */
export function american(word: string): string {
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
