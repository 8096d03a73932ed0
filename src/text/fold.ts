// One written form for each word: compatibility forms, case, accents and British spelling are evened out.

const marks = /[\u0300-\u036f\u064b-\u0652\u0640]/g;
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

/** British endings written the American way; both forms of a word meet, which is all that matters. */
function american(word: string): string {
  if (word.length < 5) return spellings.get(word) ?? word;
  const known = spellings.get(word);
  if (known) return known;
  if (!/is|our|ll/.test(word)) return word;
  return word
    .replace(/^(.{3,})is(e|ed|es|ing|ation|ations|er|ers)$/, (all, base: string, ending: string) =>
      keepsS.test(all) ? all : `${base}iz${ending}`,
    )
    .replace(
      /^(.{2,}[^aeiou])our(s|ed|ing|ful|able|ite|ites|al|hood|ly)?$/,
      (all, base: string, ending?: string) => (keepsOur.test(all) ? all : `${base}or${ending ?? ''}`),
    )
    .replace(/^(.{3,}[aeiou])ll(ed|ing|er|ers)$/, (all, base: string, ending: string) =>
      doubled.test(base) ? `${base}l${ending}` : all,
    );
}

const keepsS =
  /^(?:advertise?|.*(?:wise|vise|prise|mise|rise|cise|noise|poise|praise|raise|chase|promis|premis|exercis|surpris|enterpris|compris|revis|supervis|televis|advis|devis|improvis|disguis|franchis|merchandis|pois|nois|rais|prais|precis|concis|aris|ris|cruis|bruis).*)$/;
const keepsOur = /^(?:.*(?:four|hour|tour|pour|sour|your|flour|scour|glamour|detour|contour|velour).*)$/;
const doubled = /(?:trave|cance|labe|mode|signa|fue|tota|riva|leve|marve|counse|quarre|dia|jewe)$/;

const spellings: ReadonlyMap<string, string> = new Map(
  (
    'centre center|centres centers|theatre theater|theatres theaters|metre meter|metres meters|litre liter|litres liters|' +
    'kilometre kilometer|kilometres kilometers|defence defense|offence offense|licence license|licences licenses|practise practice|' +
    'analyse analyze|analysed analyzed|analyses analyzes|analysing analyzing|catalogue catalog|catalogues catalogs|dialogue dialog|' +
    'dialogues dialogs|programme program|programmes programs|grey gray|cheque check|tyre tire|tyres tires|aluminium aluminum|' +
    'artefact artifact|artefacts artifacts|sceptical skeptical|fibre fiber|fibres fibers|enrol enroll|enrolment enrollment|' +
    'fulfil fulfill|skilful skillful|judgement judgment|acknowledgement acknowledgment|ageing aging|mould mold|plough plow|' +
    'storey story|jewellery jewelry|aeroplane airplane|whilst while|amongst among|towards toward|learnt learned|spelt spelled'
  )
    .split('|')
    .map((pair): readonly [string, string] => {
      const [british = '', other = ''] = pair.split(' ');
      return [british, other];
    }),
);
