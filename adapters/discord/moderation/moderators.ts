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
import type { Ruling } from '../../../src/moderation/decide.ts';
import { goneLine, unknownReceipt } from '../../../src/words/everybody.ts';
import { nobodyModerates, nothingToCheck, notModerator } from '../../../src/words/moderators.ts';
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

const decisions = ['right', 'wrong', 'retire', 'undo', 'note'] as const;
type Decided = (typeof decisions)[number];
export const isDecision = (kind: Action['kind']): kind is Decided => decisions.some((one) => one === kind);

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
    line(
      config.moderatorRoles.length === 0
        ? nobodyModerates('DISCORD_MODERATOR_ROLES', userOf(interaction))
        : notModerator,
    );

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

  async function decide(interaction: APIInteraction, action: Action, kind: Decided, reason: string) {
    return renderOutcome(
      await moderation.decide(rulingOf(action, kind, reason, personOf(userOf(interaction)))),
    );
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

/** The button's subject says where it stood: `flag:ID` settles that report, a bare hash is a retired passage. */
function rulingOf(action: Action, kind: Decided, reason: string, moderator: string): Ruling {
  const { answerId, citation, subject = '' } = action;
  const flagId = /^flag:(.+)$/.exec(subject)?.[1];
  return {
    kind,
    moderator,
    reason,
    ...(answerId === '' ? { passageHash: subject } : { answerId }),
    ...(citation === undefined ? {} : { citation }),
    ...(flagId === undefined ? {} : { flagId }),
  };
}
