// An audience that is named in the head of a document, however it is written, never makes the document public.
import { describe, expect, it } from 'vitest';
import { parseDraft } from '../../src/corpus/documents.ts';
import { load, refused } from './folder.ts';

/** Whom a document is for: its audience, `withheld`, or everybody. */
const readersOf = (source: string, path = 'a.md'): string => {
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  const read = parseDraft(path, source, start, { folder: {}, beside: {} });
  if (!('draft' in read)) return 'withheld';
  return read.draft.meta.audience?.join(' ') ?? 'everybody';
};

const body = '\n# Plan\n\nThe code is 4711.\n';

describe('front matter that names an audience is read', () => {
  it.each([
    `---\naudience: [team]\n---${body}`,
    `---\raudience: [team]\r---\r# Plan\r\rThe code is 4711.\r`,
    `---\r\naudience: [team]\r\n---\r\n${body}`,
    `\u200B---\naudience: [team]\n---${body}`,
    `\u200E---\naudience: [team]\n---${body}`,
    `\uFEFF\uFEFF---\naudience: [team]\n---${body}`,
    `---\naudience: [team]\n...${body}`,
    `+++\ntitle = "Plan"\naudience = ["team"]\n+++${body}`,
    `+++\naudience = [\n  "team", # ours\n]\ndate = 2026-01-02T10:00:00Z\n[params]\nx = 1\n+++${body}`,
    `{"audience": ["team"], "title": "Plan"}\n${body}`,
    `{\n  "title": "Plan",\n  "audience": "team"\n}\n${body}`,
  ])('%j', (source) => {
    expect(readersOf(source)).toBe('team');
  });

  it('with title and date, and nothing of it is text', async () => {
    const corpus = await load({
      'a.md': `+++\ntitle = 'From TOML'\ndate = 2026-01-02T10:00:00Z\n+++\nFirst text.\n`,
      'b.md': `{"title": "From JSON", "date": "2025-12-01"}\n\nSecond text.\n`,
    });
    expect(corpus.documents.map((d) => [d.title, d.date])).toEqual([
      ['From TOML', '2026-01-02'],
      ['From JSON', '2025-12-01'],
    ]);
    expect(corpus.documents.map((d) => d.source.slice(d.passages[0]?.start))).toEqual([
      'First text.\n',
      'Second text.\n',
    ]);
  });
});

