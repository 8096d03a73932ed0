// What stands around the sentence: its neighbours, passage, labels, headings and title, and what "he" or "this" stands for.
import { sign } from '../search/reading.ts';
import type { Candidate, CandidateSet, Setting } from './candidates.ts';
import { type Family, put, ratio } from './features-family.ts';
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
