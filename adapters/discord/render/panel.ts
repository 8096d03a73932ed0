// Check sources: everything behind one answer, for a moderator's eyes alone, with the decisions that can be taken.
import type { SourceView } from '../../../src/citation/surroundings.ts';
import type { Citation, Span } from '../../../src/domain.ts';
import type { Outcome } from '../../../src/moderation/decide.ts';
import type { Change, Fate } from '../../../src/moderation/fate.ts';
import type { Verified } from '../../../src/moderation/moderation.ts';
import type { Panel } from '../../../src/moderation/panel.ts';
import { fateLine, footer, nowLine, thenLine } from '../../../src/words/citation.ts';
import {
  askedLine,
  labels,
  leadLine,
  receiptLine,
  searchedLine,
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
  outcomeLine,
  retiredLine,
  votesLine,
} from '../../../src/words/moderators.ts';
import { lookedForLine } from '../../../src/words/steps.ts';
import { control, quotationControls } from '../../kit/moderation.ts';
import { budget, limits, spare } from '../limits.ts';
import { accents, controlButton, linkButton, type Payload, type Piece, rows, text } from './components.ts';
import { codeBlock, oneLine, quote, quoteInParts, quoteLines, small, stamp } from './markdown.ts';
import { fits, linesInBlocks, pack } from './pack.ts';
import { footLine, surroundings } from './source.ts';

type Block = readonly Piece[];

const say = (line: string): string => oneLine(line, budget.entry);

/** `place`: where the panel was opened from, such as `flag:ID`. */
export function renderPanel(panel: Panel, place?: string): readonly Payload[] {
  const { kept, citations, next, decisions } = panel;
  return pack(accents.plain, [
    ...headOf(panel, place),
    ...citations.flatMap((one) => citedBlocks(panel, one, place)),
    ...next.flatMap((citation, n) => nextBlocks(citation, n === 0)),
    ...(decisions.length === 0
      ? []
      : linesInBlocks([
          `**${decisionsLine}**`,
          ...decisions.map((d) => `- ${stamp(d.at)} · ${say(decisionLine(d))}`),
        ])),
    rows([controlButton(control('note', { answerId: kept.answerId, subject: place }))]),
  ]);
}

function headOf({ kept, understanding, votes, flags }: Panel, place: string | undefined): readonly Block[] {
  const { answer, answerId, answeredAt, receipt } = kept;
  const lookedFor = understanding && lookedForLine(understanding);
  const right = answer.kind === 'abstention' || answer.kind === 'conversation';
  return [
    ...linesInBlocks([
      `**${moderatorLabels.check}** · ${stamp(answeredAt)}${receipt === '' ? '' : ` · ${say(receiptLine(receipt))}`}`,
      say(askedLine(answer.asked)),
      say(searchedLine(answer.understood)),
      ...(lookedFor === undefined ? [] : [say(lookedFor)]),
      oneLine(leadLine(answer), budget.lead),
      small(say(confidenceLine(answer.confidence))),
      small(say(votesLine(votes))),
      ...(flags.length === 0
        ? []
        : [`**${flagsLine}**`, ...flags.map((flag) => `- ${stamp(flag.at)} · ${say(flagLine(flag))}`)]),
    ]),
    ...(right ? [rows([controlButton(control('right', { answerId, subject: place }))])] : []),
  ];
}

/** The first open report about this citation or the whole answer, unless the panel was opened for one. */
function placeOf({ flags }: Panel, number: number, place: string | undefined): string | undefined {
  const open = flags.filter((f) => f.decidedAt === undefined);
  const here = open.find((f) => (f.citation ?? number) === number);
  const from = place?.startsWith('flag:') ? open.find((f) => place === `flag:${f.flagId}`) : undefined;
  const flag = from ?? here;
  return flag ? `flag:${flag.flagId}` : place?.startsWith('flag:') ? undefined : place;
}

type Cited = Panel['citations'][number];

function citedBlocks(panel: Panel, cited: Cited, from: string | undefined): readonly Block[] {
  const { citation, paragraph, fate, withdrawn, retired } = cited;
  const about = {
    answerId: panel.kept.answerId,
    citation: citation.number,
    subject: placeOf(panel, citation.number, from),
  };
  const buttons = quotationControls(cited, about).map(controlButton);
  const foot = [
    footLine(citation),
    small(oneLine(`${citation.source.path} · SHA-256 ${citation.hash}`, budget.footnote)),
    say(fateLine(fate)),
    ...(withdrawn ? [say(withdrawnLine)] : []),
    ...(retired ? [say(retiredLine)] : []),
  ].join('\n');
  const view = { citation, pieces: piecesOf(paragraph, citation.excerpt.text) };
  const around = surroundings(view, limits.text - foot.length - spare.text);
  const quoted = around === undefined ? quoteInParts(citation.excerpt.text) : [around];
  const differing = fate.state === 'edited' ? differences(fate.changes) : [];
  const end: Block = [text(foot), ...rows(buttons)];
  const whole = [...quoted.map((part) => text(part)), ...differing.flat(), ...end];
  return fits(whole) ? [whole] : [...quoted.map((part) => [text(part)]), ...differing, end];
}

