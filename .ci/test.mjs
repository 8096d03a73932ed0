// The one gate, the same on every system: format and lint, types, tests with coverage, one real question. Node only, no shell.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const bin = (path) => `node_modules/${path}`;
const report = 'coverage/tests.json';

/** Runs a Node script and ends here when it fails; its exit code is ours. */
function step(name, args) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    console.log(`\n${name} failed`);
    tally();
    process.exit(status ?? 1);
  }
}

/** The last line, for people and for machines: how many tests passed and failed. */
function tally() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    console.log(`\n${numPassedTests} passed, ${numFailedTests} failed${skipped}`);
  } catch {
    console.log('\n0 passed, 1 failed (the tests did not run)');
  }
}

rmSync(report, { force: true });
rmSync('dist', { recursive: true, force: true });
step('format and lint', [bin('@biomejs/biome/bin/biome'), 'ci', '.']);
step('types', [bin('typescript/bin/tsc')]);
step('build', [bin('rolldown/bin/cli.mjs'), '-c']);
step('tests', [
  bin('vitest/vitest.mjs'),
  'run',
  '--coverage',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
// As many as a minute holds; each can be run again by its number.
step('attacks by chance', ['dist/test/torture/main.js', '--cases', '100000', '--seconds', '60']);
step('one real question', ['dist/footnote.js', 'ask', 'When was the Act East Policy presented?']);
tally();
