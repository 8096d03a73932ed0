// An Answer becomes a Slack message; pure. What does not fit is dropped as whole excerpts from the end, and the message says so.
import type { Button, ContextActionsBlock, KnownBlock } from '@slack/types';
import { type Action, encodeAction } from '../../src/action.ts';
import type { Answer, Citation, DocumentCard } from '../../src/domain.ts';
import { differencesAmong } from '../../src/moderation/cited.ts';
import type { PageLinks } from '../../src/page-link.ts';
import { beginning, clip } from '../../src/text/clip.ts';
import {
  alsoLine,
  changedLine,
  countOf,
  differLine,
  examplesLine,
  footer,
  labels,
  leadLine,
  leftOutLine,
  moreLine,
  receiptLine,
  understoodLine,
  withdrawnLine,
} from '../../src/wording.ts';
import { button, linkTo, measure, plainText, rows, section, small } from './blocks.ts';
import { counts, limits } from './limits.ts';
import { escapeText, plain, wellFormed } from './mrkdwn.ts';
import { quoteBlock } from './quote.ts';

export type SlackMessage = { readonly text: string; readonly blocks: KnownBlock[] };

/** What the message says beside the answer. */
export type Frame = {
  readonly answerId: string;
  readonly receipt: string;
  /** Only one person sees it, who may share it. */
  readonly isPrivate?: boolean;
  /** A line above all: who shared it, or the question where nobody sees it beside the reply. */
  readonly above?: string;
  /** Numbers of the citations that a moderator took back: a line stands in place of each. */
  readonly withdrawn?: readonly number[];
  /** Numbers of those that the documents no longer hold as quoted: another line. */
  readonly changed?: readonly number[];
  /** Where documents without a link of their own are linked. */
  readonly pages?: PageLinks | undefined;
};

/** The whole reply: `text` is its first sentence, for notifications and screen readers. */
export function renderAnswer(answer: Answer, frame: Frame): SlackMessage {
  const text = clip(escapeText(plain(spoken(answer, frame))), limits.fallback);
  const head = headOf(answer, frame);
  if (answer.kind === 'conversation') return { text, blocks: [...head, ...chat(answer)] };
  if (answer.kind === 'abstention') return { text, blocks: [...head, ...rows([remove(frame)], 'controls')] };
  const all = answer.citations;
  for (let shown = all.length; ; shown -= 1) {
    const blocks = [...head, ...cited(answer, all.slice(0, shown), frame)];
    const fits = blocks.length <= limits.messageBlocks && measure(blocks) <= limits.total - text.length;
    if (fits || shown === 0) return { text, blocks };
  }
}

/** One fixed line of ours. */
export function renderLine(line: string): SlackMessage {
  return { text: escapeText(plain(line)), blocks: [section(line)] };
}

/** Points to the channels where questions are answered; the ids come from the settings. */
export function renderChannels(
  line: (places: readonly string[]) => string,
  channels: readonly string[],
): SlackMessage {
  const text = line(channels.map((id) => `<#${id}>`));
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }] };
}

function headOf(answer: Answer, frame: Frame): KnownBlock[] {
  const understood = understoodLine(answer);
  const lead = answer.kind === 'answer' ? [] : [section(leadOf(answer))];
  return [
    ...(frame.above === undefined ? [] : [small(frame.above)]),
    ...(understood === undefined ? [] : [small(understood)]),
    ...lead,
  ];
}

/** The words that no document contains, as far as a line can hold them. */
function leadOf(answer: Answer): string {
  if (answer.kind !== 'abstention') return leadLine(answer);
  const words = answer.unknownWords
    .map((word) => clip(plain(word), limits.word))
    .filter((word) => word !== '');
  return leadLine({ ...answer, unknownWords: words.slice(0, counts.words) });
}

type Cited = Extract<Answer, { kind: 'answer' | 'nearest' }>;

function cited(answer: Cited, shown: readonly Citation[], frame: Frame): KnownBlock[] {
  const standing = shown.filter((c) => stands(c, frame));
  const more = moreLine(answer);
  const dropped = answer.citations.length - shown.length;
  return [
    ...shown.flatMap((c) => (stands(c, frame) ? footnoted(c, frame) : [outNote(c, frame)])),
    ...differencesAmong(answer, standing).map((d) => section(differLine(d))),
    ...(more === undefined ? [] : [small(more)]),
    ...(dropped === 0 ? [] : [small(leftOutLine(dropped))]),
    ...rows([...contextButtons(standing, frame), ...controls(answer, shown, frame)], 'controls'),
    ...(answer.kind === 'answer' ? [feedback(frame)] : []),
    small(receiptLine(frame.receipt)),
  ];
}

export const stands = ({ number }: Citation, { withdrawn = [], changed = [] }: Frame): boolean =>
  !withdrawn.includes(number) && !changed.includes(number);

