// What a word is for, as bits: function word, number, month, pronoun and the cue words that answer types go by; and the
// function words of all languages.
import { stopwords as dutch } from '@orama/stopwords/dutch';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as italian } from '@orama/stopwords/italian';
import { stopwords as portuguese } from '@orama/stopwords/portuguese';
import { stopwords as russian } from '@orama/stopwords/russian';
import { fold } from './fold.ts';

/** Bits, to be combined; a word may be of several classes. */
export const wordClass = {
  stop: 1,
  digit: 2,
  year: 4,
  month: 8,
  pronoun: 16,
  place: 32,
  cause: 64,
  means: 128,
  negation: 256,
  number: 512,
  weekday: 1024,
  unit: 2048,
  person: 4096,
  copula: 8192,
} as const;

const lists: readonly (readonly [number, string])[] = [
  [
    wordClass.month,
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  ],
  [
    wordClass.pronoun,
    'he she it they this that these those his her their its him them such both former latter here there',
  ],
  [wordClass.place, 'in at near from to into inside outside across within between around throughout on'],
  [
    wordClass.cause,
    'because since due owing therefore thus hence reason reasons cause caused causes led leading resulted prevent avoid so ensure allow allows enable enables',
  ],
  [wordClass.means, 'by through via using with use used uses set call run pass add'],
  [
    wordClass.negation,
    'not no never without none neither nor cannot cant dont doesnt didnt isnt arent wont nothing',
  ],
  [
    wordClass.number,
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty ' +
      'forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half quarter third several lakh crore once twice first second',
  ],
  [wordClass.weekday, 'monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday'],
  [
    wordClass.unit,
    'year years month months week weeks day days hour hours minute minutes second seconds millisecond milliseconds ms percent % kilometers km miles ' +
      'meters feet dollar dollars usd euro euros pounds yen rupees kg tons tonnes mb gb kb bytes century centuries decade decades square',
  ],
  [
    wordClass.person,
    'mr mrs ms dr sir president minister king queen emperor director professor founder author ceo chairman bishop pope general captain prince',
  ],
  [wordClass.copula, 'is are was were be being been means refers called known defined stands represents'],
];

const listed = bitsOfListed();

/** Bits of wordClass for a folded word of a language (BCP 47). */
export function classOf(word: string, language: string): number {
  let bits = listed.get(word) ?? 0;
  if (isStopWord(word, language)) bits |= wordClass.stop;
  if (/\d/.test(word)) bits |= wordClass.digit;
  if (/^(?:1\d{3}|20\d{2})$/.test(word)) bits |= wordClass.year;
  return bits;
}

/** All bits of a word in one look-up. */
function bitsOfListed(): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const [bit, members] of lists)
    for (const word of members.split(' ')) bits.set(word, (bits.get(word) ?? 0) | bit);
  return bits;
}

const english =
  'a about above after again all also am an and any are as at be because been before being below between both but by can cannot ' +
  'could did do does doing done down during each either etc few for from further had has have having he her here hers herself him himself ' +
  'his how however i if in into is it its itself just let may me might more most must my myself neither no nor not now of off on ' +
  'once only onto or other others our ours ourselves out over own per please rather s same shall she should so some such t than that the ' +
  'their theirs them themselves then there these they this those though through to too under until unto up upon us very via was we ' +
  'were what when where whether which while who whom whose why will with within without would yes yet you your yours ' +
  'dont doesnt didnt isnt arent wasnt werent cant couldnt shouldnt wont wouldnt hasnt havent hadnt im youre theyre weve ive id ill lets whats hows wheres whos';

/** Verbs and politeness that frame a question but do not belong to its subject. */
const framing =
  'tell know explain describe give list name show mean means say summarise summarize outline enumerate';

