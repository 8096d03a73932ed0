// Whether a request was made on this machine, for this machine, and by no page from elsewhere; pure.
import { isIPv4 } from 'node:net';

/** What a request says of where it comes from. Names of headers are in lower case. */
export type Caller = {
  /** The other end of the connection; undefined once it is closed. */
  readonly peer: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly httpVersion: string;
};

/** Headers that proxies add, whatever else they hand on: RFC 7239, RFC 9110 7.6.3, and what the usual ones write. */
const forwarding =
  /^(?:forwarded|via|x-forwarded(?:-.+)?|x-real-ip|x-original-.+|x-envoy-.+|x-cluster-client-ip|x-client-ip|true-client-ip|fastly-client-ip|cf-.+|cdn-loop)$/;

/**
 * All of it has to hold. A name that only resolves to this machine (DNS rebinding) shows in `Host`, a page from elsewhere
 * in `Origin`. A proxy that names neither itself nor the host asked for (nginx as it comes) is known by HTTP 1.0, which no
 * browser speaks.
 */
export function isLocal({ peer, headers, httpVersion }: Caller): boolean {
  const origin = headers.origin;
  return (
    httpVersion !== '1.0' &&
    isLoopback(peer?.replace(/^::ffff:/i, '')) &&
    isLocalHost(headers.host) &&
    (origin === undefined || isLocalOrigin(origin)) &&
    !Object.keys(headers).some((name) => forwarding.test(name))
  );
}

/** An address of the loopback block (127.0.0.0/8 or ::1). */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || (isIPv4(address) && address.startsWith('127.')));

/** `localhost` or a loopback address, with a port or without. */
function isLocalHost(host: unknown): boolean {
  if (typeof host !== 'string') return false;
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return name === 'localhost' || name === '[::1]' || isLoopback(name);
}

/** An `Origin` of a page on this machine. */
export const isLocalOrigin = (origin: unknown): boolean =>
  typeof origin === 'string' && isLocalHost(/^https?:\/\/([^/]*)$/i.exec(origin)?.[1]);
