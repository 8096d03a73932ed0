// What converters made of files, kept on disk by the hash of the file's bytes, so that a start converts only what is new.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { NotRead } from '../domain.ts';
import { sha256 } from '../text/sha256.ts';
import type { ConvertedFile, ConvertOptions } from './converted.ts';

/** What a file was made into is known by: the hash of its bytes, what made it, and what that was told. */
export type ExtractionKey = {
  /** SHA-256 (hex) of the file's bytes. */
  readonly bytes: string;
  /** Converter and version. */
  readonly by: string;
  readonly options: ConvertOptions;
};

/** What a converter made of the bytes, or why it made nothing. */
export type Extraction = ConvertedFile | Pick<NotRead, 'reason' | 'remedy'>;

/** What was made of the files of one corpus, kept from one start to the next. */
export type Extractions = {
  /** Undefined where nothing is kept, or what is kept is damaged. */
  find(key: ExtractionKey): Promise<Extraction | undefined>;
  /** A folder that cannot be written to costs time at the next start, and nothing else. */
  keep(key: ExtractionKey, extraction: Extraction): Promise<void>;
  /** Forgets what was neither found nor kept since it was opened: its file is gone, or is another one now. */
  forgetOthers(): Promise<void>;
};

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];

/** `folder` holds what is kept of all corpora, `corpus` is the one that is read. The hash in front proves the rest. */
export function openExtractions(folder: string, corpus: string): Extractions {
  const home = join(folder, sha256(resolve(corpus)).slice(0, 16));
  const used = new Set<string>();
  const nameOf = ({ bytes, by, options }: ExtractionKey): string => {
    const name = `${sha256(JSON.stringify([bytes, by, options.ocrTrusted]))}.json.gz`;
    used.add(name);
    return name;
  };
  return {
    async find(key) {
      try {
        const text = (await unpacked(await readFile(join(home, nameOf(key))))).toString('utf8');
        const json = text.slice(65);
        return sha256(json) === text.slice(0, 64) ? JSON.parse(json) : undefined;
      } catch {
        return undefined;
      }
    },
    async keep(key, extraction) {
      const json = JSON.stringify(extraction);
      const name = nameOf(key);
      const unfinished = join(home, `${name}.${process.pid}`);
      try {
        // Level by level: `recursive` never ends where the system says of a folder that is there that it is not.
        for (const level of [dirname(folder), folder, home])
          await mkdir(level, { mode: 0o700 }).catch(() => undefined);
        await writeFile(unfinished, await packed(`${sha256(json)}\n${json}`), { mode: 0o600 });
        await rename(unfinished, join(home, name));
      } catch {
        await rm(unfinished, { force: true }).catch(() => undefined);
      }
    },
    async forgetOthers() {
      const names = await readdir(home).catch(() => []);
      const others = names.filter((name) => name.endsWith('.json.gz') && !used.has(name));
      await Promise.all(others.map((name) => rm(join(home, name), { force: true }).catch(() => undefined)));
    },
  };
}
