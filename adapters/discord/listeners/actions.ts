// What each button does. Nothing is believed because it was pressed: rights and audience are looked up again.
import {
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionResponseType,
} from 'discord.js';
import { type Action, decodeAction, encodeAction } from '../../../src/action.ts';
import { goneLine, sharedBy } from '../../../src/words/everybody.ts';
import { inForm } from '../../kit/fresh.ts';
import { createShare } from '../../kit/share.ts';
import { sourceShown, standingCitations } from '../../kit/source.ts';
import { isModerator, isOpen, userOf } from '../access/access.ts';
import { codeOf } from '../connection/api-error.ts';
import { addressOf, channelAddress } from '../delivery/address.ts';
import { silent } from '../delivery/send.ts';
import type { Moderators } from '../moderation/moderators.ts';
import { personOf } from '../question.ts';
import { labelOn, type Payload, plain } from '../render/components.ts';
import { followUpModal, reportModal } from '../render/modals.ts';
import { renderAnswer, renderRest } from '../render/render.ts';
import { shownOf } from '../render/shown.ts';
import { renderAside, renderDocuments, renderLine, renderSource } from '../render/source.ts';
import type { Asker } from './asker.ts';
import type { Context, Shown } from './context.ts';
import { threadOn } from './conversation.ts';

export type Actions = {
  pressed(interaction: APIMessageComponentInteraction): Promise<void>;
  reported(
    interaction: APIModalSubmitInteraction,
    answerId: string,
    reason: string,
    citation: number | undefined,
  ): Promise<void>;
};

export function createActions(
  context: Context,
  asker: Pick<Asker, 'example'>,
  moderators: Moderators,
): Actions {
  const { engine, send, outbox, config, moderation, pages, readership, servers, privately } = context;
  const shareAnswer = createShare(context);
  const gone = (): readonly Payload[] => [plain(goneLine)];

  async function pressed(interaction: APIMessageComponentInteraction): Promise<void> {
    const { data, message } = interaction;
    const pressed = data.component_type === ComponentType.StringSelect ? data.values[0] : data.custom_id;
    // What was chosen in a menu was taken back.
    if (pressed === undefined)
      return void (await send.respond(interaction, { type: InteractionResponseType.DeferredMessageUpdate }));
    const action = decodeAction(pressed);
    const example = action?.kind === 'ask' ? labelOn(message, pressed) : undefined;
    if (example !== undefined) return asker.example(interaction, example);
    if (action?.kind === 'sources') return turn(interaction, action.citation ?? 0);
    if (action && moderators.owns(action.kind)) return moderators.pressed(interaction, action);
    if (action?.kind === 'followup') return open(interaction, followUpModal(action.answerId));
    if (action?.kind === 'report')
      return open(interaction, reportModal(action.answerId, await quotedIn(interaction, action.answerId)));
    await privately(interaction, async () =>
      action ? act(interaction, action) : [renderLine('unknownControl')],
    );
  }

  async function act(interaction: APIMessageComponentInteraction, action: Action): Promise<Shown> {
    const { answerId, citation } = action;
    const person = personOf(userOf(interaction));
    switch (action.kind) {
      case 'source':
        return async () => {
          const readers = await readership.of(interaction);
          const found = await sourceShown(engine, answerId, citation ?? 0, readers, pages);
          if (!found) return gone();
          const check = encodeAction({ kind: 'check', answerId });
          const { view, ...around } = found;
          return renderSource(view, {
            answerId,
            ...around,
            ...(isModerator(interaction, config) ? { check } : {}),
          });
        };
      case 'more':
        return async () => {
          const readers = await readership.of(interaction);
          const today = await moderation.today(answerId, readers);
          return today ? renderRest(shownOf(today, pages), citation ?? 0) : gone();
        };
      case 'helpful':
      case 'unhelpful':
        await engine.feedback({ answerId, person, verdict: action.kind });
        return [renderLine('thanks')];
      case 'remove':
        return remove(interaction, answerId, person);
      case 'share':
        return share(interaction, answerId, person);
      default:
        return [renderLine('unknownControl')];
    }
  }

  async function remove(interaction: APIMessageComponentInteraction, answerId: string, person: string) {
    const may = isModerator(interaction, config) || (await engine.isAsker(answerId, person));
    if (!may) return [renderLine('onlyAsker')];
    try {
      const channel = interaction.message.channel_id ?? servers.whereOf(interaction).channel;
      await send.remove(channel, interaction.message.id);
      return [renderLine('removed')];
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return [renderLine('cannotRemove')];
    }
  }

  async function share(interaction: APIMessageComponentInteraction, answerId: string, person: string) {
    const where = servers.whereOf(interaction);
    const { channel } = where;
    const preface = sharedBy(`<@${userOf(interaction)}>`);
    const shared = await shareAnswer({
      answerId,
      person,
      place: channelAddress(channel),
      open: isOpen(where, config.channels),
      readers: async () => readership.inServer(servers.guildIn(interaction)),
      async post(today, key) {
        const payload = inForm(today, (now) =>
          renderAnswer({ ...shownOf(now, pages), question: true, preface }),
        );
        try {
          const done = await send.post(channel, payload, key, { takesBack: true });
          if (!done) return 'silent';
          return { message: addressOf(done), thread: where.thread ? undefined : threadOn(done.id) };
        } catch (error) {
          if (codeOf(error) === undefined) throw error;
          return 'refused';
        }
      },
    });
    if (shared === 'gone') return gone();
    return shared === 'elsewhere'
      ? [renderAside('elsewhere', undefined, config.channels)]
      : [renderLine(shared)];
  }

  /** What this person may see of an answer's quotations; none where it is gone. */
  async function quotedIn(interaction: APIMessageComponentInteraction, answerId: string) {
    const kept = await engine.kept(answerId).catch(() => undefined);
    if (!kept) return [];
    return standingCitations(engine, kept, await readership.of(interaction));
  }

  async function turn(interaction: APIMessageComponentInteraction, page: number): Promise<void> {
    await send.respond(interaction, async () => {
      const { components, flags } = renderDocuments(engine.documents(await readership.of(interaction)), page);
      const allowed_mentions = { parse: [], replied_user: silent.replied_user };
      return {
        type: InteractionResponseType.UpdateMessage,
        data: { components: [...components], flags, allowed_mentions },
      };
    });
  }

  async function open(interaction: APIMessageComponentInteraction, data: ReturnType<typeof followUpModal>) {
    await send.respond(interaction, { type: InteractionResponseType.Modal, data });
  }

  return {
    pressed,
    async reported(interaction, answerId, reason, citation) {
      let flagId: string | undefined;
      await privately(interaction, async () => {
        if ((await engine.kept(answerId)) === undefined) return gone();
        const flag = { answerId, person: personOf(userOf(interaction)), reason };
        flagId = await engine.flag(citation === undefined ? flag : { ...flag, citation });
        return [renderLine('reported')];
      });
      if (flagId !== undefined) await outbox.report(flagId);
    },
  };
}
