// The chat in the browser: questions, what stands behind their answers, and the moderators' view; plain forms, no script.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { citationsOf } from '../../src/citation/citations.ts';
import { drawPages } from '../../src/corpus/draw-pages.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Log } from '../../src/log.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import { countOf } from '../../src/text/say.ts';
import { asides, decidedLine, goneLine, notices, pageWords } from '../../src/words/everybody.ts';
import { chatPage, noticePage } from './chat-frame.ts';
import { admit, type ChatEnv, guarded, person } from './chat-guard.ts';
import { moderationRoutes } from './chat-moderation.ts';
import { conversationPage, documentPath, type ShownAnswer } from './chat-page.ts';
import type { Exchange, Session, Sessions } from './chat-sessions.ts';
import { reportPage, sourcePage } from './chat-source.ts';
import { documentPage } from './document-page.ts';
import type { Html } from './layout.ts';
import { chatLimits } from './limits.ts';
import { documentList } from './pages.ts';
import { marksOf } from './start.ts';

/** What the chat answers and moderates with. */
export type ChatParts = {
  readonly engine: Engine;
  readonly moderation: Moderation;
  readonly log: Log;
  readonly sessions: Sessions;
};

/** Whoever holds the key reads what the terminal reads: it runs where the files lie. */
export function chat(parts: ChatParts): Hono<ChatEnv> {
  const { engine, moderation, sessions, log } = parts;
  const app = guarded(sessions);
  const messagePage = (c: Context, words: readonly [string, string], status: 404 | 500) =>
    c.html(noticePage(words, true), status);

  app.get('/', async (c) => {
    await tellReporter(c.get('session'));
    const { exchanges, token, said } = c.get('session');
    const { documents, passages } = engine.status();
    const page = conversationPage({
      exchanges: await Promise.all(
        exchanges.map(async (one) => ({ question: one.question, shown: await shownNow(one) })),
      ),
      aside: said(),
      examples: engine.examples('all', chatLimits.examples),
      holds: `${countOf(documents, 'document')}, ${countOf(passages, 'passage')}`,
      carried: { token, ask: randomBytes(9).toString('base64url') },
    });
    return c.html(page);
  });

  /** Pages are made anew each time, so that of what a decision leaves to do only the reporter has to be told. */
  async function tellReporter(session: Session): Promise<void> {
    for (const { kind, flagId, entryId } of await moderation.outboxEntries('web:')) {
      const report = kind === 'tell' && flagId ? await moderation.report(flagId, 'all') : undefined;
      const { kind: decision } = report?.decision ?? {};
      const out = decision === 'wrong' || decision === 'retire';
      if (report && decision)
        session.say({ text: decidedLine(out ? 'withdrawn' : 'kept'), answerId: report.kept.answerId });
      await moderation.done(entryId);
    }
  }

  /** Quotations are proved again each time that they are shown. */
  async function shownNow({ reply }: Exchange): Promise<ShownAnswer | string> {
    if (reply === undefined) return notices.trouble;
    if (reply.kind === 'notice') return notices[reply.notice];
    const { answerId, answer, receipt } = reply;
    if (citationsOf(answer).length === 0) return { answerId, answer, receipt, withdrawn: [], changed: [] };
    return (await moderation.today(answerId, 'all')) ?? goneLine;
  }

  app.post('/ask', async (c) => {
    const { form, session } = c.var;
    const text = form('question').slice(0, chatLimits.question).trim();
    if (text !== '') await session.once(`${form('ask')} ${text}`, text, () => answer(session, text));
    return c.redirect('/#latest', 303);
  });

  async function answer({ id: session }: Session, text: string): Promise<Exchange['reply']> {
    const id = `web:${session}:${randomUUID()}`;
    const asked = { id, thread: `web:${session}`, asker: person, place: '', text };
    const reply = await engine.respond({ ...asked, askedAt: Date.now(), readers: 'all', addressed: true });
    await engine.posted(id, id);
    return reply;
  }

  app.post('/new', (c) => {
    admit(c, sessions, sessions.restart(c.get('session')));
    return c.redirect('/', 303);
  });

  app.get('/source/:answer/:number', async (c) => {
    const { answer: answerId, number } = c.req.param();
    const kept = await engine.kept(answerId);
    const view = kept && (await engine.source(answerId, Number(number), 'all'));
    if (!kept || !view) return messagePage(c, [pageWords.notFound[0], goneLine], 404);
    const standing = citationsOf(kept.answer).filter((one) => !kept.withdrawn.includes(one.number));
    const numbers = standing.map((one) => one.number);
    return c.html(sourcePage(view, { answerId, receipt: kept.receipt, numbers }));
  });

  app.post('/feedback', async (c) => {
    const { form, session } = c.var;
    const verdict = form('verdict') === 'helpful' ? 'helpful' : 'unhelpful';
    const answerId = form('answer');
    if (!(await engine.kept(answerId))) return messagePage(c, [pageWords.notFound[0], goneLine], 404);
    await engine.feedback({ answerId, person, verdict });
    session.say({ text: asides.thanks, answerId });
    return c.redirect('/#said', 303);
  });

  app.get('/report/:answer', async (c) => {
    const today = await moderation.today(c.req.param('answer'), 'all');
    if (!today) return messagePage(c, [pageWords.notFound[0], goneLine], 404);
    const out = [...today.withdrawn, ...today.changed];
    const cited = citationsOf(today.answer).filter(({ number }) => !out.includes(number));
    return c.html(reportPage(today.answerId, cited, c.get('session').token));
  });

  app.post('/report', async (c) => {
    const { form, session } = c.var;
    const kept = await engine.kept(form('answer'));
    if (!kept) return messagePage(c, [pageWords.notFound[0], goneLine], 404);
    const reason = form('reason').slice(0, chatLimits.words).trim();
    const { answerId } = kept;
    if (reason === '') return c.redirect(`/report/${answerId}`, 303);
    const about = citationsOf(kept.answer).find(({ number }) => String(number) === form('citation'));
    const flag = { answerId, person, reason };
    await engine.flag(about ? { ...flag, citation: about.number } : flag);
    session.say({ text: asides.reported, answerId });
    return c.redirect('/#said', 303);
  });

  app.get('/documents', (c) => {
    const list = documentList(engine.documents('all'), { document: documentPath });
    const page: Html = html`<h1>${pageWords.documents}</h1>${list}`;
    return c.html(chatPage(pageWords.documents, '/documents', page));
  });

  app.get('/documents/:id', async (c) => {
    const document = engine.library().document(c.req.param('id'));
    if (!document) return messagePage(c, pageWords.notFound, 404);
    const verified = await moderation.verify(c.req.query('receipt') ?? '', 'all');
    const marks = verified ? marksOf(verified, engine.library(), document.id, 'all') : [];
    const drawn = await drawPages(engine.library().folder, document, marks);
    return c.html(documentPage(document, marks, '/documents', drawn));
  });

  moderationRoutes(app, moderation);
  app.notFound((c) => messagePage(c, pageWords.notFound, 404));
  app.onError((error, c) => {
    log.error('a page of the chat could not be shown; report it with the reason', { reason: error.message });
    return messagePage(c, pageWords.trouble, 500);
  });
  return app;
}
