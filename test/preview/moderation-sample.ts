// One answer with all that moderators may meet about it, for the pictures of every platform.
import { citationsOf } from '../../src/citation/citations.ts';
import { paragraph } from '../../src/citation/surroundings.ts';
import type { Answer } from '../../src/domain.ts';
import type { Library } from '../../src/library/library.ts';
import { changesOf, type Fate } from '../../src/moderation/fate.ts';
import type { QueueEntry } from '../../src/moderation/queue.ts';
import { receiptOf } from '../contracts/receipts.ts';

const at = Date.UTC(2026, 6, 2);
const answerId = 'preview';

/** Made from the first of these answers that quotes something; undefined for none. */
export function moderationSample(shown: readonly { readonly answer: Answer }[], library: Library) {
  const answer = shown.map((s) => s.answer).find((a) => citationsOf(a).length > 0);
  const [first, ...rest] = answer ? citationsOf(answer) : [];
  if (!answer || !first) return undefined;
  const receipt = receiptOf(citationsOf(answer));
  const kept = {
    answerId,
    receipt,
    answer,
    thread: '',
    answeredAt: at,
    readers: [],
    withdrawn: [],
    changed: [],
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
    {
      queued: { kind: 'flag', id: 'flag:F1', at, answerId, subject: 'F1' },
      kind: 'flag',
      kept,
      flag,
      cited,
      changed: [],
    },
    {
      queued: { kind: 'doubtful', id: 'doubtful:A', at, answerId, subject: answerId },
      kind: 'doubtful',
      kept,
      cited: [first],
      changed: [],
    },
    {
      queued: { kind: 'edited', id: 'edited:P', at, answerId: '', subject: 'P' },
      kind: 'edited',
      retired,
      changes: edited.changes,
    },
  ];
  const cards = library.documents.map(({ path: where, title }) => ({ path: where, title }));
  const gaps = {
    days: 90,
    asked: 12,
    unanswered: [
      { words: ['budget'], questions: 3, channels: 2, examples: ['What is the budget of the summit?'] },
    ],
    mostCited: [{ passageHash: first.passageHash, path, title: first.source.title, answers: 4, flags: 1 }],
    mostFlagged: [],
    neverCited: cards.slice(0, 3),
    stale: [],
  };
  const page = { entries, waiting: 12, next: { at, id: 'flag:F1' } };
  const report = { flag, kept };
  return { answer, answerId, receipt, kept, panel, page, report, decided, citations, cited, gaps };
}
