// Who may read the documents that name an audience: decided here only. Members may; guests, people of other workspaces and all in a shared channel may not, unless the operator says so.
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Readers } from '../../../src/domain.ts';
import { common } from '../../../src/library/audience.ts';
import type { Log } from '../../../src/log.ts';
import { createVouched } from '../../kit/vouched.ts';
import type { SlackConfig } from '../config.ts';
import { faultOf } from '../connection/faults.ts';
import { isDirect } from '../delivery/place.ts';
import { lookUps } from '../limits.ts';

/** A person, and the workspaces that Slack says they belong to, where it says so. */
export type Who = { readonly user: string; readonly teams?: readonly (string | null | undefined)[] };

/** Who reads what is said in a place, and so which documents may be quoted there. */
export type Readership = {
  /** For what this person alone sees. Looked up, but never for long. */
  alone(who: Who): Promise<Readers>;
  /** For what all see who are in this channel; a direct message is its person's. */
  inChannel(channel: string): Promise<Readers>;
  /** For a question of this person that is answered before all in this channel. */
  asking(who: Who, channel: string): Promise<Readers>;
};

type Parts = {
  readonly client: webApi.WebClient;
  readonly config: Pick<SlackConfig, 'audience' | 'sharedAudience'>;
  /** Our workspace, and the organisation it belongs to, if any. */
  readonly home: { readonly team: string; readonly enterprise: string | undefined };
  readonly log: Log;
};

const person = z.object({
  user: z.object({
    team_id: z.string().nullish(),
    deleted: z.boolean().nullish(),
    is_restricted: z.boolean().nullish(),
    is_ultra_restricted: z.boolean().nullish(),
    is_stranger: z.boolean().nullish(),
    enterprise_user: z.object({ teams: z.array(z.string()).nullish() }).nullish(),
  }),
});
const conversation = z.object({
  channel: z.object({
    is_shared: z.boolean().nullish(),
    is_ext_shared: z.boolean().nullish(),
    is_pending_ext_shared: z.boolean().nullish(),
    is_org_shared: z.boolean().nullish(),
  }),
});

/** Looks members up at Slack and keeps what it learnt for a while. */
export function createReadership({ client, config, home, log }: Parts): Readership {
  const { audience, sharedAudience } = config;
  /** Nobody is logged apart, so nobody is looked up. */
  const alike = audience.every((name) => sharedAudience.includes(name));
  const logged = new Set<string>();

  const isMember = createVouched(
    async (user) => {
      const { user: found } = person.parse(await client.users.info({ user }));
      const guest = found.is_restricted || found.is_ultra_restricted || found.is_stranger || found.deleted;
      const teams = [found.team_id, ...(found.enterprise_user?.teams ?? [])];
      return !guest && teams.includes(home.team);
    },
    lookUps,
    failed('users.info', 'users:read'),
  );
  const isOwn = createVouched(
    async (channel) => {
      const { channel: found } = conversation.parse(await client.conversations.info({ channel }));
      const { is_shared, is_ext_shared, is_pending_ext_shared, is_org_shared } = found;
      return !is_shared && !is_ext_shared && !is_pending_ext_shared && !is_org_shared;
    },
    lookUps,
    failed('conversations.info', 'channels:read, groups:read or mpim:read'),
  );

  function failed(method: string, scope: string): (error: unknown) => void {
    return (error) => {
      const { reason } = faultOf(error);
      const what = `${method} failed, so documents with an audience stay hidden there; grant the scope ${scope}`;
      if (logged.has(method + reason)) log.debug(what, { adapter: 'slack', reason });
      else log.warn(what, { adapter: 'slack', reason });
      logged.add(method + reason);
    };
  }

  /** In an organisation of several workspaces a person has one home and belongs to more: there only a look-up tells. */
  const isForeign = (team: string | null | undefined): boolean =>
    home.enterprise === undefined && team !== undefined && team !== null && team !== home.team;

  async function alone({ user, teams = [] }: Who): Promise<Readers> {
    if (alike) return audience;
    if (teams.some(isForeign)) return sharedAudience;
    return (await isMember(user)) ? audience : sharedAudience;
  }

  async function inChannel(channel: string): Promise<Readers> {
    if (alike || isDirect(channel)) return audience;
    return (await isOwn(channel)) ? audience : sharedAudience;
  }

  return {
    alone,
    inChannel,
    asking: async (who, channel) => common(await Promise.all([alone(who), inChannel(channel)])),
  };
}
