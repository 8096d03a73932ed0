// Every way an answer reaches people, and what may not be seen on any of them.
import { renderAnswer as onDiscord } from '../../adapters/discord/render/render.ts';
import { renderAnswer as onSlack } from '../../adapters/slack/render/render.ts';
import { renderAnswer as inTerminal, renderWhy } from '../../adapters/terminal/render.ts';
import { plainStyle } from '../../adapters/terminal/style.ts';
import { homePage } from '../../adapters/web/pages.ts';
import type { Answer } from '../../src/domain.ts';
import { readBack as readDiscord } from '../adapters/discord/read-back.ts';
import { readBack as readSlack } from '../adapters/slack/read-back.ts';
import { checkMessage } from '../slack-server/check.ts';
import { actingIn } from './page-check.ts';
import type { Tally } from './tally.ts';

const frame = { answerId: 'A1b2C3d4E5f6', receipt: 'K7Q2-9FXM' };
const paths = { home: './', ask: './', carried: [], document: (id: string) => `./documents/${id}` };

/** Everything that is shown of an answer, as one text; what acts in it goes into the tally. */
export function shownEverywhere(answer: Answer, tally: Tally): string {
  const slack = onSlack(answer, frame);
  const discord = onDiscord({ answer, ...frame, question: true });
  const terminal = [inTerminal(answer, plainStyle), renderWhy(answer, plainStyle)].join('\n');
  const page = String(homePage([], { question: answer.asked, answer }, paths));
  for (const what of readSlack(slack).acting) tally.fault('acting', `Slack: ${what}`);
  for (const what of checkMessage(slack)) tally.fault('acting', `Slack's limits: ${what}`);
  for (const what of readDiscord(discord).acting) tally.fault('acting', `Discord: ${what}`);
  for (const what of terminal.match(control) ?? [])
    tally.fault('acting', `terminal: ${JSON.stringify(what)}`);
  for (const what of actingIn(page)) tally.fault('acting', `page: ${what}`);
  return [JSON.stringify(slack), JSON.stringify(discord), terminal, page].join('\n');
}

/** What a terminal obeys: controls but the line end, and marks that turn the direction of text. */
export const control = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
