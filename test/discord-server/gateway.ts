// The gateway half: hello, identify, heartbeat, ready, resume with replay, reconnect, invalid session, cuts.
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { bot, guild, isJson, type Json, type World } from './world.ts';

type Session = {
  readonly id: string;
  socket: WebSocket | undefined;
  sequence: number;
  readonly sent: Json[];
};

export type Gateway = {
  /** To every session; one that is cut off gets it when it resumes. */
  dispatch(type: string, data: Json): void;
  /** Asks every client to reconnect (opcode 7). */
  reconnect(): void;
  /** Invalid session (opcode 9), resumable or not. */
  invalidate(resumable: boolean): void;
  /** Ends the sockets without a word. */
  cut(): void;
  /** Forgets all sessions: a resume is refused. */
  forget(): void;
  /** Refuses new connections while true. */
  away(gone: boolean): void;
  /** Intents of every identify. */
  readonly identified: number[];
  readonly resumed: string[];
  connected(): number;
  close(): void;
};

type Ways = {
  readonly token: string;
  /** A close code for the next identify, such as 4014. */
  readonly closeWith: () => number | undefined;
  /** What becomes of an event's data before it is sent. */
  readonly changeEvent: (type: string, data: Json) => Json;
};

export function createGateway(
  server: Server,
  world: World,
  { token, closeWith, changeEvent }: Ways,
): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const identified: number[] = [];
  const resumed: string[] = [];
  let gone = false;
  let made = 0;

  server.on('upgrade', (request, socket, head) => {
    if (gone) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, greet);
  });

  function greet(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 }, s: null, t: null }));
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
    if (op === 1) socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
    if (op === 2) identify(socket, data);
    if (op === 6) resume(socket, data);
  }

  function identify(socket: WebSocket, data: Json): void {
    const code = String(data.token).replace(/^Bot /, '') === token ? closeWith() : 4_004;
    if (code !== undefined) {
      socket.close(code);
      return;
    }
    identified.push(Number(data.intents));
    made += 1;
    const session: Session = { id: `session-${made}`, socket, sequence: 0, sent: [] };
    sessions.set(session.id, session);
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
      guilds: [{ id: guild.id, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      application: { id: bot.application, flags: 0 },
      shard: [0, 1],
    });
    emit(session, 'GUILD_CREATE', guildCreate(world));
    world.changed();
  }

  function resume(socket: WebSocket, data: Json): void {
    const session = sessions.get(String(data.session_id));
    if (!session) {
      socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return;
    }
    session.socket = socket;
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
    resumed,
    dispatch: (type, data) => {
      for (const session of sessions.values()) emit(session, type, data);
    },
    reconnect: () => tell({ op: 7, d: null, s: null, t: null }),
    invalidate(resumable) {
      tell({ op: 9, d: resumable, s: null, t: null });
      if (!resumable) sessions.clear();
    },
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    forget: () => sessions.clear(),
    away: (now) => {
      gone = now;
    },
    connected: () => [...sessions.values()].filter((session) => session.socket !== undefined).length,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** The server with its channels, as a new session is told. */
function guildCreate(world: World): Json {
  const newest = (channel: string): string | null =>
    [...world.messages.values()].filter((m) => m.channel_id === channel).at(-1)?.id ?? null;
  const here = [...world.channels.values()].filter((channel) => channel.guild !== undefined);
  const shape = (channel: (typeof here)[number]): Json => ({
    id: channel.id,
    type: channel.type,
    name: `channel-${channel.id.slice(-1)}`,
    position: 0,
    permission_overwrites: [],
    last_message_id: newest(channel.id),
    parent_id: channel.parent ?? null,
    guild_id: guild.id,
    ...(channel.type === 11
      ? {
          thread_metadata: {
            archived: false,
            locked: false,
            auto_archive_duration: 60,
            archive_timestamp: new Date().toISOString(),
          },
        }
      : {}),
  });
  return {
    id: guild.id,
    name: guild.name,
    owner_id: '1',
    unavailable: false,
    member_count: 2,
    roles: [
      { id: guild.id, name: '@everyone', permissions: '274877975552', position: 0, managed: false },
      {
        id: bot.role,
        name: bot.name,
        permissions: '0',
        position: 1,
        managed: true,
        tags: { bot_id: bot.id },
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    channels: here.filter((channel) => channel.type !== 11).map(shape),
    threads: here.filter((channel) => channel.type === 11).map(shape),
    members: [
      {
        user: { id: bot.id, username: bot.name, discriminator: '0', bot: true },
        roles: [bot.role],
        joined_at: new Date(0).toISOString(),
        flags: 0,
      },
    ],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    premium_tier: 0,
    preferred_locale: 'en-US',
  };
}
