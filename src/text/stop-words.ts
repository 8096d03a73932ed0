// Function words and question words: they carry no subject, so they are neither indexed nor asked for.
import { functionWordsOf } from './function-words.ts';

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

/** A function word or question word, in folded form. `language` (BCP 47) decides between languages that share a script. */
export const isStopWord = (word: string, language = 'en'): boolean =>
  (functionWordsOf(language) ?? stop).has(word);

/** Frames a question ("tell", "explain"): ignored in questions, a word like any other in documents. */
export const isFraming = (word: string): boolean => frames.has(word);

/** Asks for an amount ("how much", "how long"): never told to be missing in the documents. */
export const asksAmount = (word: string): boolean => amounts.has(word);
