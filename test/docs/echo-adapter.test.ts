// The adapter that the documentation shows keeps everything that an adapter promises.
import { createEchoChat, echo } from '../../docs/echo-adapter.ts';
import { adapterContract } from '../contracts/adapter.ts';

adapterContract('the echo of the documentation', () => {
  const chat = createEchoChat();
  return {
    connect: () => echo(chat),
    ask: (text, id) => chat.say('hall', id, text),
    messages: () => [...chat.lines.values()].map(({ text }) => text),
  };
});
