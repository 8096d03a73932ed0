// Every line that the bot says, made with usual values, beside the place where it is seen.
import { commands as discordCommands } from '../../adapters/discord/commands.ts';
import { commandsLine } from '../../adapters/discord/render/source.ts';
import manifest from '../../adapters/slack/manifest.json' with { type: 'json' };
import type { Answer } from '../../src/domain.ts';
import { libraryOf } from '../../src/library/library.ts';
import type { Outcome } from '../../src/moderation/decide.ts';
import { understand } from '../../src/question/understand.ts';
import type { Decision } from '../../src/store/store.ts';
import * as citation from '../../src/words/citation.ts';
import * as everybody from '../../src/words/everybody.ts';
import * as moderators from '../../src/words/moderators.ts';
import * as requests from '../../src/words/requests.ts';
import * as steps from '../../src/words/steps.ts';
import { answerOf, citationOf, sourceOf } from '../contracts/answers.ts';
import { at, type Line, seenByOperators, within } from './spoken-operators.ts';
import { partLines } from './spoken-parts.ts';

const one = citationOf(1, 'Yes.', { source: sourceOf('Guide'), alsoIn: [sourceOf('Handbook')] });
const {
  kind: _,
  citations: __,
  differ: ___,
  ...asked
} = answerOf([one]) as Extract<Answer, { kind: 'answer' }>;
const nothing = (unknownWords: readonly string[], languages: readonly string[] = []): Answer => ({
  ...asked,
  kind: 'abstention',
  unknownWords,
  languages,
});
const small = (about: Extract<Answer, { kind: 'conversation' }>['about'], count: number): Answer => {
  const card = { id: 'd', path: 'd.md', title: 'Guide', language: 'en', tags: [], audience: [], passages: 3 };
  return { ...asked, kind: 'conversation', about, documents: Array(count).fill(card), examples: [] };
};
const compared = (kind: 'answer' | 'nearest', sides: readonly (readonly number[])[]): string =>
  everybody.leadLine({
    ...asked,
    asked: 'compare Docker and Podman',
    kind,
    citations: [one],
    differ: [],
    request: { kind: 'comparison', sides },
  });
const section = (text: string) => ({ start: 0, end: text.length, kind: 'section', text }) as const;
const decision = (kind: Decision['kind']): Decision => ({
  decisionId: 'D',
  kind,
  moderator: 'm',
  reason: 'Too old.',
  at: 0,
  answerId: 'A',
  citation: 1,
});
const place = { path: 'guide.md', lines: { from: 3, to: 4 } };

/** What members read. */
const seenByAll: readonly Line[] = [
  ...within('button or menu', everybody.labels),
  ...at('button in a window', everybody.sourceLabel(2)),
  ...at('title of a window', everybody.sourceTitle(1)),
  ...within('reply without an answer', everybody.notices),
  ...at('in place of a quote', everybody.withdrawnLine, everybody.changedLine),
  ...at('window or private line', everybody.goneLine),
  ...at('above quotes', everybody.leadLine(answerOf([one]))),
  ...at('unsure, in private', everybody.leadLine({ ...asked, kind: 'nearest', citations: [one] })),
  ...at('unsure, in public', everybody.leadLine({ ...asked, kind: 'nearest', citations: [one] }, true)),
  ...at(
    'no answer',
    everybody.leadLine(nothing([])),
    everybody.leadLine(nothing(['cook', 'rice'])),
    everybody.leadLine(nothing(['a', 'b', 'c', 'd'])),
    everybody.leadLine(nothing([], ['en'])),
  ),
  ...(['greeting', 'thanks', 'help', 'topics', 'documents', 'contact', 'empty'] as const).flatMap((about) =>
    at(`small talk: ${about}`, everybody.leadLine(small(about, 6))),
  ),
  ...at('whom to ask, where CONTACT is set', requests.contactLine('#help-desk')),
  ...at(
    'above what was requested',
    everybody.leadLine({ ...answerOf([one]), request: { kind: 'overview', of: 'one' } } as Answer),
    everybody.leadLine({ ...answerOf([one]), request: { kind: 'overview', of: 'all' } } as Answer),
    everybody.leadLine({ ...answerOf([one]), request: { kind: 'overview', of: 'some' } } as Answer),
    compared('answer', [[1], [1]]),
    compared('nearest', [[1], []]),
    compared('nearest', [[1], [1]]),
  ),
  ...at(
    'above quotes, where no document mentions a word',
    everybody.leadLine({ ...answerOf([one]), unknownWords: ['budget'] } as Answer),
    everybody.leadLine({ ...asked, kind: 'nearest', citations: [one], unknownWords: ['budget'] }),
  ),
  ...at(
    'below how a document begins',
    requests.contentsLine({ labels: [section('Docker'), section('Podman')] }) ?? '',
  ),
  ...at('list of documents, empty', everybody.noDocumentsLine, everybody.leadLine(small('topics', 0))),
  ...at('help, Discord', everybody.helpLine, commandsLine('6 documents')),
  ...at('above examples', everybody.examplesLine),
  ...at(
    'above an answer',
    everybody.searchedLine('the budget'),
    everybody.understoodLine({ ...nothing([]), understood: 'the budget' }),
  ),
  ...within('private line', everybody.asides),
  ...at('to whoever reported', everybody.decidedLine('kept'), everybody.decidedLine('withdrawn')),
  ...at('verify', everybody.unknownReceipt),
  ...at('private line', everybody.elsewhereLine(['#help', '#docs'])),
  ...at(
    'below quotes',
    everybody.leftOutLine(1),
    everybody.leftOutLine(3),
    everybody.receiptLine('K7Q2-9FXM'),
  ),
  ...within('window', everybody.windows),
  ...at('status', everybody.searchingLine),
  ...at(
    'above an answer',
    everybody.askedLine('Why?'),
    everybody.sharedBy('Ada'),
    everybody.sharedLine('Ada', 'Why?'),
  ),
  ...at('Home tab', ...everybody.homeLines('/ask')),
  ...within('page', everybody.pageWords),
  ...within('chat in the browser', everybody.chatWords),
  ...at('page of a receipt', everybody.answeredLine, everybody.quoteTitle(1)),
  ...at(
    'footnote',
    citation.footer(one),
    citation.sourceLine(one.source),
    citation.sectionOf(one.source),
    ...partLines(one.source),
    citation.alsoLine(one),
  ),
  ...at('report window', citation.choiceLine(one)),
  ...(['number', 'date', 'name', 'negation'] as const).flatMap((about) =>
    at('below quotes', citation.differLine({ citations: [1, 2], about })),
  ),
  ...at(
    'below a list',
    citation.moreLine({
      ...asked,
      kind: 'answer',
      citations: [one],
      differ: [],
      more: { count: 4, sources: [one.source] },
    }),
  ),
  ...at(
    '/why',
    citation.why(one),
    citation.why({ ...one, missing: ['budget'] }),
    citation.why({ ...one, matched: [], missing: ['budget'] }),
    citation.why({ ...one, matched: [], missing: [] }),
  ),
  ...at('View source', citation.verifiedLine({ verified: true }), citation.verifiedLine({ verified: false })),
  ...at(
    'verify',
    citation.fateLine({ state: 'unchanged', ...place }),
    citation.fateLine({ state: 'moved', ...place }),
    citation.fateLine({ state: 'edited', ...place, text: '', changes: [] }),
    citation.fateLine({ state: 'gone' }),
    citation.thenLine,
    citation.nowLine,
  ),
  ...discordCommands.flatMap(({ name, description, options = [] }) => [
    ...at(`Discord command ${name}`, description),
    ...options.flatMap((option) => at(`Discord command ${name}: ${option.name}`, option.description)),
  ]),
  ...manifest.features.slash_commands.flatMap(({ command, description }) =>
    at(`Slack command ${command}`, description),
  ),
  ...manifest.features.shortcuts.flatMap(({ name, description }) => at(`Slack menu: ${name}`, description)),
  ...at(
    'Slack app',
    manifest.display_information.description,
    manifest.display_information.long_description,
    manifest.features.agent_view.agent_description,
  ),
];

