// Every way to ask: command, menu, window, mention, reply and direct message, each brought to one question.
import { setTimeout } from 'node:timers/promises';
import {
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  MessageFlags,
} from 'discord.js';
import type { DocumentCard, Question, Readers } from '../../../src/domain.ts';
import type { Kept } from '../../../src/engine/engine.ts';
import { isCarried, isOpen, userOf } from '../access/access.ts';
import { times } from '../limits.ts';
import { type Addressed, addressedTo, personOf, plainText, toQuestion } from '../question.ts';
import { answerToFollow } from '../render/components.ts';
import { renderLine } from '../render/source.ts';
import type { Context } from './context.ts';
import {
  asideOn,
  type Conversation,
  conversationAfter,
  conversationIn,
  isPublic,
  type Shown,
} from './conversation.ts';
import { createThreads } from './threads.ts';

export type Asker = {
  command(interaction: APIChatInputApplicationCommandInteraction): Promise<void>;
  menu(interaction: APIMessageApplicationCommandInteraction): Promise<void>;
  followUp(interaction: APIModalSubmitInteraction, answerId: string, text: string): Promise<void>;
  /** An example question was pressed: asked where its button stands. */
  example(interaction: APIMessageComponentInteraction, text: string): Promise<void>;
  /** `guild`: undefined for a direct message. Says nothing unless the message was said to us. */
  message(message: APIMessage, guild: string | undefined): Promise<void>;
};

type Askable =
  | APIChatInputApplicationCommandInteraction
  | APIMessageApplicationCommandInteraction
  | APIMessageComponentInteraction
  | APIModalSubmitInteraction;

