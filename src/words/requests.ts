// What is said where no look-up was asked for: above an overview or a comparison, whom to ask, what no document mentions.
import type { Answer, Citation } from '../domain.ts';
import { comparisonOf } from '../question/request.ts';
import { countOf, quoted, sayList } from '../text/say.ts';
import { sectionOf } from './citation.ts';

/** Words that a line names, at most; of each it repeats 60 characters, longer than any word of a language. */
const MOST_WORDS = 3;
/** Headings that a line names, at most. */
const MOST_HEADINGS = 10;

const cut = (text: string): string => text.replace(/(?<=^.{60}).+$/su, '…');

/** "No document mentions …", of words that none does; undefined for none. */
export function missingLine(words: readonly string[] = []): string | undefined {
  if (words.length === 0) return undefined;
  const named = quoted(words.slice(0, MOST_WORDS).map(cut));
  const more = words.length > MOST_WORDS ? [countOf(words.length - MOST_WORDS, 'other word')] : [];
  return `No document mentions ${sayList([...named, ...more], 'or')}.`;
}

/** Above quotations that were requested, in place of the line above an answer; undefined above any other. */
export function requestLine(answer: Extract<Answer, { kind: 'answer' | 'nearest' }>): string | undefined {
  const { request, citations, asked } = answer;
  if (request?.kind === 'overview') {
    const [first] = citations;
    if (request.of === 'one' && first) return `Here’s how ${quoted([beginsOf(first)]).join('')} begins:`;
    return request.of === 'some'
      ? 'Here’s how some of the documents begin. Ask for a list to see all:'
      : 'Here’s how the documents begin:';
  }
  // A forgotten question names no sides any more.
  const sides = request?.kind === 'comparison' ? comparisonOf(asked)?.sides : undefined;
  if (request?.kind !== 'comparison' || !sides) return undefined;
  const shown = new Set(citations.map(({ number }) => number));
  const held = sides.map((side, at) => {
    const numbers = (request.sides[at] ?? []).filter((number) => shown.has(number));
    const [name] = quoted([cut(side)]);
    return { name, about: numbers.length > 0 && [name, ...numbers.map((n) => `[${n}]`)].join(' ') };
  });
  const found = held.flatMap(({ about }) => about || []);
  const missing = held.flatMap(({ name, about }) => (about ? [] : (name ?? [])));
  if (missing.length === 0)
    return answer.kind === 'answer'
      ? `Here’s what the documents say about ${sayList(found)}:`
      : `I couldn’t find a comparison. Here’s ${sayList(found)}:`;
  const none = `I couldn’t find anything about ${sayList(missing, 'or')}.`;
  return found.length === 0 ? none : `${none} Here’s ${sayList(found)}:`;
}

/** The section where one was asked for, which stands above its quotation; else the document. */
function beginsOf({ source, labels }: Citation): string {
  const heading = labels.find(({ kind }) => kind === 'heading')?.text;
  return heading === undefined ? source.title : sectionOf({ ...source, headings: [heading] });
}

/** The headings below what is quoted; undefined where there are none. */
export function contentsLine({ labels }: Pick<Citation, 'labels'>): string | undefined {
  const names = labels.filter(({ kind }) => kind === 'section').map(({ text }) => text);
  if (names.length === 0) return undefined;
  const more = names.length - MOST_HEADINGS;
  return `Contents: ${[...names.slice(0, MOST_HEADINGS), ...(more > 0 ? [`${more} more`] : [])].join(' · ')}`;
}

/** Whom to ask, in the operator's words. */
export const contactLine = (contact: string | undefined): string =>
  contact === undefined
    ? 'I don’t know whom to ask: nobody is named here. Ask me, and I’ll look in the documents.'
    : `You can ask here: ${contact}`;
