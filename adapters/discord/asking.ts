// Every way to ask: command, menu, window, mention, reply and direct message, each brought to one question.
import { setTimeout } from 'node:timers/promises';
import {
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  MessageFlags,
} from 'discord.js';
import type { DocumentCard, Question } from '../../src/domain.ts';
import { isCarried, isOpen, userOf } from './access.ts';
import { answerOn } from './components.ts';
import { times } from './limits.ts';
import { type Addressed, addressedTo, plainText, threadOf, toQuestion } from './question.ts';
import { renderLine } from './render-source.ts';
import type { Scene } from './scene.ts';
import { createThreads } from './threads.ts';

export type Asker = {
  command(interaction: APIChatInputApplicationCommandInteraction): Promise<void>;
  menu(interaction: APIMessageApplicationCommandInteraction): Promise<void>;
  followUp(interaction: APIModalSubmitInteraction, answerId: string, text: string): Promise<void>;
  /** `guild`: undefined for a direct message. Says nothing unless the message was said to us. */
  message(message: APIMessage, guild: string | undefined): Promise<void>;
};

type Askable =
  | APIChatInputApplicationCommandInteraction
  | APIMessageApplicationCommandInteraction
  | APIModalSubmitInteraction;

export function createAsker(scene: Scene): Asker {
  const { engine, send, replying, config, servers } = scene;
  const threads = createThreads({ engine, send, servers, self: () => scene.self().user });

  /**
   * Claimed first, so that a process that ends after the acknowledgement leaves nobody waiting; then acknowledged; then
   * answered: in a burst, answering must not hold back the acknowledgements of the others.
   */
  async function ask(interaction: Askable, question: Question, hidden: boolean): Promise<void> {
    const acknowledged = Promise.resolve().then(() => send.defer(interaction, hidden));
    const headStart = setTimeout(times.headStart, undefined, { ref: false });
    const reply = await engine.respond(question, Promise.race([acknowledged, headStart]));
    await acknowledged;
    if (reply) await replying.deliver(question, reply);
  }

  type Extra = {
    readonly text: string;
    readonly hidden: boolean;
    readonly thread?: string;
    readonly documentId?: string;
    readonly about?: string;
  };

  function asked(interaction: Askable, extra: Extra): Promise<void> {
    const where = servers.whereOf(interaction);
    const direct = servers.isDirect(interaction);
    const open = direct || isOpen(where, config.channels);
    const hidden = extra.hidden || !open || isCarried(interaction);
    const own = `interaction:${interaction.id}`;
    const { channel } = where;
    // What is to be looked up first would hold back the claim.
    const thread = hidden
      ? threadOf({ channel, direct: false, thread: false }, own)
      : where.thread
        ? threads.known(channel)
        : threadOf({ channel, direct, thread: false }, own);
    const question = toQuestion({
      text: extra.text,
      thread: extra.thread ?? thread,
      place: {
        kind: 'interaction',
        channel,
        id: interaction.id,
        token: interaction.token,
        asker: userOf(interaction),
        hidden,
        share: !direct && open && !isCarried(interaction),
        ...(extra.about === undefined ? {} : { about: extra.about }),
      },
      askedAt: Date.now(),
      readers: config.audience,
      documentId: extra.documentId,
    });
    return ask(interaction, question, hidden);
  }

  /** Read from the message replied to; looked up where it came without its buttons, or not at all. */
  async function answerRepliedTo({ to, replyTo }: Addressed, channel: string): Promise<string | undefined> {
    const sent = to && answerOn(to);
    if (sent !== undefined || replyTo === undefined) return sent;
    const found = await send.message(channel, replyTo).catch(() => undefined);
    return found?.author.id === scene.self().user ? answerOn(found) : undefined;
  }

  return {
    async command(interaction) {
      const options = interaction.data.options ?? [];
      const document = findDocument(engine.documents(config.audience), textOption(options, 'document'));
      if (document === 'unknown') return scene.privately(interaction, async () => [renderLine('noDocument')]);
      await asked(interaction, {
        text: textOption(options, 'question') ?? '',
        hidden: options.some(
          (o) => o.type === ApplicationCommandOptionType.Boolean && o.name === 'private' && o.value,
        ),
        ...(document === undefined ? {} : { documentId: document.id }),
      });
    },

    async menu(interaction) {
      const target = interaction.data.resolved?.messages?.[interaction.data.target_id];
      const text = plainText(target?.content ?? '');
      if (!target || target.author?.bot || text === '')
        return scene.privately(interaction, async () => [renderLine('noText')]);
      const server = interaction.guild_id ?? '@me';
      const channel = target.channel_id ?? servers.whereOf(interaction).channel;
      const about = `https://discord.com/channels/${server}/${channel}/${interaction.data.target_id}`;
      await asked(interaction, { text, hidden: false, about });
    },

    async followUp(interaction, answerId, text) {
      const hidden = ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      const kept = await engine.kept(answerId).catch(() => undefined);
      await asked(interaction, { text, hidden, ...(kept ? { thread: kept.thread } : {}) });
    },

    async message(message, guild) {
      const direct = guild === undefined;
      const said = addressedTo(scene.self(), message, direct, direct ? undefined : servers.role(guild));
      if (!said) return;
      const where = direct ? servers.where(message.channel_id) : await threads.where(message.channel_id);
      const elsewhere = !direct && !isOpen(where, config.channels);
      const aside = elsewhere ? 'elsewhere' : said.unseen ? 'unseen' : undefined;
      const answer = await answerRepliedTo(said, where.channel);
      const kept = answer && !aside ? await engine.kept(answer).catch(() => undefined) : undefined;
      const own = `${aside ? 'aside' : 'chain'}:${message.id}`;
      const thread = aside
        ? `discord:${own}`
        : where.thread
          ? await threads.conversation(where)
          : ((direct ? undefined : kept?.thread) ?? threadOf({ ...where, direct }, own));
      const question = toQuestion({
        text: aside ? '' : said.text,
        thread,
        place: {
          kind: 'message',
          channel: message.channel_id,
          message: message.id,
          asker: message.author.id,
          ...(aside ? { aside } : {}),
          ...(aside && answer ? { answer } : {}),
        },
        askedAt: Date.parse(message.timestamp) || Date.now(),
        readers: config.audience,
      });
      const reply = await engine.respond(question);
      if (reply) await replying.deliver(question, reply);
    },
  };
}

export const textOption = (
  options: readonly APIApplicationCommandInteractionDataOption[],
  name: string,
): string | undefined => {
  const found = options.find((option) => option.name === name);
  return found?.type === ApplicationCommandOptionType.String ? found.value : undefined;
};

/** By the id that autocomplete gave, else by title or path as typed. */
export function findDocument(
  cards: readonly DocumentCard[],
  typed: string | undefined,
): DocumentCard | 'unknown' | undefined {
  if (typed === undefined || typed.trim() === '') return undefined;
  const plain = typed.trim().toLowerCase();
  return (
    cards.find((card) => card.id === typed.trim()) ??
    cards.find((card) => card.title.toLowerCase() === plain || card.path.toLowerCase() === plain) ??
    cards.find((card) => card.title.toLowerCase().includes(plain)) ??
    'unknown'
  );
}
