// What moderators can decide in a chat, as values: the adapters draw the controls and hand back what was pressed; pure.
import { type Action, encodeCursor } from '../../src/action.ts';
import type { Citation } from '../../src/domain.ts';
import type { Ruling } from '../../src/moderation/decide.ts';
import type { Panel } from '../../src/moderation/panel.ts';
import type { QueueEntry, QueuePage } from '../../src/moderation/queue.ts';
import { moderatorLabels, nobodyModerates, notModerator } from '../../src/words/moderators.ts';
import type { Control } from './controls.ts';

const decisions = ['right', 'wrong', 'retire', 'undo', 'note'] as const;
/** What a moderator can decide with a button. */
export type Decision = (typeof decisions)[number];
/** Whether an action is a decision. */
export const isDecision = (kind: Action['kind']): kind is Decision => decisions.some((one) => one === kind);

/** Why somebody may not moderate. `setting` is what names moderators, `person` what it would have to name. */
export const refusal = (moderators: readonly string[], setting: string, person: string): string =>
  moderators.length === 0 ? nobodyModerates(setting, person) : notModerator;

/** What a control is about; `subject` is the adapter's own, and comes back with it. */
export type About = Pick<Action, 'answerId' | 'citation'> & { readonly subject?: string | undefined };

/** A control that takes a decision, or opens what it is about. */
export const control = (
  kind: Decision | 'check',
  { answerId, citation, subject }: About,
  label: string = moderatorLabels[kind],
): Control => ({
  label,
  action: {
    kind,
    answerId,
    ...(citation === undefined ? {} : { citation }),
    ...(subject === undefined ? {} : { subject }),
  },
});

/** What can be decided about one quotation behind an answer. */
export const quotationControls = (
  { withdrawn, retired }: Pick<Panel['citations'][number], 'withdrawn' | 'retired'>,
  about: About,
): readonly Control[] =>
  withdrawn || retired
    ? [control('undo', about)]
    : [control('right', about), control('wrong', about), control('retire', about)];

/** What takes one of several quotations out; its number stands on the label. */
export const outControls = (
  citation: Citation,
  among: readonly Citation[],
  about: About,
): readonly Control[] =>
  (['wrong', 'retire'] as const).map((kind) => {
    const label = among.length === 1 ? moderatorLabels[kind] : `${moderatorLabels[kind]} ${citation.number}`;
    return control(kind, { ...about, citation: citation.number }, label);
  });

type Edited = Extract<QueueEntry, { kind: 'edited' }>;

/** About words that were edited after they were retired: to be used, to be retired too, or to be as they were. */
export const editedControls = ({ retired: { passageHash, editedHash } }: Edited): readonly Control[] => [
  control('right', { answerId: '', subject: editedHash }, moderatorLabels.usable),
  control('retire', { answerId: '', subject: editedHash }, moderatorLabels.retireToo),
  control('undo', { answerId: '', subject: passageHash }),
];

/** The quotation that was reported, or all of them. */
export function concerned(entry: Exclude<QueueEntry, Edited>): readonly Citation[] {
  const reported = entry.kind === 'flag' ? entry.flag.citation : undefined;
  return entry.cited.filter(({ number }) => reported === undefined || number === reported);
}

/** The next page of the queue; none on the last. */
export const olderControls = ({ next }: QueuePage): readonly Control[] =>
  next === undefined
    ? []
    : [
        {
          label: moderatorLabels.older,
          action: { kind: 'queue', answerId: '', subject: encodeCursor(next) },
        },
      ];

/** The decision that a control takes; without an answer its subject is a passage. `flagId`: the report that is closed by it. */
export const rulingOf = (
  { answerId, citation, subject }: Action,
  kind: Decision,
  {
    moderator,
    reason,
    flagId,
  }: { readonly moderator: string; readonly reason: string; readonly flagId?: string | undefined },
): Ruling => ({
  kind,
  moderator,
  reason,
  ...(answerId === '' ? { ...(subject === undefined ? {} : { passageHash: subject }) } : { answerId }),
  ...(citation === undefined ? {} : { citation }),
  ...(flagId === undefined ? {} : { flagId }),
});
