// A process that has the file open as a bot has: it has read and written, and does so again when told to.
import { openLibsql } from '../../src/store/libsql.ts';
import { answerOf } from '../contracts/answers.ts';
import { newAnswer } from '../contracts/kept.ts';

const [file = ''] = process.argv.slice(2);
const store = await openLibsql(file);
const write = async (id: string): Promise<void> => {
  await store.answers.record(newAnswer(id, answerOf([])));
  await store.answers.kept(id);
};
await write('held-1');
process.on('message', () => void write('held-2').then(() => process.send?.('written')));
process.send?.('open');
