// What moderators see on Discord, made from real answers: the panel, the queue, a report, a receipt, an answer taken back.
import type { Payload } from '../../adapters/discord/render/components.ts';
import { reasonModal } from '../../adapters/discord/render/modals.ts';
import { renderOutcome, renderPanel, renderVerified } from '../../adapters/discord/render/panel.ts';
import { renderGaps, renderQueue, renderReport } from '../../adapters/discord/render/queue.ts';
import { renderAnswer } from '../../adapters/discord/render/render.ts';
import type { Answer } from '../../src/domain.ts';
import type { Library } from '../../src/library/library.ts';
import { drawMessage } from './draw-discord.ts';
import { moderationSample } from './moderation-sample.ts';
import type { Drawn } from './page.ts';

/** For the first of these answers that quotes something; none for none. */
export function moderated(shown: readonly { readonly answer: Answer }[], library: Library): readonly Drawn[] {
  const sample = moderationSample(shown, library);
  if (!sample) return [];
  const { answer, answerId, receipt, kept, panel, page, report, decided, citations, cited, gaps } = sample;
  const lines = '- question: Why?\n  document: a.md\n';
  const messages: Readonly<Record<string, readonly Payload[]>> = {
    'Check sources': renderPanel(panel),
    Right: renderOutcome({ kind: 'right', lines }),
    'The queue': renderQueue(page),
    'Receipt, checked': renderVerified({ receipt, kept, citations }),
    'In the moderation channel': [renderReport(report, cited)],
    'The same, decided': [
      renderReport({ ...report, kept: { ...kept, withdrawn: [1] }, decision: decided }, cited),
    ],
    'Withdrawn in the answer': [renderAnswer({ answer, answerId, receipt, withdrawn: [1] })],
    'What is missing': renderGaps(gaps),
  };
  return [
    ...Object.entries(messages).flatMap(([title, payloads]) =>
      payloads.map((payload) => ({ title, body: drawMessage(payload) })),
    ),
    { title: 'Why retire', body: drawMessage(reasonModal('retire', 'retire.preview.1.')) },
  ];
}
