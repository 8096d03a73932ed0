// What stands under an answer: four controls at most, the rest behind one menu, the same on every platform.
import { expect, it } from 'vitest';
import { renderAnswer as discordAnswer } from '../../../adapters/discord/render/render.ts';
import { controlsOf } from '../../../adapters/kit/controls.ts';
import { renderAnswer as slackAnswer } from '../../../adapters/slack/render/render.ts';
import { labels } from '../../../src/words/everybody.ts';
import { thorny } from '../../contracts/answers.ts';
import { piecesOf } from '../discord/read-back.ts';

const frame = { answerId: 'A1', receipt: 'K7Q2-9FXM' };
const places = [{}, { public: true }, { isPrivate: true, hidden: { share: true } }] as const;
type Node = Readonly<Record<string, unknown>>;
const nodes = (value: unknown): readonly Node[] => JSON.parse(JSON.stringify(value));

it.each(thorny)('are four at most, in two rows at most: $name', ({ answer }) => {
  if (answer.kind === 'conversation') return;
  for (const place of places) {
    const rows = piecesOf(discordAnswer({ ...frame, answer, ...place }).components).filter(
      ({ type }) => type === 1,
    );
    const slackRows = nodes(slackAnswer(answer, { ...frame, ...place }).blocks).filter(({ type }) =>
      ['actions', 'context_actions'].includes(String(type)),
    );
    for (const found of [rows.map((row) => row.components), slackRows.map((row) => row.elements)]) {
      expect(found.length).toBeLessThanOrEqual(2);
      const pairs = nodes(found.flat()).filter(({ type }) => type === 'feedback_buttons').length;
      expect(found.flat().length + pairs).toBeLessThanOrEqual(4);
    }
  }
});

it('are a menu where there are several more, a button where there is one, and none under small talk', () => {
  const [answer] = thorny.flatMap((one) => (one.answer.kind === 'answer' ? [one.answer] : []));
  const [near] = thorny.flatMap((one) => (one.answer.kind === 'nearest' ? [one.answer] : []));
  const [chat] = thorny.flatMap((one) => (one.answer.kind === 'conversation' ? [one.answer] : []));
  if (!answer || !near || !chat) throw new Error('a kind is missing');
  const named = (of: Parameters<typeof controlsOf>[0], sources: readonly number[]) => {
    const { buttons, menu } = controlsOf(of, {
      answerId: 'A',
      sources,
      offers: ['followup', 'share', 'remove'],
    });
    return [buttons.map(({ label }) => label), menu.map(({ label }) => label)];
  };
  expect(named(answer, [1, 2])).toEqual([
    [labels.sources, labels.helpful, labels.unhelpful],
    [labels.followUp, labels.report, labels.share, labels.remove],
  ]);
  expect(named(near, [1])).toEqual([[labels.source, labels.remove], []]);
  expect(named(chat, [])).toEqual([[], []]);
});

it('stand under sections that are only named where others read along, and under their passages where nobody does', () => {
  const near = thorny.find(({ name }) => name === 'nearest')?.answer;
  if (near?.kind !== 'nearest') throw new Error('no answer that is near');
  const passage = near.citations[0]?.excerpt.text ?? '';
  const shown = (place: object): readonly string[] => [
    JSON.stringify(discordAnswer({ ...frame, answer: near, ...place })),
    JSON.stringify(slackAnswer(near, { ...frame, ...place })),
  ];
  for (const text of shown({ public: true })) {
    expect(text).not.toContain(passage);
    expect(text).toContain('These sections are related:');
    expect(text).toContain(near.citations[0]?.source.title);
  }
  for (const text of shown({})) expect(text).toContain(passage);
});
