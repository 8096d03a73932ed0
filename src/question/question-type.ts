// What kind of thing a question asks for, from its question word and the noun after it.
import type { Term } from '../text/analyze.ts';

/** What kind of answer a question wants, as its first words tell. */
export type QuestionType = {
  readonly type: AnswerType;
  /** Stem of the noun that the answer is one of: "which *memoranda*", "how many *units*". */
  readonly focus: string | undefined;
  readonly list: boolean;
  /** Number of things asked for ("which two ministers"). */
  readonly count: number | undefined;
  readonly comparison: boolean;
  readonly yesNo: boolean;
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const dateNouns = set('year date day month time century decade deadline period era season week');
const placeNouns = set(
  'city country state place location region area town continent province county district village venue nation island river street borough site',
);
const personNouns = set(
  'person man woman president leader king queen author artist minister scientist director founder actor player general doctor name coach company',
);
const countNouns = set(
  'number percentage percent amount total quantity population price cost size length height weight distance speed rate share limit age temperature budget default',
);
const auxiliaries = set('is are was were do does did can could will would should has have had may must am');
const numbers: ReadonlyMap<string, number> = new Map(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, i + 2]),
);

/** `language` (BCP 47) is that of the documents. */
export function questionType(text: string, terms: readonly Term[], language: string): QuestionType {
  const words = terms.filter((t) => !t.alternate);
  const lower = words.map((t) => t.word.toLowerCase());
  const at = lower.findIndex((w) =>
    /^(?:who|whom|whose|what|which|when|where|why|how|whats|whos|wheres|hows)$/.test(w),
  );
  const ask = lower[at]?.replace(/s$/, '') ?? '';
  const next = lower[at + 1] ?? '';
  const focus = at < 0 ? undefined : focusOf(words, at);
  const count =
    lower.map((w, i) => (i > at ? (numbers.get(w) ?? (/^[2-9]$|^1[0-2]$/.test(w) ? Number(w) : 0)) : 0))[
      at + 1
    ] || undefined;
  const type = typeOfQuestionWord(text, language) ?? typeOf(ask, next, lower.slice(at + 1), focus?.word);
  const joined = lower.join(' ');
  const plural = focus !== undefined && /[^su]s$/.test(focus.word);
  const list =
    /^(?:list|name|enumerate)\b|\b(?:list of|all the|what are|which are|what were|what else)\b/.test(
      joined,
    ) ||
    ((ask === 'which' || ask === 'what') && (plural || count !== undefined) && type !== 'count');
  return {
    type,
    focus: focus?.stem,
    list,
    count,
    comparison:
      /\b(?:differen(?:t|ce|ces)|compare[ds]?|comparison|versus|vs|distinguish|rather than|better than)\b/.test(
        joined,
      ),
    yesNo: at !== 0 && auxiliaries.has(lower[0] ?? ''),
  };
}

function typeOf(ask: string, next: string, rest: readonly string[], focus: string | undefined): AnswerType {
  if (rest.includes('stand') && rest.includes('for')) return 'expansion';
  if (ask === 'when') return 'date';
  if (ask === 'where') return 'place';
  if (ask === 'why') return 'reason';
  if (ask.startsWith('who')) return 'person';
  if (ask === 'how') {
    if (next === 'many' || next === 'much') return next === 'many' ? 'count' : 'amount';
    if (/^(?:long|old|far|tall|big|large|often|high|deep|fast|wide|heavy|soon|late|early)$/.test(next))
      return 'amount';
    return 'manner';
  }
  if (ask !== 'what' && ask !== 'which') return 'other';
  if (next === 'is' || next === 'are' || next === 'was' || next === 'were') {
    const noun = rest.find((w, i) => i > 0 && !/^(?:the|a|an|of)$/.test(w)) ?? '';
    if (countNouns.has(noun)) return 'amount';
    if (dateNouns.has(noun)) return 'date';
    return rest.length <= 6 ? 'definition' : 'name';
  }
  const noun = (focus ?? '').replace(/(?:ies)$/, 'y').replace(/([^s])s$/, '$1');
  if (dateNouns.has(noun)) return 'date';
  if (countNouns.has(noun)) return 'amount';
  if (placeNouns.has(noun)) return 'place';
  if (personNouns.has(noun)) return 'person';
  return 'name';
}

/** The last noun-like word of the phrase right after the question word. */
function focusOf(words: readonly Term[], at: number): Term | undefined {
  let found: Term | undefined;
  for (const word of words.slice(at + 1, at + 6)) {
    if (word.stop && !/^(?:many|much|other|most)$/.test(word.word)) break;
    if (!word.stop && !numbers.has(word.word)) found ??= word;
    if (found && found !== word && !word.stop && word.start - found.end <= 1) {
      if (/(?:ed|ing)$/.test(word.word)) break;
      found = word;
    }
  }
  return found;
}

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
function typeOfQuestionWord(text: string, language: string): AnswerType | undefined {
  const found = anywhere.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  const words = beginning[language.slice(0, 2).toLowerCase()] ?? [];
  return words.find(([word]) => new RegExp(`^[^\\p{L}]*(?:${word})(?!\\p{L})`, 'iu').test(text))?.[1];
}
