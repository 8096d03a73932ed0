// Which headings are shown with a quotation: those that its sense hangs on, and those that hold what is asked for.
import type { Document, Heading, Passage } from '../domain.ts';
import type { Query } from '../question/query.ts';
import { datesOf } from './facts.ts';

/** Words of a heading that turn what stands under it into its opposite, or say that it no longer holds. */
const reverses =
  /\b(?:not|no|never|cannot|without|avoid|except(?:ions?)?|exclu(?:ded|sions?)|\p{L}+n['’]t|don['’]?ts|forbidden|prohibited|unsupported|deprecated|obsolete|removed|wrong|bad|myths?|anti-?patterns?|non-?goals?|out of scope)\b/iu;

/** Headings that turn the sense of what stands under them, outermost first; the title stands in the footnote. */
export const reversingHeadings = ({ headings }: Passage, { title }: Document): readonly Heading[] =>
  headings.filter(
    ({ text }, at) => reverses.test(text) && (at === headings.length - 1 || text.trim() !== title.trim()),
  );

const version = /(?:^|[\s[(v])\d+\.\d+|\b(?:version|release)\s+v?\d/iu;

/** Headings that hold the version or the day which is asked for, with those under them: they say what became of it. */
export function answeringHeadings(
  { headings }: Passage,
  { title }: Document,
  { intent }: Query,
): readonly Heading[] {
  // "Which version removed it?", "since when": the heading of a changelog says so, and not the entry.
  if (!intent.version) return [];
  const at = headings.findIndex(
    ({ text }) =>
      text !== title && (version.test(text) || (intent.type === 'date' && datesOf(text).length > 0)),
  );
  return at < 0 ? [] : headings.slice(at);
}
