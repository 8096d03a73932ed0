// The chat in a real browser: without scripts, by keyboard, on a phone, with hostile documents, and as axe judges it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChatStage, openChatStage } from './chat-stage.ts';
import { axe, launch, present } from './chromium.ts';

const hostile = [
  '---',
  'title: <script>document.title="owned"</script>',
  'url: https://example.org/hostile',
  '---',
  '# Lanterns',
  '',
  'The crimson lantern hangs at <img src="//evil.example/x" onerror="document.title=\'owned\'"> the gate `</blockquote><script>document.title="owned"</script>` of the tower.',
  '',
  '| Lantern | Place where it hangs at night |',
  '|---|---|',
  '| Emerald | [The pier](javascript:alert(1)) averylongnamewithoutanyspaceinitthatislongerthanaphoneiswide |',
  '',
  '```sh',
  'light --lantern emerald --colour "</pre><script>alert(1)</script>" --and-a-line-that-is-longer-than-a-phone-is-wide',
  '```',
  '',
].join('\n');

describe.runIf(present)('the chat in Chromium', () => {
  let stage: ChatStage;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await openChatStage((house) => {
      house.write('hostile.md', hostile);
      house.write(
        'questions.yaml',
        '- { question: Where do boats moor?, document: harbour.md, quote: [northern quay] }',
      );
    });
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  type Look = { readonly scheme?: 'light' | 'dark'; readonly scripts?: 'none' | 'page' | 'axe' };
  /** On a phone. Past the policy of the pages only axe comes. */
  async function enter({ scheme = 'light', scripts = 'none' }: Look = {}): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled: scripts !== 'none',
      colorScheme: scheme,
      viewport: { width: 390, height: 800 },
      bypassCSP: scripts === 'axe',
    });
    const page = await context.newPage();
    // What is missing is named, sooner than the test is over.
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${stage.origin}/`)) complaints.push(request.url());
    });
    await page.goto(stage.address);
    await page.waitForURL(`${stage.origin}/`);
    return page;
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.getByLabel('Your question').fill(question);
    await page.keyboard.press('Enter');
    await page.locator('#latest h2', { hasText: question }).waitFor();
  }

  const wider = async (page: Page): Promise<unknown> =>
    page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it('answers with a footnote, goes on from there, and shows the source in its surroundings', async () => {
    const page = await enter();
    await page.keyboard.type('What is the toll for a night?');
    await page.keyboard.press('Enter');
    const last = page.locator('#latest');
    await last.waitFor();
    // Whoever listens hears the answer next.
    expect(await page.evaluate('document.activeElement.id')).toBe('latest');
    expect(await last.locator('blockquote').first().textContent()).toContain('nine coins');
    expect(await last.locator('figcaption').first().textContent()).toContain('[1] Harbour rules');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Source 1' }).waitFor();
    expect(await page.locator('mark').textContent()).toContain('nine coins');
    expect(await page.locator('.around').textContent()).toContain('Arrivals');
    expect(await page.getByText('Matches the document, checked just now.').count()).toBe(1);
    await page.getByRole('link', { name: 'Read full document' }).click();
    expect(await page.locator('mark').first().textContent()).toContain('nine coins');
    await page.goto(stage.origin);
    await ask(page, 'Who keeps the ledger of arrivals?');
    await ask(page, 'Where does he keep it?');
    expect(await last.textContent()).toContain('Searched for:');
    expect(await last.locator('blockquote').first().textContent()).toContain('in the tower');
    await ask(page, 'Who sells xylophones?');
    expect(await last.textContent()).toContain('I couldn’t find this in the documents.');
    await page.context().close();
  });

  it('asks what it offers at a press, and takes feedback and reports', async () => {
    const page = await enter();
    const example = page.locator('.examples button').first();
    const offered = (await example.textContent()) ?? '';
    await example.click();
    await page.locator('#latest h2', { hasText: offered }).waitFor();
    await page.getByRole('button', { name: 'Helpful', exact: true }).click();
    await page.getByText('Thanks for your feedback.').waitFor();
    await page.getByRole('link', { name: 'Report a problem' }).click();
    await page.getByLabel('What’s wrong?').fill('It is out of date.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thanks! A moderator will take a look.').waitFor();
    expect(await page.getByRole('status').count()).toBe(1);
    await page.reload();
    expect(await page.getByRole('status').count()).toBe(0);
    await page.getByRole('link', { name: 'Check sources' }).click();
    expect(await page.locator('main').textContent()).toMatch(/Confidence: \d+%/);
    expect(await page.locator('main').textContent()).toContain('Helpful: 1, not helpful: 0');
    expect(await page.locator('main').textContent()).toContain('It is out of date.');
    await page.getByRole('link', { name: 'Back to the conversation' }).click();
    await page.getByRole('button', { name: 'New conversation' }).click();
    expect(await page.locator('article').count()).toBe(0);
    await page.context().close();
  });

  /** Everything there is to see once questions were asked, with what asked them. */
  async function eachPage(page: Page, look: (name: string) => Promise<void>): Promise<void> {
    await look('/');
    const questions = ['Where does the crimson lantern hang?', 'Which lantern hangs at the pier?'];
    for (const one of [
      ...questions,
      'How to light an emerald lantern?',
      'compare crimson and emerald',
      'help',
    ])
      await ask(page, one);
    await ask(
      page,
      `<img src="//evil.example/y"> ${'lantern'.repeat(60)} "><script>document.title="owned"</script>`,
    );
    await look('conversation');
    const links = await page.locator('article a').evaluateAll((all) => all.map(String));
    const documents = stage.engine.documents('all').map(({ id }) => `${stage.origin}/documents/${id}`);
    for (const to of [...links, `${stage.origin}/documents`, `${stage.origin}/review`, ...documents]) {
      await page.goto(to);
      await look(to);
    }
  }

  it('lets nothing in a document or a question act, and is no wider than a phone', async () => {
    complaints.length = 0;
    const page = await enter({ scripts: 'page' });
    let seen = 0;
    await eachPage(page, async (name) => {
      seen += 1;
      expect([name, await page.title()]).toEqual([name, expect.stringMatching(/ · Footnote$/)]);
      expect([name, await page.locator('h1').count()]).toEqual([name, 1]);
      expect([name, await wider(page)]).toEqual([name, false]);
      expect([name, await page.locator('main img, script, [href^=javascript]').count()]).toEqual([name, 0]);
    });
    expect(seen).toBeGreaterThan(12);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to say (%s)',
    async (scheme) => {
      const page = await enter({ scheme, scripts: 'axe' });
      await eachPage(page, async (name) => {
        await page.addScriptTag({ path: axe });
        const found: unknown = await page.evaluate(
          "axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
        );
        // The headings of a document are its own, in whatever order.
        const order = name.includes('/documents/') ? 'heading-order' : undefined;
        expect([name, [found].flat().filter((one) => String(one).split(':')[0] !== order)]).toEqual([
          name,
          [],
        ]);
      });
      await page.context().close();
    },
    90_000,
  );
});
