// What is said to a bot without being a question, and the courtesies around a question that hide it.

/** Kinds of small talk; each has its fixed reply in wording. */
export type SmallTalk = 'greeting' | 'thanks' | 'help' | 'topics' | 'documents' | 'empty';

const hello =
  'hi|hii+|hey|hello|hallo|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|morning|hola|bonjour|salut|ciao|guten (?:morgen|tag|abend)|moin|namaste|namaskar|konnichiwa|ohayo|नमस्ते|नमस्कार|こんにちは|おはよう(?:ございます)?|こんばんは|你好|您好|สวัสดี(?:ครับ|ค่ะ)?|привет|здравствуйте|مرحبا|olá|hej';
const those = 'there|team|all|everyone|everybody|folks|guys|bot|footnote|again|you';
const thanked =
  'thanks|thank you|thx|thnx|ty|tysm|cheers|merci|danke(?: schön| sehr)?|gracias|grazie|obrigad[oa]|arigat[oō](?: gozaimasu)?|dhanyavaad|धन्यवाद|शुक्रिया|ありがとう(?:ございます)?|谢谢|謝謝|ขอบคุณ(?:ครับ|ค่ะ)?|спасибо|شكرا';
const pleased =
  "ok(?:ay)?|k|cool|nice|great|awesome|perfect|good|got it|i see|understood|alright|sure|wow|lol|haha+|yes|no|yep|nope|fine|super|excellent|brilliant|amazing|wonderful|well done|good (?:job|bot)|you(?:'| a)?re (?:awesome|great|the best|amazing|wonderful|so helpful|helpful)|that (?:helps|helped)|makes sense|never ?mind|bye|goodbye|see you(?: later)?|good ?night";
const filler =
  "a lot|so much|very much|very|much|a bunch|a million|for (?:the|your) help|for that|for this|again|then|bot|team|all|everyone|mate|man|and|so|that(?:'s| is)|it(?:'s| is)|really|too|to|you|there|indeed";
const asksHow =
  "how are you(?: doing)?(?: today)?|how(?:'s| is) it going|how do you do|what(?:'s| is) up|sup|nice to meet you|are you there|anybody (?:here|there)|anyone (?:here|there)";

const only = (parts: string): RegExp =>
  new RegExp(`^(?:(?:${parts})(?![\\p{L}\\p{N}])[\\s,.!?;:)(~-]*)+$`, 'iu');
const greetingOnly = only(`${hello}|${asksHow}|${those}`);
const thanksOnly = only(`${thanked}|${pleased}|${filler}`);
const startsThanks = new RegExp(`^(?:(?:${pleased})[\\s,.!]*)*(?:${thanked})(?![\\p{L}\\p{N}])`, 'iu');

