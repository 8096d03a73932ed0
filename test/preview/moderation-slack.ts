// What moderators see in Slack, made from real answers: the panel, the queue, a report, a receipt, an answer taken back.

import { renderGaps, renderReport, renderVerified } from '../../adapters/slack/render/moderation.ts';
import { panelModal, reasonModal } from '../../adapters/slack/render/panel.ts';
import { queueModal } from '../../adapters/slack/render/queue.ts';
import { renderAnswer } from '../../adapters/slack/render/render.ts';
import type { Answer } from '../../src/domain.ts';
import type { Library } from '../../src/library/library.ts';
import { drawBlocks, drawView } from './draw-slack.ts';
import { moderationSample } from './moderation-sample.ts';
import type { Drawn } from './page.ts';

/** For the first of these answers that quotes something; none for none. */
export function moderated(shown: readonly { readonly answer: Answer }[], library: Library): readonly Drawn[] {
  const sample = moderationSample(shown, library);
  if (!sample) return [];
  const { answer, answerId, receipt, kept, panel, page, report, decided, citations, gaps } = sample;
  const screen = { kind: 'panel', answerId } as const;
  const messages = {
    'Receipt, checked': renderVerified({ receipt, kept, citations }),
    'In the moderation channel': renderReport(report, library, 'all'),
    'The same, decided': renderReport(
      { ...report, kept: { ...kept, withdrawn: [1] }, decision: decided },
      library,
      'all',
    ),
    'Withdrawn in the answer': renderAnswer(answer, { answerId, receipt, withdrawn: [1] }),
    'What is missing': renderGaps(gaps),
  };
  return [
    { title: 'Check sources', body: drawView(panelModal(panel, screen)) },
    {
      title: 'Right',
      body: drawView(
        panelModal(panel, screen, { line: 'Confirmed.', lines: '- question: Why?\n  document: a.md\n' }),
      ),
    },
    {
      title: 'The queue',
      body: drawView(queueModal(page, { kind: 'queue' })),
    },
    { title: 'Why retire', body: drawView(reasonModal('retire', { action: '' })) },
    ...Object.entries(messages).map(([title, { blocks }]) => ({ title, body: drawBlocks(blocks) })),
  ];
}
