// Files that are no text, for an assistant: the page, or the sheet and its row, in fields, and a receipt that verifies.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { expect, test } from 'vitest';
import { createServer } from '../../../adapters/mcp/handlers.ts';
import { createEngine } from '../../../src/index.ts';
import { createLog } from '../../../src/log.ts';
import { folderOf } from '../../corpus/folder.ts';
import { asked, files } from '../../corpus/three-formats.ts';

const quotationsOf = (given: unknown): readonly { readonly place?: unknown }[] =>
  (given as { quotations: { place?: unknown }[] }).quotations;

test('a quotation says its place, and lines only where its file is text', async () => {
  const text = '# Pilots\n\nThe pilot boat leaves from the eastern steps.\n';
  const corpus = await folderOf({ ...files, 'pilots.md': text });
  const bot = await createEngine({ corpus, questionsPerMinute: 0, log: createLog('silent') });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const server = createServer(bot, { name: 'test', audience: [] });
  const client = new Client({ name: 'test', version: '1' });
  await Promise.all([server.connect(theirs), client.connect(ours)]);
  const call = async (name: string, given: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: given })).structuredContent;

  const places: unknown[] = [];
  for (const { question, place } of asked) {
    const given = await call('ask', { question });
    expect(given).toMatchObject({ quotations: [{ number: 1, citation: expect.stringContaining(place) }] });
    const { answerId, receipt } = { answerId: '', receipt: '', ...(given as object) };
    const [first] = quotationsOf(given);
    expect(first).not.toHaveProperty('lines');
    places.push(first?.place);
    expect(await call('view_source', { answerId, number: 1 })).toMatchObject({ found: true, verified: true });
    expect(await call('verify_receipt', { receipt })).toMatchObject({ quotations: [{ state: 'unchanged' }] });
  }
  expect(places).toEqual([{ kind: 'page', name: '2' }, undefined, { kind: 'sheet', name: 'Prices', row: 3 }]);
  const [pilots] = quotationsOf(await call('ask', { question: 'Where does the pilot boat leave?' }));
  expect(pilots).toMatchObject({ lines: { from: 3, to: 3 } });
  expect(pilots).not.toHaveProperty('place');
  await client.close();
  await bot.close();
});
