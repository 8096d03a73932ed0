// Benches and the fit say in one line how they are used, before they measure or write anything.
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder, runIn } from '../adapters/terminal/program.ts';

const { folder, remove } = makeFolder();
afterAll(remove);

test.each([
  ['fit/fit.js', [], 'No set to fit to is named.'],
  ['fit/fit.js', ['--nope'], "Unknown option '--nope'"],
  ['fit/fit.js', ['--set', 'nowhere.json'], 'Can’t read nowhere.json (ENOENT).'],
  ['fit/weigh.js', [], 'No folder of corpora is named.'],
  ['fit/weigh.js', ['--corpora', 'nowhere'], 'nowhere holds no folder with corpus/ and questions.jsonl.'],
  ['fit/confidence.js', [], 'No folder of corpora is named.'],
  ['fit/hidden-set.js', [], 'No folder is named.'],
  ['fit/howto/make.js', ['--to', 'x'], 'A folder is not named.'],
  ['ablate/ablate.js', [], 'No set is named.'],
  ['ablate/ablate.js', ['--corpora', 'nowhere'], 'nowhere holds no folder with corpus/ and questions.jsonl.'],
  ['store.js', ['--help'], 'The number of answers is a whole number from 1.'],
  ['speed.js', ['--help'], 'A size is corpus, or a number of passages.'],
  ['speed.js', ['--documents', 'nowhere'], 'nowhere is no folder.'],
])('%s %j', async (name, args, said) => {
  const { code, out, err } = await runIn(folder, args, { program: resolve('dist/bench', name) });
  expect(err).toMatch(
    / It is used so: npm run (?:fit|fit:documents|fit:confidence|fit:hidden|fit:howto|ablate|bench|bench:store) -- \S.*\n$/,
  );
  expect(err.startsWith(said)).toBe(true);
  expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
});
