// A chat that a contract is run through: what happens in it, and what people see there.
import type { Bot } from '../../src/bot.ts';

/** A chat for tests, empty at first, in which the bot is served by its own adapter. */
export type ChatBench = {
  /** One more process on this chat. */
  serve(bot: Bot): Promise<{ stop(): Promise<void> }>;
  /** Somebody asks in public, and every process hears it. The same `id` is the same question. */
  ask(text: string, id: string): Promise<void>;
  /** All public messages of the bot that stand, as people read them. */
  messages(): readonly string[];
  /**
   * The next post fails once: it stands and its answer is lost, or it is not taken, for a limit or for a fault. `then` runs
   * before the adapter knows.
   */
  spoil(how: 'lost' | 'limited' | 'down', then?: () => void): void;
  /** What people do with an answer, where the platform has buttons. */
  readonly people?: ChatPeople;
  close(): Promise<void>;
};

export type ChatPeople = {
  /** Somebody asks for their own eyes, and sees the reply. */
  askAlone(text: string): Promise<void>;
  /** Whoever asked so shares what they got. */
  share(): Promise<void>;
  /** Somebody else reports the first quotation of the message that stands. */
  report(reason: string): Promise<void>;
  /** What the bot said to one person alone. */
  privately(): readonly string[];
  /** Messages in the moderators' channel. */
  reports(): readonly string[];
};
