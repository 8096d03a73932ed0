// The gateway half: hello, identify, heartbeat, ready, resume with replay, reconnect, invalid session, cuts.
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildCreate } from './guild-create.ts';
import { bot, guilds, isJson, type Json, type World } from './world.ts';

type Session = {
  readonly id: string;
  /** Number of the shard, and how many there are. */
  readonly shard: readonly [number, number];
  socket: WebSocket | undefined;
  sequence: number;
  readonly sent: Json[];
};

export type Gateway = {
  /** To every session whose shard it concerns; one that is cut off gets it when it resumes. */
  dispatch(type: string, data: Json): void;
  /** Asks every client to reconnect (opcode 7). */
  reconnect(): void;
  /** Invalid session (opcode 9), resumable or not. */
  invalidate(resumable: boolean): void;
  /** Ends the sockets without a word; of one shard only when it is named. */
  cut(shard?: number): void;
  /** Forgets all sessions, or those of one shard: a resume is refused. */
  forget(shard?: number): void;
  /** Refuses new connections while true; with a number, new sessions of this shard alone. */
  away(gone: boolean | number): void;
  /**
   * From now on: connections are begun and never made (`held`), made and never greeted (`mute`), or heartbeats never
   * acknowledged (`deaf`).
   */
  becomes(way: Way): void;
  /** Connections that are held. */
  held(): number;
  /** Breaks off those that are held. */
  breakOff(): void;
  /** Intents of every identify, and when each came. */
  readonly identified: number[];
  readonly identifiedAt: number[];
  readonly resumed: string[];
  connected(): number;
  /** Heartbeats acknowledged so far. */
  beats(): number;
  close(): void;
};

type Way = 'well' | 'held' | 'mute' | 'deaf';

type Ways = {
  readonly token: string;
  /** Milliseconds between two heartbeats that the client is asked for. */
  readonly beatEvery: number;
  /** A close code for the next identify, such as 4014. */
  readonly closeWith: () => number | undefined;
  /** What becomes of an event's data before it is sent. */
  readonly changeEvent: (type: string, data: Json) => Json;
};

export function createGateway(
  server: Server,
  world: World,
  { token, beatEvery, closeWith, changeEvent }: Ways,
): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const shardOf = new WeakMap<WebSocket, number>();
  const identified: number[] = [];
  const identifiedAt: number[] = [];
  const resumed: string[] = [];
  let gone: boolean | number = false;
  let way: Way = 'well';
  let made = 0;
  let beats = 0;
  const held: Duplex[] = [];

  server.on('upgrade', (request, socket, head) => {
    if (gone === true) socket.destroy();
    else if (way === 'held') {
      held.push(socket);
      world.changed();
    } else sockets.handleUpgrade(request, socket, head, greet);
  });

  function greet(socket: WebSocket): void {
    if (way === 'mute') return;
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: beatEvery }, s: null, t: null }));
    socket.on('message', (raw) => {
      const packet: unknown = JSON.parse(String(raw));
      if (isJson(packet)) receive(socket, packet);
    });
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
      world.changed();
    });
  }

  function receive(socket: WebSocket, { op, d }: Json): void {
    const data = isJson(d) ? d : {};
    if (op === 1 && way !== 'deaf') {
      socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
      beats += 1;
      world.changed();
    }
    if (op === 2) identify(socket, data);
    if (op === 6) resume(socket, data);
  }

  function identify(socket: WebSocket, data: Json): void {
    const code = String(data.token).replace(/^Bot /, '') === token ? closeWith() : 4_004;
    if (code !== undefined) {
      socket.close(code);
      return;
    }
    const [number, of] = Array.isArray(data.shard) ? data.shard.map(Number) : [];
    const shard = [number ?? 0, of ?? 1] as const;
    if (gone === shard[0]) return void socket.terminate();
    shardOf.set(socket, shard[0]);
    identified.push(Number(data.intents));
    identifiedAt.push(Date.now());
    made += 1;
    const session: Session = { id: `session-${made}`, shard, socket, sequence: 0, sent: [] };
    sessions.set(session.id, session);
    const here = guilds.filter(({ id }) => isOn(session, id));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    emit(session, 'READY', {
      v: 10,
      user: {
        id: bot.id,
        username: bot.name,
        discriminator: '0',
        bot: true,
        avatar: null,
        global_name: null,
      },
      guilds: here.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      application: { id: bot.application, flags: 0 },
      shard,
    });
    for (const one of here) emit(session, 'GUILD_CREATE', guildCreate(world, one));
    world.changed();
  }

  function resume(socket: WebSocket, data: Json): void {
    const session = sessions.get(String(data.session_id));
    if (!session) {
      socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return;
    }
    if (gone === session.shard[0]) return void socket.terminate();
    session.socket = socket;
    shardOf.set(socket, session.shard[0]);
    resumed.push(session.id);
    for (const packet of session.sent.filter((one) => Number(one.s) > Number(data.seq)))
      socket.send(JSON.stringify(packet));
    emit(session, 'RESUMED', {});
    world.changed();
  }

  function emit(session: Session, type: string, data: Json): void {
    session.sequence += 1;
    const packet = { op: 0, t: type, s: session.sequence, d: changeEvent(type, data) };
    session.sent.push(packet);
    session.socket?.send(JSON.stringify(packet));
  }
  const tell = (packet: Json): void => {
    for (const session of sessions.values()) session.socket?.send(JSON.stringify(packet));
  };

  return {
    identified,
    identifiedAt,
    resumed,
    beats: () => beats,
    dispatch: (type, data) => {
      const at = typeof data.guild_id === 'string' ? data.guild_id : undefined;
      for (const session of sessions.values()) if (isOn(session, at)) emit(session, type, data);
    },
    reconnect: () => tell({ op: 7, d: null, s: null, t: null }),
    invalidate(resumable) {
      tell({ op: 9, d: resumable, s: null, t: null });
      if (!resumable) sessions.clear();
    },
    cut: (shard) => {
      for (const socket of sockets.clients)
        if (shard === undefined || shardOf.get(socket) === shard) socket.terminate();
    },
    forget: (shard) => {
      for (const [id, session] of sessions)
        if (shard === undefined || session.shard[0] === shard) sessions.delete(id);
    },
    away: (now) => {
      gone = now;
    },
    becomes: (now) => {
      way = now;
    },
    held: () => held.length,
    breakOff: () => {
      for (const socket of held.splice(0)) socket.destroy();
    },
    connected: () => [...sessions.values()].filter((session) => session.socket !== undefined).length,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** A server belongs to the shard that its id says; direct messages to the first. */
function isOn({ shard: [number, of] }: Session, guildId: string | undefined): boolean {
  return Number((BigInt(guildId ?? 0) >> 22n) % BigInt(of)) === number;
}