export function createAsker(context: Context): Asker {
  const { engine, send, replies, config, servers, readership } = context;
  const threads = createThreads({ engine, send, servers, self: () => context.self().user });

  /**
   * Claimed first, so that a process that ends after the acknowledgement leaves nobody waiting; then acknowledged; then
   * answered: in a burst, answering must not hold back the acknowledgements of the others.
   */
  async function ask(interaction: Askable, question: Question, hidden: boolean): Promise<void> {
    const acknowledged = Promise.resolve().then(() => send.defer(interaction, hidden));
    const headStart = setTimeout(times.headStart, undefined, { ref: false });
    await replies.take(question, {
      acknowledged: Promise.race([acknowledged, headStart]),
      before: acknowledged,
    });
  }

  type Extra = {
    readonly text: string;
    readonly hidden: boolean;
    readonly readers?: Readers;
    readonly documentId?: string;
    readonly about?: string;
    /** The answer it was asked under. */
    readonly shown?: Shown;
  };

  /** Where it was asked, and whether the asker alone sees the reply. */
  function seat(interaction: Askable, wanted: boolean) {
    const where = servers.whereOf(interaction);
    const direct = servers.isDirect(interaction);
    const open = direct || isOpen(where, config.channels);
    return { where, direct, open, hidden: wanted || !open || isCarried(interaction) };
  }

  async function readersOf(interaction: Askable, wanted: boolean): Promise<Readers> {
    const { direct, hidden } = seat(interaction, wanted);
    return hidden || direct ? readership.of(interaction) : readership.inServer(servers.guildIn(interaction));
  }

  async function asked(interaction: Askable, extra: Extra): Promise<void> {
    const { where, direct, open, hidden } = seat(interaction, extra.hidden);
    const { channel, thread } = where;
    // What is to be looked up first would hold back the claim.
    const own =
      thread && !hidden
        ? threads.known(channel)
        : conversationIn({ channel, direct, thread, hidden, own: interaction.id });
    const conversation = await begun(
      extra.shown ? conversationAfter(own, { direct, thread, hidden }, extra.shown) : { thread: own },
    );
    const question = toQuestion({
      text: extra.text,
      thread: conversation,
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
      readers: extra.readers ?? (await readersOf(interaction, extra.hidden)),
      documentId: extra.documentId,
    });
    return ask(interaction, question, hidden);
  }

  /** Its name, once it holds the answer that it goes on from. */
  async function begun({ thread, from }: Conversation): Promise<string> {
    if (from !== undefined) await engine.begin(thread, from).catch(() => undefined);
    return thread;
  }

  const isAsker = (answerId: string, user: string): Promise<boolean> =>
    engine.isAsker(answerId, personOf(user)).catch(() => false);
  const keptAs = (answerId: string | undefined): Promise<Kept | undefined> =>
    answerId === undefined ? Promise.resolve(undefined) : engine.kept(answerId).catch(() => undefined);

  /** Read from the message replied to; looked up where it came without its buttons, or not at all. */
  async function answerRepliedTo({ to, replyTo }: Addressed, channel: string): Promise<string | undefined> {
    const sent = to && answerToFollow(to);
    if (sent !== undefined || replyTo === undefined) return sent;
    const found = await send.message(channel, replyTo).catch(() => undefined);
    return found?.author.id === context.self().user ? answerToFollow(found) : undefined;
  }

  return {
    async command(interaction) {
      const options = interaction.data.options ?? [];
      const hidden = options.some(
        (o) => o.type === ApplicationCommandOptionType.Boolean && o.name === 'private' && o.value,
      );
      const readers = await readersOf(interaction, hidden);
      const document = findDocument(engine.documents(readers), textOption(options, 'document'));
      if (document === 'unknown')
        return context.privately(interaction, async () => [renderLine('noDocument')]);
      await asked(interaction, {
        text: textOption(options, 'question') ?? '',
        hidden,
        readers,
        ...(document === undefined ? {} : { documentId: document.id }),
      });
    },

    async menu(interaction) {
      const target = interaction.data.resolved?.messages?.[interaction.data.target_id];
      const text = plainText(target?.content ?? '');
      if (!target || target.author?.bot || text === '')
        return context.privately(interaction, async () => [renderLine('noText')]);
      const server = interaction.guild_id ?? '@me';
      const channel = target.channel_id ?? servers.whereOf(interaction).channel;
      const about = `https://discord.com/channels/${server}/${channel}/${interaction.data.target_id}`;
      await asked(interaction, { text, hidden: false, about });
    },

    example: (interaction, text) => asked(interaction, { text, hidden: isAlone(interaction.message) }),

    async followUp(interaction, answerId, text) {
      const { message } = interaction;
      const kept = await keptAs(answerId);
      // Where Discord does not say which message it was, what was not asked in public is not gone on with in public.
      const hidden = message ? isAlone(message) : kept !== undefined && !isPublic(kept.thread);
      if (!kept) return asked(interaction, { text, hidden });
      const mine = await isAsker(answerId, userOf(interaction));
      const shown = { kept, message: message?.id ?? interaction.id, hidden, isAsker: mine };
      await asked(interaction, { text, hidden, shown });
    },

    async message(message, guild) {
      const direct = guild === undefined;
      const said = addressedTo(context.self(), message, direct, direct ? undefined : servers.role(guild));
      if (!said) return;
      const where = direct ? servers.where(message.channel_id) : await threads.where(message.channel_id);
      const elsewhere = !direct && !isOpen(where, config.channels);
      const aside = elsewhere ? 'elsewhere' : said.unseen ? 'unseen' : undefined;
      const answer = await answerRepliedTo(said, where.channel);
      const kept = aside ? undefined : await keptAs(answer);
      const { channel, thread } = where;
      const own = thread
        ? await threads.conversation(where)
        : conversationIn({ channel, direct, thread, hidden: false, own: message.id });
      const by = message.author.id;
      const conversation =
        kept === undefined
          ? { thread: aside ? asideOn(message.id) : own }
          : conversationAfter(
              own,
              { direct, thread, hidden: false },
              {
                kept,
                message: said.replyTo ?? message.id,
                hidden: false,
                isAsker: direct && (await isAsker(kept.answerId, by)),
              },
            );
      const question = toQuestion({
        text: aside ? '' : said.text,
        thread: await begun(conversation),
        place: {
          kind: 'message',
          channel: message.channel_id,
          message: message.id,
          asker: by,
          ...(aside ? { aside } : {}),
          ...(aside && answer ? { answer } : {}),
        },
        askedAt: Date.parse(message.timestamp) || Date.now(),
        readers: direct ? await readership.alone(by, undefined) : readership.inServer(guild),
      });
      await replies.take(question);
    },
  };
}

/** Only one person sees this message. */
const isAlone = ({ flags }: APIMessage): boolean => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;

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
