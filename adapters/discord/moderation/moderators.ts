// What moderators do here: the queue, the panel behind an answer, decisions. Their right is looked up at every press.
import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionResponseType,
} from 'discord.js';
import { type Action, decodeCursor, encodeAction } from '../../../src/action.ts';
import type { Readers } from '../../../src/domain.ts';
import { goneLine, unknownReceipt } from '../../../src/words/everybody.ts';
import { nothingToCheck } from '../../../src/words/moderators.ts';
import { type Decision, isDecision, refusal, rulingOf } from '../../kit/moderation.ts';
import { isModerator, userOf } from '../access/access.ts';
import { budget } from '../limits.ts';
import type { Context, Shown } from '../listeners/context.ts';
import { personOf } from '../question.ts';
import { answerOn, type Payload, plain } from '../render/components.ts';
import { oneLine } from '../render/markdown.ts';
import { reasonModal } from '../render/modals.ts';
import { renderOutcome, renderPanel, renderVerified } from '../render/panel.ts';
import { renderGaps, renderQueue } from '../render/queue.ts';
import { renderLine } from '../render/source.ts';

export type Moderators = {
  review(interaction: APIChatInputApplicationCommandInteraction): Promise<void>;
  gaps(interaction: APIChatInputApplicationCommandInteraction): Promise<void>;
  /** For everybody. */
  verify(interaction: APIChatInputApplicationCommandInteraction, code: string): Promise<void>;
  menu(interaction: APIMessageApplicationCommandInteraction): Promise<void>;
  /** Whether a button of this kind is theirs. */
  owns(kind: Action['kind']): boolean;
  pressed(interaction: APIMessageComponentInteraction, action: Action): Promise<void>;
  submitted(interaction: APIModalSubmitInteraction, action: Action, text: string): Promise<void>;
};

export function createModerators(context: Context): Moderators {
  const { send, config, moderation, pages, readership, privately } = context;
  const line = (said: string): readonly Payload[] => [plain(oneLine(said, budget.lead))];

  const refused = (interaction: APIInteraction): readonly Payload[] =>
    line(refusal(config.moderatorRoles, 'DISCORD_MODERATOR_ROLES', userOf(interaction)));

  /** `work` for moderators, a polite line for everybody else. */
  const forModerators = (
    interaction: APIInteraction,
    work: (readers: Readers) => Promise<Shown>,
  ): Promise<void> =>
    privately(interaction, async () =>
      isModerator(interaction, config) ? work(await readership.of(interaction)) : refused(interaction),
    );

  const panel =
    (answerId: string, readers: Readers, place?: string) => async (): Promise<readonly Payload[]> => {
      const found = await moderation.panel(answerId, readers);
      return found ? renderPanel(found, place) : line(goneLine);
    };

  async function decide(interaction: APIInteraction, action: Action, kind: Decision, reason: string) {
    const moderator = personOf(userOf(interaction));
    const flagId = flagIn(action.subject);
    return renderOutcome(await moderation.decide(rulingOf(action, kind, { moderator, reason, flagId })));
  }

  /** The message that a menu was opened on; looked up where Discord did not send it along. */
  async function target(
    interaction: APIMessageApplicationCommandInteraction,
  ): Promise<APIMessage | undefined> {
    const { resolved, target_id } = interaction.data;
    const sent = resolved?.messages?.[target_id];
    if (sent && answerOn(sent) !== undefined) return sent;
    const { channel } = context.servers.whereOf(interaction);
    return send.message(channel, target_id).catch(() => undefined);
  }

  return {
    owns: (kind) => kind === 'check' || kind === 'queue' || isDecision(kind),
    review: (interaction) =>
      forModerators(interaction, async (readers) => async () => renderQueue(await moderation.queue(readers))),
    gaps: (interaction) =>
      forModerators(interaction, async (readers) => async () => renderGaps(await moderation.gaps(readers))),
    verify: (interaction, code) =>
      privately(interaction, async () => async () => {
        const found = await moderation.verify(code, await readership.of(interaction));
        return found ? renderVerified(found, pages?.receipt(found.receipt)) : line(unknownReceipt);
      }),
    menu: (interaction) =>
      forModerators(interaction, async (readers) => {
        const message = await target(interaction);
        const answerId = message?.author?.id === context.self().user ? answerOn(message) : undefined;
        return answerId === undefined ? line(nothingToCheck) : panel(answerId, readers);
      }),

    async pressed(interaction, action) {
      const { kind } = action;
      if ((kind === 'retire' || kind === 'note') && isModerator(interaction, config)) {
        const data = reasonModal(kind, encodeAction(action));
        return void (await send.respond(interaction, { type: InteractionResponseType.Modal, data }));
      }
      return forModerators(interaction, async (readers) => {
        if (kind === 'check') return panel(action.answerId, readers, action.subject);
        if (kind === 'queue')
          return async () => renderQueue(await moderation.queue(readers, decodeCursor(action.subject)));
        if (isDecision(kind)) return decide(interaction, action, kind, '');
        return [renderLine('unknownControl')];
      });
    },

    submitted: (interaction, action, text) =>
      forModerators(interaction, async () =>
        isDecision(action.kind)
          ? decide(interaction, action, action.kind, text)
          : [renderLine('unknownControl')],
      ),
  };
}

/** A button's subject says where it stood: `flag:ID` is a report, which is closed by the decision. */
const flagIn = (subject = ''): string | undefined => /^flag:(.+)$/.exec(subject)?.[1];
