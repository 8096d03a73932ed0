// A moderator's window on one answer: what was quoted and where it stands now, what came next, what was decided; pure.
import type { Button, KnownBlock, ModalView, RichTextBlockElement } from '@slack/types';
import { encodeAction } from '../../../src/action.ts';
import type { Citation } from '../../../src/domain.ts';
import type { Change } from '../../../src/moderation/fate.ts';
import type { Panel } from '../../../src/moderation/panel.ts';
import { clip } from '../../../src/text/say.ts';
import { fateLine, footer, sourceLine } from '../../../src/words/citation.ts';
import {
  askedLine,
  labels,
  leftOutLine,
  receiptLine,
  searchedLine,
  windows,
  withdrawnLine,
} from '../../../src/words/everybody.ts';
import {
  confidenceLine,
  decisionLine,
  decisionsLine,
  flagLine,
  flagsLine,
  lostLine,
  moderatorLabels,
  nextLine,
  retiredLine,
  votesLine,
  whyLine,
} from '../../../src/words/moderators.ts';
import { lookedForLine } from '../../../src/words/steps.ts';
import type { Control } from '../../kit/controls.ts';
import { type About, control, quotationControls } from '../../kit/moderation.ts';
import { counts, limits } from '../limits.ts';
import { encodePending, encodeScreen, type Pending, type Screen } from '../moderation/screen.ts';
import { button, dated, measure, plainText, rows, section, small } from './blocks.ts';
import { fields, forms } from './modals.ts';
import { plain } from './mrkdwn.ts';
import { quotation, textRun } from './quote.ts';
import { textField, windowOf } from './windows.ts';

type Cited = Panel['citations'][number];
/** What a decision said it did, above everything; `lines` are to be copied. */
export type Notice = { readonly line: string; readonly lines?: string };

/** As many citations from `screen.from` on as fit, then a button for the next ones. */
export function panelModal(
  panel: Panel,
  screen: Extract<Screen, { kind: 'panel' }>,
  notice?: Notice,
): ModalView {
  const { answerId, flagId, from = 1 } = screen;
  // A report that is decided by now is not decided again: what is pressed then stands for itself.
  const open = panel.flags.some((f) => f.flagId === flagId && f.decidedAt === undefined);
  const about = { answerId, ...(open && flagId !== undefined ? { subject: flagId } : {}) };
  const head = [...noticeBlocks(notice), ...headOf(panel)];
  const foot = [
    ...footOf(panel),
    // Where something is quoted, each quotation has its own buttons.
    ...rows(
      [...(panel.citations.length === 0 ? [control('right', about)] : []), control('note', about)].map(act),
      'whole',
    ),
    small(receiptLine(panel.kept.receipt)),
  ];
  const rest = panel.citations.filter(({ citation }) => citation.number >= from);
  for (let shown = rest.length; ; shown -= 1) {
    const left = rest.length - shown;
    const next = rest[Math.max(shown, 1)]?.citation.number;
    const bare = shown === 0 ? rest.slice(0, 1).flatMap((cited) => barely(cited, about)) : [];
    const more =
      next === undefined
        ? []
        : rows(
            [button('check:next', labels.more, encodeAction({ kind: 'check', ...about, citation: next }))],
            'more',
          );
    const blocks = [
      ...head,
      ...rest.slice(0, shown).flatMap((cited) => whole(cited, about)),
      ...bare,
      ...(left === 0 ? [] : [small(leftOutLine(left)), ...more]),
      ...foot,
    ];
    if (shown === 0 || (measure(blocks) <= limits.total && blocks.length <= limits.viewBlocks)) {
      return windowOf(moderatorLabels.check, blocks, { private_metadata: encodeScreen(screen) });
    }
  }
}

/** What was just done, as blocks; none where nothing was done. */
export function noticeBlocks(notice: Notice | undefined): KnownBlock[] {
  if (notice === undefined) return [];
  const { line, lines = '' } = notice;
  const copied: RichTextBlockElement = {
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: clip(lines, limits.section) }],
  };
  return [
    section(line),
    ...(lines === '' ? [] : [{ type: 'rich_text' as const, elements: [copied] }]),
    { type: 'divider' },
  ];
}

