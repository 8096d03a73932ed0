// What a moderator can rely on: decisions hold for the next question, reach posted messages, and can be undone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain.ts';
import { openLibrary } from '../../src/library/library.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import type { QueueEntry } from '../../src/moderation/queue.ts';
import { openMemory } from '../../src/store/memory.ts';
import { createHouse } from '../contracts/engine.ts';
import { type Desk, openDesk } from './stage.ts';

const toll = 'What is the toll for a night?';
const quoted = (answer: Answer): string =>
  answer.kind === 'answer' ? answer.citations.map((c) => c.excerpt.text).join(' ') : '';

describe('decisions', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  const rule = (kind: 'right' | 'wrong' | 'retire' | 'undo' | 'note', answerId: string, flagId?: string) =>
    desk.moderation.decide({
      kind,
      answerId,
      citation: 1,
      moderator: 'test:M1',
      reason: 'it is out of date',
      ...(flagId === undefined ? {} : { flagId }),
    });

  it('retires a passage for every question from now on and edits what was posted', async () => {
    const { answerId, answer } = await desk.ask(toll);
    expect(quoted(answer)).toContain('nine coins');
    expect(await rule('retire', answerId)).toEqual({ kind: 'withdrawn' });
    expect((await desk.engine.kept(answerId))?.withdrawn).toEqual([1]);
    const entries = await desk.moderation.outboxEntries('test:');
    expect(entries).toMatchObject([{ kind: 'edit', address: 'test:message:1', answerId }]);
    for (const { entryId } of entries) await desk.moderation.done(entryId);
    expect(await desk.moderation.outboxEntries('test:')).toEqual([]);
    expect(quoted((await desk.ask(toll)).answer)).not.toContain('nine coins');
  });

  it('puts a retired passage back, also in the messages, when any moderator undoes it', async () => {
    const { answerId } = await desk.ask(toll);
    await rule('retire', answerId);
    expect(await rule('undo', answerId)).toEqual({ kind: 'undone' });
    expect((await desk.engine.kept(answerId))?.withdrawn).toEqual([]);
    expect(quoted((await desk.ask(toll)).answer)).toContain('nine coins');
    expect(await rule('undo', answerId)).toEqual({ kind: 'unknown' });
  });

  it('takes a wrong source out of this question only', async () => {
    const { answerId } = await desk.ask(toll);
    await rule('wrong', answerId);
    expect(quoted((await desk.ask(toll)).answer)).not.toContain('nine coins');
    for (const same of ['  what IS the toll\nfor a night', 'What is the toll for a nihgt??'])
      expect(quoted((await desk.ask(same)).answer)).not.toContain('nine coins');
    expect(quoted((await desk.ask('How many coins is the toll of a night?')).answer)).toContain('nine coins');
    await rule('undo', answerId);
    expect(quoted((await desk.ask(toll)).answer)).toContain('nine coins');
  });

  it('gives the lines to paste for what is right, and keeps a note for the team', async () => {
    const { answerId } = await desk.ask(toll);
    const outcome = await rule('right', answerId);
    expect(outcome.kind === 'right' && outcome.lines).toContain('document: harbour.md');
    await rule('note', answerId);
    const panel = await desk.moderation.panel(answerId, []);
    expect(panel?.understanding?.whole.query.understood).toBe(toll);
    expect(panel?.decisions.map((d) => d.kind)).toEqual(['right', 'note']);
    expect(panel?.decisions.every((d) => !/[":]M1"/.test(JSON.stringify(d)))).toBe(true);
  });

  it('tells the reporter and the moderation channel once a report is decided', async () => {
    const { answerId } = await desk.ask(toll);
    const flagId = await desk.engine.flag({ answerId, citation: 1, person: 'test:U9', reason: 'wrong' });
    await desk.moderation.shownIn(flagId, 'test:moderation:1');
    expect((await desk.moderation.report(flagId, []))?.decision).toBeUndefined();
    await rule('retire', answerId, flagId);
    const entries = await desk.moderation.outboxEntries('test:');
    expect(entries.map((e) => `${e.kind} ${e.address}`).sort()).toEqual([
      'decided test:moderation:1',
      'edit test:message:1',
      'tell test:U9',
    ]);
    expect((await desk.moderation.report(flagId, []))?.decision?.kind).toBe('retire');
  });

  it('keeps an edited passage of an audience out of the queue of others', async () => {
    const { answerId } = await desk.ask('Where does the night watch hide the spare key?', ['team']);
    await desk.moderation.decide({
      kind: 'retire',
      answerId,
      citation: 1,
      moderator: 'test:M1',
      reason: 'secret',
    });
    desk.house.write(
      'watch.md',
      '---\naudience: [team]\n---\n# Night watch\n\nThe night watch hides the spare key under the fourth lantern.\n',
    );
    await desk.reload();
    const edited = async (...readers: string[]) =>
      (await desk.moderation.queue(readers)).entries.filter((entry) => entry.kind === 'edited').length;
    expect([await edited(), await edited('team')]).toEqual([0, 1]);
  });

  it('keeps a pasted file from filling the report of gaps', async () => {
    const id = 'test:pasted';
    const text = `${'z'.repeat(5_000)}?`;
    const common = { place: '', channel: '', asker: 'test:U1', askedAt: Date.now(), addressed: true };
    await desk.engine.respond({ id, thread: id, text, readers: [], ...common });
    const { unanswered } = await desk.moderation.gaps([]);
    expect(unanswered.flatMap((gap) => gap.words)).toContain(`${'z'.repeat(59)}…`);
    expect(JSON.stringify(unanswered).length).toBeLessThan(1_000);
  });

  it('shows nothing of an audience to moderators who are not in it', async () => {
    const { answerId, receipt } = await desk.ask('Where does the night watch hide the spare key?', ['team']);
    const flagId = await desk.engine.flag({ answerId, person: 'test:U9', reason: 'wrong' });
    const { panel, queue, verify, report, gaps } = desk.moderation;
    expect(await panel(answerId, [])).toBeUndefined();
    expect((await queue([])).entries).toEqual([]);
    expect(await verify(receipt, [])).toBeUndefined();
    expect(await report(flagId, [])).toBeUndefined();
    expect(JSON.stringify(await gaps([]))).not.toMatch(/watch/i);
    expect((await queue(['team'])).entries.length).toBeGreaterThan(0);
  });
});

