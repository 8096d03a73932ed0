// The pages over HTTP: who sees what, and that nothing in them acts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../../adapters/web/start.ts';
import { createPageLinks } from '../../../src/citation/page-link.ts';
import { createLog } from '../../../src/log.ts';
import { notices } from '../../../src/words/everybody.ts';
import { elsewhere, fetchAs, openStage, type Stage, signed } from './stage.ts';

describe('pages', () => {
  let stage: Stage;
  let team: string;
  beforeAll(async () => {
    stage = await openStage();
    team = await stage.ask('Where does the night watch hide the spare key?', ['team']);
  });
  afterAll(() => stage.close());

  const get = async (
    path: string,
    of = stage,
  ): Promise<{ status: number; text: string; headers: Headers }> => {
    const response = await fetch(of.address + path);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const idOf = (path: string): string =>
    stage.engine.library().documents.find((d) => d.path === path)?.id ?? 'missing';

  it('lists the documents for everybody and answers as chat does', async () => {
    const { status, text } = await get('/');
    expect(status).toBe(200);
    expect(text).toContain('Harbour rules');
    expect(text).not.toContain('Night watch');
    const answer = await get('/?q=Where+do+boats+moor%3F');
    expect(answer.text).toContain('at the northern quay. The toll for a night is nine coins.</blockquote>');
  });

  it('shows a whole document with a place for every line', async () => {
    const { text } = await get(`/documents/${idOf('harbour.md')}`);
    expect(text).toContain('keeps the ledger of arrivals');
    expect(text).toContain('id="L3"');
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('anchors the line that a citation names, in a file of lines that end with %s', async (_, end) => {
    const own = await openStage();
    own.house.write(
      'harbour.md',
      ['# Harbour rules', '', 'The toll for a night is ten coins.', ''].join(end),
    );
    const { links } = own;
    const receipt = await own.ask('What is the toll for a night?', []);
    const [cited] = (await own.moderation.verify(receipt, []))?.citations ?? [];
    if (!cited) throw new Error('nothing was cited');
    const [address = '', anchor = ''] = links.document(cited.citation.source, receipt).split('#');
    expect(anchor).toBe('L3');
    const { text } = await get(address.replace(own.address, ''), own);
    expect(text).toMatch(/id="L3"><\/span><mark>The toll for a night is ten/);
    await own.close();
  });

  it('hides a document of an audience, and every trace of it, from those who come without its answer', async () => {
    for (const path of [`/documents/${idOf('watch.md')}`, `/receipts/${team}`, '/documents/none']) {
      const { status, text } = await get(path);
      expect(status).toBe(404);
      expect(text).not.toMatch(/watch|lantern/i);
    }
    expect((await get('/?q=Where+is+the+spare+key+of+the+night+watch')).text).not.toContain('lantern');
  });

  it('opens to a link what the answer behind it may read, and no further by changing it', async () => {
    const id = idOf('watch.md');
    const { links } = stage;
    const link = links
      .document({ documentId: id, lines: { from: 6, to: 6 } }, team)
      .replace(stage.address, '');
    const { status, text } = await get(link);
    expect(status).toBe(200);
    expect(text).toMatch(/<mark>[^<]*third lantern/);
    const forged = link.replace(/sig=(.)/, (_, first) => `sig=${first === '_' ? '-' : '_'}`);
    expect((await get(forged)).status).toBe(404);
    const other = await stage.ask('Where do boats moor?', []);
    expect((await get(link.replace(team, other))).status).toBe(404);
    expect((await get(signed(stage, `/documents/${id}`, other))).status).toBe(404);
  });

  it('opens with such a link no other page of the audience, nor by any link that it shows', async () => {
    const own = await openStage();
    const secretDuty =
      '---\naudience: [team]\n---\n# Duty\n\nThe duty roster hangs behind the crimson door.\n';
    own.house.write('duty.md', secretDuty);
    own.house.write('harbour.md', '# Harbour rules\n\nThe toll for a night is ten coins.\n');
    await own.ask('What is the toll for a night?', []);
    const found = own.engine.library().documents.find((d) => d.path === 'duty.md');
    expect(found?.audience).toEqual(['team']);
    const receipt = await own.ask('Where does the night watch hide the spare key?', ['team']);
    const { links } = own;
    const path = `/documents/${idOf('watch.md')}`;
    const reached = [
      links.document({ documentId: idOf('watch.md'), lines: { from: 6, to: 6 } }, receipt),
      links.receipt(receipt),
      // As they were signed once, for the whole audience.
      own.address + signed(own, '/', receipt),
      own.address + signed(own, `/documents/${found?.id}`, receipt),
    ];
    const seen = new Set(reached);
    for (const address of seen) {
      const { status, text } = await get(address.replace(own.address, ''), own);
      const ours = new URL(address).pathname === path || address.includes('/receipts/');
      if (ours) expect([status, text.includes('third lantern')]).toEqual([200, true]);
      else expect(text).not.toMatch(/night watch|third lantern/i);
      expect(text).not.toMatch(/duty roster hangs|crimson/i);
      if (new URL(address).pathname === '/') {
        const asked = new URL(address);
        asked.searchParams.set('q', 'Where does the duty roster hang?');
        const answer = await get(asked.pathname + asked.search, own);
        expect(answer.text).not.toContain('crimson');
        expect(answer.text).toContain('Answer');
      }
      for (const [, to = ''] of text.matchAll(/href="([^"]*)"/g))
        seen.add(new URL(to.replaceAll('&amp;', '&'), address).href);
    }
    expect([...seen].some((address) => new URL(address).pathname === '/')).toBe(true);
    await own.close();
  });

  it('links and asks under any path that a proxy puts before the pages and takes off again', async () => {
    const prefix = 'https://example.org/footnote';
    const { secret } = stage;
    const receipt = await stage.ask('Where do boats moor?', []);
    const starts = [
      createPageLinks({ publicUrl: prefix, secret, days: 30, now: Date.now }).receipt(receipt),
      prefix + signed(stage, '/'),
      `${prefix}/no/such/page`,
    ];
    const seen = new Set<string>();
    for (const start of starts) {
      const { text } = await get(start.slice(prefix.length));
      for (const [, to = ''] of text.matchAll(/(?:href|action)="([^"]*)"/g)) {
        const target = new URL(to.replaceAll('&amp;', '&'), start);
        expect(target.href.startsWith(`${prefix}/`)).toBe(true);
        const path = target.pathname.slice('/footnote'.length) + target.search;
        seen.add(path.replace(/\?.*|[^/]+$/g, ''));
        if (target.search !== '') expect(await fetchAs(stage.address + path, elsewhere)).toBe(200);
      }
    }
    expect([...seen].sort()).toEqual(['/', '/documents/']);
  });

  it('says so when too many questions wait', async () => {
    const { moderation, secret } = stage;
    const engine = { ...stage.engine, preview: async () => undefined };
    const log = createLog('silent');
    const parts = { engine, moderation, secret, now: Date.now, others: () => [], log, fatal: () => {} };
    const app = pages({ port: 0, host: '127.0.0.1', publicUrl: undefined, open: true, linkDays: 30 }, parts);
    const response = await app.request('/?q=Where+do+boats+moor%3F');
    expect([response.status, (await response.text()).includes(notices.busy)]).toEqual([200, true]);
  });

  it('writes nothing: whatever is asked, no other verb is served and no cookie set', async () => {
    const { headers } = await get('/?q=hello');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${stage.address}/`, { method: 'POST' })).status).toBe(404);
  });

  it('lets nothing in a document or a question become mark-up', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const { text } = await get(`/?q=${encodeURIComponent(evil)}`);
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img');
  });
});

describe('readiness and open pages', () => {
  it('says which part is not ready', async () => {
    const stage = await openStage({}, [{ name: 'slack', ready: false }]);
    const response = await fetch(`${stage.address}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ready: false, corpus: true, store: true, slack: false });
    await stage.close();
  });

  it('serves everybody once the documents are declared public', async () => {
    const stage = await openStage({ open: true });
    expect(await fetchAs(`${stage.address}/`, elsewhere)).toBe(200);
    await stage.close();
  });
});
