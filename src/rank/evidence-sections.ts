// How the sections stand to each other in a ranking: how far the first is ahead, and whether the search agrees.
import type { SectionHit } from '../search/hits.ts';
import type { CandidateSet } from './candidates.ts';
import type { Evidence } from './rank.ts';

/** Names of the numbers of `sectionEvidence`, in their order. */
export const sectionEvidenceNames = [
  'passages',
  'share of section',
  'share of best',
  'lead over second section',
  'lead over fourth section',
  'section found first',
  'passage found first',
  'section place',
  'section score share',
  'rival section score share',
  'section words',
] as const;

/** Sentences that are looked at, best first; the greatest lead that counts; what scores are multiplied with before they become shares. */
const LIMITS = { sentences: 40, lead: 5, sharpness: 0.5 } as const;

/** One number for each name; of a ranking with at least one sentence. `same`: candidates that say what the first says are no rivals of its section. */
export function sectionEvidence(
  { candidates, scores, order }: Evidence,
  same: (candidate: number) => boolean,
): readonly number[] {
  const top = order.slice(0, LIMITS.sentences);
  const scoreOf = (i: number): number => scores[i] ?? 0;
  const best = scoreOf(top[0] ?? 0);
  const sums = new Map<number, number>();
  const leads = new Map<number, number>();
  const own = sectionAt(candidates, top[0] ?? 0);
  const agreeing = new Set([own?.number]);
  for (const i of top) {
    const agrees = same(i);
    if (agrees) agreeing.add(sectionAt(candidates, i)?.number);
    const section = (agrees ? own?.number : sectionAt(candidates, i)?.number) ?? -1;
    sums.set(section, (sums.get(section) ?? 0) + Math.exp(LIMITS.sharpness * (scoreOf(i) - best)));
    if (!leads.has(section)) leads.set(section, Math.max(0, Math.min(LIMITS.lead, best - scoreOf(i))));
  }
  const inOrder = [...leads.values()];
  const sections = new Map(candidates.hits.map(({ section }) => [section.number, section]));
  const first = [...sections.values()].reduce((a, b) => (b.rank < a.rank ? b : a), own ?? nowhere);
  const counted = ({ score, matched }: SectionHit): number => score * matched;
  const strongest = Math.max(0, ...[...sections.values()].map(counted));
  const rivals = [...sections.values()].filter(({ number }) => !agreeing.has(number));
  const rival = Math.max(0, ...rivals.map(counted));
  return [
    Math.log(Math.max(1, candidates.searcher.size)),
    (sums.get(own?.number ?? -1) ?? 0) / Math.max(Number.EPSILON, total(sums.values())),
    1 / total(inOrder.map((lead) => Math.exp(-lead))),
    inOrder[1] ?? LIMITS.lead,
    inOrder[3] ?? LIMITS.lead,
    agreeing.has(first.number) ? 1 : 0,
    agreeing.has(candidates.hits[0]?.section.number) ? 1 : 0,
    own?.rank ?? candidates.hits.length,
    strongest > 0 && own ? counted(own) / strongest : 0,
    strongest > 0 ? rival / strongest : 0,
    own?.matched ?? 0,
  ];
}

const nowhere = { number: -1, rank: 0, score: 0, matched: 0 };

const sectionAt = ({ list, hits }: CandidateSet, i: number) => hits[list[i]?.hit ?? -1]?.section;

const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
