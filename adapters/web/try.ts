// `try`: the chat in the browser, on this machine only, to see the bot without any account.
import type { Parts } from '../../src/parts.ts';
import { operators } from '../operators.ts';

/** A command of the terminal; `make` opens the parts for its arguments, as for the chat there. */
export const tryCommand = <Given>(make: (given: Given) => Parts) => ({
  name: 'try',
  about: 'chat in the browser, on this machine only, without any account',
  usage: '',
  options: [],
  run: async ({ given, out }: { readonly given: Given; readonly out: (text: string) => void }) => {
    const ended = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    const parts = make(given);
    const engine = await parts.engine();
    const [moderation, { startChat }] = await Promise.all([
      parts.moderation(),
      import('./chat-server.ts'),
      parts.watch(),
    ]);
    const chat = await startChat({ engine, moderation, log: parts.log });
    out(operators.tryAt(chat.address));
    await ended;
    await chat.stop();
    await parts.close();
    return 0;
  },
});
