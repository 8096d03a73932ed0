// What everybody reads: every line that the bot says in its own voice, as plain text. Renderers escape it and add nothing.
import type { Answer } from '../domain.ts';
import type { Reply } from '../engine/engine.ts';
import { countOf, sayList } from '../text/say.ts';
import { contactLine, missingLine, requestLine } from './requests.ts';

/** Labels of the controls, the same on every platform. */
export const labels = {
  source: 'View source',
  sources: 'View sources',
  helpful: 'Helpful',
  unhelpful: 'Not helpful',
  /** The menu with the other controls of an answer. */
  menu: 'More options',
  more: 'Show more',
  followUp: 'Ask a follow-up',
  report: 'Report a problem',
  share: 'Share in channel',
  remove: 'Delete answer',
  open: 'Open document',
  page: 'Read full document',
  earlier: 'Previous',
  later: 'Next',
} as const;

/** Opens one of several sources, and the title above it. */
export const sourceLabel = (number: number): string => `${labels.source} ${number}`;
/** Heading of the view of one quotation. */
export const sourceTitle = (number: number): string => `Source ${number}`;

/** One line for each thing that can go wrong. */
export const notices: Record<Extract<Reply, { kind: 'notice' }>['notice'], string> = {
  limit: 'You’re asking a bit fast. Try again in a minute.',
  busy: 'I’m getting a lot of questions right now. Try again in a minute.',
  late: 'Sorry, I was away when you asked. Please ask again.',
  unread: 'I can’t open the documents right now. Please try again later.',
  trouble: 'Something went wrong. Please try again.',
};

/** Said in place of a quotation that a moderator took back. */
export const withdrawnLine = 'Removed by a moderator.';

/** Said in place of a quotation that can no longer be proved when its message is edited. */
export const changedLine = 'Removed: the document has changed.';

/** Said when a kept answer, or the document it quotes, is gone. */
export const goneLine = 'This answer is no longer available. Please ask again.';

/** The line above the quotations, or the whole reply where there are none. `named`: related sections are named, not quoted. */
export function leadLine(answer: Answer, named = false): string {
  switch (answer.kind) {
    case 'answer':
      return (
        requestLine(answer) ?? spaced(missingLine(answer.unknownWords), 'Here’s what the documents say:')
      );
    case 'nearest':
      if (answer.citations.length === 0) return abstentionLine([]);
      return (
        requestLine(answer) ??
        spaced(
          'I couldn’t find an answer.',
          missingLine(answer.unknownWords),
          `These ${named ? 'sections' : 'passages'} are related:`,
        )
      );
    case 'abstention':
      return abstentionLine(answer.unknownWords, answer.languages);
    case 'conversation':
      return conversationLine(answer);
  }
}

/** Sentences in a row, of those that there are. */
const spaced = (...sentences: readonly (string | undefined)[]): string =>
  sentences.filter((one) => one !== undefined).join(' ');

function abstentionLine(words: readonly string[], languages: readonly string[] = []): string {
  const none = 'I couldn’t find this in the documents.';
  const nameOf = (tag: string) => new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  const names = languages.map(nameOf);
  if (names.length > 0)
    return `${none} The documents are in ${sayList(names)}. Try asking in ${sayList(names, 'or')}.`;
  return `${none} ${missingLine(words) ?? 'Try asking in other words.'}`;
}

/** What can be asked, and what comes back. */
export const helpLine =
  'Ask a question in your own words. I’ll reply with exact quotes from the documents, each with its source, and tell you when I can’t find an answer.';

function conversationLine({ about, documents, contact }: Extract<Answer, { kind: 'conversation' }>): string {
  switch (about) {
    case 'greeting':
      return 'Hi! Ask a question and I’ll reply with exact quotes from the documents.';
    case 'thanks':
      return 'You’re welcome!';
    case 'help':
      return helpLine;
    case 'topics':
    case 'documents': {
      if (documents.length === 0) return noDocumentsLine;
      const count = countOf(documents.length, 'document');
      return about === 'topics' ? `You can ask about ${count}:` : `I answer from ${count}:`;
    }
    case 'contact':
      return contactLine(contact);
    case 'empty':
      return 'What would you like to know? Ask me about the documents.';
  }
}

/** Where the asker may read no document. */
export const noDocumentsLine = 'There are no documents to show you here.';

/** Above example questions. */
export const examplesLine = 'Try asking:';

/** The question as it was searched for. */
export const searchedLine = (understood: string): string => `Searched for: ${understood}`;

