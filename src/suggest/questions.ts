// Questions made from a document's own words: headings that ask, what it defines, spells out and dates.
import type { Document, Span } from '../domain.ts';
import { readable } from '../text/readable.ts';

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

const started = new RegExp(
  `^(?!It|He|She|They)\\p{Lu}.{3,90}\\s(launched|founded|introduced|announced|proposed|outlined|created)\\sthe\\s(${name})`,
  'u',
);

/** A question and where its answer has to be quoted from: UTF-16 units into the file. */
export type Asked = { readonly text: string; readonly answer: Span };

/** Definitions and dates first, what letters stand for last, otherwise in the order of the file, without repeats. */
export function questionsOf(document: Document): readonly Asked[] {
  const found = new Map<string, Span>();
  const add = (asked: readonly string[], { start, end }: Span): void => {
    for (const text of asked) if (!found.has(text)) found.set(text, { start, end });
  };
  for (const passage of document.passages) {
    for (const { text } of passage.headings.slice(-1)) add(fromHeading(text), passage);
    if (passage.kind !== 'paragraph' && passage.kind !== 'list') continue;
    for (const sentence of passage.sentences) {
      const text = readable(document.prose.slice(sentence.start, sentence.end));
      add(fromSentence(text, document.title), sentence);
    }
    if (found.size >= MOST) break;
  }
  const all = [...found].map(([text, answer]) => ({ text, answer }));
  return all.sort((a, b) => rankOf(a.text) - rankOf(b.text)).slice(0, MOST);
}

const rankOf = (asked: string): number => (asked.endsWith(' stand for?') ? 1 : 0);

const asks =
  /^(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|will|may|must)\s(?:\S+\s){2}/iu;

/** A heading that asks in whole words, or that begins with "How to". */
function fromHeading(text: string): readonly string[] {
  if (/[?？]$/u.test(text)) return asks.test(text) || !/\s/u.test(text) ? [text] : [];
  const [, first, rest] = /^how to (\S+)\s(.+)$/iu.exec(text) ?? [];
  return first === undefined || rest === undefined ? [] : [`How do I ${first.toLowerCase()} ${rest}?`];
}

function fromSentence(text: string, title: string): readonly string[] {
  const thing = defined.exec(text)?.[1] ?? apposed.exec(text)?.[1];
  const short = spelt.exec(text)?.[1];
  const [, event, was, done] = dated.exec(text) ?? [];
  const [, begun, by] = started.exec(text) ?? [];
  return [
    ...(thing !== undefined && isName(thing, title) ? [`What is ${named(thing)}?`] : []),
    ...(short === undefined ? [] : [`What does ${short} stand for?`]),
    ...(begun !== undefined && by !== undefined && isName(by, title) ? [`Who ${begun} the ${by}?`] : []),
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
