// Keeps the socket open: the library's own reconnecting can end the process or stall, so this file does it instead.
import { setTimeout as delay } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../src/log.ts';
import { times } from '../limits.ts';
import { faultOf } from './faults.ts';

/** The connection of the socket mode, which opens itself again. */
export type Socket = {
  /** Resolves once Slack said hello; rejects when the first try fails. Then it keeps itself open. */
  open(): Promise<void>;
  close(): Promise<void>;
  ready(): boolean;
};

type Client = SocketModeReceiver['client'];

/** `revoked` is called when Slack refuses the app token while running. */
export function createSocket(client: Client, log: Log, revoked: (reason: string) => void): Socket {
  const closing = new AbortController();
  let connected = false;

  /** Resolves when connected; `gone` resolves when that connection ends. */
  async function connect(): Promise<{ gone: Promise<void> }> {
    let ended = (): void => undefined;
    const gone = new Promise<void>((resolve) => {
      ended = resolve;
    });
    client.once('disconnected', ended);
    const hello = setTimeout(() => void client.disconnect().catch(() => undefined), times.hello);
    try {
      await client.start();
    } catch (error) {
      client.off('disconnected', ended);
      throw error;
    } finally {
      clearTimeout(hello);
    }
    connected = true;
    return { gone };
  }

  async function keep(first: Promise<void>): Promise<void> {
    let gone = first;
    let wait: number = times.reconnectFirst;
    while (!closing.signal.aborted) {
      await gone;
      if (closing.signal.aborted) return;
      if (connected) log.warn('the socket closed and is being opened again', { adapter: 'slack' });
      connected = false;
      await delay(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      try {
        ({ gone } = await connect());
        wait = times.reconnectFirst;
        log.info('connected again', { adapter: 'slack' });
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'final' && fault.as === 'revoked') return revoked(fault.reason);
        log.debug('the socket could not be opened; it is tried again', {
          adapter: 'slack',
          reason: fault.reason,
        });
        gone = Promise.resolve();
        wait = fault.kind === 'wait' ? fault.ms : Math.min(wait * 2, times.reconnectMost);
      }
    }
  }

  return {
    async open() {
      const { gone } = await connect();
      void keep(gone);
    },
    async close() {
      closing.abort();
      connected = false;
      await Promise.race([
        client.disconnect().catch(() => undefined),
        delay(1_000, undefined, { ref: false }),
      ]);
    },
    ready: () => connected,
  };
}
