// A follow-up made whole from the earlier turns of its conversation; a question that stands alone is never bent.

import { citationsOf } from '../citation/citations.ts';
import type { Answer, Citation, Excerpt, Turn } from '../domain.ts';
import { isStopWord } from '../text/word-class.ts';
import { anaphorIn, pickedIn } from './anaphor.ts';
import { twoParts } from './message-parts.ts';
import { headNoun, nameIn, topicOf } from './topic.ts';

/** A question and whether it depends on the turns; `perhaps`: as the documents tell. */
export type FollowUp = {
  readonly question: string;
  readonly depends: 'no' | 'perhaps' | 'yes';
  /** The turn that it was completed from. */
  readonly turn?: Turn;
  /** What it asks by itself, where that is more than its own words. */
  readonly own?: string;
};

/** What a later question may be completed from. */
export function toTurn(answer: Answer): Turn {
  const shown = citationsOf(answer);
  return {
    question: answer.asked,
    understood: answer.understood,
    kind: answer.kind,
    excerpts: shown.flatMap(({ excerpt }) => itemsIn(excerpt) ?? [excerpt.text]),
    names: shown.flatMap((citation) => itemsIn(citation.excerpt)?.map(named) ?? [nameOf(citation)]),
    headings: [...new Set(shown.flatMap((citation) => [citation.source.title, ...citation.source.headings]))],
    documentIds: [...new Set(shown.map((citation) => citation.source.documentId))],
  };
}

/** The items or paragraphs that are quoted in one piece, items without their marks: "the second one" is one of them. */
function itemsIn({ form, text, code = [] }: Excerpt): readonly string[] | undefined {
  if (form !== 'blocks' || code.length > 0) return undefined;
  const lines = text.split('\n');
  const items = lines.flatMap((line) => /^\s*(?:•|\d{1,3}[.)]) (.*)$/u.exec(line)?.[1] ?? []);
  return items.length > 1 ? items : lines;
}

/** An item before a dash or colon, or all it says. */
const named = (text: string): string => /^(?:\S+ ){0,5}?\S+?(?=:\s| [-–—] )/u.exec(text)?.[0] ?? text;

/** What a citation is called: its row's first cell, its item before a dash or colon, the heading of its section, or all it says. */
function nameOf({ excerpt, labels }: Citation): string {
  const [cell] = excerpt.cells;
  if (cell) return excerpt.text.slice(cell.value.start, cell.value.end);
  const heading = labels.find(({ kind }) => kind === 'heading')?.text;
  return heading ?? named(excerpt.text);
}

/** Content words of a question that may be a fragment, at most. */
const MAX_VAGUE = 3;

/** Words of a completed question, at most: beyond it the oldest topic is left out. */
const MAX_TOPIC_WORDS = 24;

/** Completes `question` (without greeting) from the latest turn that had a subject. */
export function resolveFollowUp(question: string, turns: readonly Turn[]): FollowUp {
  const whole: FollowUp = { question, depends: 'no' };
  const last = turns.findLast(
    (earlier) => earlier.kind !== 'conversation' && topicOf(earlier.understood) !== '',
  );
  if (!last) return whole;
  const turn = { ...last, understood: latestAsked(last) };
  const opened = withoutOpener(question);
  const rest = opened ?? question;
  if (rest === '') return { question: turn.understood, depends: 'no' };
  const picked = pickedIn(rest, turn);
  if (picked) {
    const name = shortened(picked.name.replace(asksOn, ''));
    const named = swap(rest, picked.start, picked.end, name);
    return { question: named, depends: 'yes', turn, own: named };
  }
  const elliptic = sluice(rest, turn.understood);
  if (elliptic !== undefined) return { question: elliptic, depends: 'yes', turn };
  const swapped = isFragment(rest, opened !== undefined) ? substitute(rest, turn.understood) : undefined;
  if (swapped !== undefined) return { question: swapped, depends: 'yes', turn };
  const anaphor = anaphorIn(rest);
  if (anaphor) return { question: replaceAnaphor(rest, anaphor, turn), depends: 'yes', turn };
  if (names(rest) && opened === undefined) return whole;
  const content = contentWords(rest).length;
  const completed = append(rest, topicOf(turn.understood));
  if (content === 0 || (content === 1 && asksBriefly.test(rest)))
    return { question: completed, depends: 'yes', turn };
  return opened !== undefined || content <= MAX_VAGUE
    ? { question: completed, depends: 'perhaps', turn }
    : whole;
}

