// A quotation may show several passages: what a moderator retires is all of them, and nothing shows any of them again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citationsOf, passagesShown } from '../../src/citation/citations.ts';
import type { Citation } from '../../src/domain.ts';
import type { Ruling } from '../../src/moderation/decide.ts';
import { openLibsql } from '../../src/store/libsql.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { type Desk, openDesk } from './stage.ts';

const key = 'With which key is the gate opened?';
const bell = 'How often is the bell rung?';
const keyWords = 'The gate is opened with the brass key.';
const bellWords = 'The bell is rung three times at sunrise.';

const stores: readonly (readonly [string, () => Store | Promise<Store>])[] = [
  ['memory', () => openMemory()],
  ['libsql', () => openLibsql(':memory:')],
];

describe.each(stores)('with the %s store', (_, open) => {
  let desk: Desk;
  let store: Store;
  beforeEach(async () => {
    store = await open();
    desk = await openDesk(store);
    desk.house.write('gate.md', `# Gate\n\n## Morning\n\n${keyWords}\n\n${bellWords}\n`);
    desk.house.write('bells.md', `# Bells\n\n## Church\n\n${bellWords}\n\n## Town hall\n\nIt has none.\n`);
    await desk.reload();
  });
  afterEach(() => desk.close());

  const rule = (kind: Ruling['kind'], more: Partial<Ruling>) =>
    desk.moderation.decide({ kind, moderator: 'test:M1', reason: 'old', ...more });
  const asked = async (question: string): Promise<readonly [string, Citation | undefined]> => {
    const { answerId, answer } = await desk.ask(question);
    return [answerId, citationsOf(answer)[0]];
  };
  const told = async (question: string): Promise<string> =>
    citationsOf((await desk.ask(question)).answer)
      .map(({ excerpt, labels }) => [...labels.map(({ text }) => text), excerpt.text].join('\n'))
      .join('\n');
  const edits = async (): Promise<readonly string[]> => {
    const entries = await desk.moderation.outboxEntries('test:');
    for (const { entryId } of entries) await desk.moderation.done(entryId);
    return entries.flatMap(({ kind, address }) => (kind === 'edit' ? [address] : [])).sort();
  };
  const gone = async (answerId: string): Promise<readonly number[]> =>
    (await store.answers.kept(answerId))?.withdrawn ?? [];

  it('retires all that the moderator saw, in every message and answer, until that is undone', async () => {
    const [first, seen] = await asked(key);
    expect(seen?.excerpt.text).toContain(`${keyWords}\n${bellWords}`);
    expect(seen && passagesShown(seen)).toHaveLength(2);
    const [second, other] = await asked(bell);
    expect(other?.excerpt.text).toContain(bellWords);
    expect((await rule('retire', { answerId: first, citation: 1 })).kind).toBe('withdrawn');
    expect(await edits()).toEqual(['test:message:1', 'test:message:2']);
    expect([await gone(first), await gone(second)]).toEqual([[1], [1]]);
    for (const question of [key, bell]) {
      expect(await told(question)).not.toContain('brass');
      expect(await told(question)).not.toContain('three times');
    }
    expect((await rule('retire', { answerId: first, citation: 1 })).kind).toBe('settled');
    expect((await desk.moderation.panel(second, []))?.citations[0]?.retired).toBe(true);
    expect((await rule('undo', { answerId: first, citation: 1 })).kind).toBe('undone');
    expect([await gone(first), await gone(second)]).toEqual([[], []]);
    expect(await edits()).toContain('test:message:1');
    expect(await told(key)).toContain(bellWords);
    expect((await store.rulings.retiredHashes()).size).toBe(0);
  });

  it('shows a retired passage beside no other, and edits the messages that did', async () => {
    const [window] = await asked(key);
    const [alone, church] = await asked('How often is the church bell rung?');
    expect(church && passagesShown(church)).toHaveLength(1);
    await rule('retire', { answerId: alone, citation: 1 });
    expect(await gone(window)).toEqual([1]);
    expect(await edits()).toEqual(['test:message:1', 'test:message:2']);
    const now = await told(key);
    expect(now).toContain(keyWords);
    expect(now).not.toContain('three times');
  });

  it('puts a quotation back when nothing that it shows is retired any more, and not before', async () => {
    const [window, seen] = await asked(key);
    const [alone, church] = await asked('How often is the church bell rung?');
    await rule('retire', { answerId: window, citation: 1 });
    expect([await gone(window), await gone(alone)]).toEqual([[1], [1]]);
    await rule('undo', { passageHash: church?.passageHash ?? '' });
    expect([await gone(window), await gone(alone)]).toEqual([[1], []]);
    await rule('undo', { passageHash: seen?.passageHash ?? '' });
    expect(await gone(window)).toEqual([]);
  });

  it('keeps a quotation that is wrong for a question from it, also when part of it is retired later', async () => {
    const [window] = await asked(key);
    await rule('wrong', { answerId: window, citation: 1 });
    const [alone] = await asked('How often is the church bell rung?');
    await rule('retire', { answerId: alone, citation: 1 });
    expect(await told(key)).not.toContain('brass');
  });

  it('asks again where a part was retired while the answer was kept', async () => {
    let ruled = false;
    const record: Store['answers']['record'] = async (given, signal) => {
      const [cited] = citationsOf(given.answer);
      const [, beside = ''] = cited ? passagesShown(cited) : [];
      if (beside !== '' && !ruled) {
        ruled = true;
        const retire = { passageHash: beside, text: '', path: 'gate.md', headings: [], reason: '', at: 0 };
        const decision = {
          decisionId: 'd',
          kind: 'retire',
          moderator: 'test:M1',
          at: 0,
          reason: '',
        } as const;
        await store.rulings.decide({ ...decision, subject: beside }, { retire: [retire] });
      }
      return store.answers.record(given, signal);
    };
    const engine = await desk.house.engine({ ...store, answers: { ...store.answers, record } });
    const about = { place: '', asker: 'test:U1', askedAt: Date.now(), addressed: true, readers: [] };
    const reply = await engine.respond({ id: 'test:x', thread: 'test:x', text: key, ...about });
    expect(ruled).toBe(true);
    expect(JSON.stringify(reply)).toContain('brass');
    expect(JSON.stringify(reply)).not.toContain('three times');
    await engine.close();
  });

  it('quotes no items of a long list under the line that was retired with its beginning', async () => {
    const line = 'The watch brings to the tower:';
    const items = Array.from(
      { length: 40 },
      (_, at) => `- a lantern of sort ${at} with a wick of cotton and oil`,
    );
    desk.house.write('watch.md', `# Watch\n\n${line}\n\n${items.join('\n')}\n- a whistle of tin\n`);
    await desk.reload();
    const whistle = 'Does the watch bring a whistle of tin?';
    expect(await told(whistle)).toContain(line);
    const passages = desk.engine.library().documents.find(({ path }) => path === 'watch.md')?.passages;
    expect(passages?.length).toBeGreaterThan(1);
    const [{ hash = '' } = {}] = passages ?? [];
    const retire = { passageHash: hash, text: '', path: 'watch.md', headings: [], reason: '', at: 0 };
    const decision = { decisionId: 'd', kind: 'retire', moderator: 'test:M1', at: 0, reason: '' } as const;
    await store.rulings.decide(decision, { retire: [retire] });
    expect(await told(whistle)).not.toContain(line);
  });
});
