// Every folder beside this file is a case: its documents, its questions, and what has to be quoted.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/library/library.ts';
import { answerTo, faultsOf, readCases } from './read-cases.ts';

for (const folder of readCases(import.meta.dirname)) {
  const opened = openLibrary({ folder: folder.corpus });
  if (folder.floor === undefined) {
    describe(folder.name, () => {
      it.each(folder.questions)('$question', async (wanted) => {
        expect(faultsOf(answerTo(await opened, wanted), wanted)).toEqual([]);
      });
    });
  } else {
    it(`${folder.name}: at least ${folder.floor} of ${folder.questions.length}`, async () => {
      const library = await opened;
      const wrong = folder.questions.flatMap((wanted) => {
        const faults = faultsOf(answerTo(library, wanted), wanted);
        return faults.length === 0 ? [] : [`${wanted.question}: ${faults.join('; ')}`];
      });
      const right = folder.questions.length - wrong.length;
      expect(right, wrong.join('\n')).toBeGreaterThanOrEqual(folder.floor ?? 0);
    });
  }
}

it('reads case folders', () => {
  expect(readCases(import.meta.dirname).map((folder) => folder.name)).toContain('lists');
  expect(join(import.meta.dirname, 'lists')).toContain('cases');
});