const others =
  // Japanese
  'は が を に の で と も へ や か な ね よ です ます した する して され された いる ある あっ なっ なる れ れる られ こと もの ため から まで より など という それ これ その この 何 なに なん いつ 誰 だれ どこ どの どう なぜ どれ どちら いくつ いくら でし だっ だ た て い う ' +
  // Chinese
  '的 了 是 在 和 与 有 被 将 把 也 都 就 而 及 或 其 这 那 吗 呢 吧 什么 哪 哪里 哪个 哪些 谁 多少 几 何时 怎么 如何 为什么 为何 哪一 什 么 ' +
  // Hindi
  'का के की को में से ने पर है हैं था थे थी और या एक यह वह ये वे इस उस जो कि ही भी तो कर करने किया गया गई गए हो होता होती लिए साथ द्वारा तक क्या कब कौन किस किसने किसे कहाँ कहां क्यों कैसे कितने कितना कितनी कौन-सा सा सी थीं रहा रही रहे अपने जिस ' +
  // Hebrew
  'האם מה מתי איפה היכן איך כיצד מי למה מדוע כמה אילו איזה איזו של את על עם אל מן הוא היא הם הן זה זאת זו אלה יש אין אני אתה אנחנו לי לנו או גם כי אם לא כן ' +
  // Arabic and Persian, as they are folded
  'هل ما ماذا متى اين كيف لماذا لمن من كم اي في على الى عن مع هو هي هم هذا هذه ذلك تلك التي الذي ان او و لا لم لن قد كان كانت يكون هناك ایا که از به در است این را برای چه کجا چرا چگونه چند ' +
  // Greek, as it is folded
  'ποτε που πως γιατι ποιος ποια ποιο ποιοι ποιες ποσο ποσα ποσοι ποσες τι ειναι η ο το οι τα του της των τον την στο στη στην στον στις στους στα και για με απο σε να θα δεν μη ενα μια ενας οτι αν υπαρχει ' +
  // Korean
  '언제 어디 어디서 어디에 누가 누구 무엇 무엇을 무엇이 왜 어떻게 얼마 얼마나 몇 어느 무슨 그리고 또는 ' +
  // Thai
  'และ ที่ ใน ของ เป็น ได้ มี การ ความ ให้ กับ จาก โดย ว่า ซึ่ง นี้ นั้น ก็ จะ ไม่ แต่ หรือ อะไร ใคร เมื่อใด เมื่อไร ที่ไหน ทำไม อย่างไร เท่าไร กี่ ไหน ใด คือ อยู่ ถูก แล้ว ไป มา';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));
const stop = set(`${english} ${others}`);
const frames = set(framing);
const amounts = set('much many long often far old big');

/** A function word or question word, in folded form: it is neither indexed nor asked for. `language` (BCP 47) decides between languages that share a script. */
export const isStopWord = (word: string, language = 'en'): boolean =>
  (functionWordsOf(language) ?? stop).has(word);

/** Frames a question ("tell", "explain"): ignored in questions, a word like any other in documents. */
export const isFraming = (word: string): boolean => frames.has(word);

/** Asks for an amount ("how much", "how long"): never told to be missing in the documents. */
export const asksAmount = (word: string): boolean => amounts.has(word);

/** The package's Spanish list holds nouns ("employment", "general", "day"): only what carries no subject stands here. */
const spanish =
  'a al algo algun alguna algunas alguno algunos ante antes aquel aquella aquello asi aun aunque bajo bien cada casi como con contra cual ' +
  'cuales cuando de del desde donde durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estar ' +
  'estas este esto estos fue fueron ha haber habia han has hasta hay he hemos la las le les lo los mas me mi mientras mis mucho muchos muy ' +
  'nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque puede pueden puedo que quien quienes se sea ' +
  'segun ser si sido sin sobre son su sus tambien tan tanto te tiene tienen tengo toda todas todo todos tu tus un una unas uno unos usted ' +
  'ustedes y ya yo';

/** What people ask with, and the verbs around it that name nothing. */
const asking: Readonly<Record<string, string>> = {
  de: 'wer wen wem wessen wann warum weshalb wieso woher wohin wieviel viele vielen bekomme bekommt brauche braucht darf durfen gibt konnen sollen mussen mochte tun bitte',
  es: 'cuanto cuanta cuantos cuantas adonde debo deben hace hacen',
  fr: 'qui quoi quand combien ou pourquoi comment lequel laquelle est-ce y peut peuvent puis dois doit faut fait font sil plait',
  it: 'quando quanto quanti come dove perche chi cosa posso puo possono devo deve devono ce',
  nl: 'wanneer hoeveel waar waarom welke welk waarheen mag moeten krijg krijgt',
  pt: 'quando quanto quanta quantos quantas onde porque quem qual quais posso pode podem devo deve ha',
  ru: 'когда сколько кто где почему зачем как какие какая какое какого чье можно нужно ли',
};

const packages: Readonly<Record<string, readonly string[]>> = {
  de: german,
  es: spanish.split(' '),
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
  ru: russian,
};

const made = new Map<string, ReadonlySet<string> | undefined>();

/** Folded function words of a language (BCP 47); undefined for English and for other scripts, which have lists of their own. */
function functionWordsOf(language: string): ReadonlySet<string> | undefined {
  const short = language.slice(0, 2).toLowerCase();
  if (made.has(short)) return made.get(short);
  const listed = packages[short];
  const words = listed && new Set([...listed, ...(asking[short] ?? '').split(' ')].map(fold));
  made.set(short, words);
  return words;
}

/** Words that deny, as a part of a pattern. */
export const denying = String.raw`\b(?:not|never|cannot|no longer|(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must|need)n['’]?t|won['’]?t|can['’]?t)\b`;
