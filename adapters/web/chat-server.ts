// The chat on a free port of this machine, opened by an address that holds a key.
import { type ServerType, serve } from '@hono/node-server';
import { type ChatParts, chat } from './chat.ts';
import { createSessions } from './chat-sessions.ts';

/** The running chat. */
export type ChatServer = {
  /** Holds the key, which opens the chat. */
  readonly address: string;
  stop(): Promise<void>;
};

/** Reached from this machine only, under all settings. */
const host = '127.0.0.1';

/** Serves the chat on loopback; rejects when no port can be had. */
export async function startChat(parts: Omit<ChatParts, 'sessions'>): Promise<ChatServer> {
  const sessions = createSessions();
  const server: ServerType = serve({ fetch: chat({ ...parts, sessions }).fetch, port: 0, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  return {
    address: `http://${host}:${port}/?key=${sessions.key}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
