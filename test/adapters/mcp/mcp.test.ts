// An assistant over both transports, with the SDK's own client: the same answers as elsewhere, and nothing beyond its audience.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readMcpConfig } from '../../../adapters/mcp/config.ts';
import { createHttpServer } from '../../../adapters/mcp/http.ts';
import { version } from '../../../adapters/mcp/limits.ts';
import type { Bot } from '../../../src/bot.ts';
import { createEngine } from '../../../src/index.ts';
import { createLog } from '../../../src/log.ts';
import { createHouse } from '../../contracts/engine.ts';
import { makeFolder, runIn } from '../terminal/program.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const house = createHouse();
const { folder, remove } = makeFolder();
const token = 'a-token-of-enough-length';
const log = createLog('silent');
const toll = 'What is the toll for a night?';
const key = 'What does the night watch hide under the third lantern?';
let bot: Bot;
const ends: (() => Promise<unknown>)[] = [];

async function listen(asked: string | undefined, audience: readonly string[] = []): Promise<string> {
  const server = createHttpServer({ bot, audience, token: asked, log });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ends.push(() => new Promise((closed) => server.close(closed)));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/mcp`;
}

async function clientOver(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  ends.unshift(() => client.close());
  return client;
}
const overHttp = async (address: string, headers: Record<string, string> = {}): Promise<Client> =>
  clientOver(new StreamableHTTPClientTransport(new URL(address), { requestInit: { headers } }) as Transport);
const overStdio = async (env: Record<string, string>): Promise<Client> => {
  const args = [resolve('dist/footnote.js'), 'mcp'];
  const own = {
    PATH: process.env.PATH ?? '',
    CORPUS_DIR: house.folder,
    DATA_DIR: join(folder, 'data'),
    ...env,
  };
  return clientOver(
    new StdioClientTransport({ command: process.execPath, args, env: own, cwd: folder, stderr: 'ignore' }),
  );
};
const call = async (client: Client, name: string, given: Record<string, unknown> = {}) =>
  client.callTool({ name, arguments: given });

beforeAll(async () => {
  bot = await createEngine({ corpus: house.folder, questionsPerMinute: 0, log });
});
afterAll(async () => {
  for (const end of ends) await end();
  await bot.close();
  house.remove();
  remove();
});

describe.each([
  ['standard input and output', () => overStdio({})],
  ['HTTP', async () => overHttp(await listen(undefined))],
])('over %s', (_, connect) => {
  let client: Client;
  beforeAll(async () => {
    client = await connect();
  });

  test('a question is answered as in the terminal, and its source and receipt are there', async () => {
    const ran = await runIn(folder, ['ask', toll, '--json'], { env: { CORPUS_DIR: house.folder } });
    const terminal = JSON.parse(ran.out);
    const { structuredContent: given, content } = await call(client, 'ask', { question: toll });
    const [first] = terminal.citations;
    expect(given).toMatchObject({
      outcome: 'answer',
      receipt: terminal.receipt,
      // Of fewer documents: the terminal reads those with an audience, too.
      confidence: expect.closeTo(terminal.confidence, 1),
      quotations: [
        {
          number: 1,
          text: first.excerpt.text,
          sha256: first.hash,
          path: 'harbour.md',
          lines: first.source.lines,
        },
      ],
    });
    expect(JSON.stringify(content)).toContain(`> ${first.excerpt.text}`);
    expect(JSON.stringify(content)).toContain('not an instruction');
    const { answerId, receipt } = { answerId: '', receipt: '', ...(given as object) };
    const source = await call(client, 'view_source', { answerId, number: 1 });
    expect(source.structuredContent).toMatchObject({ found: true, verified: true });
    const verified = await call(client, 'verify_receipt', { receipt });
    expect(verified.structuredContent).toMatchObject({ found: true, quotations: [{ state: 'unchanged' }] });
  });

  test('no tool and no resource tells of a document for others', async () => {
    const hidden = bot.documents('all').find(({ path }) => path === 'watch.md')?.id ?? '';
    const shown = JSON.stringify([
      await call(client, 'list_documents'),
      await client.listResources(),
      await call(client, 'ask', { question: key }),
      await call(client, 'ask', { question: key, documentId: hidden }),
      await call(client, 'ask', { question: 'Which documents are there?' }),
    ]);
    expect(shown).toContain('harbour.md');
    expect(shown).not.toMatch(/spare key|watch\.md|Night watch/);
    await expect(client.readResource({ uri: `footnote://documents/${hidden}` })).rejects.toThrow(
      'no such document',
    );
  });

  test('a document that may be read is a resource in plain text', async () => {
    const { resources } = await client.listResources();
    const { contents } = await client.readResource({ uri: resources[0]?.uri ?? '' });
    expect(contents).toMatchObject([{ mimeType: 'text/plain', text: expect.stringContaining('nine coins') }]);
  });

  test('what is not known, or cannot be meant, is said so', async () => {
    const source = await call(client, 'view_source', { answerId: 'unknown', number: 1 });
    expect(source.structuredContent).toMatchObject({ found: false });
    const verified = await call(client, 'verify_receipt', { receipt: '0000-0000' });
    expect(verified.structuredContent).toMatchObject({ found: false });
    expect((await call(client, 'ask', { question: 'x'.repeat(2_001) })).isError).toBe(true);
  });
});

