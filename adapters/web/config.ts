// Settings of the pages. Without PAGES_PORT they are not served.
import { z } from 'zod';
import { type Env, type Read, readSettings, wholeSetting } from '../../src/config.ts';

/** Settings of the pages. */
export type WebConfig = {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end; messages link to the pages only when it is set. */
  readonly publicUrl: string | undefined;
  /** The documents are declared public: no signature is asked for. */
  readonly open: boolean;
  /** Days that a signed link opens its page. */
  readonly linkDays: number;
};

/** Where `npm run pages` listens when PAGES_PORT is not set. */
const defaultPort = 8080;

const shape = {
  PAGES_PORT: wholeSetting(0, 65_535).optional(),
  PAGES_HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PAGES_OPEN: z.enum(['yes', 'no']).default('no'),
  PAGES_LINK_DAYS: wholeSetting(1, 3_650).default(30),
};

const hints = {
  PAGES_PORT: { expected: 'a port from 0 to 65535', where: 'choose a free one, such as 8080' },
  PAGES_HOST: { expected: 'an address of this machine', where: 'leave it unset for 127.0.0.1' },
  PUBLIC_URL: {
    expected: 'the http or https address people open the pages at',
    where: 'use the address of your reverse proxy, such as https://footnote.example.org',
  },
  PAGES_OPEN: { expected: 'yes or no', where: 'choose yes only if everyone may read all documents' },
  PAGES_LINK_DAYS: {
    expected: 'a whole number of days from 1 to 3650, in digits',
    where: 'leave it unset for 30',
  },
};

/** All that is read here. */
export const webVariables: readonly string[] = Object.keys(shape);

/** `always`: the pages were asked for by name, so a port is not needed to turn them on. */
export function readWebConfig(env: Env, always = false): Read<WebConfig> {
  const { config, problems } = readSettings(env, shape, hints);
  if (config === undefined || (config.PAGES_PORT === undefined && !always))
    return { config: undefined, problems };
  return {
    config: {
      port: config.PAGES_PORT ?? defaultPort,
      host: config.PAGES_HOST,
      publicUrl: config.PUBLIC_URL?.replace(/\/+$/, ''),
      open: config.PAGES_OPEN === 'yes',
      linkDays: config.PAGES_LINK_DAYS,
    },
    problems,
  };
}
