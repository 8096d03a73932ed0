// What arrives from Discord, sorted by kind; each kind has one handler.
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import { decodeAction } from '../../../src/action.ts';
import type { DocumentCard } from '../../../src/domain.ts';
import { clip } from '../../../src/text/say.ts';
import type { Fresh } from '../../kit/fresh.ts';
import { isDecision } from '../../kit/moderation.ts';
import { userOf } from '../access/access.ts';
import { checkName } from '../commands.ts';
import { codeOf, isExpired } from '../connection/api-error.ts';
import { budget, interactionsRemembered, limits } from '../limits.ts';
import { createModerators } from '../moderation/moderators.ts';
import type { Payload } from '../render/components.ts';
import { readModal } from '../render/modals.ts';
import { renderDocument, renderDocuments, renderHelp, renderLine } from '../render/source.ts';
import { createActions } from './actions.ts';
import { createAsker, findDocument, textOption } from './asker.ts';
import type { Context, Shown } from './context.ts';

export type Handlers = {
  interaction(interaction: APIInteraction): Promise<void>;
  message(message: APIMessage, guild: string | undefined): Promise<void>;
};

export function createHandlers(parts: Omit<Context, 'privately'>): Handlers {
  const { engine, send, log, readership } = parts;
  const context: Context = { ...parts, privately };
  const asker = createAsker(context);
  const moderators = createModerators(context);
  const actions = createActions(context, asker, moderators);

  async function privately(given: APIInteraction, work: () => Promise<Shown>): Promise<void> {
    const acknowledged = await send.defer(given, true);
    if (acknowledged === 'taken') return;
    const failed = (error: unknown): readonly Payload[] => {
      log.error('a button or command failed, and whoever used it was told; see the code', {
        event: given.id,
        code: codeOf(error) ?? String(error),
      });
      return [renderLine('failed')];
    };
    const said = await work().catch(failed);
    const payloads = async () => (typeof said === 'function' ? said().catch(failed) : said);
    const part = (n: number) => async () => (await payloads())[n];
    const shown = acknowledged === 'done' && (await showIn(given.token, part));
    if (shown) return;
    for (let n = 0; n < (await payloads()).length; n += 1)
      await send.direct(userOf(given), part(n), `${given.id}:${n}`);
  }

  /** False: the interaction's token is dead. */
  async function showIn(token: string, part: (n: number) => Fresh<Payload>): Promise<boolean> {
    try {
      await send.edit(token, part(0));
    } catch (error) {
      if (!isExpired(error)) throw error;
      return false;
    }
    for (let n = 1; await send.followUp(token, part(n)); n += 1);
    return true;
  }

  /** Ids of late: the gateway replays events after a resume. */
  const handled = new Set<string>();

  async function interaction(given: APIInteraction): Promise<void> {
    if (handled.has(given.id)) return;
    handled.add(given.id);
    if (handled.size > interactionsRemembered) handled.delete(handled.values().next().value ?? '');
    try {
      await dispatch(given);
    } catch (error) {
      log.error('a button or command failed, and whoever used it was told; see the code', {
        event: given.id,
        code: codeOf(error) ?? String(error),
      });
      // Says nothing where something was said before: the second acknowledgement is refused.
      if (given.type !== InteractionType.ApplicationCommandAutocomplete)
        await privately(given, async () => [renderLine('failed')]);
    }
  }

  async function dispatch(given: APIInteraction): Promise<void> {
    switch (given.type) {
      case InteractionType.ApplicationCommandAutocomplete:
        return autocomplete(given);
      case InteractionType.MessageComponent:
        return actions.pressed(given);
      case InteractionType.ModalSubmit: {
        const action = decodeAction(given.data.custom_id);
        const { text, citation } = readModal(given.data.components);
        if (action?.kind === 'followup') return asker.followUp(given, action.answerId, text);
        if (action?.kind === 'report') return actions.reported(given, action.answerId, text, citation);
        if (action && isDecision(action.kind)) return moderators.submitted(given, action, text);
        return privately(given, async () => [renderLine('unknownControl')]);
      }
      case InteractionType.ApplicationCommand:
        return called(given);
    }
  }

  async function called(given: APIApplicationCommandInteraction): Promise<void> {
    const { data } = given;
    if ('target_id' in data && data.type !== ApplicationCommandType.User) {
      const menu = { ...given, data };
      return data.name === checkName ? moderators.menu(menu) : asker.menu(menu);
    }
    // A type that is left out is that of a command which is typed.
    if (!('target_id' in data) && data.type !== ApplicationCommandType.PrimaryEntryPoint)
      return command({ ...given, data });
    return privately(given, async () => [renderLine('unknownControl')]);
  }

  type Commanded = Parameters<typeof asker.command>[0];
  async function command(given: Commanded): Promise<void> {
    switch (given.data.name) {
      case 'ask':
        return asker.command(given);
      case 'sources':
        return privately(given, async () => async () => {
          const all = engine.documents(await readership.of(given));
          const found = findDocument(all, textOption(given.data.options ?? [], 'document'));
          if (found === 'unknown') return [renderLine('noDocument')];
          return [found === undefined ? renderDocuments(all, 0) : renderDocument(found)];
        });
      case 'help':
        return privately(given, async () => async () => {
          const readers = await readership.of(given);
          const { length } = engine.documents(readers);
          return [renderHelp(engine.examples(readers, budget.examples), length)];
        });
      case 'verify':
        return moderators.verify(given, textOption(given.data.options ?? [], 'code') ?? '');
      case 'review':
        return moderators.review(given);
      case 'gaps':
        return moderators.gaps(given);
      default:
        return privately(given, async () => [renderLine('unknownControl')]);
    }
  }

  async function autocomplete(given: APIApplicationCommandAutocompleteInteraction): Promise<void> {
    const options = given.data.options ?? [];
    const focused =
      options.find((option) => 'focused' in option && option.focused === true) ?? options.at(-1);
    const typed = focused?.type === ApplicationCommandOptionType.String ? (focused.value ?? '') : '';
    const readers = await readership.of(given);
    const choices =
      focused?.name === 'document'
        ? documentChoices(engine.documents(readers), typed)
        : questionChoices(engine.suggest(typed, readers, limits.choices));
    await send.respond(given, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [...choices] },
    });
  }

  return { interaction, message: asker.message };
}

type Choice = { readonly name: string; readonly value: string };

/** Whole questions only: a cut one would ask something else. */
const questionChoices = (questions: readonly string[]): readonly Choice[] =>
  [...new Set(questions)]
    .filter((one) => one.length > 0 && one.length <= limits.choice)
    .slice(0, limits.choices)
    .map((one) => ({ name: one, value: one }));

function documentChoices(cards: readonly DocumentCard[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return cards
    .filter((card) => words.every((word) => `${card.title} ${card.path}`.toLowerCase().includes(word)))
    .slice(0, limits.choices)
    .map((card) => ({ name: clip(card.title || card.path, limits.choice), value: card.id }));
}
