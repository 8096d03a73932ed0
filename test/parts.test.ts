// The parts as a service has them: settings that break while it runs close what they may have been meant to close.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';
import { createParts } from '../src/parts.ts';
import { questionOf } from './contracts/kept.ts';
import { folderOf } from './corpus/folder.ts';

describe('settings that break while a service runs', () => {
  test('take every document out of circulation until they are put right', async () => {
    const folder = await folderOf({
      'docs/harbour.md': '# Harbour\n\nBoats moor at the northern quay.\n',
      'docs/_folder.meta.yaml': 'publisher: Harbour office\n',
    });
    const corpusDir = join(folder, 'docs');
    const lines: string[] = [];
    let heard = (): void => undefined;
    const log = createLog('info', (line) => {
      lines.push(line);
      heard();
    });
    const logged = (words: string): Promise<void> =>
      new Promise((resolve) => {
        heard = () => void (lines.some((line) => line.includes(words)) && resolve());
        heard();
      });
    const config = {
      corpusDir,
      dataDir: join(folder, 'data'),
      sourceUrl: undefined,
      retentionDays: 90,
      questionsPerMinute: 0,
      answerPrecision: undefined,
      readerModel: undefined,
      contact: undefined,
      logLevel: undefined,
    };
    const parts = createParts(config, log, { questionsPerMinute: 0, served: ['all'], outlastsStore: true });
    const engine = await parts.engine();
    await parts.watch();
    let asked = 0;
    const respond = () => {
      asked += 1;
      return engine.respond(questionOf(`x:${asked}`, 'Where do boats moor?'));
    };
    const settings = join(corpusDir, '_folder.meta.yaml');
    expect(await respond()).toMatchObject({ answer: { kind: 'answer' } });

    writeFileSync(settings, 'audience: [team');
    await logged('documents withheld');
    expect(lines.at(-1)).toContain('correct the YAML of _folder.meta.yaml');
    expect(await respond()).toEqual({ kind: 'notice', notice: 'unread' });
    expect(await respond()).toEqual({ kind: 'notice', notice: 'unread' });
    await expect(engine.preview('Where do boats moor?', 'all')).rejects.toThrow('cannot be read');
    expect(engine.documents('all')).toEqual([]);
    expect(engine.suggest('boat', 'all', 9)).toEqual([]);
    expect(engine.examples('all', 9)).toEqual([]);
    expect(engine.status()).toMatchObject({ documents: 0, corpusReady: false });

    writeFileSync(settings, 'publisher: Harbour office\n');
    expect(await respond()).toMatchObject({ answer: { kind: 'answer' } });
    await logged('documents read again');
    expect(engine.status().corpusReady).toBe(true);
    await parts.close();
  });
});
