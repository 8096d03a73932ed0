// `mcp`: serves an assistant over standard input and output.
import type { Bot } from '../../src/bot.ts';

type Served = { readonly bot: Bot; readonly audience: readonly string[] };

/** A command of the terminal; `open` makes the bot for its arguments and says whom it serves. */
export const mcpCommand = <Given>(open: (given: Given) => Promise<Served>) => ({
  name: 'mcp',
  about: 'serve an assistant over standard input and output (Model Context Protocol)',
  usage: '',
  options: [],
  run: async ({ given }: { readonly given: Given }) => {
    const { bot, audience } = await open(given);
    await (await import('./start.ts')).serveStdio(bot, audience, process.stdin, process.stdout);
    await bot.close();
    return 0;
  },
});
