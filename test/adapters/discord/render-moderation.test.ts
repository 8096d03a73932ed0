// What moderators are shown: within Discord's limits whatever is quoted, whole, and nothing in it acts.
import { describe, expect, it } from 'vitest';
import { renderPanel, renderVerified } from '../../../adapters/discord/render/panel.ts';
import { renderGaps, renderQueue, renderReport } from '../../../adapters/discord/render/queue.ts';
import { citationsOf } from '../../../src/citation/citations.ts';
import type { Answer, Citation } from '../../../src/domain.ts';
import { changesOf, type Fate } from '../../../src/moderation/fate.ts';
import { answerOf, citationOf, thorny } from '../../contracts/answers.ts';
import { hostile } from '../../contracts/hostile.ts';
import { brokenInMessage } from '../../discord-server/rules.ts';
import { readBack } from './read-back.ts';

const at = Date.UTC(2026, 6, 2);
const hash = 'f'.repeat(64);

function everything(answer: Answer, words: string) {
  const cited = citationsOf(answer);
  const kept = {
    answerId: 'A1',
    receipt: 'K7Q2-9FXM',
    answer,
    thread: '',
    answeredAt: at,
    readers: [],
    withdrawn: [],
    changed: [],
    messages: [],
  };
  const changes = changesOf(words, `${words} more`);
  const fates: readonly Fate[] = [
    { state: 'unchanged', path: words, lines: { from: 1, to: 2 } },
    { state: 'edited', path: words, lines: { from: 1, to: 2 }, text: words, changes },
    { state: 'gone' },
  ];
  const citations = cited.map((citation, n) => ({
    citation,
    paragraph: `${words} ${citation.excerpt.text} ${words}`,
    fate: fates[n % fates.length] ?? { state: 'gone' },
    withdrawn: n % 2 === 1,
    retired: n % 2 === 1,
  }));
  const flag = { flagId: 'F1', answerId: 'A1', reason: words, at };
  const decision = { decisionId: 'D1', kind: 'note', moderator: '', at, reason: words } as const;
  const votes = { helpful: 1, unhelpful: 2 };
  const retired = {
    passageHash: hash,
    editedHash: hash,
    text: words,
    path: words,
    headings: [],
    reason: words,
    at,
  };
  const entry = (n: number) => {
    const open = { ...flag, flagId: `F${n}` };
    const queued = { kind: 'flag', id: `flag:F${n}`, at, answerId: 'A1', subject: `F${n}` } as const;
    return { queued, kind: 'flag', kept, flag: open, cited, changed: [1] } as const;
  };
  const edited = { kind: 'edited', id: `edited:${hash}`, at, answerId: '', subject: hash } as const;
  return [
    ...renderPanel(
      { kept, citations, next: cited, decisions: Array(30).fill(decision), flags: [flag], votes },
      'flag:F1',
    ),
    ...renderVerified({ receipt: 'K7Q2-9FXM', kept, citations }, 'https://docs.example/r'),
    ...renderQueue({
      entries: [entry(1), entry(2), entry(3), { queued: edited, kind: 'edited', retired, changes }],
      waiting: 200,
      next: { at, id: `edited:${hash}` },
    }),
    renderReport({ flag, kept, decision }, cited),
    ...renderGaps({
      days: 90,
      asked: 1,
      unanswered: [{ words: [words], questions: 2, channels: 1, examples: [words] }],
      mostCited: [],
      mostFlagged: [],
      neverCited: Array(40).fill({ path: words, title: words }),
      stale: [],
    }),
  ];
}

describe('what moderators are shown', () => {
  it.each(thorny)('is within the limits: $name', ({ answer }) => {
    for (const payload of everything(answer, 'The gate opens at six.'))
      expect(brokenInMessage(payload)).toEqual([]);
  });

  it.each(hostile)('lets nothing act: $name', ({ text }) => {
    for (const payload of everything(answerOf([citationOf(1, text)]), text)) {
      expect(brokenInMessage(payload)).toEqual([]);
      expect(readBack(payload).acting.filter((sign) => sign !== '~')).toEqual([]);
    }
  });

  it('never cuts a quotation, however long', () => {
    const long = `${'Endless words '.repeat(900)}end.`;
    const citation: Citation = citationOf(1, long);
    const kept = {
      answerId: 'A1',
      receipt: '',
      answer: answerOf([citation]),
      thread: '',
      answeredAt: at,
      readers: [],
      withdrawn: [],
      changed: [],
      messages: [],
    };
    const one = {
      citation,
      paragraph: long,
      fate: { state: 'gone' },
      withdrawn: false,
      retired: false,
    } as const;
    const votes = { helpful: 0, unhelpful: 0 };
    const payloads = renderPanel({ kept, citations: [one], next: [], decisions: [], flags: [], votes });
    expect(payloads.flatMap((p) => readBack(p).quotations.map((q) => q.text)).join('')).toBe(long);
    for (const payload of payloads) expect(brokenInMessage(payload)).toEqual([]);
  });
});
