// The moderators' queue as a window: a page of entries, each with what can be decided about it; pure.
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { encodeAction } from '../../../src/action.ts';
import type { Citation } from '../../../src/domain.ts';
import type { QueueEntry, QueuePage } from '../../../src/moderation/queue.ts';
import { clip } from '../../../src/text/say.ts';
import { footer } from '../../../src/words/citation.ts';
import { askedLine } from '../../../src/words/everybody.ts';
import {
  confidenceLine,
  differsLine,
  entryLine,
  moderatorLabels,
  reasonLine,
  retiredOnce,
  waitingLine,
} from '../../../src/words/moderators.ts';
import { concerned, control, editedControls, olderControls, outControls } from '../../kit/moderation.ts';
import { limits } from '../limits.ts';
import { encodeScreen, type Screen } from '../moderation/screen.ts';
import { button, dated, header, measure, rows, section, small } from './blocks.ts';
import { plain } from './mrkdwn.ts';
import { act, changesPart, type Notice, noticeBlocks } from './panel.ts';
import { quotation } from './quote.ts';
import { windowOf } from './windows.ts';

/** Entries first with their quotations; where these have no room, the last entries name their sources only. */
export function queueModal(
  page: QueuePage,
  screen: Extract<Screen, { kind: 'queue' }>,
  notice?: Notice,
): ModalView {
  const head = [...noticeBlocks(notice), section(waitingLine(page))];
  const foot = turning(page, screen);
  for (let quoted = page.entries.length; ; quoted -= 1) {
    const entries = page.entries.flatMap((entry, i) => entryBlocks(entry, i, i < quoted));
    const blocks = [...head, ...entries, ...foot];
    if (quoted === 0 || measure(blocks) <= limits.total) {
      return windowOf(moderatorLabels.queue, blocks, { private_metadata: encodeScreen(screen) });
    }
  }
}

function turning(page: QueuePage, { after }: Extract<Screen, { kind: 'queue' }>): KnownBlock[] {
  const newest = { label: moderatorLabels.newest, action: { kind: 'queue', answerId: '' } } as const;
  const turns = [...(after === undefined ? [] : [newest]), ...olderControls(page)];
  return rows(
    turns.map(({ label, action }) =>
      button(`queue:${action === newest.action ? 0 : 1}`, label, encodeAction(action)),
    ),
    'turn',
  );
}

function entryBlocks(entry: QueueEntry, at: number, quoted: boolean): KnownBlock[] {
  const head = header(entryLine(entry));
  if (entry.kind === 'edited') {
    const { path, reason } = entry.retired;
    return [
      { type: 'divider' },
      head,
      dated(entry.queued.at, clip(plain(retiredOnce(path, reason)), limits.footer)),
      ...(quoted ? [{ type: 'rich_text' as const, elements: [changesPart(entry.changes)] }] : []),
      ...rows(editedControls(entry).map(act), `entry:${at}`),
    ];
  }
  const { kept } = entry;
  return [
    { type: 'divider' },
    head,
    section(clip(askedLine(plain(kept.answer.asked)), limits.footer)),
    ...(entry.kind === 'flag' ? [section(clip(reasonLine(plain(entry.flag.reason)), limits.footer))] : []),
    dated(entry.queued.at, confidenceLine(kept.answer.confidence)),
    ...concerned(entry).flatMap((citation) => [
      ...quote(citation, quoted),
      ...(entry.changed.includes(citation.number) ? [small(differsLine)] : []),
    ]),
    ...rows(buttons(entry), `entry:${at}`),
  ];
}

const quote = (citation: Citation, quoted: boolean): KnownBlock[] => [
  ...(quoted ? [{ type: 'rich_text' as const, elements: [quotation(citation.excerpt)] }] : []),
  small(clip(plain(footer(citation)), limits.footer)),
];

/** Right is said of the whole answer; the rest of one quotation, with its number where there are several. */
function buttons(entry: Exclude<QueueEntry, { kind: 'edited' }>): readonly Button[] {
  const subject = entry.kind === 'flag' ? entry.flag.flagId : undefined;
  const about = { answerId: entry.kept.answerId, subject };
  const each = concerned(entry).flatMap((citation) => outControls(citation, entry.cited, about));
  return [control('check', about), control('right', about), ...each, control('note', about)].map(act);
}
