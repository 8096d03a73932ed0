// The kept compiled code only ever saves time: without it, with a broken one or one of another build, the program is the same.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from './terminal/program.ts';

/** A build of its own, inside the project so that its libraries are found. */
const build = mkdtempSync(resolve('dist/launch-'));
const program = join(build, 'footnote.js');
const packed = join(build, 'footnote.cjs');
const cache = join(build, 'footnote.cjs.cache');
const help = () => runIn(build, ['--help'], { program });

beforeEach(() => {
  for (const file of ['footnote.js', 'footnote.cjs']) cpSync(resolve('dist', file), join(build, file));
  cpSync(resolve('dist/chunks'), join(build, 'chunks'), { recursive: true });
  rmSync(cache, { force: true });
});
afterAll(() => rmSync(build, { recursive: true, force: true }));

describe('compiled code that is kept', () => {
  test('is written when there is none, and used from then on', async () => {
    const first = await help();
    const written = readFileSync(cache);
    const second = await help();
    expect([first.code, first.err]).toEqual([0, '']);
    expect(second).toEqual(first);
    expect(readFileSync(cache).equals(written)).toBe(true);
  });

  test('of a build that differs in a letter is not run', async () => {
    const { out } = await help();
    const source = readFileSync(packed, 'utf8');
    expect(out).toContain('answer one question');
    writeFileSync(packed, source.replace('answer one question', 'answer any question'));
    expect((await help()).out).toBe(out.replace('answer one question', 'answer any question'));
  });

  test('holds every letter that the packed program holds', async () => {
    const source = readFileSync(packed, 'utf8');
    writeFileSync(packed, source.replace('answer one question', 'answer · one ’question’ 答'));
    expect((await help()).out).toContain('answer · one ’question’ 答');
  });

  test('that is broken is made anew', async () => {
    const { out } = await help();
    const whole = readFileSync(cache);
    for (const broken of [Buffer.alloc(0), whole.subarray(0, 5000), Buffer.concat([whole, whole])]) {
      writeFileSync(cache, broken);
      expect(await help()).toEqual({ code: 0, out, err: '' });
    }
  });

  test('cannot be written where a folder stands in its place: only time is lost', async () => {
    const { out } = await help();
    rmSync(cache);
    cpSync(join(build, 'chunks'), cache, { recursive: true });
    expect(await help()).toEqual({ code: 0, out, err: '' });
    rmSync(cache, { recursive: true });
    expect(readdirSync(build).sort()).toEqual(['chunks', 'footnote.cjs', 'footnote.js']);
  });
});
