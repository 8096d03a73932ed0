// Places for the files of stores, for a whole test file; all are removed after it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const folder = mkdtempSync(join(tmpdir(), 'footnote-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Path of a file that is not there yet, alone in a folder. */
export const newFile = (): string => join(mkdtempSync(join(folder, 'x')), 'footnote.db');