/** Of a turn that asked two things the second, made whole from the first: what comes next leans on that. */
function latestAsked(turn: Turn): string {
  const parts = twoParts(turn.understood);
  if (!parts) return turn.understood;
  const [first, second] = parts;
  const made = resolveFollowUp(second, [{ ...turn, question: first, understood: first }]);
  const asked = made.depends === 'yes' ? made.question : second;
  return topicOf(asked) === '' ? turn.understood : asked;
}

const opener =
  /^(?:(?:ok(?:ay)?|so|then|well|now)[\s,]+)*(?:and what about|and how about|what about|how about|what of|same (?:question )?(?:for|about)|and|but|or|also|plus)(?=[\s,])[\s,]*/iu;
const asksBriefly =
  /^(?:how|when|where|who|whom|whose|why|which|since when|by whom|what(?:['’]s| is| are| was| were) (?:the|its|their))\b/iu;

/** The question without "and", "what about"; undefined when it has none. */
function withoutOpener(question: string): string | undefined {
  const rest = question.replace(opener, '');
  return rest === question ? undefined : rest.trim();
}

const asks =
  /^(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|might|must|tell|explain|list|show|give|name|describe)\b/iu;

/** A phrase without a verb that only changes one part of the question before it ("for Taiwan?", "v3?", "the one with X"). */
function isFragment(rest: string, opened: boolean): boolean {
  if (asks.test(rest)) return false;
  const words = rest.split(/\s+/u).length;
  return opened ? words <= 8 : words <= 3 && /^(?:for|in|on|with|at|from|by|one)\b/iu.test(rest);
}

const name =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}\p{N}'’&.-]*\p{L}|[\p{L}-]*\p{N}[\p{L}\p{N}._-]*|[\p{L}\p{N}]+_[\p{L}\p{N}_]+|\p{Ll}+\p{Lu}[\p{L}\p{N}]*|--[\p{L}-]+|[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)+)(?![\p{L}\p{N}])/gu;

/** Whether it names something by itself: a capital after the first word, a digit, an identifier. */
function names(question: string): boolean {
  return [...question.matchAll(name)].some((match) => match.index > 0 || !isStopWord(match[0].toLowerCase()));
}

/** The earlier question with its corresponding part replaced by this fragment. */
function substitute(rest: string, earlier: string): string {
  const fragment = rest.replace(/[?.!\s]+$/u, '');
  const one = /^(?:the |an? )?(?:other )?ones?\s+(?=\S)/iu.exec(fragment);
  if (one) return besideHead(fragment.slice(one[0].length), earlier);
  const led = /^(for|in|on|with|at|from|by|of|to|about)\s+(.+)$/iu.exec(fragment);
  const phrase = led?.[2] ?? fragment;
  const old = alike(phrase, earlier);
  if (old !== undefined) return earlier.replace(old, () => phrase);
  return led ? afterPreposition(led[1] ?? '', phrase, earlier) : append(rest, topicOf(earlier));
}

/** "one for valibot" after "a type provider for zod": the same preposition takes the new object. */
function besideHead(phrase: string, earlier: string): string {
  const led = /^(for|in|on|with|at|from|by|of|to|about)\s+(.+)$/iu.exec(phrase);
  const same = led && new RegExp(`\\b${led[1]}\\s+\\S+[?.!\\s]*$`, 'iu');
  if (led && same?.test(earlier)) return earlier.replace(same, () => `${led[0]}?`);
  return `${headNoun(earlier)} ${phrase}`;
}

function afterPreposition(preposition: string, phrase: string, earlier: string): string {
  const last = new RegExp(`(\\b${preposition})\\s+[^?.!,]+?([?.!\\s]*)$`, 'iu');
  return last.test(earlier)
    ? earlier.replace(last, (_, kept: string, stop: string) => `${kept} ${phrase}${stop}`)
    : append(`${preposition} ${phrase}?`, topicOf(earlier));
}

/** The part of the earlier question that has the same shape as the phrase: a version, a code, a year, a name. */
function alike(phrase: string, earlier: string): string | undefined {
  const shape = shapeOf(phrase);
  if (shape === 'word') return undefined;
  const runs = [...earlier.matchAll(/\S+/gu)].map((match) => match[0].replace(/^["'(]|[?.!,;:)"']+$/gu, ''));
  const found = runs.filter((word, at) => shapeOf(word) === shape && (at > 0 || shape !== 'name'));
  if (shape !== 'name') return found.at(-1);
  const run = [
    ...earlier.matchAll(/(?<=\s)\p{Lu}[\p{L}\p{N}'’-]*(?:\s+(?:of\s+|the\s+)*\p{Lu}[\p{L}\p{N}'’-]*)*/gu),
  ].at(-1);
  return run?.[0];
}

function shapeOf(phrase: string): 'year' | 'version' | 'code' | 'number' | 'name' | 'word' {
  if (/^(?:19|20)\d\d$/u.test(phrase)) return 'year';
  if (/^v?\d+(?:\.\d+)*$/iu.test(phrase))
    return /^v/iu.test(phrase) || phrase.includes('.') ? 'version' : 'number';
  if (/^\S+$/u.test(phrase) && (/_/u.test(phrase) || /\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}/u.test(phrase)))
    return 'code';
  return /^(?:the\s+)?\p{Lu}/u.test(phrase) ? 'name' : 'word';
}

/** What the pronoun stands for, in its place where that reads well, else behind the question. */
function replaceAnaphor(rest: string, anaphor: ReturnType<typeof anaphorIn> & object, turn: Turn): string {
  const topic = topicOf(turn.understood);
  // "They" are all that the earlier question asked for, and not the first of them.
  const many = /^(?:they|them|theirs?)$/iu.test(rest.slice(anaphor.start, anaphor.end));
  const person = many ? undefined : nameIn(turn, anaphor.kind);
  const referent = person ?? (many && asksWhich.test(turn.understood) ? headNoun(turn.understood) : topic);
  const short = referent.split(/\s+/u).length <= 6;
  if (anaphor.kind === 'one') {
    const named = swap(rest, anaphor.start, anaphor.end, headNoun(turn.understood));
    return contentWords(rest.slice(0, anaphor.start)).length > 0 ? named : append(named, topic);
  }
  // A question with words enough of its own is not buried under a long topic.
  if (!short && contentWords(rest).length >= MAX_VAGUE) return rest;
  if (!short || anaphor.kind === 'clause') return append(rest, topic);
  if (anaphor.kind === 'possessive') return append(rest, referent);
  const completed = swap(rest, anaphor.start, anaphor.end, referent);
  return person === undefined ? completed : append(completed, topic);
}

const asksWhich =
  /^\W*(?:which|what)\s+\p{L}+(?:\s+\p{L}+)?\s+(?:is|are|was|were|has|have|do|does|did|can|will)\b/iu;

function swap(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** A clause that is an item ("which countries decide") asks nothing. */
const asksOn = /^(?:which|what|who|how|when|where|why)\s+/iu;

const shortened = (topic: string): string => topic.split(/\s+/u).slice(0, MAX_TOPIC_WORDS).join(' ');

const bareAsk =
  /^(?:(?:by|to|for|with|from|in|at|on|of|since|until|till) )?(?:who|whom|when|where|why|how)(?: (?:exactly|long|often|much|far))?[?.!\s]*$/iu;
const askOf =
  /^(?:who|whom|when|where|why|how|(?:in|on|at|by|for|from|with|to|since|until) (?:which|what)(?: \p{L}+){1,2}?) (?=(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may) )/iu;

/** "and by whom?" asks the rest of the question before: "when was it launched". */
function sluice(rest: string, earlier: string): string | undefined {
  const said = askOf.exec(earlier)?.[0];
  if (said === undefined || !bareAsk.test(rest)) return undefined;
  return `${rest.replace(/[?.!\s]+$/u, '')} ${earlier.slice(said.length)}`;
}

/** The question with the topic behind it in brackets. */
function append(question: string, topic: string): string {
  const kept = shortened(topic);
  return kept === '' ? question : `${question.replace(/[\s]+$/u, '')} (${kept})`;
}

function contentWords(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+(?:[-_.'’][\p{L}\p{N}]+)*/gu) ?? []).filter(
    (word) => !isStopWord(word.toLowerCase().replace(/['’]/gu, '')) && !frame.test(word),
  );
}

const frame =
  /^(?:who|whom|whose|what|when|where|which|why|how|many|much|exactly|please|tell|give|show|explain|describe|more|else|long|often|examples?|details?)$/iu;
