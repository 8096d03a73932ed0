// Every line the bot says in its own voice: plain text, calm and short. Renderers escape it and add nothing of their own.
import type { Answer, Citation, Difference, DocumentCard, Source } from './domain.ts';
import type { Reply } from './engine.ts';
import type { SourceView } from './surroundings.ts';

/** Labels of the controls, the same on every platform. */
export const labels = {
  context: 'In context',
  helpful: 'Helpful',
  unhelpful: 'Not helpful',
  report: 'Report a problem',
  remove: 'Remove',
  share: 'Share in channel',
  more: 'Show more',
  followUp: 'Ask a follow-up',
  open: 'Open the document',
  page: 'Read the whole document',
  receipt: 'See it in the documents',
  earlier: 'Previous',
  later: 'Next',
} as const;

/** One calm line for each thing that can go wrong. */
export const notices: Record<Extract<Reply, { kind: 'notice' }>['notice'], string> = {
  limit:
    'You have asked a lot in the last minute. Please wait a minute and ask again; I stay quiet until then.',
  busy: 'Too many questions are waiting right now. Please ask again in a minute.',
  late: 'This question waited too long while I was away. Please ask it again.',
  unread: 'The documents cannot be read just now: nothing can be quoted. Please ask again later.',
  trouble: 'Something went wrong here and was written to the log. Please ask again.',
};

/** Said in place of a quotation that a moderator took back. */
export const withdrawnLine = 'A moderator withdrew this quotation.';

/** Said in place of a quotation that can no longer be proved when its message is edited. */
export const changedLine = 'Taken out: the document no longer holds these words as they were quoted.';

/** Said when a kept answer, or the document it quotes, is gone. */
export const goneLine = 'This answer is no longer kept.';

/** The line above the quotations, or the whole reply where there are none. */
export function leadLine(answer: Answer): string {
  switch (answer.kind) {
    case 'answer':
      return answer.citations.length === 1 ? 'From the documents:' : 'From the documents, best first:';
    case 'nearest':
      return 'The documents do not seem to answer this. These passages come nearest; none of them is an answer:';
    case 'abstention':
      return abstentionLine(answer.unknownWords, answer.languages);
    case 'conversation':
      return conversationLine(answer.about, answer.documents);
  }
}

/** Words that a line names, at most; of each it repeats 60 characters, longer than any word of a language. */
const MOST_WORDS = 3;

function abstentionLine(words: readonly string[], languages: readonly string[] = []): string {
  const none = 'I found no answer to this in the documents.';
  const nameOf = (tag: string) => new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  const known = sayList(languages.map(nameOf));
  if (known !== '') return `${none} They are in ${known}: please ask in ${known}.`;
  if (words.length === 0) return none;
  const named = words.slice(0, MOST_WORDS).map((word) => `“${word.replace(/(?<=^.{60}).+$/su, '…')}”`);
  const more = words.length > MOST_WORDS ? [`${words.length - MOST_WORDS} more`] : [];
  return `${none} No document contains ${words.length === 1 ? '' : 'the words '}${sayList([...named, ...more])}.`;
}

/** What can be asked, and what comes back. */
export const helpLine =
  'Ask a question in your own words. I answer only with exact quotations from the documents, each with its source, and say so when they hold no answer.';

type About = Extract<Answer, { kind: 'conversation' }>['about'];

function conversationLine(about: About, documents: readonly DocumentCard[]): string {
  switch (about) {
    case 'greeting':
      return 'Hello. Ask me a question, and I answer with exact quotations from the documents.';
    case 'thanks':
      return 'You are welcome. Ask on whenever you like.';
    case 'help':
      return helpLine;
    case 'topics':
    case 'documents': {
      if (documents.length === 0) return 'There is no document here that I may show you.';
      const count = countOf(documents.length, 'document');
      return about === 'topics' ? `I know ${count}. They are about:` : `I answer from ${count}:`;
    }
    case 'empty':
      return 'There was no question in that message. Ask me something about the documents.';
  }
}

/** Above example questions. */
export const examplesLine = 'You could ask, for instance:';

/** Above further places in `/why` and for moderators. */
export const nextLine = 'What came next:';

/** Said when the question was completed from the conversation or a misspelling was repaired; undefined otherwise. */
export function understoodLine(answer: Answer): string | undefined {
  return answer.understood === answer.asked ? undefined : `Understood as: ${answer.understood}`;
}

/** "Also in" and the documents that state the same; undefined when there is none. */
export function alsoLine(citation: Citation): string | undefined {
  const titles = [...new Set(citation.alsoIn.map((source) => source.title))];
  return titles.length === 0 ? undefined : `Also in: ${titles.join('; ')}`;
}

/** Says that the sources contradict each other, and in what. */
export function differLine(difference: Difference): string {
  const about = {
    number: 'in a number',
    date: 'in a date',
    name: 'in a name',
    negation: 'on whether this is so',
  }[difference.about];
  const numbers = sayList(difference.citations.map((number) => `[${number}]`));
  return `The sources differ ${about}: ${numbers}, newest first.`;
}

