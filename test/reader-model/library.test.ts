// With the real library, where an operator has installed it: tiny models are loaded and judge; elsewhere it is said to be missing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openReaderModel } from '../../src/reader-model/open-reader-model.ts';
import { writeTinyModel } from './tiny-model.ts';

const installed = isInstalled();
const weights = { words: { quay: 4, northern: 2, toll: -3 }, other: -0.25 };
const passages = [
  'Boats moor at the northern quay.',
  'The toll is nine coins.',
  `${'word '.repeat(600)}quay`,
];
const log = createLog('silent');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-reader-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function isInstalled(): boolean {
  try {
    return createRequire(import.meta.url).resolve('@huggingface/transformers') !== '';
  } catch {
    return false;
  }
}

async function judgedBy(): Promise<readonly number[]> {
  const model = await openReaderModel(folder, log);
  const verdicts = await model.judge('Where?', passages);
  const again = await model.judge('Where?', passages);
  model.close();
  expect(again).toEqual(verdicts);
  return verdicts ?? [];
}

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));

it.runIf(installed)('a cross-encoder gives the probability of its score, of cut passages too', async () => {
  writeTinyModel(folder, 'cross-encoder', weights);
  const verdicts = await judgedBy();
  // Seven other words and signs of question and passage count -0.25 each, "northern" 2 and "quay" 4.
  expect(verdicts[0]).toBeCloseTo(probability(6 - 7 * 0.25), 5);
  expect(verdicts[1]).toBeCloseTo(probability(-3 - 7 * 0.25), 5);
  // Of 64 tokens three are marks; the last word was cut off.
  expect(verdicts[2]).toBeCloseTo(probability(-61 * 0.25), 5);
});

it.runIf(installed)(
  'a question-answering model gives the best answer against none, in one precision',
  async () => {
    writeTinyModel(folder, 'question-answering', weights, 'model_quantized');
    const verdicts = await judgedBy();
    expect(verdicts[0]).toBeCloseTo(probability(4 + 4), 5);
    expect(verdicts[1]).toBeCloseTo(probability(-0.5), 5);
  },
);

it.runIf(installed)('a file that is no model ends the start in one line', async () => {
  writeTinyModel(folder, 'cross-encoder', weights);
  writeFileSync(join(folder, 'onnx/model.onnx'), 'no model');
  await expect(openReaderModel(folder, log)).rejects.toThrow(
    /^[^\n]+\n {2}READER_MODEL: expected a reader model that can be loaded, but: .+$/,
  );
});

it.skipIf(installed)(
  'without the library the start ends in one line that says how to install it',
  async () => {
    writeTinyModel(folder, 'cross-encoder', weights);
    await expect(openReaderModel(folder, log)).rejects.toThrow(
      'READER_MODEL: expected the library of reader models, but it is not installed; npm install --no-save',
    );
  },
);
