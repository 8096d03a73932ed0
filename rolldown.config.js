// The last step of `npm run build`: the program and its libraries packed into a few files, which start in half the time.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { footnote: './adapters/main.ts' },
  platform: 'node',
  // Native code, a list of words, and the platforms' own libraries, which only their adapters load.
  external: ['libsql', 'word-list', 'discord.js', /^@slack\//],
  output: {
    dir: 'dist',
    sourcemap: true,
    // Names are kept, so that a stack can be read without the map too.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});
