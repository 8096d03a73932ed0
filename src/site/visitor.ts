// A polite visitor of one site: one request at a time and not too soon, by its robots.txt, never to another host.
import { counts, sizes, times } from './limits.ts';
import type { Answered, Reply, Request } from './request.ts';
import { noRobots, type Robots, readRobots } from './robots.ts';
import { type Trouble, troubles } from './troubles.ts';

/** What the site is told of us, and looked for in its robots.txt. */
const agent = 'Footnote/0.1 (fetch-site)';
const robotsName = 'footnote';

/** The time, and a way to wait; tests bring their own. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** What is asked of the site for one address; with `etag` or `lastModified` only what has changed. */
export type Wanted = {
  readonly accept: string;
  /** Bytes. */
  readonly most: number;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
};

/** What became of one request, redirects followed. */
export type Visit =
  | { readonly kind: 'got'; readonly address: URL; readonly reply: Reply }
  | { readonly kind: 'unchanged' }
  /** Not there (`status`), or not to be read. */
  | { readonly kind: 'gone'; readonly trouble: Trouble; readonly status?: number }
  /** `away`: the site could not be reached or wants to be left alone; others of its pages fare no better. */
  | {
      readonly kind: 'failed';
      readonly trouble: Trouble;
      readonly away?: boolean;
      /** What the site answered, where it did. */
      readonly status?: number;
    };

/** Asks one site for its pages, at the pace and within the rules that the site sets. */
export type Visitor = {
  /** Reads robots.txt; a trouble where it is unclear what may be read. To be called first. */
  greet(): Promise<Trouble | undefined>;
  visit(address: URL, wanted: Wanted): Promise<Visit>;
  /** Of this site, though perhaps not to be read. */
  isHere(address: URL): boolean;
};

/** A visitor of the site of `home`; robots.txt is read when it greets, not before. */
export function createVisitor(home: URL, request: Request, { now, pause }: Clock): Visitor {
  let robots: Robots = noRobots;
  let free = 0;

  async function turn(): Promise<void> {
    const delay = Math.max(times.between, Math.min(robots.delay ?? 0, times.longestDelay));
    const wait = free - now();
    if (wait > 0) await pause(wait);
    free = now() + delay;
  }

  /** The same host and port; what was asked for in the clear may be answered encrypted. */
  const isHere = (address: URL): boolean =>
    address.origin === home.origin ||
    (address.hostname === home.hostname &&
      address.protocol === 'https:' &&
      address.port === '' &&
      home.protocol === 'http:' &&
      home.port === '');

  /** As often as a busy site asks for. */
  async function ask(
    address: URL,
    headers: Record<string, string>,
    most: number,
  ): Promise<Answered | 'away'> {
    for (let tried = 1; ; tried++) {
      await turn();
      const answered = await request(address, headers, most);
      if ('trouble' in answered || (answered.status !== 429 && answered.status !== 503)) return answered;
      const wait = retryAfter(answered, now()) ?? times.busy * 2 ** (tried - 1);
      if (tried === counts.tries || wait > times.longestPause) return 'away';
      free = Math.max(free, now() + wait);
    }
  }

  async function follow(first: URL, wanted: Wanted, allowed: Robots): Promise<Visit> {
    let address = first;
    const headers = {
      'user-agent': agent,
      accept: wanted.accept,
      ...(wanted.etag === undefined ? {} : { 'if-none-match': wanted.etag }),
      ...(wanted.lastModified === undefined ? {} : { 'if-modified-since': wanted.lastModified }),
    };
    for (let step = 0; step <= counts.redirects; step++) {
      if (!isWeb(address)) return { kind: 'failed', trouble: troubles.notWeb };
      if (!isHere(address)) return { kind: 'failed', trouble: troubles.elsewhere(address.origin) };
      if (!allowed.allows(address.pathname + address.search))
        return { kind: 'gone', trouble: troubles.forbidden };
      const answered = await ask(address, headers, wanted.most);
      if (answered === 'away') return { kind: 'failed', trouble: troubles.busy, away: true };
      if ('trouble' in answered) return { kind: 'failed', ...answered };
      const { status } = answered;
      if (status === 304) return { kind: 'unchanged' };
      if (status === 404 || status === 410) return { kind: 'gone', status, trouble: troubles.gone(status) };
      if (status >= 200 && status < 300) return { kind: 'got', address, reply: answered };
      const next = status >= 300 && status < 400 ? nextOf(answered, address) : undefined;
      if (next === undefined) return { kind: 'failed', status, trouble: troubles.status(status) };
      address = next;
    }
    return { kind: 'failed', trouble: troubles.redirects };
  }

  return {
    isHere,
    async greet() {
      const wanted = { accept: 'text/plain', most: sizes.robots };
      const visit = await follow(new URL('/robots.txt', home), wanted, noRobots);
      if (visit.kind === 'got') robots = readRobots(visit.reply.body.toString('utf8'), robotsName);
      else if (visit.kind === 'failed' && !isRefusal(visit))
        return visit.away ? visit.trouble : troubles.noRobots;
      return undefined;
    },
    visit: (address, wanted) => follow(address, wanted, robots),
  };
}

/** RFC 9309: what is refused to everybody says nothing about the rest. */
const isRefusal = (visit: Visit): boolean =>
  visit.kind === 'failed' && visit.status !== undefined && visit.status >= 400 && visit.status < 500;

const isWeb = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:';

function nextOf({ headers }: Reply, from: URL): URL | undefined {
  const said = headers.location;
  if (typeof said !== 'string' || !URL.canParse(said, from.href)) return undefined;
  const next = new URL(said, from.href);
  [next.username, next.password, next.hash] = ['', '', ''];
  return next;
}

/** Milliseconds; in seconds or as a date. */
function retryAfter({ headers }: Reply, now: number): number | undefined {
  const said = headers['retry-after'];
  if (typeof said !== 'string') return undefined;
  if (/^\d{1,9}$/u.test(said)) return Number(said) * 1_000;
  const date = Date.parse(said);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
