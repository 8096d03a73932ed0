// The report of gaps in words, the same on every platform and in the terminal.
import type { Cited } from '../store/store.ts';
import { countOf, quoted, sayList } from '../text/say.ts';
import { gapTitles } from '../words/moderators.ts';
import type { Gap, Gaps } from './gaps.ts';

/** One part of the report: a heading and its lines; a part without entries says so in one line. */
export type GapsSection = { readonly title: string; readonly lines: readonly string[] };

/** The report in parts, for those who draw headings and lists in their own way; `foreign` makes text of others safe. */
export function gapsSections(
  gaps: Gaps,
  foreign: (text: string) => string,
): { readonly title: string; readonly sections: readonly GapsSection[] } {
  const gap = ({ words, questions, channels, examples }: Gap): string => {
    const about = words.length > 0 ? sayList(quoted(words.map(foreign))) : gapTitles.knownWords;
    const where = channels > 0 ? `, in ${countOf(channels, 'channel')}` : '';
    const like = examples.length > 0 ? `: ${examples.map(foreign).join(' / ')}` : '';
    return `${about}: ${countOf(questions, 'question')}${where}${like}`;
  };
  const passage = (count: (c: Cited) => number, noun: string) => (c: Cited) =>
    `${foreign(c.title)} (${foreign(c.path)}, passage ${c.passageHash.slice(0, 8)}): ${countOf(count(c), noun)}`;
  const document = (d: { readonly title: string; readonly path: string }): string =>
    `${foreign(d.title)} (${foreign(d.path)})`;
  const section = (title: string, lines: readonly string[]): GapsSection => ({
    title,
    lines: lines.length > 0 ? lines : [gapTitles.none],
  });
  return {
    title: `Last ${gaps.days} days: ${countOf(gaps.asked, 'question')}`,
    sections: [
      section(gapTitles.unanswered, gaps.unanswered.map(gap)),
      section(gapTitles.mostCited, gaps.mostCited.map(passage((c) => c.answers, 'answer'))),
      section(gapTitles.mostFlagged, gaps.mostFlagged.map(passage((c) => c.flags, 'report'))),
      section(gapTitles.neverCited, gaps.neverCited.map(document)),
      section(
        gapTitles.stale,
        gaps.stale.map((d) => `${document(d)}: ${d.date}, ${countOf(d.answers, 'answer')}`),
      ),
    ],
  };
}