/** What stands in place of a quotation that does not stand any more. */
export const outNote = (citation: Citation, { changed = [] }: Frame): KnownBlock =>
  changed.includes(citation.number) ? small(`[${citation.number}] ${changedLine}`) : withdrawnNote(citation);

/** What stands in place of a quotation that a moderator took back. */
export const withdrawnNote = ({ number }: Citation): KnownBlock => small(`[${number}] ${withdrawnLine}`);

/** The quotation, its footnote with the link, and where else it stands. */
export function footnoted(citation: Citation, frame: Pick<Frame, 'receipt' | 'pages'>): KnownBlock[] {
  const also = alsoLine(citation);
  const url = citation.source.link ?? frame.pages?.document(citation.source, frame.receipt);
  return [
    quoteBlock(citation),
    small(clip(plain(footer(citation)), limits.footer), ...linkTo(url, labels.open)),
    ...(also === undefined ? [] : [small(clip(plain(also), limits.footer))]),
  ];
}

const value = (action: Action): string => encodeAction(action);

/** One for each citation, in their order. */
function contextButtons(shown: readonly Citation[], { answerId }: Frame): readonly Button[] {
  return shown.map(({ number }) =>
    button(
      `source:${number}`,
      shown.length === 1 ? labels.context : `${labels.context} ${number}`,
      value({ kind: 'source', answerId, citation: number }),
    ),
  );
}

function controls(answer: Cited, shown: readonly Citation[], frame: Frame): readonly Button[] {
  const { answerId } = frame;
  const dropped = answer.citations.length - shown.length;
  const next = answer.citations[shown.length]?.number ?? 1;
  return [
    ...(dropped === 0
      ? []
      : [button('more', labels.more, value({ kind: 'more', answerId, citation: next }))]),
    ...(frame.isPrivate ? [button('share', labels.share, value({ kind: 'share', answerId }))] : []),
    ...(answer.kind === 'answer'
      ? [button('report', labels.report, value({ kind: 'report', answerId }))]
      : []),
    remove(frame),
  ];
}

const remove = ({ answerId }: Frame): Button =>
  button('remove', labels.remove, value({ kind: 'remove', answerId }));

function feedback({ answerId }: Frame): ContextActionsBlock {
  const side = (kind: 'helpful' | 'unhelpful') => ({
    text: plainText(labels[kind], limits.buttonText),
    accessibility_label: labels[kind],
    value: value({ kind, answerId }),
  });
  return {
    type: 'context_actions',
    block_id: 'feedback',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: side('helpful'),
        negative_button: side('unhelpful'),
      },
    ],
  };
}

/** Documents as a list where they were asked for, example questions as buttons that ask them. */
function chat({ about, documents, examples }: Extract<Answer, { kind: 'conversation' }>): KnownBlock[] {
  const listed = about === 'documents' || about === 'topics' ? documentList(documents) : [];
  return [...listed, ...(about === 'thanks' ? [] : exampleButtons(examples))];
}

/** Titles with their dates, the first twenty, and how many more there are. */
export function documentList(documents: readonly DocumentCard[]): KnownBlock[] {
  const rest = documents.length - counts.listed;
  const line = (card: DocumentCard): string =>
    clip(
      [card.title, card.publisher, card.date].flatMap((p) => (p ? plain(p) : [])).join(' · '),
      limits.footer,
    );
  if (documents.length === 0) return [];
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: documents.slice(0, counts.listed).map((card) => ({
            type: 'rich_text_section',
            elements: [{ type: 'text', text: line(card) || card.id }],
          })),
        },
      ],
    },
    ...(rest > 0 ? [small(`… ${countOf(rest, 'more document')}`)] : []),
  ];
}

export function exampleButtons(examples: readonly string[]): KnownBlock[] {
  const buttons = examples
    .map((text) => beginning(wellFormed(text), limits.question))
    .map((text, i) => button(`ask:${i}`, text, text));
  return buttons.length === 0 ? [] : [small(examplesLine), ...rows(buttons, 'examples')];
}

/** First sentence of the first quotation; the line of ours where there is none. */
function spoken(answer: Answer, frame: Frame): string {
  const standing = answer.kind === 'answer' ? answer.citations.filter((c) => stands(c, frame)) : [];
  const first = standing[0]?.excerpt;
  const none = frame.changed?.length ? changedLine : withdrawnLine;
  if (first === undefined) return answer.kind === 'answer' ? none : leadOf(answer);
  // A line of code may hold nothing that can be said: only white space, or what nobody sees.
  if (first.form === 'code') return first.text.split('\n').find((line) => plain(line)) ?? leadLine(answer);
  const [sentence] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(
    first.text.slice(0, limits.section),
  );
  return plain(sentence?.segment ?? '') || leadLine(answer);
}
