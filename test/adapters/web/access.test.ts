// Who is asked for a signature, and how long one is good.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elsewhere, fetchAs, openStage, type Stage, signed } from './stage.ts';

/** The first line of the answer to a request of HTTP 1.0, as nginx makes it unless it is told otherwise. */
function fetchOld(address: string): Promise<string> {
  const { hostname, port, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET / HTTP/1.0\r\nHost: ${host}\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString();
    });
    socket.on('end', () => resolve(text.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}

describe('access', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('asks for a signature beyond loopback, but never on the health paths', async () => {
    expect(await fetchAs(`${stage.address}/`, elsewhere)).toBe(404);
    expect(await fetchAs(`${stage.address}/`, { host: 'rebound.example' })).toBe(404);
    expect(await fetchAs(`${stage.address}/`, { 'x-real-ip': '203.0.113.9' })).toBe(404);
    expect(await fetchAs(`${stage.address}/`, { host: '127.999.1.1' })).toBe(404);
    expect(await fetchAs(`${stage.address}/`, { origin: 'https://rebound.example' })).toBe(404);
    expect(await fetchAs(`${stage.address}/`, { origin: 'null' })).toBe(404);
    expect(await fetchOld(stage.address)).toContain('404');
    expect(await fetchAs(stage.address + signed(stage, '/'), elsewhere)).toBe(200);
    expect(await fetchAs(`${stage.address}/healthz`, elsewhere)).toBe(200);
    expect(await fetchAs(`${stage.address}/readyz`, elsewhere)).toBe(200);
  });

  it.each(['forwarded', 'x-forwarded-proto', 'x-forwarded-port', 'cf-connecting-ip', 'cf-ray', 'via'])(
    'takes nobody for local whom a proxy hands on, though it hands on the host too: %s',
    async (header) => {
      expect(await fetchAs(`${stage.address}/`, { host: 'localhost', [header]: 'x' })).toBe(404);
    },
  );

  it.each([
    ['an address of its own', { publicUrl: 'https://docs.example' }],
    ['every address of the machine', { host: '0.0.0.0' }],
  ])('asks everybody for a signature once it serves %s', async (_, config) => {
    const own = await openStage(config);
    expect(await fetchAs(`${own.address}/`, { host: 'localhost' })).toBe(404);
    expect(await fetchAs(own.address + signed(own, '/'), {})).toBe(200);
    await own.close();
  });

  it('lets links expire, and says so kindly; what a page links to lives no longer', async () => {
    const own = await openStage();
    const receipt = await own.ask('Where do boats moor?', []);
    const link = own.links.receipt(receipt);
    own.clock.now += 30 * 86_400_000;
    const text = await (await fetch(link)).text();
    expect(text).toContain(`Receipt ${receipt}`);
    const onward = [...text.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => to.replaceAll('&amp;', '&'));
    expect(onward.length).toBeGreaterThan(1);
    own.clock.now += 86_400_000;
    for (const address of [link, ...onward.map((to) => new URL(to, link).href)]) {
      const late = await fetch(address);
      const said = await late.text();
      expect([late.status, said.includes('This link has expired')]).toEqual([410, true]);
      expect(said).not.toMatch(/quay|href=/);
    }
    const longer = link.replace(/until=[\d-]+/, 'until=2999-01-01');
    expect(await fetchAs(longer, elsewhere)).toBe(404);
    await own.close();
  });
});
