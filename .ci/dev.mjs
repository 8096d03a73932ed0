// `npm run dev`: checks types, builds and starts anew, each after every change. Ends with Ctrl-C. What follows `--` goes to Footnote.
import { spawn } from 'node:child_process';

const node = (...args) => spawn(process.execPath, args, { stdio: ['inherit', 'inherit', 'inherit'] });

const running = [
  node('node_modules/typescript/bin/tsc', '--watch', '--preserveWatchOutput'),
  node('node_modules/rolldown/bin/cli.mjs', '-c', '--watch'),
  // The packed program itself: `dist/footnote.js` loads it in a way that Node cannot watch.
  node('--watch', '--watch-preserve-output', 'dist/footnote.cjs', ...process.argv.slice(2)),
];
const end = () => {
  for (const child of running) child.kill();
};
for (const child of running) child.on('exit', end);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
