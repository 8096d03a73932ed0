// Every line said to moderators: plain text, as in src/wording; apart from it because one file would be too long.
import type { Citation } from '../domain.ts';
import type { Decision, OpenFlag } from '../store/store.ts';
import { countOf, sayList } from '../wording.ts';
import type { Outcome } from './decide.ts';
import type { Fate } from './fate.ts';
import type { QueueEntry, QueuePage } from './queue.ts';

/** Labels of a moderator's controls; buttons hold 75 characters at most. */
export const moderatorLabels = {
  check: 'Check sources',
  right: 'Right',
  wrong: 'Wrong source',
  retire: 'Retire passage',
  undo: 'Undo',
  note: 'Note to the team',
  older: 'Older',
  newest: 'Newest',
  reason: 'Why?',
  queue: 'Waiting for a moderator',
  /** About words that stand now in the place of a retired passage. */
  usable: 'May be cited',
  retireToo: 'Retire these too',
} as const;

/** What became of a quotation, in one line. */
export function fateLine(fate: Fate): string {
  switch (fate.state) {
    case 'unchanged':
      return `Unchanged: ${placeOf(fate)} holds exactly these words.`;
    case 'moved':
      return `Moved: these words now stand in ${placeOf(fate)}.`;
    case 'edited':
      return `Edited: ${placeOf(fate)} reads differently now.`;
    case 'gone':
      return 'Gone: these words are in no document any more.';
  }
}

function placeOf({ path, lines }: Exclude<Fate, { state: 'gone' }>): string {
  return lines.from === lines.to
    ? `${path}, line ${lines.from}`
    : `${path}, lines ${lines.from} to ${lines.to}`;
}

/** Above the old words and the new ones, where a quotation or a retired passage was edited. */
export const thenLine = 'As it stood then:';
export const nowLine = 'As it stands now:';

/** The question as it was searched for, for a moderator's eyes, also where nothing was changed. */
export const understoodAs = (understood: string): string => `Understood as: ${understood}`;

/** Why a passage came after those that were quoted: one sentence a person can act on. */
export function lostLine(citation: Citation): string {
  if (citation.missing.length === 0)
    return 'It has the words of the question, but says less about what was asked.';
  return `It does not mention ${sayList(citation.missing.map((word) => `“${word}”`))}.`;
}

/** What a decision did, told to the moderator. */
export function outcomeLine(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'unknown':
      return 'There is nothing to decide any more: this answer or passage is not kept.';
    case 'noted':
      return 'Your note is kept with this answer.';
    case 'withdrawn':
      return 'Done. The quotation is out of circulation, and messages that show it are being edited.';
    case 'usable':
      return 'Done. The new words may be cited; the old ones stay retired.';
    case 'settled':
      return `Already decided, nothing was changed: ${decisionLine(outcome.decision)}`;
    case 'undone':
      return 'Undone. The passage may be cited again, and messages are being restored.';
    case 'right':
      return 'Confirmed. To keep this answer right, paste these lines into questions.yaml:';
  }
}

const verbs: Record<Decision['kind'], string> = {
  right: 'confirmed',
  wrong: 'called a wrong source',
  retire: 'retired',
  undo: 'put back',
  note: 'noted',
};

/** Above what was decided, and above what members reported. */
export const decisionsLine = 'Decided so far:';
export const flagsLine = 'Reported by members:';

/** A member's report, without the name of who made it. */
export function flagLine({ at, citation, reason, decidedAt }: OpenFlag): string {
  const day = new Date(at).toISOString().slice(0, 10);
  const what = citation === undefined ? '' : ` [${citation}]`;
  return `${day}${what}${decidedAt === undefined ? '' : ', decided'}: ${reason}`;
}

/** The words of a report where it stands alone. */
export const reasonLine = (reason: string): string => `What is wrong with it: ${reason}`;

/** What members said by the two buttons under the answer. */
export const votesLine = (votes: { readonly helpful: number; readonly unhelpful: number }): string =>
  `Marked helpful: ${votes.helpful}. Marked not helpful: ${votes.unhelpful}.`;

/** Shown with a passage that is never cited at present. */
export const retiredLine = 'Retired: no answer cites this passage any more.';

/** Why a passage was once retired, where it stands in the queue because its words were edited. */
export const retiredOnce = (path: string, reason: string): string => `${path} was retired: ${reason}`;

/** Under a quotation in the queue whose document was changed since. */
export const differsLine = 'The documents read differently now; Check sources shows how.';

/** Asked before a decision that needs words. */
export const whyLine = {
  retire: 'Why should this passage not be cited any more?',
  note: 'What should the team know about this answer?',
} as const;

/** Said where a message holds nothing to check. */
export const nothingToCheck = 'This message holds no answer of mine that is still kept.';

/** An earlier decision, without the name of who made it. */
export function decisionLine(decision: Decision): string {
  const day = new Date(decision.at).toISOString().slice(0, 10);
  const what = decision.citation === undefined ? '' : ` [${decision.citation}]`;
  const reason = decision.reason === '' ? '' : `: ${decision.reason}`;
  return `${day}, a moderator ${verbs[decision.kind]}${what}${reason}`;
}

const kinds: Record<QueueEntry['kind'], string> = {
  flag: 'Reported',
  unhelpful: 'Marked not helpful',
  doubtful: 'Answered with little confidence',
  edited: 'A retired passage was edited and counts again',
};

/** The head of a queue entry. */
export const entryLine = (entry: QueueEntry): string => kinds[entry.kind];

/** How much waits. */
export function queueLine(page: QueuePage): string {
  if (page.waiting === 0) return 'Nothing waits for a moderator.';
  return `${countOf(page.waiting, 'entry').replace(/entrys$/, 'entries')} waiting, newest first.`;
}

/** Told to somebody who is no moderator; `variable` names the setting, `id` is the asker's own. */
export const notModerator = 'Only moderators can do that.';
export const nobodyModerates = (variable: string, id: string): string =>
  `Nobody is set up as a moderator yet. Put your id ${id} into ${variable} and start me again.`;

/** Told to the person who reported a problem. */
export const toldLine = (decision: 'kept' | 'withdrawn'): string =>
  decision === 'kept'
    ? 'A moderator looked at the problem you reported and found the quotation right. Thank you.'
    : 'A moderator looked at the problem you reported and withdrew the quotation. Thank you.';

/** A report as it stands in the moderation channel. */
export const reportLine = (decided: boolean): string =>
  decided ? 'A reported problem, decided.' : 'A member reported a problem.';

/** An unknown or mistyped receipt. */
export const unknownReceipt =
  'I know no receipt of that code. It looks like K7Q2-9FXM and stands under an answer.';
