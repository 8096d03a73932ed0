// How the library makes its REST requests here, and what Discord may leave out of the answers.
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { z } from 'zod';
import type { DiscordConfig } from '../config.ts';
import { times } from '../limits.ts';

const limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 } as const;
const count = (usual: number, least = 0) => z.number().int().min(least).catch(usual);
const gatewayBot = z.looseObject({
  url: z.string().transform((url) => url.replace(/[?#].*$/, '')),
  shards: count(1, 1),
  session_start_limit: z
    .looseObject({
      total: count(limit.total),
      remaining: count(limit.remaining),
      reset_after: count(limit.reset_after),
      max_concurrency: count(limit.max_concurrency, 1),
    })
    .catch(limit),
});

/** One request for each call: whoever sends repeats it, for what it shows may not be shown any more a moment later. */
export const oneRequest = { retries: 0, rejectOnRateLimit: () => true } as const;

/**
 * For every REST client of one connection. What is asked of the library's own request: the limits of sessions are always
 * there, a pause wherever a 429 asks for one, and an address without a path (`http://HOST:PORT`) means the usual /api
 * where nothing is found without it.
 */
export function restOptions({ apiUrl }: Pick<DiscordConfig, 'apiUrl'>): Partial<RESTOptions> {
  let found = false;
  let prefix = '';

  async function request(url: string, init: RequestInit): Promise<Answered> {
    const response = await DefaultRestOptions.makeRequest(url.replace(bare, `$1${prefix}`), init);
    if (!found && response.status === 404 && prefix === '' && bare.test(url)) {
      prefix = '/api';
      return request(url, init);
    }
    found ||= response.ok;
    return response;
  }

  return {
    timeout: times.request,
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
    async makeRequest(url, init) {
      const response = await request(url, init);
      if (response.status === 429 && !response.headers.has('Retry-After')) return withPause(response);
      if (!/\/gateway\/bot$/.test(url) || !response.ok) return response;
      const whole = await response.text();
      const given = gatewayBot.safeParse(parse(whole));
      const headers = { 'Content-Type': 'application/json' };
      const body = given.success ? JSON.stringify(given.data) : whole;
      return new Response(body, { status: response.status, headers });
    },
  };
}

type Make = RESTOptions['makeRequest'];
type RequestInit = Parameters<Make>[1];
type Answered = Awaited<ReturnType<Make>>;

/** Host alone, before the version that the library appends. */
const bare = /^(https?:\/\/[^/]+)(?=\/v\d+\/)/;

const limited = z.object({ retry_after: z.number().positive() });

/** The library reads the header only, and without it asks again at once, without end. */
async function withPause(response: Answered) {
  const whole = await response.text();
  const pause = limited.safeParse(parse(whole)).data?.retry_after ?? 1;
  const headers = new Headers([...response.headers, ['Retry-After', String(pause)]]);
  return new Response(whole, { status: response.status, headers });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
