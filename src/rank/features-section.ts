// The section that a sentence stands in: how well it fits as a whole, and whether its passages together say what is asked.
import type { SectionHit } from '../search/hits.ts';
import { type Family, put, ranksOf, ratio } from './features-family.ts';
import { strongest, weigh } from './matcher.ts';

/** Added to ranks before they are turned around (reciprocal rank fusion, Cormack and others, 2009, with a small k). */
const FUSION = 2;

/** How well the whole section around a candidate fits what is asked. */
export const sectionFamily: Family = {
  names: [
    'section rank',
    'section matched',
    'section counted',
    'fused ranks',
    'passage in section',
    'said in section',
  ],
  relative: [],
  prepare({ hits, list, settings, matcher }) {
    const { weights, total } = matcher;
    const counted = ({ score, matched }: SectionHit): number => score * matched;
    const bestCounted = Math.max(1e-9, ...hits.map(({ section }) => counted(section)));
    const byPassage = ranksOf(hits.map(({ score, matched }) => score * matched));
    const bestIn = new Map<number, number>();
    const whole = new Map<number, Float64Array>();
    for (const [at, { section, score }] of hits.entries()) {
      bestIn.set(section.number, Math.max(score, bestIn.get(section.number) ?? 0));
      const setting = settings[at];
      if (!setting) continue;
      const said = strongest(strongest(setting.whole, setting.path), setting.title);
      whole.set(section.number, strongest(said, whole.get(section.number) ?? matcher.nothing));
    }
    const rows = hits.map(({ section, score }, at) => [
      Math.log(1 + section.rank),
      ratio(section.matched, matcher.size),
      counted(section) / bestCounted,
      1 / (FUSION + section.rank) + 1 / (FUSION + (byPassage[at] ?? 0)),
      ratio(score, bestIn.get(section.number) ?? 0),
      weigh(whole.get(section.number) ?? matcher.nothing, weights) / total,
    ]);
    return (i, out, at) => put(out, at, rows[list[i]?.hit ?? 0] ?? []);
  },
};
