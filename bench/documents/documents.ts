// How fast a folder is read: pages and files a second, beside bare PDFium, and what a second start reads anew.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { openExtractions } from '../../src/corpus/extractions.ts';
import { convertedFormatOf, converterVersions, endingOf } from '../../src/corpus/formats.ts';
import { readGuarded } from '../../src/corpus/read-guarded.ts';
import { readSettings, type Settings } from '../../src/corpus/settings.ts';
import { walk } from '../../src/corpus/walk.ts';
import { openLibrary } from '../../src/library/library.ts';
import { sha256Of } from '../../src/text/sha256.ts';
import { misuse } from '../misuse.ts';
import { readBare } from './bare-pdfium.ts';
import { makeFolder } from './made-folder.ts';
import { watchProcesses } from './reading-processes.ts';

const count = z.number();
const readShape = z.object({
  files: count,
  notRead: count,
  megabytes: count,
  seconds: count,
  /** Of the process that reads. */
  cpu: count.optional(),
  memory: count.optional(),
});
const startShape = z.object({ seconds: count, documents: count, notRead: count, processes: count });
const bareShape = z.object({ pages: count, seconds: count, cpu: count });
const hitsShape = z.object({ files: count, anew: count });

const right = 'It is used so: npm run bench -- --documents [FOLDER]';

/** Prints all figures; each is taken in a process of its own. Without a folder a made-up one is read. */
export async function benchDocuments(folder: string | undefined): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'footnote-documents-'));
  try {
    const read = resolve(folder ?? join(scratch, 'made'));
    if (folder === undefined) makeFolder(read);
    else if (!statSync(read, { throwIfNoEntry: false })?.isDirectory())
      misuse(`${folder} is no folder.`, right);
    const { documents } = await walk(read);
    printFormats(read, [...new Set(documents.map(endingOf))].toSorted());
    printStarts(read, join(scratch, 'extracted'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function printFormats(folder: string, endings: readonly string[]): void {
  const rows = endings.map((ending) => ({ ending, ...apart(readShape, 'read', folder, ending) }));
  console.table(
    rows.map(({ ending, files, notRead, megabytes, seconds, cpu, memory }) => ({
      format: ending,
      files,
      'not read': notRead,
      MB: round(megabytes),
      'files a second': round(files / seconds),
      'MB a second': round(megabytes / seconds),
      'CPU s': round(cpu),
      'peak MB': round(memory),
    })),
  );
  const pdf = rows.find((row) => row.ending === 'pdf');
  if (pdf === undefined) return;
  // Those of files that are refused too: what a scan shows is looked at before it is known as one.
  const bare = apart(bareShape, 'bare', folder, 'pdf');
  const [ours, theirs] = [bare.pages / pdf.seconds, bare.pages / bare.seconds];
  console.log(
    `PDF: ${bare.pages} pages, ${round(ours)} pages a second; bare PDFium ${round(theirs)}: ${(ours / theirs).toFixed(2)} of it` +
      (pdf.cpu === undefined ? '' : `, by processor time ${(bare.cpu / pdf.cpu).toFixed(2)}`),
  );
}

function printStarts(folder: string, extracted: string): void {
  for (const which of ['first', 'second']) {
    const hits = apart(hitsShape, 'hits', folder, extracted);
    const { seconds, documents, notRead, processes } = apart(startShape, 'start', folder, extracted);
    console.log(
      `${which} start: ${documents} documents and ${notRead} not read in ${seconds.toFixed(1)} s; ` +
        `${hits.anew} of ${hits.files} files converted anew, ${processes} reading processes`,
    );
  }
}

/** Runs one of `parts` in a process of its own, so that time and memory are its own. */
function apart<T>(shape: z.ZodType<T>, part: keyof typeof parts, ...args: readonly string[]): T {
  const script = process.argv[1] ?? '';
  const { stdout } = spawnSync(process.execPath, [script, '--documents', `--${part}`, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return shape.parse(JSON.parse(stdout));
}

const parts = { read, bare, start, hits };

/** The part that this process was started for, if any; its figures go to standard output. */
export async function benchPart([name = '', folder = '', more = '']: readonly string[]): Promise<boolean> {
  const part = Object.entries(parts).find(([each]) => name === `--${each}`)?.[1];
  if (part) process.stdout.write(JSON.stringify(await part(folder, more)));
  return part !== undefined;
}

async function filesOf(
  folder: string,
  ending: string,
): Promise<{ paths: readonly string[]; settings: Settings }> {
  const found = await walk(folder);
  const paths = found.documents.filter((path) => endingOf(path) === ending);
  return { paths, settings: await readSettings(folder, found) };
}

/** All files of one ending, one after the other, as a start without anything kept reads them. */
async function read(folder: string, ending: string): Promise<z.infer<typeof readShape>> {
  const watched = watchProcesses();
  const { paths, settings } = await filesOf(folder, ending);
  const one = (path: string) => readGuarded({ path, file: join(folder, path), around: settings.of(path) });
  // The process that reads is there then, and its reader is loaded.
  for (const path of paths.slice(0, 1)) await one(path);
  const before = watched.taken().cpu ?? 0;
  const begun = performance.now();
  let notRead = 0;
  for (const path of paths) {
    if ('notRead' in (await one(path))) notRead++;
  }
  const seconds = (performance.now() - begun) / 1_000;
  const { cpu, memory } = watched.taken();
  const megabytes = paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0) / 1e6;
  return {
    files: paths.length,
    notRead,
    megabytes,
    seconds,
    ...(cpu === undefined ? {} : { cpu: cpu - before }),
    ...(memory === undefined ? {} : { memory }),
  };
}

async function bare(folder: string, ending: string): Promise<z.infer<typeof bareShape>> {
  const { paths } = await filesOf(folder, ending);
  return readBare(paths.map((path) => join(folder, path)));
}

async function start(folder: string, extracted: string): Promise<z.infer<typeof startShape>> {
  const watched = watchProcesses();
  const begun = performance.now();
  const { documents, notRead } = await openLibrary({ folder, extracted });
  const seconds = (performance.now() - begun) / 1_000;
  return {
    seconds,
    documents: documents.length,
    notRead: notRead.length,
    processes: watched.taken().processes,
  };
}

/** Of the files that are no text, those that a start would convert anew. */
async function hits(folder: string, extracted: string): Promise<z.infer<typeof hitsShape>> {
  const found = await walk(folder);
  const settings = await readSettings(folder, found);
  const kept = openExtractions(extracted, resolve(folder));
  let [files, anew] = [0, 0];
  for (const path of found.documents) {
    const format = convertedFormatOf(path);
    const { beside, folder: above, withheld } = settings.of(path);
    if (format === undefined || withheld !== undefined) continue;
    const ocrTrusted = (beside.ocr ?? above.ocr) === 'trusted';
    const bytes = sha256Of(readFileSync(join(folder, path)));
    files++;
    if ((await kept.find({ bytes, by: converterVersions[format], options: { ocrTrusted } })) === undefined)
      anew++;
  }
  return { files, anew };
}

const round = (value: number | undefined): number | string =>
  value === undefined ? '–' : value < 10 ? Number(value.toFixed(1)) : Math.round(value);
