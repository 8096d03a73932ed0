// Starts the packed program from compiled code that the build kept, which saves a fifth of the time to the first answer.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';

type Loaded = { readonly exports: unknown };

// Node 22 can keep compiled code itself (`module.enableCompileCache`), but a start takes an eighth more processor time with
// that than with this; Node 20 cannot, and takes a quarter more without.

/** Bytes of the SHA-256 of the source that a code cache begins with: V8 itself compares the source's length only. */
const hashLength = 32;

const main = fileURLToPath(new URL('footnote.cjs', import.meta.url));
const requireOther = createRequire(main);
const loaded = new Map<string, Loaded>();

/** Runs a packed file once and gives what it exports; other modules are Node's to find. */
function load(file: string): unknown {
  const known = loaded.get(file);
  if (known) return known.exports;
  const module: Loaded = { exports: {} };
  loaded.set(file, module);
  const script = compile(file, readFileSync(file));
  const own = (id: string): unknown =>
    id.startsWith('.') ? load(resolve(dirname(file), id)) : requireOther(id);
  script.runInThisContext()(module.exports, own, module, file, dirname(file));
  return module.exports;
}

/** A script from its code cache; without one that fits (another version of Node, a new build) it is compiled and kept. */
function compile(file: string, source: Buffer): Script {
  const cache = `${file}.cache`;
  const hash = createHash('sha256').update(source).digest();
  const cachedData = cachedFor(hash, cache);
  const script = new Script(Module.wrap(source.toString('utf8')), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  if (cachedData === undefined || script.cachedDataRejected)
    // Only at the end have the functions been compiled that a start calls.
    process.on('exit', () => keep(cache, [hash, script.createCachedData()]));
  return script;
}

function cachedFor(hash: Buffer, cache: string): Buffer | undefined {
  try {
    const kept = readFileSync(cache);
    return kept.subarray(0, hashLength).equals(hash) ? kept.subarray(hashLength) : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, for others may be starting. Where nothing may be written, starts only take longer. */
function keep(cache: string, parts: readonly Buffer[]): void {
  const unfinished = `${cache}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat(parts));
    renameSync(unfinished, cache);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

// Node 20 optimizes what runs for a moment only: that took a third of the time in which a folder is read. Later ones wait.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=400000');
load(main);
