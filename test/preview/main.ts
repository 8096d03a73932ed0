// `npm run preview`: the messages of both platforms as they draw them, as pages and, where Chromium is, as pictures.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { followUpModal, reportModal as reportWindow } from '../../adapters/discord/render/modals.ts';
import { renderAnswer as discordAnswer } from '../../adapters/discord/render/render.ts';
import { renderDocuments, renderHelp, renderSource } from '../../adapters/discord/render/source.ts';
import { homeView } from '../../adapters/slack/render/home.ts';
import { askModal, contextModal, reportModal } from '../../adapters/slack/render/modals.ts';
import { renderAnswer as slackAnswer } from '../../adapters/slack/render/render.ts';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { viewSource } from '../../src/citation/surroundings.ts';
import type { Answer } from '../../src/domain.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { examples } from '../../src/suggest/suggest.ts';
import { thorny } from '../contracts/answers.ts';
import { receiptOf } from '../contracts/receipts.ts';
import { chromium } from './chromium.ts';
import { drawMessage } from './draw-discord.ts';
import { drawBlocks, drawView } from './draw-slack.ts';
import { moderated as moderatedOnDiscord } from './moderation-discord.ts';
import { moderated } from './moderation-slack.ts';
import { type Drawn, previewPage } from './page.ts';

const questions = [
  'Who launched the Japan-India AI Cooperation Initiative?',
  'What operationalised the Japan-India AI Cooperation Initiative?',
  'Which memoranda were signed?',
  'How do France and India differ in their approach to AI regulation?',
  'What is the budget of the summit?',
  'How do I cook rice?',
  'hello',
];

const frameOf = (answer: Answer) => ({ answerId: 'preview', receipt: receiptOf(citationsOf(answer)) });

type Shown = { readonly title: string; readonly answer: Answer };

const nearIn = (shown: readonly Shown[]): readonly Shown[] =>
  shown.filter(({ answer }) => answer.kind === 'nearest');

async function slackPage(shown: readonly Shown[], library: Library): Promise<readonly Drawn[]> {
  const views: Drawn[] = [];
  for (const { title, answer } of shown.slice(0, 2))
    for (const citation of citationsOf(answer).slice(0, 1))
      views.push({
        title: `Source: ${title}`,
        body: drawView(contextModal(await viewSource(library, citation))),
      });
  const documents = library.documents.map((d) => ({ ...d, passages: d.passages.length }));
  return [
    ...shown.map(({ title, answer }) => ({
      title,
      body: drawBlocks(slackAnswer(answer, frameOf(answer)).blocks),
    })),
    ...nearIn(shown).map(({ title, answer }) => ({
      title: `${title}, before others`,
      body: drawBlocks(slackAnswer(answer, { ...frameOf(answer), public: true }).blocks),
    })),
    ...views,
    {
      title: 'Report',
      body: drawView(reportModal(citationsOf(shown[0]?.answer ?? noAnswer(library)), 'preview')),
    },
    { title: 'Ask', body: drawView(askModal('preview')) },
    { title: 'Home', body: drawBlocks(homeView(documents, examples(library, 'all', 3)).blocks) },
    ...moderated(shown, library),
  ];
}

async function discordPage(shown: readonly Shown[], library: Library): Promise<readonly Drawn[]> {
  const views: Drawn[] = [];
  for (const { title, answer } of shown.slice(0, 2))
    for (const citation of citationsOf(answer).slice(0, 1))
      for (const payload of renderSource(await viewSource(library, citation)))
        views.push({ title: `Source: ${title}`, body: drawMessage(payload) });
  const documents = library.documents.map((d) => ({ ...d, passages: d.passages.length }));
  return [
    ...shown.map(({ title, answer }) => ({
      title,
      body: drawMessage(discordAnswer({ ...frameOf(answer), answer, question: true })),
    })),
    ...nearIn(shown).map(({ title, answer }) => ({
      title: `${title}, before others`,
      body: drawMessage(discordAnswer({ ...frameOf(answer), answer, question: true, public: true })),
    })),
    ...views,
    { title: 'Documents', body: drawMessage(renderDocuments(documents, 0)) },
    { title: 'Help', body: drawMessage(renderHelp(examples(library, 'all', 3), documents.length)) },
    {
      title: 'Report',
      body: drawMessage(reportWindow('preview', citationsOf(shown[0]?.answer ?? noAnswer(library)))),
    },
    { title: 'Follow-up', body: drawMessage(followUpModal('preview')) },
    ...moderatedOnDiscord(shown, library),
  ];
}

const noAnswer = (library: Library): Answer => ask(library, '', { turns: [], readers: 'all' });

/** Desktop and phone, in pixels, as both platforms' clients are commonly seen. */
const widths = { desktop: 900, phone: 390 } as const;

async function photograph(folder: string, pages: readonly string[]): Promise<void> {
  const { chromium: browserType } = await import('playwright-core');
  const browser = await browserType.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  for (const name of pages)
    for (const [size, width] of Object.entries(widths)) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
      await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
      await page.close();
    }
  await browser.close();
}

const folder = resolve('preview');
mkdirSync(folder, { recursive: true });
const library = await openLibrary({ folder: 'corpus' });
const real = questions.map((title) => ({
  title,
  answer: ask(library, title, { turns: [], readers: 'all' }),
}));
const hard = thorny.map(({ name, answer }) => ({ title: name, answer }));
const pages: string[] = [];
for (const [set, shown] of [
  ['answers', real],
  ['thorny', hard],
] as const)
  for (const theme of ['light', 'dark'] as const)
    for (const platform of ['slack', 'discord'] as const) {
      const drawn = await (platform === 'slack' ? slackPage : discordPage)(shown, library);
      const name = `${platform}-${set}-${theme}`;
      writeFileSync(join(folder, `${name}.html`), String(await previewPage(platform, theme, drawn)));
      pages.push(name);
    }
if (existsSync(chromium)) await photograph(folder, pages);
process.stdout.write(`${pages.length} pages in ${folder}${existsSync(chromium) ? ', with pictures' : ''}\n`);
