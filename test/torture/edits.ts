// Documents that change between the reading and the reply: what goes out stands in the file as it is then, or it is not quoted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine.ts';
import { openMemory } from '../../src/store/memory.ts';
import { core, createHouse, type House } from '../contracts/engine.ts';
import type { Kind, Switches } from './kind.ts';
import { checkQuotations } from './verbatim.ts';

/** Cases that one folder and its store serve; then they are made anew. */
const casesEach = 200;

export function edits({ proof }: Switches): Kind {
  let standing: { house: House; engine: Engine; left: number } | undefined;
  let number = 0;

  async function open() {
    if (standing !== undefined && standing.left > 0) return standing;
    await close();
    const house = createHouse();
    const unproved = { ...core, proveOnDisk: async () => true };
    const engine = await house.engine(openMemory(), proof ? {} : { core: unproved });
    standing = { house, engine, left: casesEach };
    return standing;
  }
  async function close(): Promise<void> {
    await standing?.engine.close();
    standing?.house.remove();
    standing = undefined;
  }

  return {
    name: 'documents that change while they are quoted',
    share: 0.04,
    async run(random, tally) {
      const { house, engine } = await open();
      if (standing) standing.left -= 1;
      number += 1;
      const toll = `${random.int(90) + 10} coins`;
      const head = random.chance(0.2) ? '---\naudience: [board]\n---\n' : '';
      house.write('harbour.md', `${head}# Harbour rules\n\nThe toll for a night is ${toll}.\n`);
      const reply = await engine.respond({
        id: `test:${number}`,
        thread: `test:${number}`,
        place: '',
        text: 'What is the toll for a night?',
        asker: 'test:U1',
        askedAt: Date.now(),
        readers: [],
        addressed: true,
      });
      if (reply === undefined) return tally.fault('lost', `question ${number}`);
      await engine.posted(`test:${number}`, `test:message:${number}`);
      if (reply.kind !== 'answer') return;
      checkQuotations(reply.answer, (path) => readFileSync(join(house.folder, path), 'utf8'), tally);
      if (head !== '' && JSON.stringify(reply.answer).includes(toll))
        tally.fault('leaked', `${toll} of the board`);
    },
    end: close,
  };
}