function headOf({ kept, understanding, flags, votes }: Panel): KnownBlock[] {
  const open = flags.slice(-counts.history);
  const lookedFor = understanding && lookedForLine(understanding);
  return [
    section(clip(askedLine(plain(kept.answer.asked)), limits.footer)),
    small(clip(plain(searchedLine(kept.answer.understood)), limits.footer)),
    ...(lookedFor === undefined ? [] : [small(clip(plain(lookedFor), limits.footer))]),
    dated(kept.answeredAt, `${confidenceLine(kept.answer.confidence)} · ${votesLine(votes)}`),
    ...(open.length === 0
      ? []
      : [small(flagsLine), ...open.map((flag) => dated(flag.at, clip(plain(flagLine(flag)), limits.note)))]),
  ];
}

const line = (text: string): KnownBlock => section(clip(plain(text), limits.note));

/** The quotation in its paragraph as it was cited, where it stands today, and what can be decided about it. */
function whole(cited: Cited, about: About): KnownBlock[] {
  const { citation, fate } = cited;
  const changed: KnownBlock[] =
    fate.state === 'edited' ? [{ type: 'rich_text', elements: [changesPart(fate.changes)] }] : [];
  return [
    { type: 'divider' },
    small(clip(plain(footer(citation)), limits.footer)),
    { type: 'rich_text', elements: inParagraph(cited) },
    ...proof(cited),
    ...changed,
    ...decisionsOn(cited, about),
  ];
}

/** Where the text itself has no room: which one it is, and what can be decided about it. */
const barely = (cited: Cited, about: About): KnownBlock[] => [
  small(clip(plain(footer(cited.citation)), limits.footer)),
  ...proof(cited),
  ...decisionsOn(cited, about),
];

const proof = ({ citation, fate, withdrawn, retired }: Cited): KnownBlock[] => [
  small(clip(plain(citation.source.path), limits.footer)),
  small(`SHA-256 ${citation.hash}`),
  section(clip(fateLine(fate), limits.footer)),
  ...(retired ? [small(retiredLine)] : withdrawn ? [small(withdrawnLine)] : []),
];

/** What stands around the quotation is cut from the outside; the quotation never is. */
function inParagraph({ citation, paragraph }: Cited): RichTextBlockElement[] {
  const { excerpt } = citation;
  const at = paragraph.indexOf(excerpt.text);
  if (at < 0) return [quotation(excerpt)];
  const before = paragraph.slice(0, at).trim();
  const after = paragraph.slice(at + excerpt.text.length).trim();
  const around = (text: string): RichTextBlockElement[] =>
    text === '' ? [] : [{ type: 'rich_text_section', elements: [textRun(text)] }];
  const { beside } = limits;
  const lead = before.length > beside ? `…${before.slice(-beside).replace(/^[\uDC00-\uDFFF]/, '')}` : before;
  return [...around(lead), quotation(excerpt), ...around(clip(after, beside))];
}

/** Old words struck through, new ones in bold. */
export const changesPart = (changes: readonly Change[]): RichTextBlockElement => ({
  type: 'rich_text_quote',
  elements: changes
    .filter(({ text }) => text !== '')
    .map(({ kind, text }) =>
      kind === 'removed' ? { type: 'text', text, style: { strike: true } } : textRun(text, kind === 'added'),
    ),
});

const decisionsOn = (cited: Cited, about: About): KnownBlock[] => {
  const { number } = cited.citation;
  const controls = quotationControls(cited, { ...about, citation: number });
  return rows(controls.map(act), `decide:${number}`);
};

/** A control as a button, whose id tells it from the others about other quotations. */
export const act = ({ label, action }: Control): Button =>
  button(`${action.kind}:${action.citation ?? 0}`, label, encodeAction(action));

function footOf({ next, decisions }: Panel): KnownBlock[] {
  const lost = (citation: Citation): KnownBlock =>
    line(`${clip(sourceLine(citation.source), limits.note / 2)}: ${lostLine(citation)}`);
  const latest = decisions.slice(-counts.history);
  return [
    ...(next.length === 0 ? [] : [{ type: 'divider' as const }, small(nextLine)]),
    ...next.slice(0, counts.history).map(lost),
    ...(latest.length === 0 ? [] : [{ type: 'divider' as const }, small(decisionsLine)]),
    ...latest.map((decision) => dated(decision.at, clip(plain(decisionLine(decision)), limits.note))),
  ];
}

/** Asks for the words of a decision; `pending` is handed back with them. */
export function reasonModal(kind: 'retire' | 'note', pending: Pending): ModalView {
  return windowOf(moderatorLabels[kind], [textField(fields.reason, whyLine[kind], true)], {
    callback_id: forms.ruling,
    private_metadata: encodePending(pending),
    submit: plainText(windows.sendReport, limits.viewTitle),
  });
}
