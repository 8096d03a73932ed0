// What only operators read when a service starts, stops or needs them: one line each, and what to do next.
import type { Mirrored } from '../src/site/mirror.ts';
import { countOf, sayList } from '../src/text/say.ts';

const portal = 'discord.com/developers/applications > your application > Bot';

/** A problem and its remedy, said in one line behind the name of the variable. */
export type Trouble = readonly [problem: string, remedy: string];

/** Lines that do not depend on a platform. */
export const operators = {
  /** A service whose settings were forgotten: nobody to chat with, nothing piped in, no platform configured. */
  howToStart: [
    'Nothing to do yet: no platform is set up and no question came in. In the environment or in .env, set',
    '  SLACK_BOT_TOKEN and SLACK_APP_TOKEN        for Slack (or SLACK_SIGNING_SECRET for its HTTP mode)',
    '  DISCORD_TOKEN                              for Discord',
    '  PAGES_PORT                                 for pages of the documents',
    '  MCP_PORT                                   for assistants over HTTP',
    'See .env.example for the rest. To ask here: npm start in a terminal, or npm run -s ask -- "your question".',
  ].join('\n'),
  /** `left` in milliseconds. */
  reading: (read: number, files: number, left: number) =>
    `Reading documents: ${read} of ${countOf(files, 'file')}, about ${Math.ceil(left / 1_000)} s left`,
  help: 'Footnote answers questions with exact quotes from your documents.',
  tryAt: (address: string) =>
    `Open ${address} in a browser on this machine. It sees what the terminal sees. Press Ctrl-C to stop.`,
  fault: (id: string) => `Something went wrong. Look for ${id} in the log.`,
  unreached: (documents: readonly string[]) =>
    `No platform can show ${documents.join(', ')}. Add their audience to SLACK_AUDIENCE or DISCORD_AUDIENCE.`,
  cannotListen: (address: string, reason: string): Trouble => [
    `Can’t listen on ${address} (${reason}).`,
    'Choose another port or address.',
  ],
} as const;

/** What is said in the terminal when the bot runs in Slack. */
export const slackOperators = {
  connected: (workspace: string, name: string, documents: number, passages: number) =>
    `Slack: connected to ${workspace} as @${name} (${countOf(documents, 'document')}, ${countOf(passages, 'passage')}).`,
  invite: (name: string, example: string | undefined) =>
    `In a channel, type "/invite @${name}"${example === undefined ? '' : `, then try "@${name} ${example}"`}.`,
  withoutHistory: (scopes: readonly string[]) =>
    `Not granted: ${scopes.join(', ')}. Without that, I miss follow-ups that don’t mention me, and can’t check whether a reply is already posted. To change that, add the scopes of the manifest and reinstall the app.`,
  withoutReading: (scopes: readonly string[]) =>
    `Not granted: ${scopes.join(', ')}. Without that, I can’t tell members from guests, so documents with an audience stay hidden. To show them, add the scopes of the manifest and reinstall the app.`,
  refused: (reason: string, expected: string, where: string): Trouble => [
    `Slack didn’t accept it (${reason}).`,
    `Expected ${expected}; ${where}.`,
  ],
  unreachable: (reason: string): Trouble => [
    `Can’t reach Slack (${reason}).`,
    'Check the network, and this variable if you set it.',
  ],
} as const;

/** What is said in the terminal when the bot runs in Discord. */
export const discordOperators = {
  welcome: (servers: readonly string[], documents: number, passages: number) => {
    const named = servers.slice(0, 10).join(', ') + (servers.length > 10 ? ', …' : '');
    const where = `Discord: connected to ${countOf(servers.length, 'server')}${named === '' ? '' : `: ${named}`}`;
    return `${where} (${countOf(documents, 'document')}, ${countOf(passages, 'passage')})`;
  },
  open: '  Members of all these servers can see the documents of DISCORD_AUDIENCE. To choose servers, set DISCORD_SERVERS.',
  invite: (link: string) => `  To add me to a server, open ${link}`,
  ask: (example: string | undefined) => `  In a channel, type /ask question:${example ?? 'your question'}`,
  badToken: ['Discord didn’t accept the token.', `Make a new one at ${portal} > Reset Token.`] as Trouble,
  intents: (code: number): Trouble => [
    `Discord refused the bot’s intents (${code}), though none of them is privileged.`,
    `Check that Discord hasn’t restricted the bot: ${portal}.`,
  ],
  closed: (code: number): Trouble => [
    `The gateway closed the connection for good (${code}).`,
    'Check the address, and update Footnote.',
  ],
  refused: (address: string, status: number, code: number | string): Trouble => [
    `${address} refused to start (${status}, code ${code}).`,
    'Check the address (Discord’s own ends in /api), and the bot in the developer portal.',
  ],
  unreachable: (address: string, why: string): Trouble => [
    `Can’t reach Discord at ${address}: ${why}.`,
    'Check the network and the address. For Discord itself, leave the variable unset.',
  ],
  noSuchGuild: [
    'The bot isn’t in this server (50001 Missing Access).',
    'Add it with its invite link, or leave the variable unset.',
  ] as Trouble,
  deployed: (written: boolean, guild: string | undefined) => {
    const place = guild === undefined ? 'everywhere' : `in server ${guild}`;
    return written ? `Commands registered ${place}.` : `Commands are up to date ${place}.`;
  },
} as const;

/** What `fetch-site` says in the terminal while it runs and at its end. */
export const fetchSiteOperators = {
  needsSitemap: 'fetch-site needs --sitemap URL, as in https://example.com/sitemap.xml. See --help.',
  needsFolder: 'fetch-site needs --to DIR, as in corpus/site. See --help.',
  progress: (done: number, pages: number) => `${done} of ${countOf(pages, 'page')} …`,
  summary: ({ pages, failed, stopped, ...counts }: Mirrored, to: string) => {
    if (pages === 0) return `Nothing was read, and ${to} is as it was. The reason is named above.`;
    const { added, changed, unchanged, removed } = counts;
    const done = `${countOf(pages, 'page')} of the sitemap: ${added} new, ${changed} changed, ${unchanged} as before. ${removed} removed from ${to}.`;
    const trouble = failed === 0 ? '' : ` ${countOf(failed, 'problem')} (named above).`;
    return `${done}${trouble}${stopped ? ' It stopped early. Run it again later to go on.' : ''}`;
  },
} as const;

/** Documents not read, named at the beginning of a chat; `more` is how many beside. */
export const notReadLine = (files: readonly string[], more: number): string =>
  `Not read: ${sayList([...files, ...(more === 0 ? [] : [`${more} more`])])}. Type /sources to see why and what to do.`;