const helpOnly =
  /^(?:please\s+)?(?:help(?: me)?(?: please)?|usage|commands|how (?:do|can|should) (?:i|we|one) (?:use|ask|talk to) (?:you|this|this bot|it|the bot)|how (?:do you|does (?:this|this bot|it)) work|what (?:are you|is this(?: bot)?|do you do|can you do|can i do(?: here)?)|who are you|are you (?:a )?(?:bot|human|robot|an? ai)|what(?:'s| is) your name|hilfe|ayuda|aide)[\s?!.]*$/iu;
const topicsOnly =
  /^(?:so\s+)?(?:what (?:can|could) (?:you|i|we) (?:tell (?:me|us)|answer|ask(?: you)?|help(?: me| us)?(?: with)?)(?: about)?(?: here| you)?|what (?:do|can) you know(?: about)?|what (?:are you|do you know) (?:about|good at)|what (?:topics|subjects|questions)[^?]{0,40}(?:you|ask|cover|covered|answer)[^?]{0,20}|what (?:kind|sort)s? of (?:questions|things)[^?]{0,40})[\s?!.]*$/iu;
const documentsOnly =
  /^(?:please\s+)?(?:(?:which|what) (?:documents?|sources?|files?|texts?|docs)(?: (?:do|can) you (?:have|know|use|read|search|quote|answer from)| are (?:there|available|you using|indexed)| is there)?|(?:list|show)(?: me)?(?: all)?(?: of)?(?: the| your)? (?:documents|sources|files|docs)|(?:how many|do you have(?: any)?) (?:documents|sources|files|docs)(?: (?:do you have|are there))?|where do your answers come from|what are your sources)[\s?!.]*$/iu;

/** UTF-16 units: whatever is longer says something. */
const LONGEST = 80;

/** The kind of small talk that this message is and nothing else; undefined for anything that asks. */
export function smallTalkOf(message: string): SmallTalk | undefined {
  const said = plainOf(message);
  if (!/[\p{L}\p{N}]/u.test(said)) return /\p{Extended_Pictographic}/u.test(message) ? 'thanks' : 'empty';
  if (said.length > LONGEST) return undefined;
  if (greetingOnly.test(said)) return 'greeting';
  if (thanksOnly.test(said)) return 'thanks';
  const bare = plainOf(withoutCourtesy(said));
  if (helpOnly.test(bare)) return 'help';
  if (topicsOnly.test(bare)) return 'topics';
  if (documentsOnly.test(bare)) return 'documents';
  if (startsThanks.test(said) && !/\?/u.test(said)) return 'thanks';
  return undefined;
}

/** Emoji, smileys and odd spaces out; straight apostrophes. */
function plainOf(message: string): string {
  return message
    .normalize('NFKC')
    .replace(/[‘’]/gu, "'")
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}/gu, ' ')
    .replace(/(?:^|\s)[:;=8]-?[)(DPp|/](?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const end = '(?![\\p{L}\\p{N}])';
const opening = new RegExp(
  `^(?:(?:${hello})${end}(?:\\s+(?:${those})${end})*|(?:${asksHow})${end}|(?:${thanked})${end}(?:\\s+(?:a lot|so much|very much|again)${end})?)[\\s,.!?;:–—-]+`,
  'iu',
);
const excuse =
  /^(?:(?:so|well|ok(?:ay)?|um+|please|pls|quick question|one (?:more )?question|(?:i have |just )?a (?:quick )?question|sorry(?: (?:if|for|to)[^,.;:]{0,60})?|excuse me|apologies[^,.;:]{0,60}|i(?:'m| am) (?:new|not sure|curious|wondering|confused)[^,.;:]{0,40})\s*[,.;:!-]+\s*(?:but |and |so )?)/iu;
const request =
  /^(?:(?:can|could|would|will) (?:you|someone|anyone|anybody|somebody|one of you) (?:please |kindly |maybe |perhaps )*(?:tell|explain|show|say|help|let|remind|inform)(?: to)?(?: (?:me|us))?(?: know| understand)?(?: please)?|(?:please |kindly )*(?:tell|remind|inform) (?:me|us)|please (?:explain|say|let me know)|(?:do|does|did) (?:we|you|anyone|anybody|someone|somebody|they) (?:happen to )?know|i(?:'d| would) (?:like|love|want|need) to (?:know|learn|ask|understand|find out|hear)|i (?:want|need|wish) to (?:know|learn|ask|understand|find out)|i (?:was|am|'m)(?: just)? (?:wondering|curious)|(?:any(?:one|body)) (?:know|knows)|(?:any|do (?:we|you) have(?: any)?) (?:idea|clue)|i wonder)(?=[\s,:])[\s,:]*/iu;
const closing =
  /(?:[\s,;.?!–—-]+(?:please|pls|thanks(?: a lot| in advance| so much)?|thank you(?: so much| very much)?|thx|cheers|if (?:the|your|any) (?:documents?|docs|sources?|files?) (?:say|says|mention|tell|know)[^?.!]{0,40}|if (?:you|anyone|anybody|somebody) knows?[^?.!]{0,20}|if possible|do you know))+([?.!\s]*)$/iu;

/** The question without the greeting, the excuse and the request around it; the message itself when nothing would remain. */
export function withoutCourtesy(message: string): string {
  let bare = message.trim();
  for (let round = 0; round < 6; round += 1) {
    const next = bare.replace(opening, '').replace(excuse, '').replace(request, '').trim();
    if (next === bare || !/[\p{L}\p{N}]/u.test(next)) break;
    bare = next;
  }
  const without = bare.replace(closing, '$1').trim();
  return /[\p{L}\p{N}]{2}/u.test(without) ? without : bare;
}
