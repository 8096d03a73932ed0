// A chat in the terminal from its first word to its last, as a person sees it.
import { PassThrough } from 'node:stream';
import { chat } from '../../../adapters/terminal/start.ts';
import { plainStyle } from '../../../adapters/terminal/style.ts';
import type { Engine } from '../../../src/engine/engine.ts';

/** Types the lines and gives all that was shown; the engine is closed then. */
export async function chatWith(engine: Engine, ...lines: readonly string[]): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  input.end(`${lines.join('\n')}\n`);
  await chat({ engine, input, output, style: plainStyle });
  await engine.close();
  return shown;
}