/** Said when the question was completed from the conversation or a misspelling was repaired; undefined otherwise. */
export function understoodLine({ asked, understood }: Answer): string | undefined {
  return understood === asked ? undefined : searchedLine(understood);
}

/** Said to one person in private, on every chat platform. */
export const asides = {
  thanks: 'Thanks for your feedback.',
  reported: 'Thanks! A moderator will take a look.',
  removed: 'Deleted.',
  shared: 'Shared in this channel.',
  alreadyShared: 'This answer is already in this channel.',
  stale: 'The documents have changed since then. Please ask again.',
  notForAll:
    'Not everyone in this channel can see these sources, so I can’t share this answer here. It stays between us.',
  onlyAsker: 'Only the person who asked or a moderator can do that.',
  cannotRemove: 'I couldn’t delete that message. It may already be gone.',
  cannotPost: 'I can’t post there. Ask an admin to let me in, or send me a direct message.',
  cannotShare: 'I can’t post in this channel yet. Add me to it, then try again.',
  unseen: 'I only see messages that mention me. Mention me, or choose “Ask a follow-up”.',
  failed: notices.trouble,
  noText: 'There’s no text in that message. Choose one with a question.',
  noDocument: 'I couldn’t find that document. Pick one from the list.',
  unknownControl: 'This button has expired. Please ask again.',
} as const;

/** Told to the person who reported a problem. */
export const decidedLine = (decision: 'kept' | 'withdrawn'): string =>
  `Thanks for your report. A moderator checked the quote and ${decision === 'kept' ? 'kept' : 'removed'} it.`;

/** Said to an unknown or mistyped receipt. */
export const unknownReceipt =
  'Receipt not found. Codes look like K7Q2-9FXM. You’ll find yours under the answer.';

/** Points to the places where mentions are answered; `places` is the platform's own mark-up or plain names. */
export const elsewhereLine = (places: readonly string[]): string =>
  `I only answer in ${sayList(places)}. Ask me there, or send me a direct message.`;

/** How many quotations a message had no room for. */
export const leftOutLine = (count: number): string =>
  `${countOf(count, 'more quote')} didn’t fit. Choose “${labels.more}” to see ${count === 1 ? 'it' : 'them'}.`;

/** The code that proves later what an answer was based on. */
export const receiptLine = (code: string): string => `Receipt ${code}`;

/** Titles and fields of the windows that open over a conversation; titles have 24 characters at most. */
export const windows = {
  ask: 'Ask the documents',
  question: 'Your question',
  send: 'Ask',
  report: 'Report a problem',
  which: 'Which quote?',
  whole: 'The whole answer',
  wrong: 'What’s wrong?',
  sendReport: 'Send',
  more: 'More quotes',
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
  'I answer questions with exact quotes from the documents below, each with a source you can check.',
  `Mention me in a channel, send me a message, or type ${command} for an answer only you can see.`,
];

/** What the pages say beside the documents. */
export const pageWords = {
  documents: 'Documents',
  all: 'All documents',
  answer: 'Answer',
  ask: 'Ask the documents',
  send: 'Ask',
  changes: 'What changed',
  /** What a screen reader says of the picture of a page. */
  picture: (page: string) => `${page} as it is printed, with the quote marked. Its words follow as text.`,
  notFound: ['Page not found', 'Check the link, or open the page again from the answer it belongs to.'],
  receipt: ['Receipt not found', 'Codes look like K7Q2-9FXM. Check yours under the answer, then try again.'],
  trouble: ['Something went wrong', 'Please try again.'],
  expired: ['This link has expired', 'To get a new one, ask the question again.'],
} as const;

/** What the chat in the browser says beside. */
export const chatWords = {
  home: 'Ask',
  conversation: 'Conversation',
  about: 'I reply with exact quotes from the documents, each with a source you can check.',
  start: 'New conversation',
  back: 'Back to the conversation',
  withdrawn: 'Removed',
  retired: 'Retired',
  reason: 'Why? (needed to retire)',
  note: 'Note',
  continue: 'Continue',
  opening: 'Opening the chat',
  locked: [
    'Open the chat from the terminal',
    'Copy the whole address that npm run try printed, then try again.',
  ],
  outdated: ['This page was out of date', 'Nothing was sent. Go back to the conversation and try again.'],
} as const;

/** About a receipt, before the day of the answer. */
export const answeredLine = 'Each quote compared with today’s documents. Answered on';

/** Above one quotation of a receipt. */
export const quoteTitle = (number: number): string => `Quote ${number}`;
