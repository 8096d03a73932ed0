// A whole adapter: a chat whose messages are lines of text. Everything that is asked on it is answered with quotations.
import { type Asked, type ChatAdapter, defineAdapter, renderText } from 'footnote/adapter';

/** What a real adapter has in a library of its platform: who listens, and what stands in each channel. */
export type EchoChat = {
  /** Somebody writes into a channel. A platform that gets no acknowledgement delivers it again. */
  say(channel: string, id: string, text: string): Promise<void>;
  readonly listeners: Set<(channel: string, id: string, text: string) => Promise<void>>;
  /** Lines by their id, each with the tag that it was posted with. */
  readonly lines: Map<string, { readonly channel: string; readonly tag: string; text: string }>;
};

export function createEchoChat(): EchoChat {
  const listeners: EchoChat['listeners'] = new Set();
  return {
    listeners,
    lines: new Map(),
    say: async (channel, id, text) => {
      await Promise.all([...listeners].map((hear) => hear(channel, id, text)));
    },
  };
}

export function echo(chat: EchoChat): ChatAdapter<string> {
  return defineAdapter({
    name: 'echo',
    async receive(take: (asked: Asked) => Promise<void>) {
      const hear = (channel: string, id: string, text: string): Promise<void> =>
        take({ id, thread: channel, place: channel, text, asker: 'somebody' });
      chat.listeners.add(hear);
      return async () => void chat.listeners.delete(hear);
    },
    async post(channel, text, key) {
      const id = String(chat.lines.size + 1);
      chat.lines.set(id, { channel, tag: key, text });
      return id;
    },
    async find(channel, key) {
      const found = [...chat.lines].find(([, line]) => line.channel === channel && line.tag === key);
      return found?.[0];
    },
    async edit(id, text) {
      const line = chat.lines.get(id);
      if (line) line.text = text;
    },
    render: renderText,
  });
}