const outcomes: readonly Outcome[] = [
  ...(['unknown', 'noted', 'withdrawn', 'usable', 'undone'] as const).map((kind): Outcome => ({ kind })),
  { kind: 'settled', decision: decision('retire') },
  { kind: 'right', lines: '' },
];

/** What moderators read beside. */
const seenByModerators: readonly Line[] = [
  ...within('moderators, button', moderators.moderatorLabels),
  ...at(
    'Check sources',
    moderators.confidenceLine(0.98),
    moderators.nextLine,
    moderators.lostLine(one),
    moderators.lostLine({ ...one, missing: ['budget'] }),
  ),
  ...at(
    'why, Check sources, ask --explain',
    ...['How do I moor a boat?', 'Give me an overview of the harbour'].map((asked) =>
      steps.lookedForLine(understand(libraryOf([]), asked, { turns: [], readers: 'all' })),
    ),
    ...[steps.wantedWords, steps.requestedWords, steps.reasonWords].flatMap((words) => Object.values(words)),
    steps.outcomeReason({ kind: 'abstention', confidence: 0 }, { answer: 0.5, nearest: 0.2 }),
  ),
  ...outcomes.flatMap((outcome) => at('moderators, after a decision', moderators.outcomeLine(outcome))),
  ...at('Check sources', moderators.decisionsLine, moderators.flagsLine),
  ...(['right', 'wrong', 'retire', 'undo', 'note'] as const).flatMap((kind) =>
    at('Check sources, history', moderators.decisionLine(decision(kind))),
  ),
  ...at(
    'Check sources, reports',
    moderators.flagLine({
      flagId: 'F',
      answerId: 'A',

      reason: 'Too old.',
      at: 0,
      citation: 1,
      decidedAt: 1,
    }),
  ),
  ...at(
    'Check sources',
    moderators.reasonLine('Too old.'),
    moderators.votesLine({ helpful: 3, unhelpful: 1 }),
    moderators.retiredLine,
  ),
  ...at('review queue', moderators.retiredOnce('guide.md', 'Too old.'), moderators.differsLine),
  ...within('moderators, window', moderators.whyLine),
  ...at(
    'moderators, private line',
    moderators.nothingToCheck,
    moderators.notModerator,
    moderators.nobodyModerates('SLACK_MODERATORS', 'U1'),
  ),
  ...(['flag', 'unhelpful', 'doubtful', 'edited'] as const).flatMap((kind) =>
    at('review queue', moderators.entryLine({ kind })),
  ),
  ...at('review queue', moderators.queueLine({ waiting: 0 }), moderators.queueLine({ waiting: 12 })),
  ...at(
    'review queue, Slack',
    moderators.waitingLine({ waiting: 0 }),
    moderators.waitingLine({ waiting: 12 }),
  ),
  ...at('moderation channel', moderators.reportLine(false), moderators.reportLine(true)),
  ...within('gaps', moderators.gapTitles),
];

export const spoken = { seenByAll, seenByModerators, seenByOperators };
