// Whether a message that nobody addressed to us reads as a question; pure. Only a clear answer is said to one that does.
import { limits } from '../limits.ts';

/** Question marks of the scripts that have their own: ASCII, Arabic, Armenian, Ethiopic, Greek, full width; Spanish opens with its own. */
const mark = /[?¿؟՞፧\u037E？]/u;

/** What may stand before the first word of a question. */
const opening =
  /^(?:(?:and|also|but|hi|hey|hello|ok|okay|please|so|sorry|then|thanks|well|since|until|from|to|by|in|at|on|for|with|und|aber|en|maar|et|mais|y|pero|e|mas|ma)\b[\s,.!:–-]*)+/u;

/** Words that begin a question or a request to be told something, in languages written with the Latin alphabet. */
const first = new RegExp(
  `^(?:${[
    'who|what|when|where|which|why|how|whose|whom',
    "(?:who|what|when|where|why|how)['’]?s",
    "(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had)(?:n['’]t)? [\\p{L}\\p{N}'’-]+ [\\p{L}\\p{N}]+",
    'tell (?:me|us)|explain|describe|define|remind (?:me|us)|show (?:me|us)|list (?:all|the|every)',
    'any (?:idea|word|news)|anyone know|do you know',
    // German, Dutch, French, Spanish, Portuguese, Italian.
    'wer|wen|wem|wessen|was|wann|wo|wohin|woher|warum|wieso|weshalb|wie|welche[rsmn]?|gibt es',
    'wie|wat|wanneer|waar|waarom|hoe|welke?',
    'qui|que|quoi|quand|où|pourquoi|comment|combien|quel(?:le)?s?|est-ce que',
    'qué|quién(?:es)?|cuándo|dónde|adónde|cómo|cuánt[oa]s?|cuál(?:es)?|por qué',
    'quem|quando|onde|como|quant[oa]s?|qual|quais|por que|chi|cosa|dove|perché|quant[oaie]|quale|quali',
  ].join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
  'u',
);

/** Anywhere in languages that put no spaces between words, or end a question with a particle. */
const within =
  /[吗嗎呢]\s*[。.]?\s*$|(?:です|ます|した|せん|でしょう|の)か\s*[。.]?\s*$|什么|什麼|谁|誰|哪[里裡儿些个個]|怎么|怎麼|为什么|為什麼|多少|几[个點点时時]|何|どこ|いつ|なぜ|どう|どの|いくら|いくつ|(?:까|나요|가요|인가)\s*[.]?\s*$|무엇|누구|어디|언제|왜|어떻게|얼마|몇/u;

/** A question mark, or words that begin or make a question in a language that we know some of. */
export function readsAsQuestion(text: string): boolean {
  const start = text.slice(0, limits.question).toLowerCase().trim();
  return mark.test(start) || first.test(start.replace(opening, '')) || within.test(start);
}
