// `npm run pictures`: the two pictures of the README, one answer on each platform, as the preview draws it. Needs Chromium.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderAnswer as discordAnswer } from '../../adapters/discord/render/render.ts';
import { renderAnswer as slackAnswer } from '../../adapters/slack/render/render.ts';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { openLibrary } from '../../src/library/library.ts';
import { receiptOf } from '../contracts/receipts.ts';
import { chromium } from './chromium.ts';
import { drawMessage } from './draw-discord.ts';
import { drawBlocks } from './draw-slack.ts';
import { previewPage } from './page.ts';

const question = 'What operationalised the Japan-India AI Cooperation Initiative?';
/** Pixels of the page, and how many dots each is drawn with. */
const size = { width: 700, height: 900 } as const;
const dots = 2;
/** Sharp letters, and each file below 100 kB, which PNG would not be. */
const file = { format: 'webp', quality: 80 } as const;
/** Menus are closed, as a reader meets them. */
const cropped = `.message { padding: 16px; background: var(--paper); }
.menu, .select > :not(.placeholder) { display: none; }`;

const folder = resolve('docs/pictures');
mkdirSync(folder, { recursive: true });
const answer = ask(await openLibrary({ folder: 'corpus' }), question, { turns: [], readers: 'all' });
const frame = { answerId: 'picture', receipt: receiptOf(citationsOf(answer)) };
const pages = {
  slack: await previewPage('slack', 'light', [
    { title: 'Slack', body: drawBlocks(slackAnswer(answer, frame).blocks) },
  ]),
  discord: await previewPage('discord', 'dark', [
    { title: 'Discord', body: drawMessage(discordAnswer({ ...frame, answer, question: true })) },
  ]),
};

const { chromium: browserType } = await import('playwright-core');
const browser = await browserType.launch({ executablePath: chromium, args: ['--no-sandbox'] });
const context = await browser.newContext({ viewport: size, deviceScaleFactor: dots });
for (const [platform, html] of Object.entries(pages)) {
  const page = await context.newPage();
  await page.setContent(String(html));
  await page.addStyleTag({ content: cropped });
  const box = await page.locator('.message').boundingBox();
  if (box === null) throw new Error(`${platform}: the message is not to be seen`);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { ...file, clip: { ...box, scale: 1 } });
  writeFileSync(join(folder, `${platform}.webp`), Buffer.from(data, 'base64'));
}
await browser.close();
process.stdout.write(`slack.webp and discord.webp in ${folder}\n`);
