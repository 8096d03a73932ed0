// The door for tests of one's own store, adapter or renderer: what each of them promises, as suites of vitest.
export type { AdapterBench } from './adapter.ts';
export { adapterContract } from './adapter.ts';
export type { ReadBack, Rendering } from './render.ts';
export { renderContract } from './render.ts';
export { storeContract } from './store.ts';
export { moderationContract } from './store-moderation.ts';
