// What operators read, beside the place where it is seen; and how a line is listed.
import {
  discordOperators,
  fetchSiteOperators,
  notReadLine,
  operators,
  slackOperators,
} from '../../adapters/operators.ts';
import { terminalCommands } from '../../adapters/terminal/commands.ts';
import { type Trouble, troubles } from '../../src/site/troubles.ts';

export type Line = { readonly place: string; readonly text: string };

export const at = (place: string, ...texts: readonly (string | undefined)[]): readonly Line[] =>
  texts.flatMap((text) => (text === undefined ? [] : [{ place, text }]));
export const within = (place: string, table: Readonly<Record<string, unknown>>): readonly Line[] =>
  Object.entries(table).flatMap(([name, value]) =>
    at(`${place}: ${name}`, ...[value].flat().filter((one) => typeof one === 'string')),
  );

const troublesOfSites: readonly Trouble[] = [
  ...Object.values(troubles).filter((one) => typeof one !== 'function'),
  troubles.internal('10.0.0.8'),
  troubles.never('169.254.169.254'),
  troubles.elsewhere('https://other.example'),
  troubles.otherPages(12, 'https://other.example'),
  troubles.unreachable('ENOTFOUND'),
  troubles.status(403),
  troubles.gone(404),
  troubles.tooLarge(5_242_880),
  troubles.tooManySitemaps(200),
  troubles.tooManyPages(10_000),
  troubles.noPage('application/pdf'),
  troubles.notText('not valid UTF-8'),
  troubles.notOurs('guide/a.html'),
  troubles.link('guide/a.html'),
];
const mirrored = { pages: 9, added: 2, changed: 1, unchanged: 4, removed: 3 };

/** What operators read. */
export const seenByOperators: readonly Line[] = [
  ...within('operators', operators),
  ...at('operators: fault', operators.fault('a1b2')),
  ...at('operators: try', operators.tryAt('http://127.0.0.1:50123/?key=…')),
  ...at('operators: reading', operators.reading(12, 340, 95_000)),
  ...at('operators: unreached', operators.unreached(['plan.md (team)'])),
  ...at('operators: not read', notReadLine(['a.pdf'], 2)),
  ...at('operators: port', ...operators.cannotListen('127.0.0.1:80', 'EACCES')),
  ...at(
    'Slack, start',
    slackOperators.connected('Harbour', 'footnote', 6, 300),
    slackOperators.invite('footnote', 'Why?'),
  ),
  ...at(
    'Slack, start',
    slackOperators.withoutHistory(['channels:history']),
    slackOperators.withoutReading(['users:read']),
  ),
  ...at(
    'Slack, start',
    ...slackOperators.refused(
      'invalid_auth',
      'a bot token, starting with xoxb-',
      'find it at api.slack.com/apps',
    ),
    ...slackOperators.unreachable('ENOTFOUND'),
  ),
  ...within('Discord, start', discordOperators),
  ...at(
    'Discord, start',
    discordOperators.welcome(['Harbour'], 6, 300),
    discordOperators.invite('https://discord.com/…'),
    discordOperators.ask('Why?'),
  ),
  ...at('Discord, start', ...discordOperators.intents(4014), ...discordOperators.closed(4012)),
  ...at(
    'Discord, start',
    ...discordOperators.refused('https://discord.com/api', 403, 0),
    ...discordOperators.unreachable('https://discord.com/api', 'ENOTFOUND'),
  ),
  ...at(
    'Discord, deploy',
    discordOperators.deployed(true, undefined),
    discordOperators.deployed(false, '42'),
  ),
  ...within('terminal: fetch-site', fetchSiteOperators),
  ...at(
    'terminal: fetch-site',
    fetchSiteOperators.progress(2, 9),
    fetchSiteOperators.summary({ ...mirrored, failed: 0, stopped: false }, 'corpus/site'),
    fetchSiteOperators.summary({ ...mirrored, failed: 2, stopped: true }, 'corpus/site'),
    fetchSiteOperators.summary({ ...mirrored, pages: 0, failed: 1, stopped: true }, 'corpus/site'),
  ),
  ...troublesOfSites.flatMap(({ reason, remedy }) =>
    at('terminal: fetch-site, a page', `${reason}; ${remedy}`),
  ),
  ...terminalCommands.flatMap(({ name, about, options }) => [
    ...at(`terminal: ${name} --help`, about),
    ...options.flatMap((option) => at(`terminal: ${name} --${option.name}`, option.about)),
  ]),
];
