// A kept answer as it may be shown today: every quotation proved again, on the library and on the disk, or taken out.
import { citationsOf } from '../citation/citations.ts';
import type { Readers } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Kept } from '../store/kept.ts';
import { answerFor } from './cited.ts';
import { provenStanding } from './standing.ts';

/** A kept answer of which each quotation is withdrawn, taken out, or stands in its document now where its source says. */
export type Today = Kept & {
  /** Numbers of the citations whose words the documents no longer hold as they were quoted. */
  readonly changed: readonly number[];
};

/** What of a kept answer these readers may be shown now; what moved is cited where it stands today. */
export async function asOfToday(library: Library, kept: Kept, readers: Readers): Promise<Today> {
  const answer = answerFor(library, kept.answer, readers);
  const proved = await Promise.all(
    citationsOf(answer).map(async (citation) => {
      const out = kept.withdrawn.includes(citation.number);
      const proven = out ? undefined : await provenStanding(library, citation, readers);
      return { citation, today: proven?.citation, out };
    }),
  );
  const changed = proved.filter(({ today, out }) => !today && !out).map(({ citation }) => citation.number);
  const citations = proved.map(({ citation, today }) => today ?? citation);
  if (answer.kind !== 'answer' && answer.kind !== 'nearest') return { ...kept, answer, changed };
  if (answer.kind === 'nearest') return { ...kept, answer: { ...answer, citations }, changed };
  const gone = new Set([...changed, ...kept.withdrawn]);
  const differ = answer.differ.filter((one) => !one.citations.some((number) => gone.has(number)));
  return { ...kept, answer: { ...answer, citations, differ }, changed };
}
