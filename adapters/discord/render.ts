// An answer as a Discord message: whole quotations or none, every other line cut to its budget, nothing that acts.
import type { APIButtonComponent } from 'discord.js';
import { encodeAction } from '../../src/action.ts';
import { citationsOf } from '../../src/citations.ts';
import type { Answer, Citation } from '../../src/domain.ts';
import { differencesAmong } from '../../src/moderation/cited.ts';
import type { PageLinks } from '../../src/page-link.ts';
import {
  alsoLine,
  changedLine,
  differLine,
  examplesLine,
  footer,
  labels,
  leadLine,
  leftOutLine,
  moreLine,
  notices,
  receiptLine,
  understoodLine,
  withdrawnLine,
} from '../../src/wording.ts';
import {
  accents,
  button,
  linkButton,
  message,
  type Payload,
  type Piece,
  plain,
  rows,
  separator,
  text,
} from './components.ts';
import { budget } from './limits.ts';
import { oneLine, quote, quoteInParts, small } from './markdown.ts';
import { fits, pack } from './pack.ts';

/** An answer and what the place adds to it. */
export type Shown = {
  readonly answerId: string;
  readonly receipt: string;
  readonly answer: Answer;
  /** Numbers of citations that a moderator took back. */
  readonly withdrawn?: readonly number[];
  /** Numbers of those that the documents no longer hold as quoted. */
  readonly changed?: readonly number[];
  /** Said on top, in our own mark-up: who asked, who shared it. */
  readonly preface?: string;
  /** Show the question: Discord shows it nowhere when a command or a menu brought it. */
  readonly question?: boolean;
  /** Only the asker sees it; `share` says whether it may be shared from here. */
  readonly hidden?: { readonly share: boolean };
  /** For documents without a link of their own. */
  readonly pages?: PageLinks | undefined;
};

type Amount = 'full' | 'lean';

export function renderAnswer(shown: Shown): Payload {
  const { answer } = shown;
  const citations = citationsOf(answer);
  const accent =
    answer.kind === 'answer' ? accents.answer : answer.kind === 'nearest' ? accents.nearest : accents.plain;
  for (const amount of ['full', 'lean'] as const) {
    for (let count = citations.length; count > 0; count -= 1) {
      const pieces = assemble(shown, citations.slice(0, count), citations.length - count, amount);
      if (fits(pieces)) return message(accent, pieces);
    }
    if (citations.length === 0) break;
  }
  return message(accent, assemble(shown, [], citations.length, 'lean'));
}

/** What was left out of the message, from the citation after number `after`; more than one payload when it is long. */
export function renderRest(shown: Shown, after: number): readonly Payload[] {
  const rest = citationsOf(shown.answer).filter((c) => c.number > after);
  return pack(
    accents.answer,
    rest.flatMap((citation) => partsOf(shown, citation)),
  );
}

export const renderNotice = (notice: keyof typeof notices): Payload =>
  plain(oneLine(notices[notice], budget.lead));

function assemble(shown: Shown, citations: readonly Citation[], left: number, amount: Amount): Piece[] {
  const head = headOf(shown, amount);
  const body = citations.flatMap((c) => [...citationPieces(shown, c, amount), separator()]);
  const foot = footOf(shown, citations, left);
  const last = citations.at(-1)?.number ?? 0;
  return [
    text(head.join('\n')),
    ...body,
    ...(foot.length > 0 ? [text(foot.join('\n'))] : []),
    ...rows(controls(shown, left > 0 ? last : undefined)),
  ];
}

function headOf({ answer, preface, question }: Shown, amount: Amount): readonly string[] {
  const understood = understoodLine(answer);
  return [
    ...(preface === undefined ? [] : [small(preface)]),
    ...(question && amount === 'full' ? [`**${oneLine(answer.asked, budget.question) || '…'}**`] : []),
    ...(understood !== undefined && amount === 'full' ? [small(oneLine(understood, budget.understood))] : []),
    oneLine(leadLine(answer), budget.lead),
    ...listed(answer),
  ];
}

/** Documents and examples of a conversational reply. */
function listed(answer: Answer): readonly string[] {
  if (answer.kind !== 'conversation') return [];
  const cards = answer.documents.slice(0, budget.documents);
  const left = answer.documents.length - cards.length;
  return [
    ...cards.map((card) => `- ${oneLine(card.title, budget.names)}`),
    ...(left > 0 ? [`- … ${left} more: /sources`] : []),
    ...(answer.examples.length > 0 ? [oneLine(examplesLine, budget.note)] : []),
    ...answer.examples.slice(0, budget.examples).map((one) => `- ${oneLine(one, budget.names)}`),
  ];
}