describe('an audience in the head that is not read keeps the document back', () => {
  it.each([
    `---\naudience [team]\n---${body}`,
    `---\naudience：[team]\n---${body}`,
    `---\naudience team\n---${body}`,
    `---\n- audience: team\n---${body}`,
    `---\nAudience: [team]\n---${body}`,
    `---\naud\u200Bience: [team]\n---${body}`,
    `---\n"audience" = team\n---${body}`,
    `---\nmeta:\n  audience: [team]\n---${body}`,
    `---\nmeta: {audience: [team]}\n---${body}`,
    `---\ntitle: Plan\n  audience: [team]\n---${body}`,
    `---\naudience:\n---${body}`,
    `---\naudience: []\n---${body}`,
    `---\naudience: ""\n---${body}`,
    `---\naudience: ~\n---${body}`,
    `---\naudience: [[team]]\n---${body}`,
    `+++\n[params]\naudience = ["team"]\n+++${body}`,
    `---toml\naudience = ['team']\n---${body}`,
    `----\naudience: [team]\n----${body}`,
    ` ---\n audience: [team]\n ---${body}`,
    `\f---\naudience: [team]\n---${body}`,
    `\n---\naudience: [team]\n---${body}`,
    `<!-- lint -->\n---\naudience: [team]\n---${body}`,
    `\`\`\`yaml\n---\naudience: [team]\n---\n\`\`\`${body}`,
    `# Plan\n\n---\naudience: [team]\n---\n\nThe code is 4711.`,
    `# Plan\n\n<!-- audience: team -->\n\nThe code is 4711.`,
    `# Plan\naudience: [team]\n\nThe code is 4711.`,
    `Title: Plan\nAudience: team\n${body}`,
    `Title: Plan\nAudience:team\n\nThe code is 4711.`,
    `audience:: [[team]]${body}`,
    `- audience:: team${body}`,
    `Some [audience:: team] words.${body}`,
    `:audience: team${body}`,
    `#+AUDIENCE: team${body}`,
    `<!-- audience: team -->${body}`,
    `[//]: # (audience: team)${body}`,
    `| audience | team |${body}`,
    `**Audience:** team${body}`,
    `An introduction that is a paragraph.\n\naudience: team, leads${body}`,
    `audience; [team]${body}`,
    `audience -> team${body}`,
    `{audience: team}${body}`,
    `audience = "team"\rThe code is 4711.`,
  ])('%j', (source) => {
    expect(readersOf(source)).toBe('withheld');
    expect(readersOf(source, 'a.mdx')).toBe('withheld');
  });

  it.each([
    [
      'a.html',
      '<html><head><meta name="audience" content="team"><!-- audience: board --></head><body><h1>T</h1><p>Text.</p></body></html>',
    ],
    ['a.html', '<meta content=team name=dc.audience><p>Text.</p>'],
    ['a.html', '<!-- audience: team --><h1>T</h1><p>Text.</p>'],
    ['a.html', '<p>Audience: team</p><h1>T</h1><p>Text.</p>'],
    ['a.txt', 'Minutes\nAudience: board\n\nThe code is 4711.'],
    ['a.txt', 'audience [board]\n\nThe code is 4711.'],
  ])('in %s: %j', (path, source) => {
    expect(readersOf(source, path)).toBe('withheld');
  });

  it('and sources says why and what to do', async () => {
    const corpus = await load({
      'ok.md': 'A text.',
      'apart.md': `audience: team${body}`,
      'empty.md': `---\naudience:\n---${body}`,
    });
    expect(refused(corpus)).toEqual(['apart.md', 'empty.md']);
    expect(corpus.notRead.map((n) => `${n.reason}: ${n.remedy}`)).toEqual([
      expect.stringMatching(/head names an audience.*write "audience: \[NAME\]".*apart\.md.*or reword/),
      expect.stringMatching(/audience is empty.*empty\.md, or remove the key/),
    ]);
  });

  it('unless the settings beside it name one', async () => {
    const corpus = await load({ 'a.md': `Audience: team${body}`, 'a.meta.yaml': 'audience: [lead]\n' });
    expect(corpus.documents.map((d) => d.audience)).toEqual([['lead']]);
  });
});

describe('the word in ordinary text keeps nothing back', () => {
  it.each([
    `The audience of this guide: beginners.${body}`,
    `Audience members may ask questions after the talk.${body}`,
    `Audience: everybody who runs a cluster and knows how pods are scheduled on it.${body}`,
    `Our audience is the team.${body}`,
    `audience-analytics: a tool.${body}`,
    `# Plan\n\n**Audience:** developers\n\nThe code is 4711.`,
    `# Plan\n\nSome text.\n\naudience: team\n`,
    `## Audience\n\nDevelopers.\n`,
    `Audience\n========\n\nDevelopers.\n`,
    `---\ntitle: Plan\n# audience: [team]\n---${body}`,
    `---\ndescription: Who the audience is\n---${body}`,
    `---\ntitle: Our audience: the team\n---${body}`.replace('Our audience: the', 'Our audience, the'),
    `Text.\n\n# Plan\n\n\`\`\`yaml\naudience: [team]\n\`\`\`\n`,
  ])('%j', (source) => {
    expect(readersOf(source)).toBe('everybody');
  });

  it('in a page, under its heading', () => {
    const page = '<title>T</title><h1>Plan</h1><p>Audience: developers</p><p>Text.</p>';
    expect(readersOf(page, 'a.html')).toBe('everybody');
  });
});

it.each([
  ['line ends', '\n'.repeat(400_000)],
  ['rules', '---\n'.repeat(50_000)],
  ['braces', '{'.repeat(200_000)],
  ['the word', 'audience '.repeat(40_000)],
  ['tags', '<audience '.repeat(40_000)],
  ['marks', '*'.repeat(200_000)],
  ['dashes', '-'.repeat(200_000)],
])('a head of %s is looked through within bounds', (_, text) => {
  expect(readersOf(`${text}\n# Plan\n\nThe code.`, 'a.txt')).toBeTypeOf('string');
});
