// An Answer becomes a Slack message; pure. What does not fit is dropped as whole excerpts from the end, and the message says so.
import type { KnownBlock } from '@slack/types';
import type { Answer, Citation, DocumentCard, Excerpt } from '../../../src/domain.ts';
import { differencesAmong } from '../../../src/moderation/cited.ts';
import { beginning, clip, countOf } from '../../../src/text/say.ts';
import { alsoLine, differLine, footer, moreLine, sectionOf } from '../../../src/words/citation.ts';
import {
  changedLine,
  examplesLine,
  labels,
  leadLine,
  leftOutLine,
  receiptLine,
  understoodLine,
  withdrawnLine,
} from '../../../src/words/everybody.ts';
import { contentsLine } from '../../../src/words/requests.ts';
import { counts, limits } from '../limits.ts';
import { button, linkTo, measure, rows, section, small } from './blocks.ts';
import { controlBlocks } from './controls.ts';
import type { Frame } from './frame.ts';
import { escapeText, plain, wellFormed } from './mrkdwn.ts';
import { quoteBlock } from './quote.ts';

/** A message: its blocks, and the text that notifications show. */
export type SlackMessage = { readonly text: string; readonly blocks: KnownBlock[] };

/** The whole reply: `text` is its first sentence, for notifications and screen readers. */
export function renderAnswer(answer: Answer, frame: Frame): SlackMessage {
  const text = clip(escapeText(plain(spoken(answer, frame))), limits.fallback);
  const head = headOf(answer, frame);
  if (answer.kind === 'conversation') return { text, blocks: [...head, ...chat(answer, frame)] };
  if (answer.kind === 'abstention') return { text, blocks: [...head, ...controlBlocks(answer, [], frame)] };
  if (answer.kind === 'nearest' && frame.public) return { text, blocks: [...head, ...near(answer, frame)] };
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
  return [
    ...(frame.above === undefined ? [] : [small(frame.above)]),
    ...(understood === undefined ? [] : [small(understood)]),
    section(leadOf(answer, frame)),
  ];
}

/** The words that no document contains, as far as a line can hold them. */
function leadOf(answer: Answer, { public: named = false }: Frame): string {
  if (answer.kind === 'conversation' || !answer.unknownWords) return leadLine(answer, named);
  const words = answer.unknownWords
    .map((word) => clip(plain(word), limits.word))
    .filter((word) => word !== '');
  return leadLine({ ...answer, unknownWords: words.slice(0, counts.words) }, named);
}

type Cited = Extract<Answer, { kind: 'answer' | 'nearest' }>;

/** Sections where others read along, for nobody asked to read what does not answer. */
function near(answer: Cited, frame: Frame): KnownBlock[] {
  const standing = answer.citations.filter((c) => stands(c, frame));
  const sections = new Map(standing.map((c) => [sectionOf(c.source), c] as const).toReversed());
  const named = [...sections.values()].toReversed().slice(0, counts.sections);
  return [...named.map((c) => footnote(c, frame)), ...controlBlocks(answer, named, frame)];
}

function cited(answer: Cited, shown: readonly Citation[], frame: Frame): KnownBlock[] {
  const standing = shown.filter((c) => stands(c, frame));
  const more = moreLine(answer);
  const dropped = answer.citations.length - shown.length;
  return [
    ...shown.flatMap((c) => (stands(c, frame) ? footnoted(c, frame) : [outNote(c, frame)])),
    ...differencesAmong(answer, standing).map((d) => section(differLine(d))),
    ...(more === undefined ? [] : [small(more)]),
    ...(dropped === 0 ? [] : [small(leftOutLine(dropped))]),
    ...controlBlocks(
      answer,
      standing,
      frame,
      dropped === 0 ? undefined : (answer.citations[shown.length]?.number ?? 1),
    ),
    small(receiptLine(frame.receipt)),
  ];
}

/** Whether a citation is still shown: neither withdrawn nor changed since. */
export const stands = ({ number }: Citation, { withdrawn = [], changed = [] }: Frame): boolean =>
  !withdrawn.includes(number) && !changed.includes(number);

/** What stands in place of a quotation that does not stand any more. */
export const outNote = (citation: Citation, { changed = [] }: Frame): KnownBlock =>
  changed.includes(citation.number) ? small(`[${citation.number}] ${changedLine}`) : withdrawnNote(citation);

