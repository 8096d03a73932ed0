// What only moderators read, as plain text. Days stand beside these lines, in the reader's own time, where a platform knows it.
import type { Citation } from '../domain.ts';
import type { Outcome } from '../moderation/decide.ts';
import type { QueueEntry, QueuePage } from '../moderation/queue.ts';
import type { Decision, OpenFlag } from '../store/store.ts';
import { quoted, sayList } from '../text/say.ts';

/** Labels of a moderator's controls; buttons hold 75 characters at most. */
export const moderatorLabels = {
  check: 'Check sources',
  right: 'Correct',
  wrong: 'Doesn’t answer',
  retire: 'Retire passage',
  undo: 'Undo',
  note: 'Leave a note',
  older: 'Older',
  newest: 'Newest',
  reason: 'Why?',
  queue: 'Review queue',
  /** About words that stand now in the place of a retired passage. */
  usable: 'Allow new text',
  retireToo: 'Retire new text',
} as const;

/** The confidence: a probability, rounded to whole per cent. */
export const confidenceLine = (confidence: number): string => `Confidence: ${Math.round(confidence * 100)}%`;

/** Above further places in `/why` and for moderators. */
export const nextLine = 'Other passages considered:';

/** Why a passage came after those that were quoted. */
export function lostLine({ missing }: Citation): string {
  if (missing.length === 0) return 'Has the key words, but answers less directly.';
  return `Doesn’t mention ${sayList(quoted(missing), 'or')}.`;
}

/** What a decision did, told to the moderator. */
export function outcomeLine(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'unknown':
      return 'Nothing to decide: this answer or passage is no longer available.';
    case 'noted':
      return 'Your note is saved with this answer.';
    case 'withdrawn':
      return 'Done. The quote is removed, and messages that show it are being updated.';
    case 'usable':
      return 'Done. The new text can be quoted. The old text stays retired.';
    case 'settled':
      return `Already decided, so nothing changed: ${decisionLine(outcome.decision)}`;
    case 'undone':
      return 'Undone. The passage can be quoted again, and messages are being restored.';
    case 'right':
      return 'Marked as correct. To keep it that way, add these lines to questions.yaml:';
  }
}

/** Above what was decided, and above what members reported. */
export const decisionsLine = 'History';
/** Heading above the reports about an answer. */
export const flagsLine = 'Reports';

const deeds: Record<Decision['kind'], (about: string) => string> = {
  right: (about) => `marked ${about} as correct`,
  wrong: (about) => `marked ${about} as not answering`,
  retire: (about) => `retired ${about}`,
  undo: (about) => `restored ${about}`,
  note: (about) => `left a note on ${about}`,
};

/** An earlier decision, without the name of who made it. */
export function decisionLine({ kind, citation, reason }: Decision): string {
  const deed = deeds[kind](citation === undefined ? 'the answer' : `[${citation}]`);
  return `A moderator ${deed}${reason === '' ? '' : `: ${reason}`}`;
}

/** A member's report, without the name of who made it. */
export function flagLine({ citation, reason, decidedAt }: OpenFlag): string {
  const about = citation === undefined ? '' : `[${citation}] `;
  return `${about}${reason}${decidedAt === undefined ? '' : ' (decided)'}`;
}

/** The words of a report where it stands alone. */
export const reasonLine = (reason: string): string => `What’s wrong: ${reason}`;

/** What members said by the two buttons under the answer. */
export const votesLine = (votes: { readonly helpful: number; readonly unhelpful: number }): string =>
  `Helpful: ${votes.helpful}, not helpful: ${votes.unhelpful}`;

/** Shown with a passage that is never cited at present. */
export const retiredLine = 'Retired: never quoted.';

/** Why a passage was once retired, where it stands in the queue because its words were edited. */
export const retiredOnce = (path: string, reason: string): string => `${path} was retired: ${reason}`;

/** Under a quotation in the queue whose document was changed since. */
export const differsLine = 'The document has changed. Check sources shows how.';

/** Asked before a decision that needs words; 45 characters at most, as a label of a field holds. */
export const whyLine = {
  retire: 'Why shouldn’t this be quoted again?',
  note: 'What should the team know about this answer?',
} as const;

/** Said where a message holds nothing to check. */
export const nothingToCheck = 'There’s no answer in that message. Choose one of my answers.';

const kinds: Record<QueueEntry['kind'], string> = {
  flag: 'Reported',
  unhelpful: 'Marked not helpful',
  doubtful: 'Low confidence',
  edited: 'Retired passage edited',
};

/** What kind of entry of the queue this is, as its head. */
export const entryLine = (entry: Pick<QueueEntry, 'kind'>): string => kinds[entry.kind];

/** How much waits, alone and under a title that says what it is about. */
export const queueLine = ({ waiting }: Pick<QueuePage, 'waiting'>): string =>
  `${moderatorLabels.queue}: ${waiting === 0 ? 'nothing' : waiting} to review`;
/** How many entries wait in the queue. */
export const waitingLine = ({ waiting }: Pick<QueuePage, 'waiting'>): string =>
  `${waiting === 0 ? 'Nothing' : waiting} to review`;

/** Told to somebody who is no moderator; `variable` names the setting, `id` is the asker's own. */
export const notModerator = 'Only moderators can do that.';
/** Said to whoever moderates where nobody may; names the setting and the person's own id. */
export const nobodyModerates = (variable: string, id: string): string =>
  `No moderators yet. Add your ID to ${variable} and restart the bot: ${id}`;

/** A report as it stands in the moderation channel. */
export const reportLine = (decided: boolean): string => (decided ? 'Report, decided' : 'New report');

/** Headings of the report of gaps. */
export const gapTitles = {
  report: 'Unanswered questions and unused documents',
  unanswered: 'Unanswered questions',
  mostCited: 'Most quoted passages',
  mostFlagged: 'Most reported passages',
  neverCited: 'Unused documents',
  stale: 'Often quoted, and over a year old',
  none: 'None',
  /** In place of words that no document mentions, where there are none. */
  knownWords: 'Words the documents do mention',
} as const;
