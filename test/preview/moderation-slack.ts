// What moderators see in Slack, made from real answers: the panel, the queue, a report, a receipt, an answer taken back.
import { panelModal, reasonModal } from '../../adapters/slack/panel.ts';
import { queueModal } from '../../adapters/slack/queue.ts';
import { renderAnswer } from '../../adapters/slack/render.ts';
import { renderGaps, renderReport, renderVerified } from '../../adapters/slack/render-moderation.ts';
import type { Answer } from '../../src/domain.ts';
import type { Library } from '../../src/library.ts';
import { citationsOf } from '../../src/moderation/cited.ts';
import type { QueueEntry } from '../../src/moderation/queue.ts';
import { changesOf, type Fate } from '../../src/moderation/verify.ts';
import { receiptOf } from '../../src/receipt.ts';
import { paragraph } from '../../src/source.ts';
import { drawBlocks, drawView } from './draw-slack.ts';
import type { Drawn } from './page.ts';

const at = Date.UTC(2026, 6, 2);
const answerId = 'preview';
const screen = { kind: 'panel', answerId } as const;

/** For the first of these answers that quotes something; none for none. */
export function moderated(shown: readonly { readonly answer: Answer }[], library: Library): readonly Drawn[] {
  const answer = shown.map((s) => s.answer).find((a) => citationsOf(a).length > 0);
  const [first, ...rest] = answer ? citationsOf(answer) : [];
  if (!answer || !first) return [];
  const receipt = receiptOf(citationsOf(answer));
  const kept = {
    answerId,
    receipt,
    answer,
    thread: '',
    answeredAt: at,
    readers: [],
    withdrawn: [],
    messages: [],
  };
  const flag = { flagId: 'F1', answerId, citation: 1, reason: 'The date is wrong.', at };
  const decided = {
    decisionId: 'D1',
    kind: 'retire',
    moderator: '',
    at,
    citation: 1,
    reason: 'Out of date.',
  } as const;
  const { path, lines } = first.source;
  const words = first.excerpt.text;
  const edited: Fate = {
    state: 'edited',
    path,
    lines,
    text: words,
    changes: changesOf(words, words.replace(/ [^ ]+ /, ' no ')),
  };
  const citations = [first, ...rest].map((citation, i) => ({
    citation,
    paragraph: paragraph(library, citation.source.passageId),
    fate:
      i === 0
        ? edited
        : ({ state: 'unchanged', path: citation.source.path, lines: citation.source.lines } as const),
    withdrawn: i === 1,
    retired: i === 1,
  }));
  const panel = {
    kept,
    citations,
    next: answer.next,
    decisions: [decided],
    flags: [flag],
    votes: { helpful: 2, unhelpful: 1 },
  };
  const cited = citationsOf(answer);
  const retired = {
    passageHash: first.passageHash,
    text: words,
    path,
    headings: [],
    reason: 'Out of date.',
    at,
  };
  const entries: readonly QueueEntry[] = [
    { queued: { kind: 'flag', id: 'flag:F1', at, answerId, subject: 'F1' }, kind: 'flag', kept, flag, cited },
    {
      queued: { kind: 'doubtful', id: 'doubtful:A', at, answerId, subject: answerId },
      kind: 'doubtful',
      kept,
      cited: [first],
    },
    {
      queued: { kind: 'edited', id: 'edited:P', at, answerId: '', subject: 'P' },
      kind: 'edited',
      retired,
      changes: edited.changes,
    },
  ];
  const cards = library.documents.map(({ path: where, title }) => ({ path: where, title }));
  const messages = {
    'Receipt, checked': renderVerified({ receipt, kept, citations }),
    'In the moderation channel': renderReport({ flag, kept }, library, 'all'),
    'The same, decided': renderReport(
      { flag, kept: { ...kept, withdrawn: [1] }, decision: decided },
      library,
      'all',
    ),
    'Withdrawn in the answer': renderAnswer(answer, { answerId, receipt, withdrawn: [1] }),
    'What is missing': renderGaps({
      days: 90,
      asked: 12,
      unanswered: [
        { words: ['budget'], questions: 3, channels: 2, examples: ['What is the budget of the summit?'] },
      ],
      mostCited: [{ passageHash: first.passageHash, path, title: first.source.title, answers: 4, flags: 1 }],
      mostFlagged: [],
      neverCited: cards.slice(0, 3),
      stale: [],
    }),
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
      body: drawView(queueModal({ entries, waiting: 12, next: { at, id: 'flag:F1' } }, { kind: 'queue' })),
    },
    { title: 'Why retire', body: drawView(reasonModal('retire', { action: '' })) },
    ...Object.entries(messages).map(([title, { blocks }]) => ({ title, body: drawBlocks(blocks) })),
  ];
}
