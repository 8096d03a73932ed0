// What moderators do on Discord, from the report of a member to the posted answer that is edited, with real messages.
import { describe, expect, it } from 'vitest';
import { createPageLinks } from '../../../src/citation/page-link.ts';
import { labels } from '../../../src/words/everybody.ts';
import { moderatorLabels } from '../../../src/words/moderators.ts';
import { ada, bob, type Used } from '../../discord-server/people.ts';
import { directs, general, hall, type Message } from '../../discord-server/world.ts';
import { begin as beginPlainly, nth, stage } from './begun.ts';
import { piecesOf } from './read-back.ts';
import { buttonOf, buttonsOf, replies, type Settings, type Stage, textOf } from './stage.ts';

const fee = 'How much does a mooring at the north quay cost?';
const role = '800000000000000001';
const moderator: Used = { channel: general, user: bob, roles: [role] };
const begin = (settings?: Settings): Promise<Stage> => beginPlainly({ moderatorRoles: [role], ...settings });

const saying = (words: string, channel?: string) =>
  stage.server.world.until(() => replies(stage, channel).findLast((m) => textOf(m).includes(words)));
async function asked(question = fee): Promise<Message> {
  const said = stage.server.people.say({ content: question, channel: general, mention: true });
  return stage.server.world.until(() =>
    replies(stage, general).find((m) => m.message_reference?.message_id === said.id),
  );
}
async function reported(message: Message): Promise<void> {
  const report = buttonOf(message, labels.report);
  const fields = { citation: '1', text: 'That price is old.' };
  stage.server.people.submit(report, fields, { channel: general, user: ada }, message);
  await saying('A moderator will take a look');
}
/** Presses a button of theirs and fills in the window that opens. */
async function retired(panel: Message, reason: string): Promise<void> {
  const retire = buttonOf(panel, moderatorLabels.retire);
  const pressed = stage.server.people.press(panel, retire, moderator);
  await stage.server.world.until(() => pressed.response);
  expect(pressed.response).toMatchObject({ type: 9, data: { title: moderatorLabels.retire } });
  stage.server.people.submit(retire, { text: reason }, moderator, panel);
  await saying('The quote is removed');
}
const now = (message: Message) => stage.server.world.messages.get(message.id) ?? message;

describe.each([
  { onFile: false, where: 'in one process' },
  { onFile: true, where: 'with two processes on one file' },
])('a report, $where', ({ onFile }) => {
  it('is found in the queue, looked into, and its passage withdrawn from what was posted', async () => {
    await begin({ moderationChannel: hall, onFile });
    if (onFile) await (await stage.twin()).start();
    const { people, world } = stage.server;
    const answer = await asked();
    expect(textOf(answer)).toContain('40 crowns');
    await reported(answer);
    const posted = await nth(0, hall);
    expect(textOf(posted)).toMatch(/New report[\s\S]*That price is old/);

    people.slash('review', {}, moderator);
    const queue = await saying('Review queue');
    expect(queue.only).toBe(bob);
    expect(textOf(queue)).toMatch(/Reported[\s\S]*That price is old[\s\S]*40 crowns/);

    people.press(queue, buttonOf(queue, moderatorLabels.check), moderator);
    const panel = await saying('SHA-256');
    for (const words of [fee, 'Looks for', 'Confidence', '40 crowns', 'moorings.md', 'Unchanged'])
      expect(textOf(panel)).toContain(words);
    await retired(panel, 'The fees changed.');

    const edited = await world.until(
      () => textOf(now(answer)).includes('Removed by a moderator') && now(answer),
    );
    expect(textOf(edited)).not.toContain('40 crowns');
    const closed = await world.until(() => textOf(now(posted)).includes('decided') && now(posted));
    expect(textOf(closed)).toContain('retired [1]: The fees changed.');
    expect(textOf(await nth(0, directs))).toContain('removed it');
    expect(textOf(await asked())).not.toContain('40 crowns');

    const code = /Receipt (\S+)/.exec(textOf(edited))?.[1] ?? '';
    const answerId = buttonOf(edited, labels.helpful).split('.')[1];
    people.press(edited, `undo.${answerId}.1.`, moderator);
    await world.until(() => textOf(now(answer)).includes('40 crowns'));

    const text = '# Moorings\n\n## Fees\n\nA mooring at the north quay costs 45 crowns per night.\n';
    await stage.write('moorings.md', text);
    await asked('What does a mooring at the north quay cost per night?');
    people.slash('verify', { code }, { channel: general });
    const verified = await saying('Edited');
    expect(verified.only).toBe(ada);
    expect(textOf(verified)).toMatch(/~~40~~[\s\S]*45/);
    expect(textOf(verified)).not.toContain(fee);
    const lone = replies(stage).filter((m) => textOf(m).includes('removed it'));
    expect(lone).toHaveLength(1);
  });
});