/** What stands in place of a quotation that a moderator took back. */
export const withdrawnNote = ({ number }: Citation): KnownBlock => small(`[${number}] ${withdrawnLine}`);

type Linking = Pick<Frame, 'receipt' | 'pages'>;

/** The quotation, its footnote with the link, and where else it stands. */
export function footnoted(citation: Citation, frame: Linking): KnownBlock[] {
  const also = alsoLine(citation);
  const contents = contentsLine(citation);
  return [
    quoteBlock(citation),
    ...(contents === undefined ? [] : [small(clip(plain(contents), limits.footer))]),
    footnote(citation, frame),
    ...(also === undefined ? [] : [small(clip(plain(also), limits.footer))]),
  ];
}

function footnote(citation: Citation, { receipt, pages }: Linking): KnownBlock {
  const url = citation.source.link ?? pages?.document(citation.source, receipt);
  return small(clip(plain(footer(citation)), limits.footer), ...linkTo(url, labels.open));
}

/** Documents as a list where they were asked for, example questions as buttons that ask them. */
function chat(
  { about, documents, examples }: Extract<Answer, { kind: 'conversation' }>,
  frame: Linking,
): KnownBlock[] {
  const listed =
    about === 'documents'
      ? documentLinks(documents, frame)
      : about === 'topics'
        ? documentList(documents)
        : [];
  return [...listed, ...(about === 'thanks' ? [] : exampleButtons(examples))];
}

/** Titles with their dates, the first twenty, and how many more there are. */
export function documentList(documents: readonly DocumentCard[]): KnownBlock[] {
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
            elements: [{ type: 'text', text: cardLine(card) }],
          })),
        },
      ],
    },
    ...restOf(documents),
  ];
}

/** The same, each with its link; a page opens for whoever knows of it only where the document is for everybody. */
function documentLinks(documents: readonly DocumentCard[], { receipt, pages }: Linking): KnownBlock[] {
  const linkOf = ({ id, link, audience }: DocumentCard): string | undefined =>
    link ??
    (audience.length === 0
      ? pages?.document({ documentId: id, lines: { from: 1, to: 1 } }, receipt)
      : undefined);
  return [
    ...documents
      .slice(0, counts.listed)
      .map((card) => small(`• ${cardLine(card)}`, ...linkTo(linkOf(card), labels.open))),
    ...restOf(documents),
  ];
}

const cardLine = ({ id, title, publisher, date }: DocumentCard): string =>
  clip([title, publisher, date].flatMap((part) => (part ? plain(part) : [])).join(' · '), limits.footer) ||
  id;

function restOf(documents: readonly DocumentCard[]): KnownBlock[] {
  const rest = documents.length - counts.listed;
  return rest > 0 ? [small(`… ${countOf(rest, 'more document')}`)] : [];
}

/** Example questions as buttons; those that do not fit are left out. */
export function exampleButtons(examples: readonly string[]): KnownBlock[] {
  const buttons = examples
    .map((text) => beginning(wellFormed(text), limits.question))
    .map((text, i) => button(`ask:${i}`, text, text));
  return buttons.length === 0 ? [] : [small(examplesLine), ...rows(buttons, 'examples')];
}

/** A row in one line, each cell behind the name of its column. */
function rowLine({ text, cells }: Excerpt): string {
  const said = cells.map(({ column, value }) =>
    [plain(column), plain(text.slice(value.start, value.end))].filter((part) => part !== '').join(': '),
  );
  return said.filter((part) => part !== '').join('; ');
}

/** First sentence of the first quotation; the line of ours where there is none. */
function spoken(answer: Answer, frame: Frame): string {
  const standing = answer.kind === 'answer' ? answer.citations.filter((c) => stands(c, frame)) : [];
  const first = standing[0]?.excerpt;
  const none = frame.changed?.length ? changedLine : withdrawnLine;
  if (first === undefined) return answer.kind === 'answer' ? none : leadOf(answer, frame);
  // A line of code may hold nothing that can be said: only white space, or what nobody sees.
  if (first.form === 'code') return first.text.split('\n').find((line) => plain(line)) ?? leadLine(answer);
  if (first.form === 'row') return rowLine(first) || leadLine(answer);
  const [sentence] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(
    first.text.slice(0, limits.section),
  );
  return plain(sentence?.segment ?? '') || leadLine(answer);
}
