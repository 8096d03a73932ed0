// Features of what stands around the sentence: its neighbours, passage, labels, headings, title and section, and what "he" or "this" stands for.

import type { SectionHit } from '../search/hits.ts';
import { sign } from '../search/reading.ts';
import type { Candidate, CandidateSet, Setting } from './candidates.ts';
import { type Family, put, ranksOf, ratio } from './features-family.ts';
import { greatestMissing, localWeights } from './features-overlap.ts';
import { strongest, weigh } from './matcher.ts';

const names = [
  'window',
  'window soft',
  'passage share',
  'previous',
  'next',
  'context',
  'context local',
  'context missing',
  'entities window',
  'entities passage',
  'title',
  'heading',
  'path',
  'heading asked',
  'labels',
  'with labels',
  'with path',
  'with title',
  'pronoun',
  'resolved',
  'added by previous',
  'added by heading',
  'next starts with pronoun',
  'previous announces',
] as const;

/** Features about the surroundings. */
export const contextFamily: Family = {
  names,
  relative: [
    'window',
    'window soft',
    'passage share',
    'context',
    'context local',
    'context missing',
    'entities window',
    'entities passage',
    'with labels',
    'with path',
    'with title',
    'resolved',
    'heading',
  ],
  prepare(candidates) {
    const { list, matcher, settings, query } = candidates;
    const { weights, total } = matcher;
    const local = localWeights(candidates);
    const localTotal = local.reduce((sum, w) => sum + w, 0);
    const entity = weights.map((w, c) => (query.concepts[c]?.entity ? w : 0));
    const entityTotal = entity.reduce((sum, w) => sum + w, 0);
    const entities = (covered: Float64Array): number =>
      entityTotal > 0 ? weigh(covered, entity) / entityTotal : -1;
    const before = earlier(candidates);
    const around = settings.map(({ whole, path, title }) =>
      entities(strongest(whole, strongest(path, title))),
    );
    const room = roomFor(matcher.size);
    return (i, out, at) => {
      const c = list[i];
      const setting = c && settings[c.hit];
      if (!setting) return;
      const previous = i > setting.first ? list[i - 1] : undefined;
      const next = i + 1 < setting.end ? list[i + 1] : undefined;
      const labelled = strongest(c.own, c.labels, 1, room.labelled);
      const pathed = strongest(labelled, setting.path, 1, room.pathed);
      const titled = strongest(pathed, setting.title, 1, room.titled);
      let window = labelled;
      let windowSoft = strongest(c.soft, c.labels, 1, room.windowSoft);
      for (const n of [previous, next]) {
        if (!n) continue;
        window = strongest(window, n.own, 1, room.window);
        windowSoft = strongest(windowSoft, n.soft, 1, room.windowSoft);
      }
      const context = contextOf(c, before[i], next, setting, room.context);
      const { pronoun } = c.counts;
      const resolved =
        pronoun > 0
          ? strongest(
              titled,
              strongest(previous?.own ?? titled, before[i] ?? titled, 1, room.resolved),
              0.9,
              room.resolved,
            )
          : titled;
      const own = weigh(labelled, weights) / total;
      const withPrevious = previous ? strongest(labelled, previous.own, 1, room.beside) : labelled;
      put(out, at, [
        weigh(window, weights) / total,
        weigh(windowSoft, weights) / total,
        weigh(setting.whole, weights) / total,
        previous ? weigh(previous.own, weights) / total : 0,
        next ? weigh(next.own, weights) / total : 0,
        weigh(context, weights) / total,
        ratio(weigh(context, local), localTotal),
        greatestMissing(context, weights),
        entities(window),
        around[c.hit] ?? -1,
        weigh(setting.title, weights) / total,
        weigh(setting.heading, weights) / total,
        weigh(setting.path, weights) / total,
        setting.headingAsked,
        weigh(c.labels, weights) / total,
        own,
        weigh(pathed, weights) / total,
        weigh(titled, weights) / total,
        pronoun,
        weigh(resolved, weights) / total,
        weigh(withPrevious, weights) / total - own,
        weigh(pathed, weights) / total - own,
        next?.counts.pronoun ?? 0,
        previous && ((previous.reading.signs[previous.index] ?? 0) & sign.opens) !== 0 ? 1 : 0,
      ]);
    };
  },
};

/** Coverage by all earlier sentences of the passage, for each candidate. */
function earlier({ list, settings, matcher }: CandidateSet): readonly Float64Array[] {
  const out: Float64Array[] = [];
  for (const { first, end } of settings) {
    let sum = matcher.nothing;
    for (let i = first; i < end; i++) {
      out.push(sum);
      const own = list[i]?.own ?? matcher.nothing;
      if (own !== matcher.nothing) sum = strongest(sum, own);
    }
  }
  return out;
}

/** The sentence's own words in full, labels nearly, what stands before, above or in the title for .6, what follows for .3. */
function contextOf(
  c: Candidate,
  before: Float64Array | undefined,
  next: Candidate | undefined,
  { path, title }: Setting,
  out: Float64Array,
): Float64Array {
  strongest(c.own, c.soft, 0.7, out);
  strongest(out, c.labels, 0.85, out);
  strongest(out, path, 0.7, out);
  strongest(out, title, 0.6, out);
  if (before) strongest(out, before, 0.6, out);
  return next ? strongest(out, next.own, 0.3, out) : out;
}

/** Where the coverages of one candidate are written, used again for the next. */
const roomFor = (size: number) => ({
  labelled: new Float64Array(size),
  pathed: new Float64Array(size),
  titled: new Float64Array(size),
  window: new Float64Array(size),
  windowSoft: new Float64Array(size),
  context: new Float64Array(size),
  resolved: new Float64Array(size),
  beside: new Float64Array(size),
});

/** Added to ranks before they are turned around (reciprocal rank fusion, Cormack and others, 2009, with a small k). */
const FUSION = 2;

/** Features of the whole section: how well it fits, and whether its passages together say what is asked. */
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
