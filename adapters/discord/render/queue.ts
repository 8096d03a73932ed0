// The moderators' queue, a report in their channel, and what is missing in the documents.

import type { Citation } from '../../../src/domain.ts';
import type { Gaps } from '../../../src/moderation/gaps.ts';
import { gapsSections } from '../../../src/moderation/gaps-text.ts';
import type { Report } from '../../../src/moderation/moderation.ts';
import type { QueueEntry, QueuePage } from '../../../src/moderation/queue.ts';
import { footer } from '../../../src/words/citation.ts';
import { askedLine, changedLine, receiptLine, withdrawnLine } from '../../../src/words/everybody.ts';
import {
  confidenceLine,
  decisionLine,
  differsLine,
  entryLine,
  moderatorLabels,
  queueLine,
  reasonLine,
  reportLine,
} from '../../../src/words/moderators.ts';
import type { Control } from '../../kit/controls.ts';
import { concerned, control, editedControls, olderControls, outControls } from '../../kit/moderation.ts';
import { budget } from '../limits.ts';
import { accents, controlButton, message, type Payload, type Piece, rows, text } from './components.ts';
import { oneLine, quote, quoteInParts, small, stamp } from './markdown.ts';
import { fits, joinTexts, linesInBlocks, pack } from './pack.ts';
import { differences } from './panel.ts';

type Block = readonly Piece[];
const say = (line: string): string => oneLine(line, budget.entry);

const drawn = (controls: readonly Control[]) => rows(controls.map(controlButton));

/** One page, mostly one message: a row of buttons parts the entries, and a note is left in the panel. The same answer may wait for more than one reason, so each entry's buttons carry its place. */
export function renderQueue(page: QueuePage): readonly Payload[] {
  const older = drawn(olderControls(page));
  const head = [text(`**${say(queueLine(page))}**`)];
  return pack(
    accents.plain,
    [head, ...page.entries.flatMap(entryBlocks), ...(older.length === 0 ? [] : [older])],
    false,
  );
}

function entryBlocks(entry: QueueEntry): readonly Block[] {
  const head = `**${say(entryLine(entry))}** · ${stamp(entry.queued.at)}`;
  if (entry.kind === 'edited') {
    const { path, reason } = entry.retired;
    const first = [text([head, small(say(path)), say(`${moderatorLabels.reason} ${reason}`)].join('\n'))];
    return together([first, ...differences(entry.changes), drawn(editedControls(entry))]);
  }
  const { answerId, answer, receipt } = entry.kept;
  const flag = entry.kind === 'flag' ? entry.flag : undefined;
  const about = { answerId, subject: flag ? `flag:${flag.flagId}` : entry.kind };
  const shown = concerned(entry);
  const only = shown.length === 1 ? shown[0] : undefined;
  const lines = [
    head,
    say(askedLine(answer.asked)),
    ...(flag ? [say(reasonLine(flag.reason))] : []),
    small(say(`${confidenceLine(answer.confidence)}${receipt === '' ? '' : ` · ${receiptLine(receipt)}`}`)),
  ];
  const right = only ? { ...about, citation: only.number } : about;
  const whole = [
    control('check', about),
    control('right', right),
    ...(only ? outControls(only, shown, about) : []),
  ];
  const each = shown.flatMap((citation) => [
    ...quotedBlocks(citation),
    ...(entry.changed.includes(citation.number) ? [[text(small(say(differsLine)))]] : []),
    ...(only ? [] : [drawn(outControls(citation, shown, about))]),
  ]);
  return together([[text(lines.join('\n'))], ...each, drawn(whole)]);
}

/** As one block where a message holds it. */
function together(blocks: readonly Block[]): readonly Block[] {
  const whole = joinTexts(blocks.flat());
  return fits(whole) ? [whole] : blocks;
}

function quotedBlocks(citation: Citation): readonly Block[] {
  const foot = small(oneLine(footer(citation), budget.footnote));
  const whole = [text(`${quote(citation.excerpt)}\n${foot}`)];
  if (fits(whole)) return [whole];
  return [...quoteInParts(citation.excerpt.text), foot].map((part) => [text(part)]);
}

/** As the answer shows it now. */
function reportedBlocks(citation: Citation, { withdrawn, changed }: Report['kept']): readonly Block[] {
  const { number } = citation;
  if (!withdrawn.includes(number) && !changed.includes(number)) return quotedBlocks(citation);
  return [[text(small(say(`[${number}] ${withdrawn.includes(number) ? withdrawnLine : changedLine}`)))]];
}

/** One message, open or decided. A quotation that finds no room is left to the panel behind the button. */
export function renderReport({ flag, kept, decision }: Report, cited: readonly Citation[]): Payload {
  const { answerId, answer, receipt } = kept;
  const shown = flag.citation === undefined ? cited : cited.filter((c) => c.number === flag.citation);
  const lines = [
    `**${say(reportLine(decision !== undefined))}** · ${stamp(flag.at)}`,
    oneLine(askedLine(answer.asked), budget.question),
    say(reasonLine(flag.reason)),
  ];
  const foot = [
    ...(receipt === '' ? [] : [small(say(receiptLine(receipt)))]),
    ...(decision ? [`${stamp(decision.at)} · ${say(decisionLine(decision))}`] : []),
  ];
  const end: Block = [
    ...(foot.length === 0 ? [] : [text(foot.join('\n'))]),
    ...drawn([control('check', { answerId, subject: `flag:${flag.flagId}` })]),
  ];
  for (let count = shown.length; count > 0; count -= 1) {
    const quoted = shown.slice(0, count).flatMap((citation) => reportedBlocks(citation, kept).flat());
    const pieces = [text(lines.join('\n')), ...quoted, ...end];
    if (fits(pieces)) return message(accents.plain, pieces);
  }
  return message(accents.plain, [text(lines.join('\n')), ...end]);
}

export function renderGaps(gaps: Gaps): readonly Payload[] {
  const { title, sections } = gapsSections(gaps, (foreign) => foreign);
  const lines = sections.flatMap((one) => [
    `**${say(one.title)}**`,
    ...one.lines.map((line) => `- ${say(line)}`),
  ]);
  return pack(accents.plain, linesInBlocks([say(title), ...lines]));
}
