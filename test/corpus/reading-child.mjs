// Stands for the process that reads apart, and does what it is told by the path: to learn what is made of each end.
const { pid } = process;
let count = 0;

process.on('message', ({ path }) => {
  count++;
  if (path.startsWith('slow')) process.kill(pid, 'SIGTERM');
  else if (path.startsWith('huge')) process.abort();
  else if (path.startsWith('odd')) process.exit(3);
  else if (path.startsWith('second') && count > 1) process.exit(3);
  else process.send({ notRead: { path, reason: `${pid} ${count}`, remedy: '' } });
});
process.on('disconnect', () => process.exit());