/** How much of a list is not shown, and where it stands; undefined when all of it is. */
export function moreLine(answer: Answer): string | undefined {
  if (answer.kind !== 'answer' || !answer.more) return undefined;
  const places = [...new Set(answer.more.sources.map((source) => sectionOf(source)))];
  return `${answer.more.count} more in ${places.join('; ')}.`;
}

/** One line for a footnote: number, title, section, publisher, date, lines. */
export function footer(citation: Citation, place?: string): string {
  return `[${citation.number}] ${sourceLine(citation.source, place)}`;
}

/** The same without a number. `place` says the lines in another way, where a path means something to the reader. */
export function sourceLine(source: Source, place = linesOf(source)): string {
  const from = [sectionOf(source), source.publisher, source.date, place];
  return from.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The innermost heading, unless it only repeats the title. */
function sectionOf(source: Source): string {
  const section = source.headings.at(-1);
  return section === undefined || section === source.title ? source.title : `${source.title} › ${section}`;
}

function linesOf(source: Source): string {
  const { from, to } = source.lines;
  return from === to ? `line ${from}` : `lines ${from}–${to}`;
}

/** Why this quotation was chosen, in plain words. */
export function why(citation: Citation): string {
  const found = citation.matched.map((word) => `“${word}”`);
  const missing = citation.missing.map((word) => `“${word}”`);
  if (found.length === 0)
    return 'No word of the question stands here; it was found by words that mean the same.';
  const has = `It has ${sayList(found)} of your question`;
  return missing.length === 0
    ? `${has}, all of its words that matter.`
    : `${has}, but not ${sayList(missing)}.`;
}

/** The confidence in words: a probability, rounded to whole per cent. */
export function confidenceLine(confidence: number): string {
  return `How sure: ${Math.round(confidence * 100)} % that the first quotation answers.`;
}

/** Whether the quotation was found in its document just now. */
export function verifiedLine(view: SourceView): string {
  return view.verified
    ? 'Checked just now: the file holds exactly these words.'
    : 'Checked just now: I cannot find these words in their document any more as they were quoted.';
}

/** Said to one person in private, on every chat platform. */
export const asides = {
  thanks: 'Thank you, noted.',
  reported: 'Thank you. The moderators will see this.',
  removed: 'Removed.',
  shared: 'Shared in this channel.',
  alreadyShared: 'This answer is already in this channel.',
  stale: 'The documents have changed since this answer. Please ask again.',
  notForAll:
    'Not everybody in this channel may read all of that answer, so it stays between us. You can still ask me in private here.',
  onlyAsker: 'Only the person who asked, or a moderator, can do that.',
  cannotRemove: 'I could not remove that message; perhaps it is gone already.',
  cannotPost: 'I may not write in that place. Ask a moderator to let me, or ask me in a direct message.',
  unseen:
    'I cannot see what you wrote: the platform gives me only messages that mention me. Please use the button “Ask a follow-up” under the answer, or mention me.',
  failed: 'Something went wrong here and was written to the log. Please try again.',
  noText: 'That message holds no text that I can read as a question.',
  noDocument: 'I know no document of that name that I may show you.',
  unknownControl: 'I do not know this control any more. Please ask again.',
} as const;

/** Points to the places where mentions are answered; `places` is the platform's own mark-up or plain names. */
export const elsewhereLine = (places: readonly string[]): string =>
  `I answer in ${sayList(places)} only. Please ask me there, or in a direct message.`;

/** How many quotations a message had no room for. */
export const leftOutLine = (count: number): string =>
  `${countOf(count, 'more quotation')} did not fit here; nothing was cut.`;

/** The code that proves later what an answer was based on. */
export const receiptLine = (code: string): string => `Receipt ${code}`;

/** "1 document", "3 documents". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c". */
export function sayList(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Titles and fields of the windows that open over a conversation; titles have 24 characters at most. */
export const windows = {
  ask: 'Ask the documents',
  question: 'Your question',
  send: 'Ask',
  report: 'Report a problem',
  which: 'Which quotation?',
  whole: 'The answer as a whole',
  wrong: 'What is wrong with it?',
  sendReport: 'Send',
  more: 'More quotations',
  close: 'Close',
} as const;

/** Shown under the bot's name while it works. */
export const searchingLine = 'is searching the documents…';

/** Above an answer that stands away from its question. */
export const askedLine = (question: string): string => `Question: ${question}`;

/** The same without the question; `name` is the platform's own mark-up or a plain name. */
export const sharedBy = (name: string): string => `Shared by ${name}`;

/** Above an answer that somebody made public. */
export const sharedLine = (name: string, asked: string) => `${sharedBy(name)} · ${askedLine(asked)}`;

/** The page about the bot: how to ask, where `command` is the platform's own. */
export const homeLines = (command: string): readonly string[] => [
  'I answer only with exact quotations from the documents below, each with a footnote that you can check.',
  `Mention me in a channel, write to me directly, or type ${command} and your question for an answer that only you see.`,
];
