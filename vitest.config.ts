import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // What the documentation imports by the package's name is the source, not what was built last.
  resolve: {
    alias: { 'footnote/adapter': fileURLToPath(new URL('adapters/kit/index.ts', import.meta.url)) },
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 40_000,
    coverage: { provider: 'v8', include: ['src/**', 'adapters/**'], reporter: ['text-summary'] },
  },
});
