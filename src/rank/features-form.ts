// Features of the sentence by itself: where it stands and what it looks like, what the search thought of its passage, and small words that tell what it does.

import { sign } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import { type Candidate, type CandidateSet, isContent } from './candidates.ts';
import { type Family, put, ratio } from './features-family.ts';

/** Features about place and shape. */
export const formFamily: Family = {
  names: [
    'index',
    'first',
    'words',
    'new words',
    'item',
    'row',
    'code',
    'in list',
    'sentences',
    'last',
    'alone',
  ],
  relative: ['words'],
  prepare({ list, settings }) {
    return (i, out, at) => {
      const c = list[i];
      const setting = c && settings[c.hit];
      if (!setting) return;
      const { words, content } = c.counts;
      const fresh = content - c.named.filter(({ at }) => isContent(c, at)).length;
      const count = setting.end - setting.first;
      put(out, at, [
        Math.min(12, c.index),
        c.index === 0 ? 1 : 0,
        Math.log(1 + words),
        Math.log(1 + fresh),
        c.sentence.form === 'item' ? 1 : 0,
        c.sentence.form === 'row' ? 1 : 0,
        c.sentence.form === 'code' ? 1 : 0,
        c.passage.kind === 'list' ? 1 : 0,
        Math.min(20, count),
        c.index === count - 1 ? 1 : 0,
        count === 1 ? 1 : 0,
      ]);
    };
  },
};

/** Features from the scores of the search for the passage and its document. */
export const passageFamily: Family = {
  names: [
    'passage',
    'passage log',
    'passage gap',
    'passage rank',
    'document best',
    'document sum',
    'passage per weight',
  ],
  relative: [],
  prepare({ hits, list, matcher }) {
    const best = Math.max(1e-9, ...hits.map((h) => h.score));
    const total = Math.max(
      1e-9,
      hits.reduce((sum, h) => sum + h.score, 0),
    );
    const documents = new Map<string, { best: number; sum: number }>();
    for (const { passage, score } of hits) {
      const of = documents.get(passage.documentId) ?? { best: 0, sum: 0 };
      documents.set(passage.documentId, { best: Math.max(of.best, score), sum: of.sum + score });
    }
    const rows = hits.map(({ passage, score }, rank) => {
      const other = rank === 0 ? (hits[1]?.score ?? 0) : (hits[0]?.score ?? 0);
      const document = documents.get(passage.documentId);
      return [
        score / best,
        Math.log(1 + score),
        (score - other) / best,
        rank,
        ratio(document?.best ?? 0, best),
        (document?.sum ?? 0) / total,
        ratio(score, matcher.total),
      ];
    });
    return (i, out, at) => put(out, at, rows[list[i]?.hit ?? 0] ?? []);
  },
};

const cueNames = [
  'cause',
  'means',
  'negation',
  'copula after match',
  'place word',
  'unit',
  'title of a person',
  'asks',
  'brackets',
  'quotes',
  'colon',
  'percent',
  'currency',
  'opens',
  'cause in next',
  'both compared',
] as const;

/** Features about small words: they give a reason, a means, a definition, a limit, a choice. */
export const cueFamily: Family = {
  names: cueNames,
  relative: [],
  prepare(candidates) {
    const { list, settings } = candidates;
    const two = comparedIn(candidates);
    return (i, out, at) => {
      const c = list[i];
      if (!c) return;
      const bits = c.counts.classes;
      const signs = c.reading.signs[c.index] ?? 0;
      const next = i + 1 < (settings[c.hit]?.end ?? 0) ? list[i + 1] : undefined;
      const is = (bit: number, of: number): number => ((of & bit) !== 0 ? 1 : 0);
      put(out, at, [
        is(wordClass.cause, bits),
        is(wordClass.means, bits),
        is(wordClass.negation, bits),
        (bits & wordClass.copula) !== 0 && isDefined(c, candidates) ? 1 : 0,
        is(wordClass.place, bits),
        is(wordClass.unit, bits),
        is(wordClass.person, bits),
        is(sign.asks, signs),
        is(sign.brackets, signs),
        is(sign.quotes, signs),
        is(sign.colon, signs),
        is(sign.percent, signs),
        is(sign.currency, signs),
        is(sign.opens, signs),
        next && startsWithCause(next) ? 1 : 0,
        two?.every((concept) => (c.own[concept] ?? 0) > 0) ? 1 : 0,
      ]);
    };
  },
};

/** A defining word stands right behind a matched one, or with one word between. */
function isDefined({ named, reading, to }: Candidate, { matcher }: CandidateSet): boolean {
  for (const { at, strict } of named)
    for (let k = at + 1; strict && k < Math.min(to, at + 3); k++)
      if (
        ((reading.classes[k] ?? 0) & wordClass.copula) !== 0 &&
        !matcher.names(reading.stems[k] ?? -1)?.strict
      )
        return true;
  return false;
}

function startsWithCause({ reading, counts, from, to }: Candidate): boolean {
  if ((counts.classes & wordClass.cause) === 0) return false;
  for (let k = from; k < Math.min(to, from + 4); k++)
    if (((reading.classes[k] ?? 0) & wordClass.cause) !== 0) return true;
  return false;
}

/** A comparison names two things: the two rarest concepts, which a sentence may hold both. */
function comparedIn({ query, matcher }: CandidateSet): readonly number[] | undefined {
  if (!query.intent.comparison || matcher.size < 2) return undefined;
  return [...matcher.weights.keys()]
    .sort((a, b) => (matcher.weights[b] ?? 0) - (matcher.weights[a] ?? 0) || a - b)
    .slice(0, 2);
}
