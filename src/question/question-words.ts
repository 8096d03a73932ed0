// What a question in a language beside English asks for, by its question word.
/** What the answering sentence must hold. */
export type AnswerType =
  | 'date'
  | 'count'
  | 'amount'
  | 'person'
  | 'place'
  | 'reason'
  | 'manner'
  | 'definition'
  | 'expansion'
  | 'name'
  | 'other';

/** Words in other scripts that ask, wherever they stand. */
const anywhere: readonly (readonly [RegExp, AnswerType])[] = [
  [
    /何年|何月|何日|いつ|何時|何世紀|哪一?年|何时|什么时候|哪天|几月|कब|किस (?:वर्ष|साल|सन|दिन|तारीख)|เมื่อใด|เมื่อไ[รห]|ปีใด|ปีไหน|วันที่/u,
    'date',
  ],
  [
    /いくつ|何人|何個|何本|何回|何歳|いくら|どのくらい|どれくらい|何メートル|何キロ|何%|多少|几|कितन|กี่|เท่าไ[รห]|จำนวน/u,
    'count',
  ],
  [/誰|だれ|どなた|谁|哪位|किसने|कौन|किसके|ใคร|ผู้ใด/u, 'person'],
  [/どこ|何処|何県|何市|哪里|哪儿|何处|哪个(?:国家|城市|地方)|कहाँ|कहां|ที่ไหน|ประเทศใด|เมืองใด/u, 'place'],
  [/なぜ|何故|どうして|为什么|为何|क्यों|ทำไม|เพราะเหตุใด/u, 'reason'],
  [/どのように|どうやって|如何|怎样|怎么|कैसे|อย่างไร/u, 'manner'],
];

/** Question words of languages that share a script, in the order in which they are tried, at the beginning of a question. */
const beginning: Readonly<Record<string, readonly (readonly [string, AnswerType])[]>> = {
  de: [
    ['(?:bis |seit |ab )?wann|in welchem jahr|an welchem tag|welches datum', 'date'],
    ['wie ?viele?n?|wie oft', 'count'],
    ['wie (?:hoch|lange?|gro[sß]s?|alt|weit|teuer|schwer|schnell)', 'amount'],
    ['wer|wen|wem|wessen', 'person'],
    ['wo|wohin|woher', 'place'],
    ['warum|weshalb|wieso', 'reason'],
    ['wie', 'manner'],
  ],
  es: [
    ['(?:desde |hasta )?cu[aá]ndo|en qu[eé] (?:a[nñ]o|fecha)', 'date'],
    ['cu[aá]nt[oa]s', 'count'],
    ['cu[aá]nt[oa]', 'amount'],
    ['(?:a |de |con )?qui[eé]n(?:es)?', 'person'],
    ['(?:a |de |en )?d[oó]nde', 'place'],
    ['por qu[eé]', 'reason'],
    ['c[oó]mo', 'manner'],
  ],
  fr: [
    ["(?:depuis |jusqu'à )?quand|en quelle ann[eé]e|[aà] quelle date", 'date'],
    ['combien', 'count'],
    ['(?:[aà] |de |avec )?qui', 'person'],
    ["(?:d')?o[uù]", 'place'],
    ['pourquoi', 'reason'],
    ['comment', 'manner'],
  ],
  it: [
    ['quando|in che anno|in che data', 'date'],
    ['quant[ie]', 'count'],
    ['quant[oa]', 'amount'],
    ['(?:a |di |con )?chi', 'person'],
    ["dov[e']", 'place'],
    ['perch[eé]', 'reason'],
    ['come', 'manner'],
  ],
  nl: [
    ['wanneer|in welk jaar|op welke datum', 'date'],
    ['hoeveel|hoe vaak', 'count'],
    ['hoe (?:hoog|lang|groot|oud|ver|duur)', 'amount'],
    ['wie', 'person'],
    ['waar(?:heen|vandaan)?', 'place'],
    ['waarom', 'reason'],
    ['hoe', 'manner'],
  ],
  pt: [
    ['quando|em que (?:ano|data)', 'date'],
    ['quant[oa]s', 'count'],
    ['quant[oa]', 'amount'],
    ['(?:a |de |com )?quem', 'person'],
    ['(?:a)?onde', 'place'],
    ['por ?qu[eê]', 'reason'],
    ['como', 'manner'],
  ],
  ru: [
    ['когда|в каком году', 'date'],
    ['сколько', 'count'],
    ['кто|кого|кому', 'person'],
    ['где|куда|откуда', 'place'],
    ['почему|зачем', 'reason'],
    ['как', 'manner'],
  ],
};

/** The type that the question word tells; undefined where none of these languages asks. `language` is BCP 47. */
export function typeOfQuestionWord(text: string, language: string): AnswerType | undefined {
  const found = anywhere.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  const words = beginning[language.slice(0, 2).toLowerCase()] ?? [];
  return words.find(([word]) => new RegExp(`^[^\\p{L}]*(?:${word})(?!\\p{L})`, 'iu').test(text))?.[1];
}
