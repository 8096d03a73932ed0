// One request over HTTP to an address that was looked at: nothing internal is reached, nothing is larger or slower than allowed.
import { type LookupAddress, lookup as lookUp } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { addressKind } from './address-kind.ts';
import { times } from './limits.ts';
import { type Trouble, troubles } from './troubles.ts';

/** What a server answered, whatever its status is. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Unpacked. */
  readonly body: Buffer;
};

/** `away`: the site itself could not be reached, or not in time. */
export type Answered = Reply | { readonly trouble: Trouble; readonly away?: boolean };

/** `most` bytes are read of what is sent, and as many of what that unpacks to. */
export type Request = (
  address: URL,
  headers: Readonly<Record<string, string>>,
  most: number,
) => Promise<Answered>;

/** What may be reached, and how long that may take. */
export type RequestOptions = {
  /** Sites on one's own network may be reached, loopback too. */
  readonly allowPrivate: boolean;
  /** Tells the addresses of a host; the system's own unless given. */
  readonly resolve?: Resolve;
  /** Milliseconds for one request, to its last byte; the limit of ours unless given. */
  readonly longest?: number;
};

/** Looks up a name; it calls `done` once, with an error or with all addresses. */
export type Resolve = (
  host: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** The address is not to be reached. */
class ForbiddenAddressError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.reason);
    this.name = 'ForbiddenAddressError';
    this.trouble = trouble;
  }
}

const system: Resolve = (host, done) => lookUp(host, { all: true }, done);

/** Makes the one way out to the network; faults are values, nothing is thrown. */
export function createRequest({
  allowPrivate,
  resolve = system,
  longest = times.request,
}: RequestOptions): Request {
  const barred = (address: string): Trouble | undefined => {
    const kind = addressKind(address);
    if (kind === 'never') return troubles.never(address);
    return kind === 'private' && !allowPrivate ? troubles.internal(address) : undefined;
  };
  // Asked for by each connection itself, so what is looked at is what is connected to.
  const lookup: LookupFunction = (host, options, done) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? new Error('no address'), []);
      const trouble = addresses.map(({ address }) => barred(address)).find((one) => one !== undefined);
      if (trouble) return done(new ForbiddenAddressError(trouble), []);
      if (options.all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
  return async (address, headers, most) => {
    if (address.protocol !== 'http:' && address.protocol !== 'https:') return { trouble: troubles.notWeb };
    // An address in figures is looked up nowhere.
    const figures = address.hostname.replace(/^\[|\]$/gu, '');
    const trouble = isIP(figures) === 0 ? undefined : barred(figures);
    if (trouble) return { trouble, away: true };
    const signal = AbortSignal.timeout(longest);
    try {
      const reply = await send(address, headers, { lookup, signal });
      const packed = await bodyOf(reply, most);
      if (packed === undefined) return { trouble: troubles.tooLarge(most) };
      const body = await unpacked(packed, String(reply.headers['content-encoding'] ?? ''), most);
      if ('reason' in body) return { trouble: body };
      return { status: reply.statusCode ?? 0, headers: reply.headers, body };
    } catch (error) {
      return { trouble: signal.aborted ? troubles.slow : troubleOf(error), away: true };
    }
  };
}

/** On a connection of its own: one that was kept open may be closed just when it is used again. */
function send(
  address: URL,
  headers: Readonly<Record<string, string>>,
  how: { readonly lookup: LookupFunction; readonly signal: AbortSignal },
): Promise<IncomingMessage> {
  const start = address.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = start(address, {
      ...how,
      agent: false,
      headers: { ...headers, 'accept-encoding': 'gzip, br' },
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
}

/** Undefined where it has more than `most` bytes. */
async function bodyOf(reply: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of reply) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // To leave the loop ends the connection.
    if (length > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const unpackers = new Map([
  ['gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['br', promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress)],
]);

/** By the name of its packing; nothing is packed twice. */
export async function unpacked(bytes: Buffer, packing: string, most: number): Promise<Buffer | Trouble> {
  const name = packing.trim().toLowerCase();
  if (name === '' || name === 'identity' || bytes.length === 0) return bytes;
  const unpack = unpackers.get(name);
  if (unpack === undefined) return troubles.damaged;
  try {
    return await unpack(bytes, { maxOutputLength: most });
  } catch (error) {
    return codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? troubles.tooLarge(most) : troubles.damaged;
  }
}

const troubleOf = (error: unknown): Trouble =>
  error instanceof ForbiddenAddressError ? error.trouble : troubles.unreachable(codeOf(error));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer';
