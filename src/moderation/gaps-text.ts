// The report of gaps in words, the same on every platform and in the terminal.
import type { Cited } from '../store/store.ts';
import { countOf, sayList } from '../wording.ts';
import type { Gap, Gaps } from './gaps.ts';

/** One part of the report: a heading and its lines; a part without entries says so in one line. */
export type GapsSection = { readonly title: string; readonly lines: readonly string[] };

/** The report in parts, for those who draw headings and lists in their own way; `foreign` makes text of others safe. */
export function gapsSections(
  gaps: Gaps,
  foreign: (text: string) => string,
): { readonly title: string; readonly sections: readonly GapsSection[] } {
  const gap = ({ words, questions, channels, examples }: Gap): string => {
    const about = words.length > 0 ? sayList(words.map((w) => `“${foreign(w)}”`)) : 'known words only';
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
    lines: lines.length > 0 ? lines : ['None.'],
  });
  return {
    title: `The last ${gaps.days} days: ${countOf(gaps.asked, 'question')}.`,
    sections: [
      section(
        'Questions without an answer, by the words that no document contains',
        gaps.unanswered.map(gap),
      ),
      section('Passages cited most', gaps.mostCited.map(passage((c) => c.answers, 'answer'))),
      section('Passages reported most', gaps.mostFlagged.map(passage((c) => c.flags, 'report'))),
      section('Documents never cited', gaps.neverCited.map(document)),
      section(
        'Documents cited often and over a year old',
        gaps.stale.map((d) => `${document(d)}: ${d.date}, ${countOf(d.answers, 'answer')}`),
      ),
    ],
  };
}
