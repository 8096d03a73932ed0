// Settings of the adapter for assistants. Over standard input and output it needs none; over HTTP it needs MCP_PORT.
import { z } from 'zod';
import { type Env, listSetting, type Read, readSettings, wholeSetting } from '../../src/config.ts';
import { isLoopback } from '../local.ts';

/** Settings of the adapter for assistants. */
export type McpConfig = {
  /** Audiences that assistants are answered for; empty: only what everybody may read. */
  readonly audience: readonly string[];
  /** Undefined: not served over HTTP. */
  readonly http: HttpConfig | undefined;
};

/** Where it is served over HTTP, and to whom. */
export type HttpConfig = {
  readonly port: number;
  readonly host: string;
  /** Asked of every request; undefined: this machine alone is served. */
  readonly token: string | undefined;
};

const shape = {
  MCP_AUDIENCE: listSetting,
  MCP_PORT: wholeSetting(0, 65_535).optional(),
  MCP_HOST: z.string().default('127.0.0.1'),
  MCP_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,}=*$/)
    .optional(),
};

const hints = {
  MCP_AUDIENCE: { expected: 'audiences, separated by commas', where: 'leave it unset for none' },
  MCP_PORT: { expected: 'a port from 0 to 65535', where: 'choose a free one, such as 8090' },
  MCP_HOST: { expected: 'an address of this machine', where: 'leave it unset for 127.0.0.1' },
  MCP_TOKEN: {
    expected: 'a secret of 16 letters and digits or more, which every address but a loopback one needs',
    where: 'make one, for example with: openssl rand -hex 32',
  },
};

/** All that is read here. */
export const mcpVariables: readonly string[] = Object.keys(shape);

/** Reads the settings from the environment; every wrong value is a problem with its remedy. */
export function readMcpConfig(env: Env): Read<McpConfig> {
  const { config, problems } = readSettings(env, shape, hints);
  if (config === undefined) return { config, problems };
  const { MCP_AUDIENCE: audience, MCP_PORT: port, MCP_HOST: host, MCP_TOKEN: token } = config;
  if (port === undefined) return { config: { audience, http: undefined }, problems };
  if (token === undefined && host !== 'localhost' && !isLoopback(host))
    return { config: undefined, problems: [{ variable: 'MCP_TOKEN', ...hints.MCP_TOKEN }] };
  return { config: { audience, http: { port, host, token } }, problems };
}
