// The pages in a real browser: without scripts, by keyboard, on a phone, and as axe judges them.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launch, present } from './chromium.ts';
import { openStage, type Stage } from './stage.ts';

describe.runIf(present)('pages in Chromium', () => {
  let stage: Stage;
  let browser: Browser;
  let edited: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await openStage();
    stage.house.write(
      'hostile.md',
      '# <script>document.title="owned"</script>\n\n- One <img src="//evil.example/x">\n  - Two\n\n| A | B |\n|---|---|\n| 1 | [x](javascript:alert(1)) |\n\n```\ncode </pre><script>alert(1)</script>\n```\n',
    );
    stage.house.write(
      'harbour.md',
      '# Harbour rules\n\nBoats moor at the northern quay, which is dredged.\n',
    );
    stage.house.write(
      'ledger.md',
      [
        '# Ledger of arrivals',
        ...Array.from({ length: 30 }, (_, n) => `Ferry number ${n} arrived from the ${n}th island at noon.`),
        '| Memorandum | Signed by | Purpose |\n|---|---|---|\n| On ferries | The harbour master and the keeper of the ledger of arrivals in the tower | The development of timetables |\n',
      ].join('\n\n'),
    );
    edited = await stage.ask('Where do boats moor?', []);
    stage.house.write(
      'harbour.md',
      '# Harbour rules\n\nBoats moor at the southern quay, which is dredged.\n',
    );
    await stage.ask('Where do boats moor?', []);
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  async function open(path: string, scheme: 'light' | 'dark' = 'light', scripts = false): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled: scripts,
      colorScheme: scheme,
      viewport: { width: 390, height: 800 },
      bypassCSP: scripts,
    });
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.address)) complaints.push(request.url());
    });
    await page.goto(stage.address + path);
    return page;
  }

  const paths = (): readonly string[] => [
    '/',
    '/?q=Where+do+boats+moor%3F',
    `/receipts/${edited}`,
    ...stage.engine
      .library()
      .documents.filter((d) => d.audience.length === 0)
      .map((d) => `/documents/${d.id}`),
  ];

  it('shows every page without scripts, requests from elsewhere or anything wider than a phone', async () => {
    complaints.length = 0;
    for (const path of paths()) {
      const page = await open(path);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.title()).toContain('Footnote');
      const wide = await page.locator('body').boundingBox();
      expect(wide?.width).toBeLessThanOrEqual(390);
      await page.context().close();
    }
    expect(complaints).toEqual([]);
  });

  it('shows a title once, what stands above the line that was linked, and whole words in a table', async () => {
    const { id } = stage.engine.library().documents.find((d) => d.path === 'ledger.md') ?? { id: 'missing' };
    const page = await open(`/documents/${id}#L21`);
    expect(await page.getByText('Ledger of arrivals', { exact: true }).count()).toBe(1);
    expect((await page.locator('#L1').boundingBox())?.y).toBeLessThan(0);
    expect((await page.locator('#L21').boundingBox())?.y).toBeGreaterThan(40);
    const lines: unknown = await page.evaluate(
      "(() => { const word = document.createRange(); word.selectNode(document.querySelector('th').lastChild); return word.getClientRects().length; })()",
    );
    expect(lines).toBe(1);
    await page.context().close();
  });

  it('asks a question by keyboard alone', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Where do boats moor?');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    expect(await page.locator('blockquote').first().textContent()).toContain('southern quay');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'gives axe nothing serious to say (%s)',
    async (scheme) => {
      for (const path of paths()) {
        const page = await open(path, scheme, true);
        await page.addScriptTag({ path: axe });
        const serious: unknown = await page.evaluate(
          "axe.run().then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => v.id + ': ' + v.nodes[0].html))",
        );
        expect(serious).toEqual([]);
        await page.context().close();
      }
    },
    60_000,
  );
});
