// Who may read the documents that name an audience: decided here only, by the servers that are served and who belongs to them.
import { type APIInteraction, DiscordAPIError } from 'discord.js';
import type { Readers } from '../../../src/domain.ts';
import type { Log } from '../../../src/log.ts';
import { createVouched } from '../../kit/vouched.ts';
import type { DiscordConfig } from '../config.ts';
import { codeOf } from '../connection/api-error.ts';
import type { Send } from '../delivery/send.ts';
import { membership, membershipServers } from '../limits.ts';
import { type Servers, userOf } from './access.ts';

export type Readership = {
  /** For what everybody in this server may see; undefined where the server is not known. */
  inServer(guild: string | undefined): Readers;
  /** For what this person alone sees, in a server or in direct messages (undefined). Looked up, but never for long. */
  alone(user: string, guild: string | undefined): Promise<Readers>;
  /** The same for whoever sent this interaction. */
  of(interaction: APIInteraction): Promise<Readers>;
  /** A server that the operator means to serve. */
  serves(guild: string | undefined): boolean;
};

type Parts = {
  readonly config: Pick<DiscordConfig, 'audience' | 'servers'>;
  readonly servers: Pick<Servers, 'all' | 'guildOf' | 'guildIn'>;
  readonly send: Pick<Send, 'member'>;
  readonly log: Log;
};

const nobody: Readers = [];

export function createReadership({ config, servers, send, log }: Parts): Readership {
  const { audience } = config;
  const logged = new Set<string>();
  const isMember = createVouched(
    async (name) => {
      const [guild = '', user = ''] = name.split(':');
      return send.member(guild, user);
    },
    membership,
    failed,
  );

  function failed(error: unknown): void {
    const reason = error instanceof DiscordAPIError ? error.message : String(error);
    const fields = { code: codeOf(error) ?? reason };
    const what =
      'a membership could not be looked up, so documents with an audience stay hidden in that direct message; see the code';
    if (logged.has(reason)) log.debug(what, fields);
    else log.warn(what, fields);
    logged.add(reason);
  }

  const serves = (guild: string | undefined): boolean =>
    config.servers.length === 0 || (guild !== undefined && config.servers.includes(guild));
  const inServer = (guild: string | undefined): Readers => (serves(guild) ? audience : nobody);

  async function belongs(user: string): Promise<boolean> {
    const named = config.servers.length > 0 ? config.servers : servers.all();
    const looked = named.slice(0, membershipServers).map(async (guild) => {
      if (!(await isMember(`${guild}:${user}`))) throw new Error('no member');
    });
    return Promise.any(looked).then(
      () => true,
      () => false,
    );
  }

  async function alone(user: string, guild: string | undefined): Promise<Readers> {
    if (audience.length === 0 || (guild !== undefined && serves(guild))) return inServer(guild);
    return (await belongs(user)) ? audience : nobody;
  }

  return {
    inServer,
    alone,
    of: (interaction) => alone(userOf(interaction), servers.guildIn(interaction)),
    serves,
  };
}
