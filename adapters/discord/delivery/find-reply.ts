// Whether a reply already stands where a question was asked, after a restart.
import type { APIMessage } from 'discord.js';
import { isExpired, statusOf } from '../connection/api-error.ts';
import type { InteractionPlace, Place } from '../question.ts';
import type { Send } from './send.ts';

/** `later`: Discord could not answer now. Undefined: nothing stands there, or we may not look. */
export type FindReply = (place: Place) => Promise<APIMessage | 'later' | undefined>;

/** Until it is edited, a deferred response has no components. */
const isEdited = (message: APIMessage): boolean => (message.components ?? []).length > 0;

/** A refusal is Discord's last word: we may not look. Without one, it could not answer now. */
function notSeen(error: unknown): 'later' | undefined {
  const status = statusOf(error);
  return status !== undefined && status < 500 ? undefined : 'later';
}

export function createFindReply(send: Pick<Send, 'original' | 'messages'>, self: () => string): FindReply {
  async function originalOf(place: InteractionPlace): Promise<APIMessage | undefined> {
    try {
      const original = await send.original(place.token);
      return original && isEdited(original) ? original : undefined;
    } catch (error) {
      if (!isExpired(error) || place.hidden) throw error;
      return among(place.channel, place.id, (m) => m.interaction_metadata?.id === place.id && isEdited(m));
    }
  }

  /** The first of our messages after `since` for which `holds` is true. */
  async function among(channel: string, since: string, holds: (message: APIMessage) => boolean) {
    const found = await send.messages(channel, since);
    return found.find((m) => m.author.id === self() && holds(m));
  }

  return (place) => {
    const found =
      place.kind === 'message'
        ? among(place.channel, place.message, (m) => m.message_reference?.message_id === place.message)
        : originalOf(place);
    return found.catch(notSeen);
  };
}
