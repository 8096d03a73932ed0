// `report:gaps`: what the documents lack, told by the questions they did not answer; as text, Markdown or JSON.
import type { Gaps } from '../../src/moderation/gaps.ts';
import { gapsSections } from '../../src/moderation/gaps-text.ts';
import { gapTitles } from '../../src/words/moderators.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit } from './limits.ts';
import { printableJson, printableLine } from './printable.ts';

/** Prints the report of gaps for all documents. */
export const gapsCommand: Command = {
  name: 'report:gaps',
  about: 'report unanswered questions and unused documents',
  usage: '[--format text|markdown|json]',
  options: [{ name: 'format', value: 'FORMAT', about: 'text (the default), markdown or json' }],
  run: report,
};

async function report({ given, core, out }: Call): Promise<number> {
  const format = given.text('format') ?? 'text';
  if (!['text', 'markdown', 'json'].includes(format))
    throw new UsageError('--format takes text, markdown or json.');
  const gaps = await (await core.moderation()).gaps('all');
  await core.close();
  out(format === 'json' ? printableJson(gaps) : renderGaps(gaps, format === 'markdown'));
  return exit.fine;
}

/** The report as the core words it. Text of others stays text in a terminal and in a Markdown file. */
export function renderGaps(gaps: Gaps, markdown: boolean): string {
  const safe = (text: string): string => (markdown ? codeSpan(printableLine(text)) : printableLine(text));
  const { title, sections } = gapsSections(gaps, safe);
  const parts = sections.map((section) =>
    [markdown ? `## ${section.title}\n` : section.title, ...section.lines.map((line) => `- ${line}`)].join(
      '\n',
    ),
  );
  return [markdown ? `# ${gapTitles.report}\n\n${title}` : title, ...parts].join('\n\n');
}

/** Markdown in which nothing can link, mention or format, on GitHub as anywhere: more backticks around it than within. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // One space on either side is taken off again, and keeps backticks at the edges apart.
  return `${fence} ${text.trim() === '' ? '…' : text} ${fence}`;
}
