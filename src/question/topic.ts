// What an earlier question was about, cut out of its own words.
import type { Turn } from '../domain.ts';
import { isStopWord } from '../text/word-class.ts';
import { unframed } from './message-parts.ts';

const lead =
  /^(?:(?:and|but|so|also)\s+)?(?:(?:what|who|whom|where|when|why|which|how)(?:'s|’s)?\s+)?(?:(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must)\s+)?(?:(?:i|we|you|one|people|reports?|the (?:documents?|docs|texts?|sources?|articles?)|they)\s+)?(?:(?:say|says|said|tell|know|mean by|called)\s+)?(?:about\s+)?(?:there\s+)?/iu;
/** "in which month did X begin", "how much is X" are about X. */
const inverted =
  /^(?:(?:in|at|on|by|for|from|to|with|under|since) (?:what|which)(?: \p{L}+){1,3}?|how (?:much|many|long|often|old|far|big|tall|high)) (?=(?:did|do|does|will|can|should|is|are|was|were) )/iu;

/** "how do I enable logging" is about logging. */
const doing =
  /^(?:how|where|when|why|what) (?:do|does|can|could|should|would|must) (?:i|we|you|one) (?!say\b|know\b)\p{L}+ /iu;
const asked =
  /^(?:tell (?:me|us)(?: more)? about|explain(?: to (?:me|us))?|describe|list|show(?: me)?|name|give(?: me)?|define|(?:what (?:is|are|was|were) )?the (?:meaning|definition|purpose|role|point) of)\s+/iu;
const tail =
  /\s+(?:go|goes|start|starts|begin|begins|end|ends|happen|happens|are there|is there|live|stand|come|cost|last|take place|held|located|launched|mean|means|do|about|work|works|for|like|stand for|used for|exactly|please|again|called)$/iu;

/** "when was X bought", "who runs the X", "how many X are there" are about X. */
const passive =
  /^(?:when|where|why|how|by whom) (?:was|were|is|are) ((?:the|an?|its|our)\s.+?)\s+(?:\p{L}+ed|bought|built|held|made|sold|won|led|set up|written|begun)$/iu;
const active =
  /^who (?!is\b|are\b|was\b|were\b|can\b|should\b|may\b|must\b|will\b)\p{L}+ ((?:the|an?|our)\s.+)$/iu;
const counted = /^how many (.+?) (?:are|were|is) there$/iu;

/** "how much energy does the island have" is about energy and the island. */
const amount =
  /^how (?:much|many) (?!(?:is|are|was|were|do|does|did|can|will|has|have)\b)(\p{L}[^?]*?) (?:do|does|did|has|have|had) (.+?)(?: (?:have|need|get|use|want))?$/iu;
const much = /^how (?:much|many) (?!(?:is|are|was|were|do|does|did|can|will|has|have)\b)/iu;

/** The noun phrase that the question is about; the brackets of a completed question count too. Empty when it has none. */
export function topicOf(question: string): string {
  const [main = '', inBrackets = ''] = question.split(/\s+\((?=[^()]*\)$)/u);
  const bare = main.replace(/[?.!\s]+$/u, '');
  const open = unframed(bare).question.replace(asked, '');
  const inner = passive.exec(open)?.[1] ?? active.exec(open)?.[1] ?? counted.exec(open)?.[1];
  if (inner !== undefined && hasContent(inner)) return joinTopics(inner, inBrackets);
  const held = amount.exec(open);
  if (held?.[1] !== undefined && held[2] !== undefined)
    return joinTopics(`${held[1]}, ${held[2]}`, inBrackets);
  let topic = open
    .replace(inverted, '')
    .replace(doing, '')
    .replace(much, '')
    .replace(lead, '')
    .replace(asked, '');
  for (let round = 0; round < 2; round += 1) topic = topic.replace(tail, '');
  return joinTopics(hasContent(topic) ? topic : '', inBrackets);
}

function joinTopics(known: string, inBrackets: string): string {
  return [known, inBrackets.replace(/\)$/u, '')].filter((part) => part !== '').join(', ');
}

function hasContent(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => !isStopWord(word.toLowerCase()));
}

/** "databases are supported": the verb is no part of what is asked for. */
const verb = /\s+(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|should|must)\b.*$/iu;

/** The noun that "one" stands for: the last word of the topic before a verb, a preposition or a name ("five layers of …": "layers"). */
export function headNoun(question: string): string {
  const phrase =
    topicOf(question)
      .replace(verb, '')
      .split(/\s+(?:between|of|for|with|in|on|at|from|by|to|that|which|who|under|against|and)\s+/iu)[0] ?? '';
  return phrase.split(/\s+/u).at(-1) ?? '';
}

/** Words that begin a sentence with a capital and belong to no name. */
const begins =
  /^(?:the|an?|since|in|on|at|after|before|during|by|from|under|with|when|while|as|for|this|that|it|its|their|our|and|but)$/iu;
const month = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** For "who" and "which" the answer names the referent: the first name in the quotation that the question lacks. */
export function nameIn(turn: Turn, kind: string): string | undefined {
  const asksName =
    /^(?:\W*(?:in|at|by|for|with|on)\s+)?(?:who|which|what)\s+(?!is\b|are\b|was\b|were\b|do\b|does\b|did\b)/iu.test(
      turn.understood,
    );
  // Who did it is no "it".
  if (kind !== 'person' && (!asksName || /^\W*who\b/iu.test(turn.understood))) return undefined;
  const known = turn.understood.toLowerCase();
  const runs = (turn.excerpts[0] ?? '').matchAll(
    /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}.-]*(?:(?<!\p{L}{3}\.)\s+\p{Lu}[\p{L}\p{N}.-]*)*/gu,
  );
  for (const { 0: run, index } of runs) {
    const words = run.replace(/[.]+$/u, '').split(/\s+/u);
    while (words[0] !== undefined && begins.test(words[0])) words.shift();
    // A single word at the very beginning need not be a name.
    if (words.length === 0 || (index === 0 && words.length === 1)) continue;
    if (words.every((word) => month.test(word) || known.includes(word.toLowerCase()))) continue;
    if (kind === 'person' && words.length < 2) continue;
    return words.join(' ');
  }
  return undefined;
}
