// The terminal as a place to ask: a chat where somebody sits, one answer a line where a pipe comes in.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { NotRead } from '../../src/domain.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { clip, countOf } from '../../src/text/say.ts';
import { examplesLine } from '../../src/words/everybody.ts';
import { notReadLine } from '../operators.ts';
import { createConversation } from './handlers.ts';
import { limits } from './limits.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

/** Where the chat reads and writes. */
export type Place = {
  readonly engine: Engine;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly style: Style;
};

/** Resolves when the person leaves: /quit, Ctrl-C or Ctrl-D. */
export async function chat({ engine, input, output, style }: Place): Promise<void> {
  const conversation = createConversation({ engine, style, session: randomUUID(), now: Date.now });
  const lines = createInterface({
    input,
    output,
    terminal: true,
    historySize: limits.history,
    removeHistoryDuplicates: true,
    prompt: `${style.accent('›')} `,
    completer: (typed: string) => [complete(engine, typed), typed],
  });
  output.write(`${welcome(engine)}\n\n`);
  let turn = Promise.resolve();
  let closed = false;
  await new Promise<void>((left, failed) => {
    const answer = async (line: string): Promise<void> => {
      const said = await conversation.say(line);
      if (said?.over) return lines.close();
      if (said !== undefined) output.write(`\n${said.text}\n\n`);
      if (!closed) lines.prompt();
    };
    lines.on('line', (line) => {
      turn = turn.then(() => answer(line)).catch(failed);
    });
    lines.on('SIGINT', () => lines.close());
    lines.on('close', () => {
      closed = true;
      output.write('\n');
      turn.then(left, failed);
    });
    lines.prompt();
  });
}

function welcome(engine: Engine): string {
  const { documents, passages } = engine.status();
  const example = engine.examples('all', 1)[0];
  const knows = `Footnote · ${countOf(documents, 'document')}, ${countOf(passages, 'passage')}. Ask a question, or type /help.`;
  const instance = example === undefined ? [] : [`${examplesLine} ${printableLine(example)}`];
  return [knows, ...instance, ...notReadOf(engine.library().notRead)].join('\n');
}

/** Some of the files, for a line can be read at a glance. */
function notReadOf(notRead: readonly NotRead[]): readonly string[] {
  const named = notRead.slice(0, limits.namedFiles).map(({ path }) => printableLine(path));
  return notRead.length === 0 ? [] : [notReadLine(named, notRead.length - named.length)];
}

/** Only what goes on from the typed words, for the terminal can but add to them. */
function complete(engine: Engine, typed: string): string[] {
  const commands = ['/source ', '/why', '/sources', '/help', '/quit'];
  if (typed.startsWith('/')) return commands.filter((name) => name.startsWith(typed));
  const proposed = typed.trim() === '' ? [] : engine.suggest(typed, 'all', 20);
  return proposed.map(printableLine).filter((line) => line.startsWith(typed));
}

/** Answers each line; resolves to the number of lines that held something. */
export async function answerPipe({ engine, input, output, style }: Place): Promise<number> {
  const conversation = createConversation({ engine, style, session: randomUUID(), now: Date.now });
  let count = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const said = await conversation.say(line);
    if (said === undefined) continue;
    count += 1;
    if (said.over) break;
    output.write(`${style.accent('›')} ${printableLine(clip(line.trim(), limits.echo))}\n\n${said.text}\n\n`);
  }
  return count;
}