describe('the queue', () => {
  it('reaches every one of 200 open reports, newest first, each once', async () => {
    const desk = await openDesk();
    const { answerId } = await desk.ask(toll);
    for (let n = 0; n < 200; n++)
      await desk.engine.flag({ answerId, person: `test:U${n}`, reason: `report ${n}` });
    const seen: QueueEntry[] = [];
    let page = await desk.moderation.queue([]);
    expect(page.waiting).toBe(200);
    for (;;) {
      seen.push(...page.entries);
      if (!page.next) break;
      page = await desk.moderation.queue([], page.next);
    }
    const reasons = seen.flatMap((e) => (e.kind === 'flag' ? [e.flag.reason] : []));
    expect(new Set(reasons).size).toBe(200);
    const times = seen.map((e) => e.queued.at);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    await desk.close();
  });

  it('brings a retired passage back with both versions once its words are edited', async () => {
    const desk = await openDesk();
    const { answerId } = await desk.ask(toll);
    await desk.moderation.decide({
      kind: 'retire',
      answerId,
      citation: 1,
      moderator: 'test:M1',
      reason: 'old',
    });
    const ledger = 'The harbour master keeps the ledger of arrivals in the tower.';
    const edited = 'Boats moor at the northern quay. The toll for a night is ten coins.';
    desk.house.write('harbour.md', `# Harbour rules\n\n${edited}\n\n${ledger}\n`);
    // Proving an answer from the same file notices the edit and reads the folder again.
    await desk.ask('Where does the harbour master keep the ledger?');
    await desk.moderation.noticeEdited(desk.engine.library());
    const { entries } = await desk.moderation.queue([]);
    const [entry] = entries.filter((e) => e.kind === 'edited');
    expect(entry?.changes.filter((c) => c.kind !== 'same').map((c) => c.text.trim())).toEqual([
      'nine',
      'ten',
    ]);
    expect(quoted((await desk.ask(toll)).answer)).toContain('ten coins');
    await desk.close();
  });
});

describe('a sentence that stands in a document of an audience too', () => {
  it('is shown without that document to those who may not read it, then and now', async () => {
    const house = createHouse();
    const rule = 'Visitors sign the green book before they climb the tower.\n';
    const lamps = (audience: string): void =>
      house.write('lamps.md', `---\ntitle: Lamp plan\naudience: ${audience}\n---\n${rule}\nLamps are lit.\n`);
    house.write('visitors.md', rule);
    lamps('team');
    const store = openMemory();
    const engine = await house.engine(store);
    let library = engine.library();
    const { verify, panel } = createModeration({ store, library: () => library, now: Date.now });
    const shown = async (...readers: string[]): Promise<string> =>
      JSON.stringify([
        (await verify(receipt, readers))?.citations,
        (await panel(answerId, readers))?.citations,
      ]);
    const common = { place: '', channel: '', asker: 'test:U1', askedAt: Date.now(), addressed: true };
    const asked = { id: 'test:1', thread: 'test:1', text: 'What do visitors sign?', readers: ['team'] };
    const reply = await engine.respond({ ...asked, ...common });
    if (reply?.kind !== 'answer') throw new Error('no answer');
    const { receipt, answerId } = reply;
    expect(await shown('team')).toContain('Lamp plan');
    expect(await shown()).not.toContain('Lamp plan');
    lamps('lead');
    library = await openLibrary({ folder: house.folder });
    expect(await shown('team')).toContain('Visitors sign');
    expect(await shown('team')).not.toContain('Lamp plan');
    await engine.close();
    house.remove();
  });
});