describe('moderators', () => {
  it('are checked at every press; others are refused politely, and told the setting where nobody is', async () => {
    await begin();
    const { people } = stage.server;
    const answer = await asked();
    const answerId = buttonOf(answer, labels.helpful).split('.')[1] ?? '';
    for (const id of [
      `check.${answerId}..`,
      `right.${answerId}.1.`,
      `retire.${answerId}.1.`,
      'queue...1:flag:x',
    ])
      people.press(answer, id, { channel: general, user: ada });
    people.submit(`retire.${answerId}.1.`, { text: 'mine' }, { channel: general, user: ada }, answer);
    people.slash('gaps', {}, { channel: general });
    people.menu(moderatorLabels.check, answer, { channel: general });
    await nth(7);
    expect(replies(stage).slice(1).map(textOf)).toEqual(Array(7).fill('Only moderators can do that.'));
    expect((await stage.engine.kept(answerId))?.withdrawn).toEqual([]);
  });

  it('are named to whoever asks where nobody is one; a person may be named too', async () => {
    await begin({ moderatorRoles: [] });
    stage.server.people.slash('review', {}, { channel: general, user: ada });
    expect(textOf(await nth(0))).toMatch(new RegExp(`DISCORD_MODERATOR_ROLES and restart the bot: ${ada}`));
    const first = stage;
    await begin({ moderatorRoles: [ada] });
    stage.server.people.slash('review', {}, { channel: directs, user: ada });
    expect(textOf(await nth(0, directs))).toContain('nothing to review');
    await first.close();
  });

  it('find Check sources in the menu of any answer and in its context, where only they see it', async () => {
    await begin({ moderatorRoles: [] });
    const { people } = stage.server;
    const answer = await asked();
    const manager: Used = { channel: general, user: bob, permissions: '8192' };
    people.menu(moderatorLabels.check, answer, manager);
    expect(textOf(await saying('SHA-256'))).toContain('Other passages considered');
    people.press(answer, buttonOf(answer, labels.source), manager);
    const context = await saying('checked just now');
    expect(buttonsOf(context).has(moderatorLabels.check)).toBe(true);
    people.press(answer, buttonOf(answer, labels.source), { channel: general, user: ada });
    const plain = await stage.server.world.until(() =>
      replies(stage).find((m) => m.only === ada && textOf(m).includes('checked just now')),
    );
    expect(buttonsOf(plain).has(moderatorLabels.check)).toBe(false);
    const other = people.say({ content: 'hello', channel: general, user: bob });
    people.menu(moderatorLabels.check, other, manager);
    await saying('no answer in that message');
  });

  it('confirm what is right with lines to paste, take out a wrong source, leave a note, and undo', async () => {
    await begin();
    const { people, world } = stage.server;
    const answer = await asked();
    const answerId = buttonOf(answer, labels.helpful).split('.')[1] ?? '';
    people.press(answer, `right.${answerId}.1.`, moderator);
    expect(textOf(await saying('questions.yaml'))).toContain('document: moorings.md');
    people.submit(`note.${answerId}..`, { text: 'Ask the office.' }, moderator, answer);
    await saying('note is saved');
    people.press(answer, `wrong.${answerId}.1.`, moderator);
    await world.until(() => textOf(now(answer)).includes('Removed by a moderator'));
    people.press(answer, `undo.${answerId}.1.`, moderator);
    await world.until(() => textOf(now(answer)).includes('40 crowns'));
    people.menu(moderatorLabels.check, answer, moderator);
    const panel = textOf(await saying('History'));
    for (const words of [
      'marked [1] as correct',
      'left a note on the answer: Ask the office.',
      'marked [1] as not answering',
      'restored [1]',
    ])
      expect(panel).toContain(words);
  });

  it('reach every one of 200 open reports, page by page, each with its decisions', async () => {
    await begin();
    const { people, world } = stage.server;
    const answer = await asked();
    const answerId = buttonOf(answer, labels.helpful).split('.')[1] ?? '';
    for (let n = 0; n < 200; n += 1)
      await stage.engine.flag({ answerId, person: `discord:${n}`, reason: `number ${n} of them` });
    const seen = new Set<string>();
    const deciding = new Set<string>();
    let last = '0';
    people.slash('review', {}, moderator);
    while (seen.size < 200) {
      const older = await world.until(() => {
        const fresh = replies(stage).filter((m) => m.only === bob && BigInt(m.id) > BigInt(last));
        for (const [, n] of fresh
          .map(textOf)
          .join()
          .matchAll(/number (\d+) of them/g))
          seen.add(n ?? '');
        const buttons = fresh.flatMap((m) => piecesOf(m.components).map((p) => String(p.custom_id)));
        for (const id of buttons) if (id.startsWith('right.')) deciding.add(id);
        const next = seen.size === 200 ? 'none' : buttons.find((id) => id.startsWith('queue.'));
        if (next) last = fresh.at(-1)?.id ?? last;
        return next;
      });
      if (older !== 'none') people.press(answer, older, moderator);
    }
    expect(deciding.size).toBe(200);
    const [newest = '', oldest = ''] = [[...deciding][0], [...deciding].at(-1)];
    for (const id of [newest, oldest]) people.press(answer, id, moderator);
    await world.until(
      () => replies(stage).filter((m) => textOf(m).includes('Marked as correct')).length === 2,
    );
    expect((await stage.moderation.queue([])).waiting).toBe(198);
  });

  it('see what is missing', async () => {
    await begin();
    await asked('Where is the zeppelin parked?');
    stage.server.people.slash('gaps', {}, moderator);
    const gaps = await saying('Last 90 days');
    expect(textOf(gaps)).toMatch(/zeppelin[\s\S]*Unused documents[\s\S]*Harbour tools/);
    expect(gaps.only).toBe(bob);
  });
});

