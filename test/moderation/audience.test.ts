// All that is kept of an answer for a team, tried by every way out by moderators and readers of another audience.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderVerified as discordVerified } from '../../adapters/discord/render/panel.ts';
import { renderQueue } from '../../adapters/discord/render/queue.ts';
import { renderReport, renderVerified } from '../../adapters/slack/render/moderation.ts';
import { queueModal } from '../../adapters/slack/render/queue.ts';
import { unreachedLine } from '../../adapters/unreached-line.ts';
import { pages } from '../../adapters/web/start.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { signedPath } from '../../src/citation/page-link.ts';
import { createLog } from '../../src/log.ts';
import { type Desk, openDesk } from './stage.ts';

const secret = /watch|lantern|third|test:U9|colour/i;
const question = 'Where does the night watch hide the spare key?';
const toll = 'What is the toll for a night?';
const kept = { answerId: '', receipt: '', flagId: '' };
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  desk.house.write('synonyms.txt', 'lamp key, spare key\nzephyr, third lantern\n');
  await desk.reload();
  const { answerId, receipt } = await desk.ask(question, ['team']);
  await desk.engine.feedback({ answerId, person: 'test:U9', verdict: 'unhelpful' });
  const flagId = await desk.engine.flag({
    answerId,
    citation: 1,
    person: 'test:U9',
    reason: 'Wrong colour.',
  });
  Object.assign(kept, { answerId, receipt, flagId });
});
afterEach(() => desk.close());

const retire = () =>
  desk.moderation.decide({
    kind: 'retire',
    answerId: kept.answerId,
    citation: 1,
    moderator: 'm',
    reason: 'colour',
  });

/** Everything that a moderator and a reader with these audiences can be shown of it. */
async function shown(...readers: string[]): Promise<string> {
  const { panel, queue, verify, gaps, report, today } = desk.moderation;
  const found = await verify(kept.receipt, readers);
  const page = await queue(readers);
  const reported = await report(kept.flagId, readers);
  const again = await today(kept.answerId, readers);
  return JSON.stringify([
    await panel(kept.answerId, readers),
    page,
    queueModal(page, { kind: 'queue' }),
    renderQueue(page),
    found && [found.citations, renderVerified(found), discordVerified(found)],
    await gaps(readers),
    reported && renderReport(reported, desk.engine.library(), readers),
    again?.answer.kind === 'answer' ? again.answer.citations : [],
    await desk.engine.source(kept.answerId, 1, readers),
    desk.engine.documents(readers),
  ]);
}

it('shows guests nothing of it: receipt, panel, queue, report, gaps, a message edited anew, its source', async () => {
  expect(await shown()).not.toMatch(secret);
  expect(await shown('crew')).not.toMatch(secret);
  expect(await shown('team')).toMatch(/third lantern/);
  expect((await desk.moderation.queue([])).waiting).toBe(0);
});

it('nor after it was retired and its words were edited', async () => {
  await retire();
  desk.house.write(
    'watch.md',
    '---\naudience: [team]\n---\n# Night watch\n\nThe night watch hides the spare key under the fourth lantern.\n',
  );
  await desk.reload();
  expect(await shown()).not.toMatch(secret);
  expect(await shown('team')).toMatch(/fourth/);
});

it('nor once a document that everybody could read is the team’s alone', async () => {
  const open = await desk.ask(toll);
  await desk.engine.flag({ answerId: open.answerId, citation: 1, person: 'test:U9', reason: 'old' });
  desk.house.write(
    'harbour.md',
    '---\naudience: [team]\n---\n# Harbour rules\n\nThe toll for a night is nine coins.\n',
  );
  await desk.reload();
  const { verify, queue, today, gaps } = desk.moderation;
  const [page] = [await queue([])];
  const all = [
    await verify(open.receipt, []),
    page.entries.map((e) => ('cited' in e ? e.cited : e)),
    await gaps([]),
  ];
  expect(JSON.stringify([...all, (await today(open.answerId, []))?.answer])).not.toMatch(
    /coins|Harbour rules/,
  );
});

it('nor of passages that were only considered beside it, once they are the team’s alone', async () => {
  const lodge = (front: string): string =>
    `${front}# Lodge\n\nA night in the lodge is quiet, and amber hangs there.\n`;
  desk.house.write('lodge.md', lodge(''));
  await desk.reload();
  const open = await desk.ask(toll);
  const shownOf = async (): Promise<string> =>
    JSON.stringify((await desk.moderation.today(open.answerId, []))?.answer);
  expect(JSON.stringify(open.answer.next)).toMatch(/amber/);
  expect(JSON.stringify(citationsOf(open.answer))).not.toMatch(/amber/);
  expect(await shownOf()).toMatch(/amber/);
  desk.house.write('lodge.md', lodge('---\naudience: [team]\n---\n'));
  await desk.reload();
  expect(await shownOf()).not.toMatch(/amber|Lodge/);
});

it('words that an operator declared to mean the same lead guests to nothing of it', async () => {
  for (const text of ['Where is the lamp key?', 'What is a zephyr?', 'zephyr'])
    for (const readers of [[], ['team']]) {
      const { answer } = await desk.ask(text, readers);
      const said = JSON.stringify({ ...answer, asked: '', understood: '' });
      if (readers.length === 0) expect(said).not.toMatch(secret);
      else expect(said).toMatch(secret);
    }
});

it('a page opened by a receipt shows what everybody who got that receipt may read, and no more', async () => {
  const app = pages(
    { port: 0, host: '127.0.0.1', publicUrl: undefined, open: true, linkDays: 30 },
    {
      engine: desk.engine,
      moderation: desk.moderation,
      secret: 'key',
      now: Date.now,
      others: () => [],
      log: createLog('silent'),
      fatal: () => undefined,
    },
  );
  const get = async (path: string, receipt: string): Promise<string> =>
    (await app.request(signedPath('key', { path, receipt, until: '2999-01-01' }))).text();
  const watch = desk.engine.library().documents.find((d) => d.path === 'watch.md')?.id ?? '';
  const linked = [`/documents/${watch}`, `/receipts/${kept.receipt}`];
  for (const path of linked) expect(await get(path, kept.receipt)).toMatch(secret);
  expect(await get('/', kept.receipt)).not.toMatch(secret);
  const ways = ['/', ...linked];
  const { receipt } = await desk.ask(toll, []);
  expect((await desk.ask(toll, ['team'])).receipt).toBe(receipt);
  for (const path of ways) expect(await get(path, receipt)).not.toMatch(secret);
  for (const path of ways) expect(await (await app.request(path)).text()).not.toMatch(secret);
});

it('only the operator is told, on the console, which documents no platform reaches', () => {
  const library = desk.engine.library();
  expect(unreachedLine(library, [])).toContain('watch.md (team)');
  expect(unreachedLine(library, ['team'])).toBeUndefined();
});
