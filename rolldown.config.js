// The last step of `npm run build`: the program and its libraries packed into a few files that start quickly.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';

/** Asks one question, so that compiled code is kept before a person waits for an answer. */
const warm = {
  name: 'warm',
  closeBundle() {
    const data = mkdtempSync(join(tmpdir(), 'footnote-'));
    const args = ['dist/footnote.js', 'ask', '--corpus', 'corpus', 'What do these documents say?'];
    spawnSync(process.execPath, args, { env: { ...process.env, DATA_DIR: data } });
    rmSync(data, { recursive: true, force: true });
  },
};

export default defineConfig([
  { input: 'adapters/launch.ts', platform: 'node', output: { file: 'dist/footnote.js' } },
  // Started by the program as a process of its own.
  {
    input: { 'reading-child': 'src/corpus/reading-child.ts' },
    platform: 'node',
    // Finds its own wasm beside itself.
    external: [/^@embedpdf\//],
    output: {
      dir: 'dist',
      format: 'cjs',
      charset: 'ascii',
      comments: false,
      entryFileNames: '[name].cjs',
      // What reads a format is loaded only where such a file is read.
      chunkFileNames: 'chunks/reading/[name].cjs',
    },
  },
  {
    input: 'src/reader-model/reader-model-child.ts',
    platform: 'node',
    // Installed by operators who have such a model.
    external: [/^@huggingface\//],
    output: { file: 'dist/reader-model-child.cjs', format: 'cjs', charset: 'ascii', comments: false },
  },
  {
    input: { footnote: 'adapters/main.ts' },
    platform: 'node',
    // Native code, and the platforms' own libraries, which only their adapters load.
    external: ['libsql', 'discord.js', /^@slack\//, /^@modelcontextprotocol\//, /^@embedpdf\//],
    plugins: [warm],
    output: {
      dir: 'dist',
      format: 'cjs',
      charset: 'ascii',
      comments: false,
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name].cjs',
    },
  },
]);
