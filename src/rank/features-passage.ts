// What the search thought of the passage and of its document.
import { type Family, put, ratio } from './features-family.ts';

/** Features from the scores of the search. */
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
