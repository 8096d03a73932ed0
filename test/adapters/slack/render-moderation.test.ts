// Windows and messages of moderation against the table of limits, with hostile and endless texts in every place.

import { describe, expect, it } from 'vitest';
import { decodeScreen } from '../../../adapters/slack/moderation/screen.ts';
import { renderGaps, renderReport, renderVerified } from '../../../adapters/slack/render/moderation.ts';
import { panelModal, reasonModal } from '../../../adapters/slack/render/panel.ts';
import { queueModal } from '../../../adapters/slack/render/queue.ts';
import { renderAnswer } from '../../../adapters/slack/render/render.ts';
import type { Library } from '../../../src/library/library.ts';
import type { Fate } from '../../../src/moderation/fate.ts';
import type { Panel } from '../../../src/moderation/panel.ts';
import type { QueueEntry } from '../../../src/moderation/queue.ts';
import { withdrawnLine } from '../../../src/words/everybody.ts';
import { answerOf, citationOf, sourceOf } from '../../contracts/answers.ts';
import { flood, hostile } from '../../contracts/hostile.ts';
import { checkMessage, checkView } from '../../slack-server/check.ts';
import { own } from './read-back.ts';

const answerId = 'A1b2C3d4E5f6';
const texts = [...hostile.map((h) => h.text), flood];
const library = { document: () => undefined } as Pick<Library, 'document'> as Library;

const keptOf = (quoted: readonly string[], said: string) => ({
  answerId,
  receipt: 'K7Q2-9FXM',
  answer: {
    ...answerOf(quoted.map((text, i) => citationOf(i + 1, text, { source: sourceOf(said) }))),
    asked: said,
    understood: said,
  },
  thread: 't',
  answeredAt: 0,
  readers: [],
  withdrawn: [],
  changed: [],
  messages: [],
});
const edited = (text: string): Fate => ({
  state: 'edited',
  path: text,
  lines: { from: 3, to: 4 },
  text,
  changes: [
    { kind: 'same', text: 'It is ' },
    { kind: 'removed', text },
    { kind: 'added', text: 'new' },
  ],
});
const flagOf = (reason: string) => ({ flagId: 'F1', answerId, citation: 1, reason, at: 0 });

function panelOf(quoted: readonly string[], said: string): Panel {
  const kept = keptOf(quoted, said);
  const citations = kept.answer.kind === 'answer' ? kept.answer.citations : [];
  return {
    kept,
    citations: citations.map((citation) => ({
      citation,
      paragraph: `${said} ${citation.excerpt.text} ${said}`,
      fate: edited(said),
      withdrawn: false,
      retired: false,
    })),
    next: Array.from({ length: 9 }, (_, i) => ({ ...citationOf(i + 1, said), missing: [said] })),
    decisions: Array.from({ length: 9 }, (_, i) => ({
      decisionId: `${i}`,
      kind: 'note' as const,
      moderator: '',
      at: 0,
      reason: said,
    })),
    flags: Array.from({ length: 9 }, () => flagOf(said)),
    votes: { helpful: 1, unhelpful: 2 },
  };
}

/** Every mrkdwn text must be one link of ours. */
function acting(payload: unknown): readonly string[] {
  const found: string[] = [];
  JSON.stringify(payload, (_key, value) => {
    if (value?.type === 'mrkdwn' && !own.some((form) => form.test(value.text))) found.push(value.text);
    if (value?.emoji === true) found.push(value.text);
    return value;
  });
  return found;
}

describe('whatever stands in documents, questions and reports', () => {
  it.each(texts.map((text) => [text.slice(0, 24), text]))(
    'keeps %s from acting, within the limits',
    (_, text) => {
      const screen = { kind: 'panel', answerId } as const;
      const kept = keptOf([text.slice(0, 3_000), 'Short.'], text);
      const queued = { kind: 'flag', id: 'flag:F1', at: 0, answerId, subject: 'F1' } as const;
      const cited = kept.answer.kind === 'answer' ? kept.answer.citations : [];
      const entries = Array.from(
        { length: 5 },
        (): QueueEntry => ({ queued, kind: 'flag', kept, flag: flagOf(text), cited, changed: [1] }),
      );
      const views = [
        panelModal(panelOf([text.slice(0, 3_000), 'Short.'], text), screen, { line: 'Done.', lines: text }),
        queueModal({ entries, waiting: 200, next: { at: 1, id: 'flag:F1' } }, { kind: 'queue' }),
        reasonModal('retire', { action: 'retire.A.1.', below: { view: 'V1', screen } }),
      ];
      for (const view of views) expect([checkView(view), acting(view)]).toEqual([[], []]);
      const verified = cited.map((citation) => ({
        citation,
        fate: edited(text.slice(0, 3_000)),
        withdrawn: false,
      }));
      const messages = [
        renderVerified({ receipt: 'K7Q2-9FXM', kept, citations: verified }),
        renderReport({ flag: flagOf(text), kept }, library, []),
        renderGaps({
          days: 90,
          asked: 3,
          unanswered: [{ words: [text], questions: 3, channels: 1, examples: [text, text] }],
          mostCited: [],
          mostFlagged: [],
          neverCited: Array.from({ length: 300 }, () => ({ path: text, title: text })),
          stale: [],
        }),
      ];
      for (const message of messages) expect([checkMessage(message), acting(message)]).toEqual([[], []]);
    },
  );
});

describe('the panel', () => {
  it('reaches every citation, a page at a time, and never cuts a quotation', () => {
    const quoted = Array.from({ length: 9 }, (_, i) => `${i + 1}`.repeat(2_500));
    const panel = panelOf(quoted, 'Why?');
    const seen: string[] = [];
    for (let from: number | undefined = 1; from !== undefined; ) {
      const text: string = JSON.stringify(panelModal(panel, { kind: 'panel', answerId, from }));
      seen.push(...(text.match(/"(\d)\1{2499}"/g) ?? []));
      const next: string | undefined = /"check\.[^."]*\.(\d+)\./.exec(text)?.[1];
      from = next === undefined ? undefined : Number(next);
    }
    expect(seen).toEqual(quoted.map((q) => `"${q}"`));
  });

  it('hands back what it shows', () => {
    const screen = { kind: 'panel', answerId, flagId: 'F1' } as const;
    const view = panelModal(panelOf(['Yes.'], 'Why?'), screen);
    expect(decodeScreen(view.private_metadata)).toEqual(screen);
    expect(decodeScreen('{"kind":"other"}')).toBeUndefined();
  });
});

it('an answer with withdrawn citations says so in their place and speaks of the rest', () => {
  const answer = answerOf([citationOf(1, 'It is nine.'), citationOf(2, 'It is ten.')]);
  const frame = { answerId, receipt: 'K7Q2-9FXM' };
  const one = renderAnswer(answer, { ...frame, withdrawn: [1] });
  expect([one.text, checkMessage(one)]).toEqual(['It is ten.', []]);
  expect(JSON.stringify(one.blocks)).toContain(`[1] ${withdrawnLine}`);
  expect(JSON.stringify(one.blocks)).not.toMatch(/It is nine|"source:1"/);
  const none = renderAnswer(answer, { ...frame, withdrawn: [1, 2] });
  expect([none.text, checkMessage(none)]).toEqual([withdrawnLine, []]);
});
