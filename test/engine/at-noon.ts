// Before each test of a file: a house, an empty memory and an engine over both, at noon. Taken down after it.
import { afterEach, beforeEach } from 'vitest';
import type { EngineParts } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openMemory } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/store.ts';
import { createHouse, type House } from '../contracts/engine.ts';
import { noon } from '../contracts/kept.ts';

export let house: House;
export let store: Store;
export let engine: Engine;

let time = noon;
/** Milliseconds since 1970, on the clock that `pass` moves. */
export const now = (): number => time;

/** Lets this many milliseconds pass. */
export function pass(milliseconds: number): void {
  time += milliseconds;
}

/** The engine is another one from here on, on the same store, with these parts instead of its own. */
export async function startAnew(parts: Partial<EngineParts> = {}, at: House = house): Promise<void> {
  engine = await at.engine(store, { now, ...parts });
}

beforeEach(async () => {
  time = noon;
  house = createHouse();
  store = openMemory();
  await startAnew();
});

afterEach(async () => {
  await engine.close();
  house.remove();
});
