// An answer as a Discord message: whole quotations or none, every other line cut to its budget, nothing that acts.
import { encodeAction } from '../../../src/action.ts';
import { citationsOf, labelsAbove } from '../../../src/citation/citations.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Answer, Citation } from '../../../src/domain.ts';
import { differencesAmong } from '../../../src/moderation/cited.ts';
import { alsoLine, differLine, footer, moreLine, sectionOf } from '../../../src/words/citation.ts';
import {
  changedLine,
  examplesLine,
  labels,
  leadLine,
  leftOutLine,
  notices,
  receiptLine,
  understoodLine,
  withdrawnLine,
} from '../../../src/words/everybody.ts';
import { contentsLine } from '../../../src/words/requests.ts';
import { type Controls, controlsOf } from '../../kit/controls.ts';
import { budget, limits } from '../limits.ts';
import {
  accents,
  button,
  controlRows,
  message,
  type Payload,
  type Piece,
  plain,
  rows,
  separator,
  text,
} from './components.ts';
import { maskedLink, oneLine, quote, quoteInParts, small } from './markdown.ts';
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
  /** Others read along: what is only near is named, and quoted to whoever looks. */
  readonly public?: boolean;
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
  if (answer.kind === 'nearest' && shown.public) return message(accent, near(shown, citations));
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
    ...examplesOf(shown.answer),
    ...controlRows(controls(shown, standingOf(shown, citations), left > 0 ? last : undefined)),
  ];
}

function headOf(shown: Shown, amount: Amount): readonly string[] {
  const { answer, preface, question, public: named = false } = shown;
  const understood = understoodLine(answer);
  return [
    ...(preface === undefined ? [] : [small(preface)]),
    ...(question && amount === 'full' ? [`**${oneLine(answer.asked, budget.question) || '…'}**`] : []),
    ...(understood !== undefined && amount === 'full' ? [small(oneLine(understood, budget.understood))] : []),
    oneLine(leadLine(answer, named), budget.lead),
    ...listed(shown),
  ];
}

/** Documents of a conversational reply. */
function listed({ answer, receipt, pages }: Shown): readonly string[] {
  if (answer.kind !== 'conversation' || !['documents', 'topics'].includes(answer.about)) return [];
  const cards = answer.documents.slice(0, budget.documents);
  const left = answer.documents.length - cards.length;
  return [
    ...cards.map((card) => {
      if (answer.about === 'topics') return `- ${oneLine(card.title, budget.names)}`;
      // A page opens for whoever knows of it only where the document is for everybody.
      const page = { documentId: card.id, lines: { from: 1, to: 1 } };
      const url = card.link ?? (card.audience.length === 0 ? pages?.document(page, receipt) : undefined);
      const open = maskedLink(labels.open, url, budget.cardLink);
      const named = oneLine([card.title, ...(card.date ? [card.date] : [])].join(' · '), budget.names);
      return `- ${named}${open === undefined ? '' : ` · ${open}`}`;
    }),
    ...(left > 0 ? [`- … ${left} more: /sources`] : []),
  ];
}

/** Example questions, each a button that asks it; whole questions only, for a cut one would ask something else. */
export function exampleRows(examples: readonly string[]): readonly Piece[] {
  const whole = examples
    .filter((one) => one.length > 0 && one.length <= limits.label)
    .slice(0, budget.examples);
  if (whole.length === 0) return [];
  const buttons = whole.map((one, n) =>
    button(one, encodeAction({ kind: 'ask', answerId: '', citation: n })),
  );
  return [text(examplesLine), ...rows(buttons)];
}

/** Sections where others read along, for nobody asked to read what does not answer. */
function near(shown: Shown, citations: readonly Citation[]): Piece[] {
  const sections = new Map(
    standingOf(shown, citations)
      .map((c) => [sectionOf(c.source), c] as const)
      .toReversed(),
  );
  const named = [...sections.values()].toReversed().slice(0, budget.sections);
  const lines = [...headOf(shown, 'full'), ...named.map((c) => footnote(shown, c, 'full'))];
  return [text(lines.join('\n')), ...controlRows(controls(shown, named))];
}

function citationPieces(shown: Shown, citation: Citation, amount: Amount): readonly Piece[] {
  const note = footnote(shown, citation, amount);
  const out = outLine(shown, citation);
  if (out !== undefined) return [text(`*${oneLine(out, budget.note)}*\n${note}`)];
  const before = amount === 'full' ? namesAbove(citation) : [];
  const contents = amount === 'full' ? contentsLine(citation) : undefined;
  const below = contents === undefined ? [] : [small(oneLine(contents, budget.note))];
  const after = amount === 'full' ? [...below, note, ...alsoBelow(citation)] : [note];
  return [text([...before, quote(citation.excerpt), ...after].join('\n'))];
}

const standingOf = (shown: Shown, citations: readonly Citation[]): readonly Citation[] =>
  citations.filter((citation) => outLine(shown, citation) === undefined);

const examplesOf = (answer: Answer): readonly Piece[] =>
  answer.kind === 'conversation' && answer.about !== 'thanks' ? exampleRows(answer.examples) : [];

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
    const note = `${footnote(shown, citation, 'lean')} · ${n + 1}/${parts.length}`;
    return [text(`${part}\n${note}`)];
  });
}

function namesAbove(citation: Citation): readonly string[] {
  const names = labelsAbove(citation).map((label) => label.text);
  return names.length === 0 ? [] : [small(oneLine(names.join(' › '), budget.names))];
}

function footnote({ receipt, pages }: Shown, citation: Citation, amount: Amount): string {
  const { source } = citation;
  const open = maskedLink(labels.open, source.link ?? pages?.document(source, receipt), budget.link);
  if (amount === 'lean' || open === undefined)
    return small(oneLine(footer(citation), amount === 'full' ? budget.footnote : budget.leanFootnote));
  return small(`${oneLine(footer(citation), budget.footnote)} · ${open}`);
}

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
  const differ = differencesAmong(answer, standingOf(shown, citations)).slice(0, 3);
  const more = moreLine(answer);
  return [
    ...differ.map((difference) => oneLine(differLine(difference), budget.note)),
    ...(more === undefined ? [] : [oneLine(more, budget.note)]),
    ...(left > 0 ? [oneLine(leftOutLine(left), budget.note)] : []),
    ...(receipt === '' ? [] : [small(oneLine(receiptLine(receipt), budget.note))]),
  ];
}

/** `after`: number of the last citation shown, when some are not. */
function controls(
  { answerId, answer, hidden }: Shown,
  standing: readonly Citation[],
  after?: number,
): Controls {
  return controlsOf(answer, {
    answerId,
    sources: standing.map(({ number }) => number),
    more: after,
    offers:
      hidden === undefined ? ['followup', 'remove'] : hidden.share ? ['followup', 'share'] : ['followup'],
  });
}
