// What each button does. Nothing is believed because it was pressed: rights and audience are looked up again.
import {
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionResponseType,
} from 'discord.js';
import { type Action, decodeAction, encodeAction } from '../../../src/action.ts';
import { citationsOf } from '../../../src/citation/citations.ts';
import type { SourceView } from '../../../src/citation/surroundings.ts';
import { mayShare, shownTo } from '../../../src/moderation/cited.ts';
import { goneLine, sharedBy } from '../../../src/words/everybody.ts';
import { inForm, shareable } from '../../kit/fresh.ts';
import { isModerator, isOpen, userOf } from '../access/access.ts';
import { codeOf, silent } from '../delivery/send.ts';
import type { Moderators } from '../moderation/moderators.ts';
import { personOf } from '../question.ts';
import { labelOn, type Payload, plain } from '../render/components.ts';
import { followUpModal, reportModal } from '../render/modals.ts';
import { renderReport } from '../render/queue.ts';
import { renderAnswer, renderRest } from '../render/render.ts';
import { shownOf } from '../render/shown.ts';
import { type Offered, renderAside, renderDocuments, renderLine, renderSource } from '../render/source.ts';
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
  const { engine, send, log, config, moderation, pages, readership, servers, privately } = context;
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
          const view = await engine.source(answerId, citation ?? 0, await readership.of(interaction));
          return view ? renderSource(view, await offered(interaction, answerId, view)) : gone();
        };
      case 'more':
        return async () => {
          const readers = await readership.of(interaction);
          const today = await moderation.today(answerId, readers);
          return today ? renderRest(shownOf(today, engine.library(), readers, pages), citation ?? 0) : gone();
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
    const kept = await engine.kept(answerId);
    if (!kept) return gone();
    if (!(await engine.isAsker(answerId, person))) return [renderLine('onlyAsker')];
    if (kept.messages.some((one) => one.startsWith(`discord:${channel}:`)))
      return [renderLine('alreadyShared')];
    if (!isOpen(where, config.channels)) return [renderAside('elsewhere', undefined, config.channels)];
    const readers = readership.inServer(servers.guildIn(interaction));
    if (!mayShare(engine.library(), kept, readers)) return [renderLine('notForAll')];
    const preface = sharedBy(`<@${userOf(interaction)}>`);
    const payload = inForm(
      () => shareable(moderation, answerId, readers),
      (today) =>
        renderAnswer({ ...shownOf(today, engine.library(), readers, pages), question: true, preface }),
    );
    try {
      const done = await send.post(channel, payload, `share:${answerId}:${channel}`);
      if (!done) return [renderLine('stale')];
      await engine.shown(answerId, `discord:${done.channel_id}:${done.id}`);
      if (!where.thread) await engine.begin(threadOn(done.id), answerId);
      return [renderLine('shared')];
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return [renderLine('cannotShare')];
    }
  }

  /** What this person may see of an answer's quotations, and the answer itself; none where it is gone. */
  async function quotedIn(interaction: APIMessageComponentInteraction, answerId: string) {
    const kept = await engine.kept(answerId).catch(() => undefined);
    if (!kept) return [];
    const seen = shownTo(engine.library(), citationsOf(kept.answer), await readership.of(interaction));
    return seen.filter(({ number }) => !kept.withdrawn.includes(number));
  }

  /** The page of the document, the other sources, and for moderators the way to everything behind it. */
  async function offered(
    interaction: APIMessageComponentInteraction,
    answerId: string,
    { citation }: SourceView,
  ): Promise<Offered> {
    const kept = await engine.kept(answerId);
    const check = encodeAction({ kind: 'check', answerId });
    const others = (await quotedIn(interaction, answerId)).filter(({ number }) => number !== citation.number);
    return {
      answerId,
      others: others.map(({ number }) => number),
      ...(kept && pages ? { page: pages.document(citation.source, kept.receipt) } : {}),
      ...(isModerator(interaction, config) ? { check } : {}),
    };
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

  /** The report as one message in the moderators' channel; it waits in their queue whatever comes of this. */
  async function announce(flagId: string): Promise<void> {
    const channel = config.moderationChannel;
    if (channel === undefined) return;
    const readers = readership.inServer(servers.guildOf(channel));
    const payload = inForm(
      () => moderation.report(flagId, readers),
      (report) => renderReport(report, shownTo(engine.library(), citationsOf(report.kept.answer), readers)),
    );
    try {
      const done = await send.post(channel, payload, `report:${flagId}`);
      if (done) await moderation.shownIn(flagId, `discord:${done.channel_id}:${done.id}`);
    } catch (error) {
      log.warn(
        'DISCORD_MODERATION_CHANNEL: a report could not be posted and waits in /review; check that the bot may write there',
        { event: channel, code: codeOf(error) ?? String(error) },
      );
    }
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
      if (flagId !== undefined) await announce(flagId);
    },
  };
}
