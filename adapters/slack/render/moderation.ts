// Messages of moderation: what a receipt says today, what the documents lack, a member's report; pure.
import type { KnownBlock } from '@slack/types';
import { citationsOf } from '../../../src/citation/citations.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Readers } from '../../../src/domain.ts';
import type { Library } from '../../../src/library/library.ts';
import { mayShow } from '../../../src/moderation/cited.ts';
import type { Gaps } from '../../../src/moderation/gaps.ts';
import { gapsSections } from '../../../src/moderation/gaps-text.ts';
import type { Report, Verified } from '../../../src/moderation/moderation.ts';
import { clip } from '../../../src/text/say.ts';
import { fateLine, footer } from '../../../src/words/citation.ts';
import { askedLine, labels, receiptLine } from '../../../src/words/everybody.ts';
import { decisionLine, reasonLine, reportLine } from '../../../src/words/moderators.ts';
import { control } from '../../kit/moderation.ts';
import { limits } from '../limits.ts';
import { dated, header, linkTo, measure, rows, section, small, stamp } from './blocks.ts';
import { escapeText, plain } from './mrkdwn.ts';
import { act, changesPart } from './panel.ts';
import { quotation } from './quote.ts';
import { outNote, type SlackMessage, stands, withdrawnNote } from './render.ts';

/** Each citation with what became of it. The question is left out: the code may be known to others than its asker. */
export function renderVerified(verified: Verified, pages?: PageLinks): SlackMessage {
  const { receipt, kept, citations } = verified;
  const head = small(
    receiptLine(receipt),
    stamp(kept.answeredAt),
    ...linkTo(pages?.receipt(receipt), labels.page),
  );
  for (let quoted = citations.length; ; quoted -= 1) {
    const blocks = [head, ...citations.flatMap((one, i) => fateBlocks(one, i < quoted))];
    if (quoted === 0 || measure(blocks) <= limits.total - limits.footer) {
      const [first] = citations;
      const spoken = first === undefined ? receiptLine(receipt) : fateLine(first.fate);
      return { text: clip(escapeText(plain(spoken)), limits.footer), blocks };
    }
  }
}

function fateBlocks(
  { citation, fate, withdrawn }: Verified['citations'][number],
  quoted: boolean,
): KnownBlock[] {
  const part = fate.state === 'edited' ? changesPart(fate.changes) : quotation(citation.excerpt);
  return [
    ...(withdrawn
      ? [withdrawnNote(citation)]
      : quoted
        ? [{ type: 'rich_text' as const, elements: [part] }]
        : []),
    small(clip(plain(footer(citation)), limits.footer)),
    section(clip(fateLine(fate), limits.footer)),
  ];
}

/** The report of gaps in as many sections as have room; each line one bullet. */
export function renderGaps(gaps: Gaps): SlackMessage {
  const { title, sections } = gapsSections(gaps, plain);
  const blocks: KnownBlock[] = [section(title)];
  for (const { title: about, lines } of sections) {
    const items = [...lines];
    const block = (): KnownBlock[] => [
      header(about),
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: items.map((text) => ({
              type: 'rich_text_section',
              elements: [{ type: 'text', text: clip(text, limits.footer) }],
            })),
          },
        ],
      },
    ];
    const room = limits.total / sections.length - limits.header;
    while (items.length > 1 && measure(block()) > room) items.pop();
    blocks.push(...block());
  }
  return { text: escapeText(plain(title)), blocks };
}

/** A member's report as it stands in the moderation channel, before and after it is decided. */
export function renderReport(
  { flag, kept, decision }: Report,
  library: Library,
  readers: Readers,
): SlackMessage {
  const line = reportLine(decision !== undefined);
  const about = citationsOf(kept.answer)
    .filter((c) => c.number === (flag.citation ?? 1) && mayShow(library, c.source, readers))
    .flatMap((c): KnownBlock[] =>
      stands(c, kept)
        ? [
            { type: 'rich_text', elements: [quotation(c.excerpt)] },
            small(clip(plain(footer(c)), limits.footer)),
          ]
        : [outNote(c, kept)],
    );
  const { answerId } = kept;
  return {
    text: line,
    blocks: [
      section(line),
      dated(flag.at, clip(askedLine(plain(kept.answer.asked)), limits.footer)),
      section(clip(reasonLine(plain(flag.reason)), limits.footer)),
      ...about,
      ...(decision === undefined
        ? []
        : [dated(decision.at, clip(plain(decisionLine(decision)), limits.footer))]),
      ...rows([act(control('check', { answerId, subject: flag.flagId }))], 'controls'),
    ],
  };
}
