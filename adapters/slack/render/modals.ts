// The windows that open over a conversation: ask, in context, more quotations, report a problem; pure.
import type { KnownBlock, ModalView, PlainTextOption, RichTextBlockElement } from '@slack/types';
import { encodeAction } from '../../../src/action.ts';
import type { SourceView } from '../../../src/citation/surroundings.ts';
import type { Citation } from '../../../src/domain.ts';
import { clip } from '../../../src/text/say.ts';
import { choiceLine, footer, verifiedLine } from '../../../src/words/citation.ts';
import { labels, leftOutLine, sourceLabel, sourceTitle, windows } from '../../../src/words/everybody.ts';
import { moderatorLabels } from '../../../src/words/moderators.ts';
import { limits } from '../limits.ts';
import { button, linkTo, measure, plainText, rows, small } from './blocks.ts';
import type { Frame } from './frame.ts';
import { plain } from './mrkdwn.ts';
import { textRun } from './quote.ts';
import { footnoted, outNote, stands } from './render.ts';
import { textField, windowOf } from './windows.ts';

/** callback_ids of the windows that send something back or change in place, and the ids of their fields. */
export const forms = { ask: 'ask', report: 'report', ruling: 'ruling', source: 'source' } as const;
/** Names of the fields in windows, by which their values are read back. */
export const fields = { question: 'question', citation: 'citation', reason: 'reason' } as const;

/** `back` is handed back with the question: where its answer goes. */
export function askModal(back: string): ModalView {
  return windowOf(windows.ask, [textField(fields.question, windows.question, true)], {
    callback_id: forms.ask,
    private_metadata: back,
    submit: plainText(windows.send, limits.viewTitle),
  });
}

/** What stands under a quotation in its surroundings. */
export type Offered = {
  readonly page?: string;
  /** For moderators: what the button to everything behind the answer carries. */
  readonly checks?: string;
  readonly answerId?: string;
  /** Numbers of the answer's other quotations. */
  readonly others?: readonly number[];
};

/** The passage with what stands before and after it; what does not fit is left out from the outside, never the quotation. */
export function contextModal(view: SourceView, offered: Offered = {}): ModalView {
  const { citation } = view;
  const { source } = citation;
  const { answerId = '', others = [] } = offered;
  const links = [...linkTo(source.link, labels.open), ...linkTo(offered.page, labels.page)];
  const foot: KnownBlock[] = [
    small(clip(plain(footer(citation)), limits.footer), ...links),
    small(verifiedLine(view)),
    ...rows(
      [
        ...others.map((number) => sourceButton(answerId, number, sourceLabel(number))),
        ...(offered.checks === undefined ? [] : [button('check', moderatorLabels.check, offered.checks)]),
      ],
      'check',
    ),
  ];
  return windowOf(sourceTitle(citation.number), [surroundings(view, limits.total - measure(foot)), ...foot], {
    callback_id: forms.source,
  });
}

function surroundings({ citation, pieces }: SourceView, room: number): KnownBlock {
  const code = citation.excerpt.form === 'code';
  const length = (all: SourceView['pieces']): number =>
    all.reduce((sum, piece) => sum + piece.text.length + 1, 0);
  let kept = pieces;
  while (length(kept) > room) {
    const before = kept.findIndex((piece) => piece.quoted);
    const after = kept.length - 1 - kept.findLastIndex((piece) => piece.quoted);
    if (before <= 0 && after <= 0) break;
    kept = before >= after ? kept.slice(1) : kept.slice(0, -1);
  }
  return {
    type: 'rich_text',
    elements: kept.filter((piece) => piece.text.trim() !== '').map((piece) => pieceOf(piece, code)),
  };
}

function pieceOf(piece: SourceView['pieces'][number], code: boolean): RichTextBlockElement {
  if (piece.quoted) return { type: 'rich_text_quote', elements: [textRun(piece.text, true)] };
  return code
    ? { type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece.text }] }
    : { type: 'rich_text_section', elements: [textRun(piece.text.trim())] };
}

/** The quotations from number `from` on that fit, and a button for those that still do not. */
export function moreModal(frame: Frame, citations: readonly Citation[], from: number): ModalView {
  const rest = citations.filter((c) => c.number >= from);
  for (let shown = rest.length; ; shown -= 1) {
    const left = rest.length - shown;
    const next = rest[shown]?.number ?? from;
    const tail: KnownBlock[] =
      left === 0
        ? []
        : [
            small(leftOutLine(left)),
            // When not even one fits, the next page starts behind it: its footnote and source are still shown.
            ...(shown === 0 ? footnoteOnly(rest[0]) : []),
            ...rows([moreButton(frame.answerId, shown === 0 ? next + 1 : next)], 'more'),
          ];
    const blocks = [...rest.slice(0, shown).flatMap((c) => cited(frame, c)), ...tail];
    if (shown === 0 || (measure(blocks) <= limits.total && blocks.length <= limits.viewBlocks)) {
      return windowOf(windows.more, blocks);
    }
  }
}

const cited = (frame: Frame, citation: Citation): KnownBlock[] =>
  stands(citation, frame)
    ? [
        ...footnoted(citation, frame),
        ...rows([sourceButton(frame.answerId, citation.number)], `source:${citation.number}`),
      ]
    : [outNote(citation, frame)];

const footnoteOnly = (citation: Citation | undefined): KnownBlock[] =>
  citation === undefined ? [] : [small(clip(plain(footer(citation)), limits.footer))];

const sourceButton = (answerId: string, citation: number, label: string = labels.source) =>
  button(`source:${citation}`, label, encodeAction({ kind: 'source', answerId, citation }));

const moreButton = (answerId: string, citation: number) =>
  button('more', labels.more, encodeAction({ kind: 'more', answerId, citation }));

/** Which quotation, and what is wrong with it; `back` is handed back. */
export function reportModal(citations: readonly Citation[], back: string): ModalView {
  const whole: PlainTextOption = { text: plainText(windows.whole, limits.optionText), value: '0' };
  const options = [
    whole,
    ...citations.slice(0, limits.options - 1).map((c) => ({
      text: plainText(plain(choiceLine(c)), limits.optionText),
      value: String(c.number),
    })),
  ];
  return windowOf(
    windows.report,
    [
      {
        type: 'input',
        block_id: fields.citation,
        label: plainText(windows.which, limits.inputLabel),
        element: { type: 'static_select', action_id: fields.citation, options, initial_option: whole },
      },
      textField(fields.reason, windows.wrong),
    ],
    {
      callback_id: forms.report,
      private_metadata: back,
      submit: plainText(windows.sendReport, limits.viewTitle),
    },
  );
}
