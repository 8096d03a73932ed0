// Engines on a real folder of two documents, for everything that is tested through the one door.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type EngineParts } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { folderLibrary } from './folder-library.ts';

export { core } from '../../src/engine/core.ts';

const harbour = `# Harbour rules

Boats moor at the northern quay. The toll for a night is nine coins.

## Arrivals

The harbour master keeps the ledger of arrivals in the tower.
`;
const team = `---
audience: [team]
---
# Night watch

The night watch hides the spare key under the third lantern.
`;

export type House = {
  readonly folder: string;
  engine(store: Store, more?: Partial<EngineParts>): Promise<Engine>;
  write(name: string, text: string): void;
  remove(): void;
};

export function createHouse(): House {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-engine-'));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write('harbour.md', harbour);
  write('watch.md', team);
  return {
    folder,
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    engine: async (store, more = {}) =>
      createEngine({
        library: await folderLibrary(folder),
        store,
        log: createLog('silent'),
        questionsPerMinute: 0,
        retentionDays: 90,
        ...(more.now === undefined ? {} : { clock: more.now }),
        ...more,
      }),
  };
}
