// The bot as a program uses it: questions in, proved quotations out; and what the kit of adapters needs behind it.
import { randomUUID } from 'node:crypto';
import type { SourceView } from './citation/surroundings.ts';
import type { Answer, Citation, DocumentCard, Question, Readers, Source } from './domain.ts';
import type { Engine, Reply, Status } from './engine/engine.ts';
import { mayRead } from './library/audience.ts';
import { documentText } from './library/document-text.ts';
import type { Log } from './log.ts';
import type { Fate } from './moderation/fate.ts';
import type { Moderation } from './moderation/moderation.ts';
import { notices } from './words/everybody.ts';

/** How one question is asked. */
export type AskOptions = {
  /** Audiences of whoever asks. Unset: only the documents that everybody may read. */
  readonly readers?: Readers;
  /** Who asks, for the limit of questions a minute. Unset: nobody, and there is no limit. */
  readonly asker?: string;
  /** The conversation it belongs to: its later questions may lean on the earlier ones. Unset: it stands for itself. */
  readonly thread?: string;
  /** Asks one document only, by its id. */
  readonly documentId?: string;
};

/** An answer as it was given: kept under its id, and by its receipt it can be verified later. */
export type Answered = Answer & { readonly answerId: string; readonly receipt: string };

/** No answer could be given now; `text` says so to a person. */
export type Notice = Extract<Reply, { kind: 'notice' }> & { readonly text: string };

/** A document with its text, as people read it. */
export type DocumentText = DocumentCard & { readonly text: string };

/** What became of the quotations of an answer since it was given. */
export type Verification = {
  readonly receipt: string;
  /** Milliseconds since 1970. */
  readonly answeredAt: number;
  /** A quotation that a moderator took back is named by its source alone. */
  readonly quotations: readonly (
    | { readonly withdrawn: false; readonly citation: Citation; readonly fate: Fate }
    | { readonly withdrawn: true; readonly number: number; readonly source: Source }
  )[];
};

/** The bot: made by `createEngine`, asked by a program or served to a chat. */
export type Bot = {
  /**
   * Answers with quotations that stand in their files at this moment, or says that there is no answer. Never rejects for
   * any text: what goes wrong is a `Notice`.
   *
   * @example
   * ```ts
   * const bot = await createEngine({ corpus: './docs' });
   * const answer = await bot.ask('What is the refund limit?');
   * if (answer.kind === 'answer') console.log(answer.citations[0]?.excerpt.text, answer.receipt);
   * await bot.close();
   * ```
   */
  ask(question: string, options?: AskOptions): Promise<Answered | Notice>;
  /**
   * Quotation `number` of a kept answer in its surroundings, compared with its file now. Undefined: unknown, taken back by
   * a moderator, or in no document that these readers may read.
   */
  source(answerId: string, number: number, readers?: Readers): Promise<SourceView | undefined>;
  /**
   * What became of the quotations behind a receipt as a person typed it. Undefined: unknown, or nothing of it may be read.
   *
   * @example
   * ```ts
   * const bot = await createEngine({ corpus: './docs' });
   * const answer = await bot.ask('What is the refund limit?');
   * const found = answer.kind === 'answer' ? await bot.verify(answer.receipt) : undefined;
   * for (const one of found?.quotations ?? []) console.log(one.withdrawn ? 'taken back' : one.fate.state);
   * await bot.close();
   * ```
   */
  verify(receipt: string, readers?: Readers): Promise<Verification | undefined>;
  /** The documents that these readers may know of. */
  documents(readers?: Readers): readonly DocumentCard[];
  /** Undefined where there is none with this id for these readers. */
  document(id: string, readers?: Readers): DocumentText | undefined;
  status(): Status;
  /** Finishes pending writes, then closes the folder and the store. */
  close(): Promise<void>;
};

/** What a bot is made of. */
export type Behind = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  readonly log: Log;
  readonly close: () => Promise<void>;
};

/** A bot is handed to people outside, who are to see only what it promises. */
const insides = new WeakMap<Bot, Behind>();

/** What stands behind a bot; throws a TypeError for what `createEngine` did not make. */
export function behind(bot: Bot): Behind {
  const found = insides.get(bot);
  if (!found) throw new TypeError('this is no bot: make one with createEngine');
  return found;
}

/** Nobody: only what everybody may read. */
const everybody: Readers = [];

/** A bot over an engine and its moderation. `ask` never rejects; closing it closes what is behind it. */
export function createBot(parts: Behind): Bot {
  const { engine, moderation } = parts;
  const bot: Bot = {
    async ask(text, options = {}) {
      const question = questionOf(text, options);
      // Who waits for a promise is told of the limit each time.
      const reply = await engine.respond(question, Promise.resolve());
      if (reply === undefined) return noticeOf('trouble');
      await engine.posted(question.id, question.id);
      if (reply.kind === 'notice') return noticeOf(reply.notice);
      return { ...reply.answer, answerId: reply.answerId, receipt: reply.receipt };
    },
    source: (answerId, number, readers = everybody) => engine.source(answerId, number, readers),
    async verify(receipt, readers = everybody) {
      const found = await moderation.verify(receipt, readers);
      if (!found) return undefined;
      const quotations = found.citations.map(({ citation, fate, withdrawn }) =>
        withdrawn
          ? { withdrawn, number: citation.number, source: citation.source }
          : // Whose question it was may not be who verifies: its words stay away.
            { withdrawn, citation: { ...citation, matched: [], missing: [] }, fate },
      );
      return { receipt: found.receipt, answeredAt: found.kept.answeredAt, quotations };
    },
    documents: (readers = everybody) => engine.documents(readers),
    document(id, readers = everybody) {
      const document = engine.library().document(id);
      if (!document || !mayRead(document.audience, readers)) return undefined;
      const card = engine.documents(readers).find((one) => one.id === id);
      return card && { ...card, text: documentText(document) };
    },
    status: () => engine.status(),
    close: () => parts.close(),
  };
  insides.set(bot, parts);
  return bot;
}

const noticeOf = (notice: Notice['notice']): Notice => ({ kind: 'notice', notice, text: notices[notice] });

/** What names somebody or a conversation; a question without is a stranger's, and its own. */
function questionOf(text: string, { readers = everybody, asker, thread, documentId }: AskOptions): Question {
  const id = `api:${randomUUID()}`;
  return {
    id,
    thread: thread === undefined ? id : `api:${thread}`,
    place: '',
    text,
    asker: asker === undefined ? id : `api:${asker}`,
    askedAt: Date.now(),
    readers,
    addressed: true,
    ...(documentId === undefined ? {} : { documentId }),
  };
}
