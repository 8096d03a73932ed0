// Questions made from a document's own words: headings that ask, what it defines, spells out and dates.
import type { Document } from './domain.ts';
import { readable } from './text/readable.ts';

/** Questions made of one document, at most. */
const MOST = 40;

const name = "\\p{Lu}[\\p{L}\\p{N}&’'-]*(?:\\s(?:(?:of|for|the|on)\\s)?\\p{Lu}[\\p{L}\\p{N}&’'-]*){0,5}";
const defined = new RegExp(
  `^(?:The )?(${name})(?:\\s\\([^)]{2,12}\\))?\\s(?:is|are)\\s(?:an?|the|one)\\s`,
  'u',
);
const apposed = new RegExp(`(?<=\\p{Ll}[\\p{L}]*\\s)(?:the )?(${name}),\\san?\\s\\p{Ll}`, 'u');
const spelt = /(?<=\p{L}\s)\((\p{Lu}[\p{Lu}\p{N}]{1,7})\)/u;
const dated = new RegExp(
  `^(?:The )?(${name})(?:\\s\\([^)]{2,12}\\))?\\s(was|were)\\s(launched|founded|opened|adopted|signed|released|introduced|published)\\b.*\\b(?:19|20)\\d\\d\\b`,
  'u',
);

/** Definitions first, then in the order of the file, without repeats. */
export function questionsOf(document: Document): readonly string[] {
  const found = new Set<string>();
  for (const { headings, sentences, kind } of document.passages) {
    for (const { text } of headings) for (const asked of fromHeading(text)) found.add(asked);
    if (kind !== 'paragraph' && kind !== 'list') continue;
    for (const sentence of sentences) {
      const text = readable(document.prose.slice(sentence.start, sentence.end));
      for (const asked of fromSentence(text, document.title)) found.add(asked);
    }
    if (found.size >= MOST) break;
  }
  return [...found].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST);
}

/** What a thing is comes before what its letters stand for. */
const rankOf = (asked: string): number =>
  asked.endsWith(' stand for?') ? 2 : asked.startsWith('What is ') ? 0 : 1;

function fromHeading(text: string): readonly string[] {
  if (/[?？]$/u.test(text)) return [text];
  const todo = /^how to (.+)$/iu.exec(text)?.[1];
  return todo === undefined ? [] : [`How do I ${todo}?`];
}

function fromSentence(text: string, title: string): readonly string[] {
  const thing = defined.exec(text)?.[1] ?? apposed.exec(text)?.[1];
  const short = spelt.exec(text)?.[1];
  const [, event, was, done] = dated.exec(text) ?? [];
  return [
    ...(thing !== undefined && isName(thing, title) ? [`What is ${named(thing)}?`] : []),
    ...(short === undefined ? [] : [`What does ${short} stand for?`]),
    ...(event !== undefined && isName(event, title) ? [`When ${was} ${named(event)} ${done}?`] : []),
  ];
}

const pronoun = /^(?:this|that|these|those|it|they|he|she|there|here|we|you|its|their|our|your|such)\b/iu;

/** Several words, an inner capital or digit, or a word of the title: else it only began its sentence. */
function isName(thing: string, title: string): boolean {
  return !pronoun.test(thing) && (/\s|\p{Ll}\p{Lu}|\p{N}|^\p{Lu}{2,}$/u.test(thing) || title.includes(thing));
}

/** A name of several words mostly takes an article; a single one does not. */
const named = (thing: string): string => (thing.includes(' ') ? `the ${thing}` : thing);
