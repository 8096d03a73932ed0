// The page of a PDF in a real browser: its picture with what is quoted marked, its words as text, usable by everybody.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lines, makePdf, text } from '../../corpus/pdf/make-pdf.ts';
import { axe, launch, present } from './chromium.ts';
import { openStage, type Stage } from './stage.ts';

const pdf = makePdf(
  [
    {
      content:
        text(60, 780, 'Visitors', { size: 20 }) + text(60, 750, 'All of them wear a helmet in the yard.'),
    },
    {
      content:
        text(60, 780, 'Machines', { size: 20 }) +
        lines(60, 750, ['The yellow crane of the shipyard lifts nine tons,', 'and no more than that.']),
    },
  ],
  { title: 'Shipyard' },
);

describe.runIf(present)('a PDF in Chromium', () => {
  let stage: Stage;
  let browser: Browser;
  let receipt: string;

  beforeAll(async () => {
    stage = await openStage();
    writeFileSync(join(stage.house.folder, 'crane.pdf'), pdf);
    // A document that changed is noticed, and the folder is read again.
    stage.house.write('harbour.md', '# Harbour rules\n\nBoats moor at the southern quay.\n');
    await stage.ask('Where do boats moor?', []);
    receipt = await stage.ask('How much does the yellow crane lift?', []);
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });

  it('shows the quoted page as it is printed, above its words', async () => {
    const document = stage.engine.library().documents.find(({ path }) => path === 'crane.pdf');
    const page = await (await browser.newContext({ bypassCSP: false })).newPage();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(`${stage.address}/documents/${document?.id}?receipt=${receipt}`);
    const pictures = await page.locator('img').evaluateAll((all) =>
      all.map((one) => ({
        alt: one.getAttribute('alt'),
        drawn: 'naturalWidth' in one && Number(one.naturalWidth) > 0,
      })),
    );
    expect(pictures).toEqual([
      { alt: 'Page 2 as it is printed, with the quote marked. Its words follow as text.', drawn: true },
    ]);
    expect(await page.locator('mark').allInnerTexts()).toContain(
      'The yellow crane of the shipyard lifts nine tons, and no more than that.',
    );
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('is judged as usable by everybody', async () => {
    const document = stage.engine.library().documents.find(({ path }) => path === 'crane.pdf');
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await page.goto(`${stage.address}/documents/${document?.id}?receipt=${receipt}`);
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate(async () => {
      const { axe: judge } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string }[] }> };
      };
      return (await judge.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    await page.context().close();
  });
});
