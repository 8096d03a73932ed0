// What an adapter of a further chat has to say about its platform: six verbs. All that every chat needs is done by `serve`.
import type { Answer, Readers } from '../../src/domain.ts';
import type { Fault } from './deliver.ts';

/** A question as it arrives from the platform. */
export type Asked = {
  /** The platform's own id of it: the same for every delivery of the same question. */
  readonly id: string;
  /** The conversation whose earlier questions it may lean on. */
  readonly thread: string;
  /** Where the reply goes, as `post` and `find` are to read it after a restart too (2,000 characters at most). */
  readonly place: string;
  readonly text: string;
  /** The platform's own id of whoever asks. */
  readonly asker: string;
  /** Audiences of all who will see the reply. Unset: only the documents that everybody may read. */
  readonly readers?: Readers;
  /** False for what was said near the bot but not to it: replied to only with a clear answer. */
  readonly addressed?: boolean;
  /** Milliseconds since 1970, by the platform's clock; now unless given. */
  readonly askedAt?: number;
};

/** What a message is to show. */
export type Shown =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly answerId: string;
      readonly receipt: string;
      /** Numbers of citations not to be shown: taken back by a moderator, or no longer in their document. */
      readonly withdrawn: readonly number[];
      readonly changed: readonly number[];
    }
  /** One line of ours. */
  | { readonly kind: 'notice'; readonly text: string };

/** `M` is a message as the platform takes it. */
export type ChatAdapter<M> = {
  /** Name of the platform in what is kept: lower-case letters, digits and hyphens. It never changes. */
  readonly name: string;
  /**
   * Connects, hands every question to `take`, and resolves to what ends the connection. `take` never rejects; it resolves
   * once the question cannot be lost any more, so that is when to acknowledge it to the platform.
   */
  readonly receive: (take: (asked: Asked) => Promise<void>) => Promise<() => Promise<void>>;
  /**
   * One request, never repeated by itself; resolves to an id that `edit` understands on its own. `key` stands for the
   * question: leave it with the message so that `find` finds it.
   */
  readonly post: (place: string, message: M, key: string) => Promise<string>;
  /** The id of the message with this key, undefined where there is none; rejects where that cannot be seen now. */
  readonly find: (place: string, key: string) => Promise<string | undefined>;
  /** Puts `message` in place of one that stands; the same twice changes nothing. */
  readonly edit: (id: string, message: M) => Promise<unknown>;
  /** Pure. Whatever comes out of a document or a question must not act on the platform. */
  readonly render: (shown: Shown) => M;
  /**
   * Reads a fault of the platform: `wait` for a limit, `final` for its last word, `again` for all else. Unset: each is worth
   * another try, and may have been taken all the same.
   */
  readonly faultOf?: (error: unknown) => Fault<'refused'>;
};

/**
 * Says what an adapter is, with the type of its messages inferred. Throws a RangeError for a name that cannot be kept.
 *
 * @example
 * ```ts
 * const messages = new Map<string, string>();
 * const adapter = defineAdapter({
 *   name: 'board',
 *   receive: async (take) => {
 *     await take({ id: '1', thread: 'hall', place: 'hall', text: 'What is the refund limit?', asker: 'ann' });
 *     return async () => undefined;
 *   },
 *   post: async (_place, message, key) => {
 *     messages.set(key, message);
 *     return key;
 *   },
 *   find: async (_place, key) => (messages.has(key) ? key : undefined),
 *   edit: async (id, message) => messages.set(id, message),
 *   render: renderText,
 * });
 * const bot = await createEngine({ corpus: './docs' });
 * const service = await serve(bot, adapter);
 * await service.stop();
 * await bot.close();
 * console.log([...messages.values()].join('\n'));
 * ```
 */
export function defineAdapter<M>(adapter: ChatAdapter<M>): ChatAdapter<M> {
  if (!/^[a-z][a-z0-9-]*$/.test(adapter.name))
    throw new RangeError('The name of an adapter holds lower-case letters, digits and hyphens only.');
  return adapter;
}