/** The paragraph by sentences, the quotation marked; without the paragraph where the quotation is not found in it. */
function piecesOf(paragraph: string, quotation: string): SourceView['pieces'] {
  const at = paragraph.indexOf(quotation);
  if (at < 0) return [{ text: quotation, quoted: true }];
  const loose = (part: string) =>
    part.split(/(?<=[.!?]\s)/).flatMap((one) => (one === '' ? [] : [{ text: one, quoted: false }]));
  return [
    ...loose(paragraph.slice(0, at)),
    { text: quotation, quoted: true },
    ...loose(paragraph.slice(at + quotation.length)),
  ];
}

function nextBlocks(citation: Citation, first: boolean): readonly Block[] {
  const title = first ? [`**${say(nextLine)}**`] : [];
  const foot = [small(oneLine(footer(citation), budget.footnote)), say(lostLine(citation))];
  const whole = [text([...title, quote(citation.excerpt), ...foot].join('\n'))];
  if (fits(whole)) return [whole];
  const parts = quoteInParts(citation.excerpt.text);
  return [...title, ...parts, foot.join('\n')].map((part) => [text(part)]);
}

/** The old words with what went struck out, the new ones with what came in bold; whole, in as many parts as needed. */
export function differences(changes: readonly Change[]): readonly Block[] {
  const version = (without: Change['kind'], of: Change['kind']) => {
    const marks: Span[] = [];
    let whole = '';
    for (const change of changes) {
      if (change.kind === without) continue;
      const end = whole.length + change.text.length;
      if (change.kind === of) marks.push({ start: whole.length, end });
      whole += change.text;
    }
    return { whole, marks };
  };
  const before = version('added', 'removed');
  const after = version('removed', 'added');
  const both = [
    `${thenLine}\n${quoteLines(before.whole, before.marks, '~~')}`,
    `${nowLine}\n${quoteLines(after.whole, after.marks)}`,
  ].map((one) => text(one));
  if (fits(both)) return [both];
  return [
    thenLine,
    ...quoteInParts(before.whole, before.marks, '~~'),
    nowLine,
    ...quoteInParts(after.whole, after.marks),
  ].map((part) => [text(part)]);
}

/** What became of every quotation under a receipt. The question stays with who asked it: receipts are handed around. */
export function renderVerified({ receipt, kept, citations }: Verified, page?: string): readonly Payload[] {
  const open = linkButton(labels.page, page);
  const head = `**${say(receiptLine(receipt))}** · ${stamp(kept.answeredAt)}`;
  return pack(accents.answer, [
    [text(head), ...rows(open === undefined ? [] : [open])],
    ...citations.flatMap(({ citation, fate, withdrawn }) => verifiedBlocks(citation, fate, withdrawn)),
  ]);
}

function verifiedBlocks(citation: Citation, fate: Fate, withdrawn: boolean): readonly Block[] {
  const foot = text([`**${say(fateLine(fate))}**`, footLine(citation)].join('\n'));
  if (withdrawn) return [[text(`*${say(withdrawnLine)}*`), foot]];
  const shown =
    fate.state === 'edited'
      ? differences(fate.changes)
      : quoteInPartsOrWhole(citation).map((part) => [text(part)]);
  const whole = [...shown.flat(), foot];
  return fits(whole) ? [whole] : [...shown, [foot]];
}

function quoteInPartsOrWhole({ excerpt }: Citation): readonly string[] {
  const whole = quote({ ...excerpt, marks: [] });
  return fits([text(whole)]) ? [whole] : quoteInParts(excerpt.text);
}

/** What a decision did. */
export function renderOutcome(outcome: Outcome): readonly Payload[] {
  const line = text(say(outcomeLine(outcome)));
  if (outcome.kind !== 'right' || outcome.lines === '') return pack(accents.plain, [[line]]);
  const whole = [line, text(codeBlock(outcome.lines.trimEnd()))];
  if (fits(whole)) return pack(accents.plain, [whole]);
  return pack(accents.plain, [[line], ...quoteInParts(outcome.lines).map((part) => [text(part)])]);
}