function citationPieces(shown: Shown, citation: Citation, amount: Amount): readonly Piece[] {
  const note = footnote(citation, amount);
  const out = outLine(shown, citation);
  if (out !== undefined) return [text(`*${oneLine(out, budget.note)}*\n${note}`)];
  const before = amount === 'full' ? namesAbove(citation) : [];
  const after = amount === 'full' ? [...cellsBelow(citation), note, ...alsoBelow(citation)] : [note];
  return [
    text([...before, quote(citation.excerpt), ...after].join('\n')),
    ...rows(citationButtons(shown, citation)),
  ];
}

/** What is said in place of a quotation that does not stand any more; undefined while it stands. */
function outLine({ withdrawn = [], changed = [] }: Shown, { number }: Citation): string | undefined {
  if (changed.includes(number)) return changedLine;
  return withdrawn.includes(number) ? withdrawnLine : undefined;
}

/** A quotation that no message holds comes in consecutive pieces of the one span; any other whole. */
function partsOf(shown: Shown, citation: Citation): readonly (readonly Piece[])[] {
  const whole = citationPieces(shown, citation, 'full');
  if (fits(whole)) return [whole];
  const parts = quoteInParts(citation.excerpt.text);
  return parts.map((part, n) => {
    const note = `${footnote(citation, 'lean')} · ${n + 1}/${parts.length}`;
    return [text(`${part}\n${note}`)];
  });
}

function namesAbove({ labels: shown }: Citation): readonly string[] {
  const names = shown.filter((label) => label.kind !== 'column').map((label) => label.text);
  return names.length === 0 ? [] : [small(oneLine(names.join(' › '), budget.names))];
}

function cellsBelow({ excerpt }: Citation): readonly string[] {
  const named = excerpt.cells.filter((cell) => cell.column !== '');
  if (named.length === 0) return [];
  return named.slice(0, budget.cells).map(({ column, value }) => {
    const cell = oneLine(excerpt.text.slice(value.start, value.end), budget.cell);
    return small(`**${oneLine(column, budget.cell)}:** ${cell}`);
  });
}

const footnote = (citation: Citation, amount: Amount): string =>
  small(oneLine(footer(citation), amount === 'full' ? budget.footnote : budget.leanFootnote));

function alsoBelow(citation: Citation): readonly string[] {
  const titles = [...new Set(citation.alsoIn.map((source) => source.title))];
  const line = alsoLine({
    ...citation,
    alsoIn: citation.alsoIn.filter((source) => titles.indexOf(source.title) < budget.titles),
  });
  if (line === undefined) return [];
  const left = titles.length - budget.titles;
  return [small(oneLine(line, budget.also) + (left > 0 ? ` +${left}` : ''))];
}

function footOf(shown: Shown, citations: readonly Citation[], left: number): readonly string[] {
  const { answer, receipt } = shown;
  const standing = citations.filter((citation) => outLine(shown, citation) === undefined);
  const differ = differencesAmong(answer, standing).slice(0, 3);
  const more = moreLine(answer);
  return [
    ...differ.map((difference) => oneLine(differLine(difference), budget.note)),
    ...(more === undefined ? [] : [oneLine(more, budget.note)]),
    ...(left > 0 ? [oneLine(leftOutLine(left), budget.note)] : []),
    ...(receipt === '' ? [] : [small(oneLine(receiptLine(receipt), budget.note))]),
  ];
}

function citationButtons(
  { answerId, receipt, pages }: Shown,
  citation: Citation,
): readonly APIButtonComponent[] {
  const { number, source } = citation;
  const open = linkButton(labels.open, source.link ?? pages?.document(source, receipt));
  return [
    button(`${labels.context} ${number}`, encodeAction({ kind: 'source', answerId, citation: number })),
    ...(open === undefined ? [] : [open]),
  ];
}

/** `after`: number of the last citation shown, when some are not. */
function controls(
  { answerId, answer, hidden }: Shown,
  after: number | undefined,
): readonly APIButtonComponent[] {
  const action = (kind: 'helpful' | 'unhelpful' | 'report' | 'followup' | 'remove' | 'share') =>
    encodeAction({ kind, answerId });
  const judged = answer.kind === 'answer' || answer.kind === 'nearest';
  return [
    ...(after === undefined
      ? []
      : [button(labels.more, encodeAction({ kind: 'more', answerId, citation: after }))]),
    ...(judged
      ? [button(labels.helpful, action('helpful')), button(labels.unhelpful, action('unhelpful'))]
      : []),
    button(labels.followUp, action('followup')),
    ...(judged ? [button(labels.report, action('report'))] : []),
    ...(hidden === undefined ? [button(labels.remove, action('remove'))] : []),
    ...(hidden?.share && judged ? [button(labels.share, action('share'))] : []),
  ];
}
