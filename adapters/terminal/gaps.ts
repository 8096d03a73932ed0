// `report:gaps`: what the documents lack, told by the questions they did not answer; as text, Markdown or JSON.
import type { Gaps } from '../../src/moderation/gaps.ts';
import { countOf } from '../../src/wording.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit } from './limits.ts';
import { printableJson, printableLine } from './printable.ts';

export const gapsCommand: Command = {
  name: 'report:gaps',
  about: 'report what the documents lack and which of them are never or too often cited',
  usage: '[--format text|markdown|json]',
  options: [{ name: 'format', value: 'FORMAT', about: 'text (the default), markdown or json' }],
  run: report,
};

async function report({ given, core, out }: Call): Promise<number> {
  const format = given.text('format') ?? 'text';
  if (!['text', 'markdown', 'json'].includes(format))
    throw new UsageError('--format is text, markdown or json.');
  const gaps = await (await core.moderation()).gaps('all');
  await core.close();
  out(format === 'json' ? printableJson(gaps) : renderGaps(gaps, format === 'markdown'));
  return exit.fine;
}

type Section = { readonly title: string; readonly lines: readonly string[] };

/** Sections with a list each; empty ones are left out. */
export function renderGaps(gaps: Gaps, markdown: boolean): string {
  const safe = (text: string): string => (markdown ? escaped(printableLine(text)) : printableLine(text));
  const head = `${countOf(gaps.asked, 'question')} in ${gaps.days} days`;
  const parts = sections(gaps, safe).map(({ title, lines }) =>
    [markdown ? `## ${title}\n` : `${title}:`, ...lines.map((line) => `- ${line}`)].join('\n'),
  );
  return [markdown ? `# What the documents lack\n\n${head}` : head, ...parts].join('\n\n');
}

function sections(gaps: Gaps, safe: (text: string) => string): readonly Section[] {
  const cited = (list: Gaps['mostCited'], by: 'answers' | 'flags'): readonly string[] =>
    list.map(
      (one) => `${one[by]} × ${safe(one.title)} (${safe(one.path)}, passage ${one.passageHash.slice(0, 8)})`,
    );
  const all: readonly Section[] = [
    {
      title: 'Not answered, by the words that no document contains',
      lines: gaps.unanswered.map(({ words, questions, channels, examples }) => {
        const about = words.length === 0 ? 'no unknown word' : safe(words.join(', '));
        const asked = examples.map((example) => `“${safe(example)}”`).join('; ');
        return `${about}: ${countOf(questions, 'question')} in ${countOf(channels, 'channel')}${asked === '' ? '' : `, such as ${asked}`}`;
      }),
    },
    { title: 'Cited most', lines: cited(gaps.mostCited, 'answers') },
    { title: 'Reported most', lines: cited(gaps.mostFlagged, 'flags') },
    {
      title: 'Never cited',
      lines: gaps.neverCited.map(({ title, path }) => `${safe(title)} (${safe(path)})`),
    },
    {
      title: 'Cited often, and over a year old',
      lines: gaps.stale.map(
        ({ title, path, date, answers }) =>
          `${safe(title)} (${safe(path)}), ${safe(date)}, ${countOf(answers, 'citation')}`,
      ),
    },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

/** Text of others stays text in a Markdown report. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}
