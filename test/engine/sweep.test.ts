// What is forgotten at the start is forgotten before the file is let go of, however soon that is.
import { afterAll, expect, test } from 'vitest';
import { libraryOf } from '../../src/library/library.ts';
import { openMemory } from '../../src/store/memory.ts';
import { createHouse } from '../contracts/engine.ts';

const house = createHouse();
afterAll(() => house.remove());

test('an engine that is closed at once waits for its sweep', async () => {
  const store = openMemory();
  const done: string[] = [];
  const slow = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    done.push('swept');
  };
  const close = async (): Promise<void> => void done.push('closed');
  const engine = await house.engine({ ...store, keeping: { ...store.keeping, sweep: slow }, close });
  await engine.close();
  expect(done).toEqual(['swept', 'closed']);
});

test('a sweep knows which files are in the folder; while the documents are withheld it knows of none', async () => {
  const store = openMemory();
  const told: (readonly string[] | undefined)[] = [];
  const sweep: typeof store.keeping.sweep = async (_now, _days, present) => void told.push(present);
  const given = { ...store, keeping: { ...store.keeping, sweep } };
  await house.engine(given);
  const nothing = libraryOf([]);
  await house.engine(given, { library: { current: () => nothing, reload: async () => nothing } });
  expect(told).toEqual([['harbour.md', 'watch.md'], []]);
});
