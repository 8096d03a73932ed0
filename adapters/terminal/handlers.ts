// What each line typed into the chat does: a question is answered, a word after a slash looks closer.
import type { Answer } from '../../src/domain.ts';
import type { Engine, Reply } from '../../src/engine/engine.ts';
import { understand } from '../../src/question/understand.ts';
import { examplesLine, goneLine, notices, receiptLine } from '../../src/words/everybody.ts';
import { lookedForLine } from '../../src/words/steps.ts';
import { nearestName } from './command.ts';
import { printableLine } from './printable.ts';
import { toQuestion } from './question.ts';
import { renderAnswer, renderDocuments, renderNotRead, renderSource, renderWhy } from './render.ts';
import { indent, type Style } from './style.ts';

/** What is said back, and whether the conversation is over. */
export type Said = { readonly text: string; readonly over: boolean };

/** A chat at the terminal, line by line. */
export type Conversation = {
  /** Undefined for a line with nothing on it. */
  say(line: string): Promise<Said | undefined>;
};

/** What such a chat needs. */
export type ConversationParts = {
  readonly engine: Engine;
  readonly style: Style;
  /** Tells this run from others. */
  readonly session: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

type Last = { readonly answerId: string; readonly answer: Answer };
type Slash = {
  readonly name: string;
  readonly about: string;
  run(argument: string): Promise<string> | string;
};

const helpLine = 'Type a question and press Enter. Follow-ups work too. You can also type:';

/** One conversation: later questions are understood from earlier ones. */
export function createConversation({ engine, style, session, now }: ConversationParts): Conversation {
  let count = 0;
  let last: Last | undefined;

  async function answer(text: string): Promise<string> {
    count += 1;
    const question = toQuestion({ text, session, number: count, askedAt: now() });
    const reply = await engine.respond(question);
    await engine.posted(question.id, question.id);
    if (reply?.kind === 'answer') last = reply;
    return renderReply(reply, style);
  }

  async function source(argument: string): Promise<string> {
    if (last === undefined)
      return 'Ask a question first. Then /source 1 shows where its first quote comes from.';
    const number = argument === '' ? 1 : Number(argument);
    const view = Number.isInteger(number) ? await engine.source(last.answerId, number, 'all') : undefined;
    if (view !== undefined) return renderSource(view, style);
    const cited = 'citations' in last.answer ? last.answer.citations.length : 0;
    if (number >= 1 && number <= cited) return goneLine;
    return cited === 0
      ? 'The last reply has no quotes. Ask a question first.'
      : `The last reply has quotes 1 to ${cited}. Try /source 1.`;
  }

  function why(): string {
    if (last === undefined) return 'Ask a question first.';
    const context = { turns: [], readers: 'all' } as const;
    const understanding = understand(engine.library(), last.answer.understood, context);
    return renderWhy(last.answer, style, lookedForLine(understanding));
  }

  const slashes: readonly Slash[] = [
    { name: 'source', about: '/source 2   see the second quote in its document', run: source },
    {
      name: 'why',
      about: '/why        see what matched, and what else was considered',
      run: why,
    },
    {
      name: 'sources',
      about: '/sources    list the documents, and files that weren’t read',
      run: () =>
        [
          renderDocuments(engine.documents('all'), style),
          ...renderNotRead(engine.library().notRead, style),
        ].join('\n\n'),
    },
    { name: 'help', about: '/help       show this list', run: help },
    { name: 'quit', about: '/quit       leave (or press Ctrl-D)', run: () => '' },
  ];

  function help(): string {
    const lines = slashes.map((slash) => `  ${slash.about}`);
    const examples = engine.examples('all', 3).map((example) => indent(printableLine(example), style, '  '));
    const tried = examples.length === 0 ? [] : ['', examplesLine, ...examples];
    return [indent(helpLine, style, ''), ...lines, ...tried].join('\n');
  }

  async function slash(line: string): Promise<Said> {
    const [, name = '', argument = ''] = /^\/(\S*)\s*(.*)$/s.exec(line) ?? [];
    const found = slashes.find((one) => one.name === name.toLowerCase());
    if (found !== undefined) return { text: await found.run(argument.trim()), over: found.name === 'quit' };
    const names = slashes.map((one) => one.name);
    const meant = nearestName(name, names);
    const hint = meant === undefined ? 'Type /help for the list.' : `Did you mean /${meant}?`;
    return { text: `There’s no /${printableLine(name)}. ${hint}`, over: false };
  }

  return {
    async say(line) {
      const text = line.trim();
      if (text === '') return undefined;
      return /^\/[a-z]*\b/i.test(text) && !/^\/\S*\//.test(text)
        ? slash(text)
        : { text: await answer(text), over: false };
    },
  };
}

/** The reply as text; one calm line where there is no answer to show. */
export function renderReply(reply: Reply | undefined, style: Style): string {
  if (reply === undefined) return notices.trouble;
  if (reply.kind === 'notice') return notices[reply.notice];
  const answer = renderAnswer(reply.answer, style);
  return reply.receipt === '' ? answer : `${answer}\n\n${style.dim(receiptLine(reply.receipt))}`;
}