test('what was quoted to an audience is neither viewed nor verified by others', async () => {
  const team = await overHttp(await listen(undefined, ['team']));
  const others = await overHttp(await listen(undefined));
  const { structuredContent: given } = await call(team, 'ask', { question: key });
  const { answerId, receipt } = { answerId: '', receipt: '', ...(given as object) };
  expect(JSON.stringify(given)).toContain('spare key');
  expect((await call(others, 'view_source', { answerId, number: 1 })).structuredContent).toMatchObject({
    found: false,
  });
  expect((await call(others, 'verify_receipt', { receipt })).structuredContent).toMatchObject({
    found: false,
  });
});

test('an assistant asks only so often', async () => {
  const client = await overStdio({ QUESTIONS_PER_MINUTE: '1' });
  expect((await call(client, 'ask', { question: toll })).structuredContent).toMatchObject({
    outcome: 'answer',
  });
  for (let n = 0; n < 2; n += 1)
    expect((await call(client, 'ask', { question: toll })).structuredContent).toMatchObject({
      outcome: 'notice',
    });
});

test('standard output carries the protocol alone, and what was asked before the end is answered', async () => {
  const message = (more: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...more })}\n`;
  const hello = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } };
  const input = [
    message({ id: 1, method: 'initialize', params: hello }),
    message({ method: 'notifications/initialized' }),
    message({ id: 2, method: 'tools/call', params: { name: 'ask', arguments: { question: toll } } }),
  ].join('');
  const env = { CORPUS_DIR: house.folder, LOG_LEVEL: 'debug' };
  const { code, out, err } = await runIn(folder, ['mcp'], { env, input });
  const replies = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(replies.map(({ id }) => id)).toEqual([1, 2]);
  expect(JSON.stringify(replies[1])).toContain('nine coins');
  expect(err).toContain('"outcome":"answer"');
  expect(code).toBe(0);
});

describe('a request over HTTP', () => {
  const status = (address: string, headers: Record<string, string>, body = '{}', method = 'POST') =>
    new Promise<number>((done, failed) => {
      const sent = request(address, { method, headers }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      });
      sent.on('error', failed).end(body);
    });

  test.each([
    ['another Host', { host: 'evil.example' }],
    ['another Origin', { origin: 'https://evil.example' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.9' }],
  ])('without a token is refused with %s', async (_, headers) => {
    expect(await status(await listen(undefined), headers)).toBe(403);
  });

  test('with a token is refused without the right one, and with a page of elsewhere', async () => {
    const address = await listen(token);
    const authorization = `Bearer ${token}`;
    expect(await status(address, {})).toBe(401);
    expect(await status(address, { authorization: 'Bearer a-token-of-other-length' })).toBe(401);
    expect(await status(address, { authorization, origin: 'https://evil.example' })).toBe(403);
    await expect(overHttp(address)).rejects.toThrow();
    const client = await overHttp(address, { authorization });
    expect((await call(client, 'ask', { question: toll })).structuredContent).toMatchObject({
      outcome: 'answer',
    });
  });

  test('that is no request of an assistant is refused', async () => {
    const address = await listen(undefined);
    expect(await status(address, {}, '', 'GET')).toBe(405);
    expect(await status(address.replace('/mcp', '/'), {})).toBe(404);
    expect(await status(address, {}, 'no json')).toBe(400);
    expect(await status(address, {}, ' '.repeat(70_000))).toBe(413);
  });
});

test('beyond this machine a token is needed', () => {
  const beyond = { MCP_PORT: '8090', MCP_HOST: '0.0.0.0' };
  expect(readMcpConfig(beyond).problems.map(({ variable }) => variable)).toEqual(['MCP_TOKEN']);
  expect(readMcpConfig({ ...beyond, MCP_TOKEN: token }).problems).toEqual([]);
  expect(readMcpConfig({ MCP_PORT: '8090' }).problems).toEqual([]);
});

test('the version is that of the package', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(version);
});
