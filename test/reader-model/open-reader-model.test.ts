// A reader model opened: what its owner is told at the start, and that whatever becomes of it later only costs the verdicts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { ReaderModel } from '../../src/reader-model/judging.ts';
import { type Apart, openReaderModel } from '../../src/reader-model/open-reader-model.ts';
import { writeTinyModel } from './tiny-model.ts';

let root: string;
let lines: string[];
let model: ReaderModel | undefined;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footnote-reader-'));
  lines = [];
  model = undefined;
});
afterEach(() => {
  model?.close();
  rmSync(root, { recursive: true });
});

const log = createLog('warn', (line) => lines.push(line));
const module = resolve('test/reader-model/stand-in.mjs');

async function open(name = 'model', apart: Partial<Apart> = {}): Promise<ReaderModel> {
  const folder = join(root, name);
  writeTinyModel(folder, 'cross-encoder', { words: {}, other: 0 });
  model = await openReaderModel(folder, log, { module, ...apart });
  return model;
}

describe('what its owner can put right ends the start in one line', () => {
  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])(
    'a folder without %s',
    async (name) => {
      writeTinyModel(root, 'cross-encoder', { words: {}, other: 0 });
      rmSync(join(root, name));
      const opened = openReaderModel(root, log, { module });
      await expect(opened).rejects.toThrow(ConfigError);
      await expect(opened).rejects.toThrow(
        `READER_MODEL: expected a folder with a reader model, but it has no ${name}`,
      );
    },
  );

  it('no folder', async () => {
    const opened = openReaderModel(join(root, 'nowhere'), log, { module });
    await expect(opened).rejects.toThrow('there is no such folder; see docs/reader-model.md');
  });

  it.each([
    [
      'without-library',
      'it is not installed; npm install --no-save --ignore-scripts @huggingface/transformers@',
    ],
    ['broken', 'Protobuf parsing failed.; see docs/reader-model.md, or leave it unset'],
    ['ends', 'its process ended'],
  ])('a model %s', async (name, told) => {
    await expect(open(name)).rejects.toThrow(told);
  });

  it('a model that never says that it is ready', async () => {
    await expect(open('mute', { silence: 200 })).rejects.toThrow('loads within 0.2 s');
  });
});

describe('an answer is made without it', () => {
  it('when its time is used up, and the next question is judged again', async () => {
    const slow = await open('model', { budget: 300 });
    expect(await slow.judge('hang', ['a'])).toBeUndefined();
    expect(lines.join()).toContain('took too long, so this reply comes without it');
    expect(await slow.judge('q', ['a', 'b'])).toEqual([0.2, 0.2]);
  });

  it('when its process dies, which is started anew for the next question', async () => {
    const dying = await open();
    const both = await Promise.all([dying.judge('hang', ['a']), dying.judge('die', ['a'])]);
    expect(both).toEqual([undefined, undefined]);
    expect(lines.join()).toContain('ended, so this reply comes without it');
    expect(await dying.judge('q', ['a'])).toEqual([0.1]);
  });

  it('when its process says nothing any more, which is ended', async () => {
    const mute = await open('model', { silence: 300 });
    expect(await mute.judge('hang', ['a'])).toBeUndefined();
    expect(lines.join()).toContain('ended, so this reply comes without it');
    expect(await mute.judge('q', ['a'])).toEqual([0.1]);
  });

  it('when it fails on a passage', async () => {
    const failing = await open();
    expect(await failing.judge('fail', ['a'])).toBeUndefined();
    expect(lines.join()).toContain('out of range');
  });
});
