// What a ranking shows about its own first sentence, and how its sections stand to each other: the numbers that the confidence is computed from.

import type { SectionHit } from '../search/hits.ts';
import type { CandidateSet } from './candidates.ts';
import { wordEvidence, wordEvidenceNames } from './evidence-words.ts';
import { featureNames } from './features.ts';
import { weigh } from './matcher.ts';
import type { Evidence, Ranking } from './rank.ts';

/** Features of the first sentence that are taken over as they are: shares and flags, none that grows with the corpus. */
const taken = [
  'share',
  'matched share',
  'other words soft',
  'context',
  'entities window',
  'entities passage',
  'with path',
  'with title',
  'pairs with previous',
  'spread',
  'first match',
  'common run',
  'word forms',
  'type close',
  'new names',
  'words',
  'asks date',
  'asks count',
  'asks person',
] as const;

const columns = taken.map((name) => featureNames.indexOf(name));
const [typeMet, focus] = [featureNames.indexOf('type met'), featureNames.indexOf('focus')];

/** Names of the numbers of `sectionEvidence`, in their order. */
const sectionEvidenceNames = [
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

/** Names of the numbers of `evidenceOf`, in their order: the columns of the confidence model. */
export const evidenceNames: readonly string[] = [
  ...taken,
  'type absent',
  'focus absent',
  'missing weight squared',
  'greatest share',
  'fifth hit',
  'margin to other words',
  'margin to other words elsewhere',
  'agreeing documents',
  ...wordEvidenceNames,
  ...sectionEvidenceNames,
];

/**
 * Rivals that are compared with the first sentence, and how many of them may agree with it; the share of the shorter
 * sentence's words from which on two say the same; the greatest margin that counts.
 */
const LIMITS = { rivals: 11, agreeing: 5, same: 0.5, margin: 5 } as const;

/** The evidence of a ranking; all zero where nothing was found. */
export function evidenceOf({ evidence }: Ranking): readonly number[] {
  const { candidates, features, order } = evidence;
  const first = order[0];
  const candidate = first === undefined ? undefined : candidates.list[first];
  if (first === undefined || !candidate) return evidenceNames.map(() => 0);
  const { weights, total } = candidates.matcher;
  const value = (column: number): number => features.values[first * features.columns + column] ?? 0;
  const best = Math.max(1e-9, candidates.hits[0]?.score ?? 0);
  const same = sayingTheSame(candidates, first);
  return [
    ...columns.map(value),
    value(typeMet) === 0 ? 1 : 0,
    value(focus) === 0 ? 1 : 0,
    (1 - weigh(candidate.soft, weights) / total) ** 2,
    Math.max(0, ...candidates.list.map((c) => weigh(c.own, weights) / total)),
    (candidates.hits[4]?.score ?? 0) / best,
    ...raceOf(evidence, first, same),
    ...wordEvidence(candidates, first),
    ...sectionEvidence(evidence, same),
  ].map((x) => Math.round(x * 1e6) / 1e6);
}

/** How far ahead the first sentence is of those that say something else: one that says the same lessens nothing. */
function raceOf(
  { candidates, scores, order }: Evidence,
  first: number,
  same: (candidate: number) => boolean,
): readonly number[] {
  const { hit, passage } = candidates.list[first] ?? {};
  const lead = (i: number | undefined): number =>
    i === undefined
      ? LIMITS.margin
      : // A verdict may have put it before one with a better score.
        Math.max(0, Math.min(LIMITS.margin, (scores[first] ?? 0) - (scores[i] ?? 0)));
  const rivals = order.slice(1, 1 + LIMITS.rivals).map((i) => {
    const of = candidates.list[i];
    return {
      i,
      same: same(i),
      own: of?.hit === hit,
      elsewhere: of?.passage.documentId !== passage?.documentId,
    };
  });
  const agreeing = rivals.slice(0, LIMITS.agreeing).filter((r) => r.same && r.elsewhere);
  return [
    lead(rivals.find((r) => !r.same)?.i),
    lead(rivals.find((r) => !r.same && !r.own)?.i),
    Math.min(2, agreeing.length),
  ];
}

/** Whether a candidate says in nearly the same words what the first does. */
function sayingTheSame(candidates: CandidateSet, first: number): (candidate: number) => boolean {
  const words = wordsOf(candidates, first);
  return (candidate) => {
    const theirs = wordsOf(candidates, candidate);
    let shared = 0;
    for (const word of theirs) if (words.has(word)) shared++;
    return shared / Math.max(1, Math.min(words.size, theirs.size)) >= LIMITS.same;
  };
}

/** Stems of a candidate's words that carry a subject. */
function wordsOf({ list }: CandidateSet, at: number): ReadonlySet<number> {
  const words = new Set<number>();
  const c = list[at];
  for (let k = c?.from ?? 0; k < (c?.to ?? 0); k++)
    if (((c?.reading.classes[k] ?? 0) & 1) === 0) words.add(c?.reading.stems[k] ?? -1);
  return words;
}

/** Sentences that are looked at, best first; the greatest lead that counts; what scores are multiplied with before they become shares. */
const SECTIONS = { sentences: 40, lead: 5, sharpness: 0.5 } as const;

/**
 * How far the first section is ahead, and whether the search agrees: one number for each name, of a ranking with at least one
 * sentence. `same`: candidates that say what the first says are no rivals of its section.
 */
function sectionEvidence(
  { candidates, scores, order }: Evidence,
  same: (candidate: number) => boolean,
): readonly number[] {
  const top = order.slice(0, SECTIONS.sentences);
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
    sums.set(section, (sums.get(section) ?? 0) + Math.exp(SECTIONS.sharpness * (scoreOf(i) - best)));
    if (!leads.has(section)) leads.set(section, Math.max(0, Math.min(SECTIONS.lead, best - scoreOf(i))));
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
    (sums.get(own?.number ?? -1) ?? 0) / Math.max(Number.EPSILON, sumOf(sums.values())),
    1 / sumOf(inOrder.map((lead) => Math.exp(-lead))),
    inOrder[1] ?? SECTIONS.lead,
    inOrder[3] ?? SECTIONS.lead,
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

const sumOf = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
