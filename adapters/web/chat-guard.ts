// Who is let into the chat: a browser of this machine that came with the key, and a form that our own page sent.
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { chatWords, pageWords } from '../../src/words/everybody.ts';
import { isLocal } from '../local.ts';
import { enterPage, noticePage } from './chat-frame.ts';
import { type Session, type Sessions, same } from './chat-sessions.ts';
import { chatLimits } from './limits.ts';
import { callerOf } from './start.ts';
import { chatStyle, policyOf, style } from './style.ts';

/** What a request that was let in brings along; a form only where one was sent. */
export type ChatEnv = { Bindings: HttpBindings; Variables: { session: Session; form: Form } };
/** A field of the form; empty where it has none. */
export type Form = (name: string) => string;

const headers = {
  'content-security-policy': policyOf(chatStyle, style),
  'x-content-type-options': 'nosniff',
  // Without a referrer a browser would call the origin of our own forms null.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Whoever holds the key is one person, as at the terminal: what they asked and said is forgotten under this name. */
export const person = 'web:local';

/** An app whose routes are reached by nobody else. */
export function guarded(sessions: Sessions): Hono<ChatEnv> {
  const app = new Hono<ChatEnv>();
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (!isLocal(callerOf(c))) return c.html(noticePage(pageWords.notFound, false), 404);
    const session = sessions.get(getCookie(c, sessions.cookie) ?? '');
    const key = c.req.method === 'GET' && c.req.path === '/' ? c.req.query('key') : undefined;
    const entered = key === undefined ? undefined : (session ?? sessions.enter(key));
    if (entered) {
      admit(c, sessions, entered);
      return c.html(enterPage());
    }
    if (!session) return c.html(noticePage(chatWords.locked, false), 403);
    c.set('session', session);
    return next();
  });
  const outdated = (c: Context, status: 403 | 413) => c.html(noticePage(chatWords.outdated, true), status);
  app.use(bodyLimit({ maxSize: chatLimits.form, onError: (c) => outdated(c, 413) }));
  // Cookies are shared by all ports of this machine, so that the cookie alone does not say whose page sent the form.
  app.post('*', async (c, next) => {
    const origin = c.req.header('origin');
    const fields = await c.req.parseBody();
    const form: Form = (name) => {
      const value = fields[name];
      return typeof value === 'string' ? value : '';
    };
    const ours = origin === undefined || origin === `http://${c.req.header('host')}`;
    if (!ours || !same(form('token'), c.get('session').token)) return outdated(c, 403);
    c.set('form', form);
    return next();
  });
  return app;
}

/** From now on this browser has this conversation. */
export function admit(c: Context, { cookie }: Sessions, { id }: Session): void {
  setCookie(c, cookie, id, { path: '/', httpOnly: true, sameSite: 'Strict' });
}
