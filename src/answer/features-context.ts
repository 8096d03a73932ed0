// What stands around the sentence: its neighbours, passage, labels, headings and title, and what "he" or "this" stands for.
import { flag } from '../search/reading.ts';
import { wordClass } from '../text/word-class.ts';
import type { Candidate, Scene } from './candidates.ts';
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
  prepare(scene) {
    const { list, matcher, settings, query } = scene;
    const { weights, total } = matcher;
    const local = localWeights(scene);
    const localTotal = local.reduce((sum, w) => sum + w, 0);
    const entity = weights.map((w, c) => (query.concepts[c]?.entity ? w : 0));
    const entityTotal = entity.reduce((sum, w) => sum + w, 0);
    const entities = (covered: Float64Array): number =>
      entityTotal > 0 ? weigh(covered, entity) / entityTotal : -1;
    const before = earlier(scene);
    return (i, out, at) => {
      const c = list[i];
      const setting = c && settings[c.hit];
      if (!setting) return;
      const previous = i > setting.first ? list[i - 1] : undefined;
      const next = i + 1 < setting.end ? list[i + 1] : undefined;
      const labelled = strongest(c.own, c.labels);
      const pathed = strongest(labelled, setting.path);
      const titled = strongest(pathed, setting.title);
      let window = labelled;
      let windowSoft = strongest(c.soft, c.labels);
      for (const n of [previous, next]) {
        if (!n) continue;
        window = strongest(window, n.own);
        windowSoft = strongest(windowSoft, n.soft);
      }
      const context = contextOf(c, before[i], next, setting.path, setting.title);
      const pronoun = pronounOf(c);
      const resolved =
        pronoun > 0
          ? strongest(titled, strongest(previous?.own ?? titled, before[i] ?? titled), 0.9)
          : titled;
      const withPrevious = previous ? strongest(labelled, previous.own) : labelled;
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
        entities(strongest(setting.whole, strongest(setting.path, setting.title))),
        weigh(setting.title, weights) / total,
        weigh(setting.heading, weights) / total,
        weigh(setting.path, weights) / total,
        setting.headingAsked,
        weigh(c.labels, weights) / total,
        weigh(labelled, weights) / total,
        weigh(pathed, weights) / total,
        weigh(titled, weights) / total,
        pronoun,
        weigh(resolved, weights) / total,
        weigh(withPrevious, weights) / total - weigh(labelled, weights) / total,
        weigh(pathed, weights) / total - weigh(labelled, weights) / total,
        next ? pronounOf(next) : 0,
        previous && ((previous.reading.signs[previous.index] ?? 0) & 64) !== 0 ? 1 : 0,
      ]);
    };
  },
};

/** Coverage by all earlier sentences of the passage, for each candidate. */
function earlier({ list, settings, matcher }: Scene): readonly Float64Array[] {
  const nothing = new Float64Array(matcher.size);
  const out: Float64Array[] = [];
  for (const { first, end } of settings) {
    let sum: Float64Array = nothing;
    for (let i = first; i < end; i++) {
      out.push(sum);
      sum = strongest(sum, list[i]?.own ?? nothing);
    }
  }
  return out;
}

/** The sentence's own words in full, labels nearly, what stands before, above or in the title for .6, what follows for .3. */
function contextOf(
  c: Candidate,
  before: Float64Array | undefined,
  next: Candidate | undefined,
  path: Float64Array,
  title: Float64Array,
): Float64Array {
  let out = strongest(strongest(c.own, c.soft, 0.7), c.labels, 0.85);
  out = strongest(out, path, 0.7);
  out = strongest(out, title, 0.6);
  if (before) out = strongest(out, before, 0.6);
  return next ? strongest(out, next.own, 0.3) : out;
}

/** 1: begins with a pronoun. .5: has one among its first eight words. */
function pronounOf({ reading, from, to }: Candidate): number {
  for (let i = from; i < Math.min(to, from + 8); i++) {
    if (((reading.classes[i] ?? 0) & wordClass.pronoun) === 0) continue;
    return ((reading.flags[i] ?? 0) & flag.first) !== 0 ? 1 : 0.5;
  }
  return 0;
}
