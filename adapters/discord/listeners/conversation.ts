// Which conversation a question belongs to. Decided here only, and pure: nothing public ever goes on with a private one, nor the other way round.

/** A conversation by name, and the answer that it goes on from where that one was given in another. */
export type Conversation = { readonly thread: string; readonly from?: string };

/** What names of conversations in direct messages begin with; the id of the channel follows. */
export const directThread = 'discord:direct:';
/** The same for what one person asked for their own eyes. */
const privateThread = 'discord:private:';
/** Messages that follow from one another in a channel; the id of what asked first follows. */
const chainThread = 'discord:chain:';
/** A thread of a channel, which has the id of the message that it was opened on. */
const channelThread = 'discord:channel:';

/** Where it is asked, and who sees the reply. */
export type Asked = {
  readonly channel: string;
  /** A direct message. */
  readonly direct: boolean;
  /** A thread of a channel. */
  readonly thread: boolean;
  /** Seen by the asker alone. */
  readonly hidden: boolean;
  /** Id of the message or interaction that asks. */
  readonly own: string;
};

/** One that leans on nothing but its place. */
export function conversationIn({ channel, direct, thread, hidden, own }: Asked): string {
  if (hidden) return `${privateThread}${own}`;
  if (direct) return `${directThread}${channel}`;
  return thread ? threadOn(channel) : `${chainThread}${own}`;
}

/** Of a message that is answered with a fixed line. */
export const asideOn = (message: string): string => `discord:aside:${message}`;

/** The conversation of a thread; also of a message that shows an answer from a private one, and of a thread opened on it. */
export const threadOn = (message: string): string => `${channelThread}${message}`;

/** Everybody in its channel reads along. What is not known to be so counts as somebody's own. */
export const isPublic = (thread: string | undefined): thread is string =>
  thread !== undefined && (thread.startsWith(chainThread) || thread.startsWith(channelThread));

/** A message that shows an answer, and who asked on from it. */
export type Shown = {
  /** The answer, and the conversation it was given in; undefined where that is forgotten. */
  readonly kept: { readonly answerId: string; readonly thread?: string | undefined };
  readonly message: string;
  /** Only one person sees that message. */
  readonly hidden: boolean;
  /** Whoever asks on had asked for that answer. */
  readonly isAsker: boolean;
};

/**
 * A question asked under an answer. In public it goes on with a conversation that was public all along, and otherwise from
 * the answer that is seen there, and nothing else. In private it is the asker's own: the one they had, or a new one.
 * `own` is where it belongs by its place alone.
 */
export function conversationAfter(
  own: string,
  asked: Pick<Asked, 'direct' | 'thread' | 'hidden'>,
  { kept, message, hidden, isAsker }: Shown,
): Conversation {
  const { answerId, thread } = kept;
  if (!asked.hidden && !asked.direct) {
    if (hidden) return { thread: own };
    if (isPublic(thread)) return { thread };
    return { thread: asked.thread ? own : threadOn(message), from: answerId };
  }
  const seenByAll = !hidden && !asked.direct;
  if (!seenByAll && !isAsker) return { thread: own };
  if (hidden && asked.hidden && thread?.startsWith(privateThread)) return { thread };
  return thread === own ? { thread } : { thread: own, from: answerId };
}
