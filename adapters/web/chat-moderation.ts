// The moderators' part of the chat: check an answer, go through the queue, decide. Whoever holds the key may, as in the terminal.
import type { Context, Hono } from 'hono';
import { decodeCursor } from '../../src/action.ts';
import type { Outcome, Ruling } from '../../src/moderation/decide.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import { goneLine, pageWords } from '../../src/words/everybody.ts';
import { outcomeLine, whyLine } from '../../src/words/moderators.ts';
import { noticePage } from './chat-frame.ts';
import { type ChatEnv, type Form, person } from './chat-guard.ts';
import { chatLimits } from './limits.ts';
import { checkPage, queueListPage } from './moderation-page.ts';

const kinds: readonly Ruling['kind'][] = ['right', 'wrong', 'retire', 'undo', 'note'];

/** Adds the moderators' pages and forms to the app. */
export function moderationRoutes(app: Hono<ChatEnv>, moderation: Moderation): void {
  const gone = (c: Context) => c.html(noticePage([pageWords.notFound[0], goneLine], true), 404);

  app.get('/check/:answer', async (c) => {
    const { session } = c.var;
    const panel = await moderation.panel(c.req.param('answer'), 'all');
    if (!panel) return gone(c);
    const flag = panel.flags.find(({ flagId }) => flagId === c.req.query('flag'))?.flagId ?? '';
    return c.html(checkPage(panel, flag, session.said(), session.token));
  });

  app.get('/review', async (c) => {
    const { session } = c.var;
    const queue = await moderation.queue('all', decodeCursor(c.req.query('after')));
    return c.html(queueListPage(queue, session.said(), session.token));
  });

  app.post('/decide', async (c) => {
    const { form, session } = c.var;
    const answerId = form('answer');
    const ruling = rulingOf(form);
    if (!ruling) return gone(c);
    const missing = ruling.reason === '' && (ruling.kind === 'retire' || ruling.kind === 'note');
    const text = missing ? whyLine[ruling.kind] : said(await moderation.decide(ruling));
    session.say({ text });
    const flag = form('flag') === '' ? '' : `?flag=${encodeURIComponent(form('flag'))}`;
    return c.redirect(answerId === '' ? '/review' : `/check/${encodeURIComponent(answerId)}${flag}`, 303);
  });
}

/** Undefined for what none of our forms sends. */
function rulingOf(form: Form): Ruling | undefined {
  const kind = kinds.find((one) => one === form('kind'));
  if (kind === undefined) return undefined;
  const reason = form('reason').slice(0, chatLimits.words).trim();
  const [answerId, passageHash, flagId, citation] = [
    form('answer'),
    form('passage'),
    form('flag'),
    Number(form('citation')),
  ];
  return {
    kind,
    moderator: person,
    reason,
    ...(answerId === '' ? {} : { answerId }),
    ...(passageHash === '' ? {} : { passageHash }),
    ...(flagId === '' || kind === 'undo' ? {} : { flagId }),
    ...(citation > 0 ? { citation } : {}),
  };
}

const said = (outcome: Outcome): string =>
  outcome.kind === 'right' ? `${outcomeLine(outcome)}\n\n${outcome.lines}` : outcomeLine(outcome);
