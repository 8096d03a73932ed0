// A quotation in its surroundings, the list of documents, help, and the short lines said to one person.
import { encodeAction } from '../../../src/action.ts';
import type { SourceView } from '../../../src/citation/surroundings.ts';
import type { Citation, DocumentCard } from '../../../src/domain.ts';
import { countOf } from '../../../src/text/say.ts';
import { footer, verifiedLine } from '../../../src/words/citation.ts';
import { asides, elsewhereLine, helpLine, labels, sourceLabel } from '../../../src/words/everybody.ts';
import { moderatorLabels } from '../../../src/words/moderators.ts';
import { budget, limits, spare } from '../limits.ts';
import {
  accents,
  button,
  disabled,
  linkButton,
  message,
  type Payload,
  type Piece,
  plain,
  rows,
  text,
} from './components.ts';
import { oneLine, quote, quoteInParts, quoteLines, small } from './markdown.ts';
import { exampleRows } from './render.ts';

/** Its footnote on a line of small text. */
export const footLine = (citation: Citation): string => small(oneLine(footer(citation), budget.footnote));

/** What stands under a quotation in its surroundings: a link to the page, the other sources, and for moderators what is behind. */
export type Offered = {
  readonly page?: string | undefined;
  readonly check?: string | undefined;
  readonly answerId?: string;
  /** Numbers of the answer's other quotations. */
  readonly others?: readonly number[];
};

/** The quotation marked in its paragraph; the surroundings give way before the quotation does. */
export function renderSource(view: SourceView, offered: Offered = {}): readonly Payload[] {
  const { citation } = view;
  const foot = [footLine(citation), small(oneLine(verifiedLine(view), budget.note))].join('\n');
  const links = [linkButton(labels.open, citation.source.link), linkButton(labels.page, offered.page)];
  const { answerId = '', others = [], check } = offered;
  const buttons = rows([
    ...links.flatMap((link) => link ?? []),
    ...others.map((number) =>
      button(sourceLabel(number), encodeAction({ kind: 'source', answerId, citation: number })),
    ),
    ...(check === undefined ? [] : [button(moderatorLabels.check, check)]),
  ]);
  const around = surroundings(view, limits.text - foot.length - spare.text);
  if (around !== undefined) return [message(accents.answer, [text(around), text(foot), ...buttons])];
  return [
    ...quoteInParts(citation.excerpt.text).map((part) => message(accents.answer, [text(part)])),
    message(accents.answer, [text(foot), ...buttons]),
  ];
}

/** In `room` characters; undefined when the quotation alone is too long. */
export function surroundings(
  { citation, pieces }: Pick<SourceView, 'citation' | 'pieces'>,
  room: number,
): string | undefined {
  if (citation.excerpt.form === 'code') {
    const code = quote({ ...citation.excerpt, marks: [] });
    return code.length <= room ? code : undefined;
  }
  for (let from = 0, to = pieces.length; ; ) {
    const kept = pieces.slice(from, to);
    const whole = `${from > 0 ? '…\n' : ''}${joined(kept)}${to < pieces.length ? '\n…' : ''}`;
    if (whole.length <= room) return whole;
    const first = kept.findIndex((piece) => piece.quoted);
    const after = kept.length - 1 - kept.findLastIndex((piece) => piece.quoted);
    if (first <= 0 && after <= 0) return undefined;
    if (first >= after) from += 1;
    else to -= 1;
  }
}

function joined(pieces: SourceView['pieces']): string {
  const marks: { start: number; end: number }[] = [];
  let whole = '';
  for (const piece of pieces) {
    if (piece.quoted) marks.push({ start: whole.length, end: whole.length + piece.text.length });
    whole += piece.text;
  }
  return quoteLines(whole, marks);
}

/** Beyond the ends the id differs too, since Discord wants each custom_id once in a message. */
const pageId = (page: number): string =>
  page < 0
    ? encodeAction({ kind: 'sources', answerId: '', citation: 0, subject: 'first' })
    : encodeAction({ kind: 'sources', answerId: '', citation: page });

/** One page of documents; `page` counts from 0 and is brought into range. */
export function renderDocuments(cards: readonly DocumentCard[], page: number): Payload {
  const last = Math.max(0, Math.ceil(cards.length / budget.documents) - 1);
  const at = Math.min(Math.max(0, page), last);
  const shown = cards.slice(at * budget.documents, (at + 1) * budget.documents);
  const head = `**${countOf(cards.length, 'document')}**${last > 0 ? ` · ${at + 1}/${last + 1}` : ''}`;
  const lines = shown.map((card) => `- ${oneLine(card.title, budget.names)}\n${small(about(card))}`);
  const step = (label: string, to: number, usable: boolean) =>
    usable ? button(label, pageId(to)) : disabled(button(label, pageId(to)));
  const steps = [step(labels.earlier, at - 1, at > 0), step(labels.later, at + 1, at < last)];
  return message(accents.plain, [text([head, ...lines].join('\n')), ...(last > 0 ? rows(steps) : [])]);
}

export function renderDocument(card: DocumentCard): Payload {
  const open = linkButton(labels.open, card.url);
  const pieces: Piece[] = [text(`**${oneLine(card.title, budget.names)}**\n${small(about(card))}`)];
  const rest = [card.path, card.language, ...card.tags].join(' · ');
  return message(accents.plain, [
    ...pieces,
    text(small(oneLine(rest, budget.footnote))),
    ...(open === undefined ? [] : rows([open])),
  ]);
}

const about = (card: DocumentCard): string =>
  oneLine(
    [card.publisher, card.origin, card.date, countOf(card.passages, 'passage')]
      .filter((part) => part !== undefined && part !== '')
      .join(' · '),
    budget.names,
  );

/** The ways to ask, by Discord's own names; `documents` says how many there are. */
export const commandsLine = (documents: string): string =>
  `Type /ask, mention me or send me a message. /sources lists ${documents}.`;

export function renderHelp(examples: readonly string[], documents: number): Payload {
  return message(accents.plain, [
    text([oneLine(helpLine, budget.lead), small(commandsLine(countOf(documents, 'document')))].join('\n')),
    ...exampleRows(examples),
  ]);
}

/** Why nothing was answered; with the answer's id the follow-up button stands right there. */
export function renderAside(
  kind: 'unseen' | 'elsewhere',
  answerId: string | undefined,
  channels: readonly string[],
): Payload {
  if (kind === 'elsewhere') {
    const places = channels.slice(0, 5).map((id) => `<#${id}>`);
    return plain(elsewhereLine(places));
  }
  const follow =
    answerId === undefined
      ? []
      : rows([button(labels.followUp, encodeAction({ kind: 'followup', answerId }))]);
  return message(accents.plain, [text(oneLine(asides.unseen, budget.lead)), ...follow]);
}

export const renderLine = (key: keyof typeof asides): Payload => plain(oneLine(asides[key], budget.lead));
