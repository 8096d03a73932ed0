// What our own Discord knows: channels, messages, interactions, commands; and everything it was asked to do.
import { EventEmitter } from 'node:events';

export type Json = Readonly<Record<string, unknown>>;
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type Channel = {
  readonly id: string;
  readonly type: number;
  readonly guild: string | undefined;
  readonly parent?: string;
  /** What the bot may do here. */
  readonly may: { readonly read: boolean; readonly write: boolean };
};

export type Message = {
  readonly id: string;
  readonly channel_id: string;
  readonly author: Json & { readonly id: string };
  readonly type: number;
  readonly content: string;
  readonly flags: number;
  readonly components: readonly Json[];
  readonly mentions: readonly Json[];
  readonly message_reference?: Json;
  readonly interaction_metadata?: Json;
  /** The person who alone sees it. */
  readonly only?: string;
  readonly body: Json;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly user: string;
  readonly sentAt: number;
  /** Milliseconds until the first response; undefined: none came. */
  responded?: number;
  response?: Json;
  /** Id of the deferred or first message. */
  original?: string;
  /** Its token is dead (15 minutes are over). */
  expired?: boolean;
};

/** One REST call and what came of it. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
};

export type World = ReturnType<typeof createWorld>;

const epoch = 1_420_070_400_000n;
export const bot = {
  id: '400000000000000001',
  application: '400000000000000001',
  name: 'Footnote',
  role: '400000000000000009',
};
export const token = 'NDAwMDAwMDAwMDAwMDAwMDAx.test.token';
export const guild = { id: '500000000000000001', name: 'Harbour' };
/** Falls to the second shard where there are two. */
export const island = { id: '510000000000000001', name: 'Island' };
export const guilds = [guild, island] as const;
export const general = '600000000000000001';
export const locked = '600000000000000002';
export const hall = '600000000000000003';
export const threadInGeneral = '600000000000000004';
export const directs = '600000000000000005';
export const jetty = '600000000000000006';

export const ada = '700000000000000001';
export const bob = '700000000000000002';

export function createWorld() {
  const events = new EventEmitter();
  const channels = new Map<string, Channel>();
  const messages = new Map<string, Message>();
  const interactions = new Map<string, Interaction>();
  const nonces = new Map<string, string>();
  const commands = new Map<string, readonly Json[]>();
  const calls: Call[] = [];
  /** Who belongs to which server; false: has not been past its rules screen yet. */
  const members = new Map<string, Map<string, boolean>>(
    guilds.map(({ id }) => [id, new Map(id === guild.id ? [ada, bob].map((one) => [one, true]) : [])]),
  );
  /** What Discord would refuse, or what could ping somebody: always empty in a good run. */
  const violations: string[] = [];
  let counter = 0n;

  const add = (id: string, type: number, more: Partial<Channel> = {}): void => {
    channels.set(id, { id, type, guild: guild.id, may: { read: true, write: true }, ...more });
  };
  add(general, 0);
  add(locked, 0, { may: { read: true, write: false } });
  add(hall, 0);
  add(threadInGeneral, 11, { parent: general });
  add(directs, 1, { guild: undefined });
  add(jetty, 0, { guild: island.id });

  /** Ids grow with time, as Discord's do. */
  function nextId(): string {
    counter += 1n;
    return ((((BigInt(Date.now()) - epoch) << 22n) | (counter & 0x3fffffn)) as bigint).toString();
  }

  function changed(): void {
    events.emit('changed');
  }

  /** Resolves as soon as `found` gives something; checked whenever anything happens. The program itself may wait ten seconds for a lock. */
  async function until<T>(found: () => T | undefined | false, within = 20_000): Promise<T> {
    const there = found();
    if (there !== undefined && there !== false) return there;
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => {
        events.off('changed', look);
        reject(new Error(`waited in vain for ${found}`));
      }, within);
      function look(): void {
        const value = found();
        if (value === undefined || value === false) return;
        clearTimeout(late);
        events.off('changed', look);
        resolve(value);
      }
      events.on('changed', look);
    });
  }

  const ours = (channel?: string): readonly Message[] =>
    [...messages.values()].filter(
      (m) => m.author.id === bot.id && (channel === undefined || m.channel_id === channel),
    );

  events.setMaxListeners(0);
  return {
    channels,
    messages,
    interactions,
    nonces,
    commands,
    members,
    calls,
    violations,
    nextId,
    changed,
    until,
    /** A thread under a message, which it shares its id with. */
    openThread: (message: Message): string => {
      add(message.id, 11, { parent: message.channel_id });
      return message.id;
    },
    ours,
  };
}
