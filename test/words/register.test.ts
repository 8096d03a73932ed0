// The whole of what the bot says, listed in spoken.md to be read through, and held to one register: short, plain, one English.
import { expect, it } from 'vitest';
import * as citation from '../../src/words/citation.ts';
import * as everybody from '../../src/words/everybody.ts';
import * as moderators from '../../src/words/moderators.ts';
import * as steps from '../../src/words/steps.ts';
import { spoken } from './spoken.ts';
import { fileOfWords, files, saidByCode, saidIn } from './spoken-code.ts';
import type { Line } from './spoken-operators.ts';

const { seenByAll, seenByModerators, seenByOperators } = spoken;
const named = [...seenByAll, ...seenByModerators, ...seenByOperators];
const texts = new Set(named.map(({ text }) => text));
const seenInPlace = saidByCode.filter(({ text }) => !texts.has(text));
const all = [...named, ...seenInPlace];

const table = (title: string, lines: readonly Line[]): string => {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' / ');
  return [
    `## ${title}`,
    '',
    '| seen | line |',
    '| --- | --- |',
    ...lines.map(({ place, text }) => `| ${cell(place)} | ${cell(text)} |`),
    '',
  ].join('\n');
};

it('is listed with the places where it is seen', async () => {
  const listed = [
    table('Everybody', seenByAll),
    table('Moderators', seenByModerators),
    table('Operators', seenByOperators),
    table('Where it happens: settings, log, terminal', seenInPlace),
  ];
  await expect(`# Every line that the bot says\n\n${listed.join('\n')}`).toMatchFileSnapshot('spoken.md');
});

it('is listed whole: every name of the files of words', async () => {
  const source = await import('node:fs').then(({ readFileSync }) =>
    ['spoken', 'spoken-parts'].map((name) => readFileSync(`test/words/${name}.ts`, 'utf8')).join('\n'),
  );
  const missing = [
    ...Object.keys(everybody).map((name) => `everybody.${name}`),
    ...Object.keys(citation).map((name) => `citation.${name}`),
    ...Object.keys(moderators).map((name) => `moderators.${name}`),
    ...Object.keys(steps).map((name) => `steps.${name}`),
  ].filter((name) => !source.includes(name));
  expect(missing).toEqual([]);
});

it('is listed whole: every phrase of the files of words', () => {
  const listed = named.map(({ text }) => text).join('\n');
  const unlisted = files
    .filter(fileOfWords)
    .flatMap((path) => saidIn(path))
    .flatMap(({ text }) => text.split('…').map((part) => part.trim()))
    .filter((part) => /[a-z] [a-z]/i.test(part) && !listed.includes(part));
  expect(unlisted).toEqual([]);
});

it('misses no line that is added where it happens', () => {
  const added = `
    const hints = { SLACK_COLOUR: { expected: 'a colour', where: 'choose one' } };
    log.warn('waiting', { reason: \`no room on \${disk} for it\` });
    throw new UsageError(\`There is no \${name} here.\`);
    html\`<p>Nothing here</p><nav aria-label="Places">\${other}</nav>\`;
    const words = 'one two three'.split(' ');`;
  expect(saidIn('adapters/new/config.ts', added)).toEqual([
    { place: 'setting SLACK_COLOUR', text: 'a colour' },
    { place: 'setting SLACK_COLOUR', text: 'choose one' },
    { place: 'log: warn', text: 'waiting' },
    { place: 'new/config', text: 'no room on … for it' },
    { place: 'new/config', text: 'There is no … here.' },
    { place: 'new/config', text: 'Nothing here' },
    { place: 'new/config', text: 'Places' },
  ]);
});

it('says in the log what to do or what comes next where something failed', () => {
  const next =
    /\b(?:see|report|check|fix|grant|tried again|tries again|next start|replies|opened again|delete|ask those again|reply comes)\b/;
  const failed = saidByCode.filter(({ place }) => /^log: (?:warn|error)$/.test(place));
  expect(failed.length).toBeGreaterThan(30);
  expect(failed.filter(({ text }) => !next.test(text))).toEqual([]);
});

it('sounds as people talk', () => {
  const stiff =
    /\b(?:do not|does not|did not|cannot|can not|could not|is not|are not|was not|I am|I have not|you are|there is no|just now:|in vain|shall|whoever|any more\b(?! quote)|quotations?)\b/i;
  const spokenToMembers = [...seenByAll, ...seenByModerators].filter(({ text }) => stiff.test(text));
  expect(spokenToMembers).toEqual([]);
  for (const { text } of all) expect(text).not.toMatch(/[a-z]'(?:s|t|re|ll|ve)\b| %|\.\.\./);
});

it('is short', () => {
  expect(
    [...seenByAll, ...seenByModerators].filter(
      ({ place, text }) => place !== 'Slack app' && text.length > 160,
    ),
  ).toEqual([]);
});

it('says what to do next where something failed', () => {
  const next =
    /\b(?:try|ask|choose|pick|add|check|get|mention|codes|may already|only the person|stays between)\b/i;
  const failures = [
    ...Object.values(everybody.notices),
    everybody.goneLine,
    everybody.unknownReceipt,
    ...seenByAll.flatMap(({ place, text }) =>
      place === 'no answer' && !text.includes('mentions') ? [text] : [],
    ),
    ...(
      [
        'stale',
        'notForAll',
        'onlyAsker',
        'cannotRemove',
        'cannotPost',
        'cannotShare',
        'unseen',
        'failed',
        'noText',
        'noDocument',
        'unknownControl',
      ] as const
    ).map((name) => everybody.asides[name]),
    ...[
      everybody.pageWords.notFound,
      everybody.pageWords.receipt,
      everybody.pageWords.trouble,
      everybody.pageWords.expired,
    ].map(([, text]) => text),
    moderators.nothingToCheck,
    moderators.nobodyModerates('SLACK_MODERATORS', 'U1'),
  ];
  expect(failures.filter((text) => !next.test(text))).toEqual([]);
});