describe('a receipt', () => {
  it('is looked up by everybody, within the audience, and a wrong code gets one line', async () => {
    await begin({ audience: ['crew'] });
    const answer = await asked('Where does the key of the fuel store hang?');
    const code = /Receipt (\S+)/.exec(textOf(answer))?.[1] ?? '';
    stage.server.people.slash('verify', { code: ` ${code.toLowerCase()}` }, { channel: general, user: bob });
    expect(textOf(await saying('Unchanged'))).toContain('blue door');
    stage.server.people.slash('verify', { code: 'nonsense' }, { channel: general });
    await saying('Receipt not found');
    expect(await stage.moderation.verify(code, [])).toBeUndefined();
  });
});

describe('pages', () => {
  it('are linked in context, and from footnotes without a link of their own', async () => {
    const publicUrl = 'https://docs.example';
    await begin({ pages: createPageLinks({ publicUrl, secret: 'secret', days: 30, now: Date.now }) });
    const answer = await asked();
    const page = /^https:\/\/docs\.example\/documents\/\S+sig=\S+#L\d+$/;
    const footnoted = JSON.stringify(answer.components).match(/<(https:[^>]+)>/)?.[1];
    expect(footnoted).toMatch(page);
    stage.server.people.press(answer, buttonOf(answer, labels.source), { channel: general });
    expect(buttonsOf(await saying('checked just now')).get(labels.page)).toMatch(page);
  });
});
