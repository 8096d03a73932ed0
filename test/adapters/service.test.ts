// A service whose adapters cannot start says so of each, and ends.
import { expect, test } from 'vitest';
import { type Adapter, StartError } from '../../adapters/adapter.ts';
import { createService } from '../../adapters/service.ts';
import { explain } from '../../adapters/terminal/explain.ts';
import { createLog } from '../../src/log.ts';

test('adapters that fail to start are each named with their reason', async () => {
  const said: string[] = [];
  const log = createLog('silent');
  const stopped: string[] = [];
  const failing = (name: string, error: Error): Adapter => ({
    name,
    start: () => Promise.reject(error),
    stop: async () => void stopped.push(name),
    ready: () => false,
  });
  const service = createService(
    log,
    (error) => explain(error, log, (line) => void said.push(line)),
    async () => undefined,
  );
  await service.start([
    failing('first', new StartError('FIRST_TOKEN', 'It is refused.', 'Make a new one')),
    failing('second', new StartError('SECOND_PORT', 'It is taken.', 'Choose another')),
  ]);
  expect(await service.ended).toBe(2);
  expect(said).toEqual([
    'FIRST_TOKEN: It is refused. Make a new one',
    'SECOND_PORT: It is taken. Choose another',
  ]);
  expect(stopped).toEqual(['first', 'second']);
});
