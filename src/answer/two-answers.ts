// Two answers as one: "Compare A and B" with a quotation about each, and a message that asks two things in turn.
import { overlaps } from '../citation/citations.ts';
import type { Answer, Citation, Context } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { type Concept, holds } from '../question/concepts.ts';
import { toTurn } from '../question/follow-up.ts';
import type { Side, Understanding } from '../question/understand.ts';
import { thresholdsFor } from '../rank/confidence.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import type { RankedReading } from '../rank/rank-readings.ts';
import { stemsOf } from '../text/analyze.ts';
import { choose } from './choose.ts';
import { allowance } from './compose.ts';

/** Sentences of a ranking that are looked at for one side. */
const LOOKED = 40;
/** Quotations of both and of what answered before, at most. */
const MOST = 3;

/** Names of a class that say nothing of which of its things is meant. */
const generic = new Set(
  'plan tier option mode version type kind sort method feature approach way setting one'.split(' '),
);

/** "Compare A and B": `answer` as it is where one quotation holds both; else with a quotation about each. */
export function sideBySide(
  sides: readonly Side[],
  answer: Answer,
  rank: (reading: Side['reading']) => RankedReading,
  library: Library,
  context: Context,
): Answer {
  const own = sides.map(({ concepts }) => concepts.filter(isTelling));
  if (own.some((concepts) => concepts.length === 0)) return answer;
  if (answer.kind === 'answer') {
    const about = own.map((concepts) => answer.citations.filter((one) => isAbout(one, concepts, library)));
    if (answer.citations.some((one) => about.every((those) => those.includes(one)))) return answer;
    if (about.every((those) => those.length > 0))
      return {
        ...answer,
        request: { kind: 'comparison', sides: about.map((those) => those.map(({ number }) => number)) },
      };
  }
  const found = sides.map(({ reading }, at) => {
    const [concepts, others] = [own[at] ?? [], own[1 - at] ?? []];
    if (concepts.some(({ known }) => !known)) return undefined;
    const ranking = rank(reading);
    const citation = bestAbout(ranking, concepts, others, library, context);
    return citation && { citation, confidence: ranking.confidence };
  });
  const shown = found.flatMap((side) => side ?? []);
  const strange = own.some((concepts) => concepts.some(({ known }) => !known));
  // A sure answer may say of both what no section is headed with.
  if (shown.length === 0 || (shown.length < sides.length && answer.kind === 'answer' && !strange))
    return answer;
  const citations: Citation[] = [];
  const numbers = found.map((side) => {
    if (!side) return [];
    const same = citations.find((one) => overlaps(one, side.citation));
    if (same) return [same.number];
    citations.push({ ...side.citation, number: citations.length + 1 });
    return [citations.length];
  });
  const beside = answer.kind === 'answer' && shown.length === sides.length ? answer.citations : [];
  for (const one of beside)
    if (citations.length < MOST && !citations.some((other) => overlaps(one, other)))
      citations.push({ ...one, number: citations.length + 1 });
  const { asked, ranked, library: print } = answer;
  const request = { kind: 'comparison', sides: numbers } as const;
  const common = { asked, understood: asked, ranked, next: [], library: print, citations, request };
  const thresholds = thresholdsFor(library.precision);
  if (shown.length < sides.length) return { ...common, kind: 'nearest', confidence: thresholds.nearest };
  const least = Math.min(...shown.map(({ confidence }) => confidence));
  if (least >= thresholds.answer) return { ...common, kind: 'answer', confidence: least, differ: [] };
  return { ...common, kind: 'nearest', confidence: least };
}

const isTelling = ({ word }: Concept): boolean => !generic.has(word.toLowerCase().replace(/s$/u, ''));

/** The best that can be quoted of a section about it, and not about the other; else of a text that names it. */
function bestAbout(
  ranking: Ranking,
  concepts: readonly Concept[],
  others: readonly Concept[],
  library: Library,
  context: Context,
): Citation | undefined {
  const allowed = allowance(context);
  const looked = ranking.sentences.slice(0, LOOKED);
  const places: readonly ((ranked: Ranked) => readonly string[])[] = [
    ({ passage }) => passage.headings.slice(-1).map(({ text }) => text),
    ({ passage }) => [titleOf(passage.documentId, library), ...passage.headings.map(({ text }) => text)],
  ];
  for (const place of places)
    for (const ranked of looked) {
      const stems = stemsIn(place(ranked), languageOf(ranked.passage.documentId, library));
      const other = others.some(
        (one) => holds(stems, one) && !concepts.some(({ word }) => word === one.word),
      );
      if (other || !concepts.every((one) => holds(stems, one))) continue;
      const chosen = choose({ ...ranked, underHeading: true }, ranking, library);
      if (chosen && allowed(chosen)) return chosen.citation;
    }
  for (const ranked of looked) {
    const chosen = choose(ranked, ranking, library);
    if (chosen && allowed(chosen) && concepts.every((one) => holds(chosen.stems, one)))
      return chosen.citation;
  }
  return undefined;
}

function isAbout({ excerpt, labels, source }: Citation, concepts: readonly Concept[], library: Library) {
  const section = source.headings.slice(-1);
  const texts = [excerpt.text, ...labels.map(({ text }) => text), ...section];
  const stems = stemsIn(texts, languageOf(source.documentId, library));
  return concepts.every((one) => holds(stems, one));
}

const stemsIn = (texts: readonly string[], language: string): ReadonlySet<string> =>
  stemsOf(texts.join(' ; '), language);
const titleOf = (id: string, library: Library): string => library.document(id)?.title ?? '';
const languageOf = (id: string, library: Library): string => library.document(id)?.language ?? 'en';

/** Citations of two questions together, at most. */
const TOGETHER = 5;

/** A message that asks two things, the second out of the first: both answers in turn where both have one; undefined otherwise. */
export function answerBoth(
  { asked, parts }: Understanding,
  context: Context,
  answer: (part: string, context: Context) => Answer,
): Answer | undefined {
  if (!parts) return undefined;
  const first = answer(parts[0], context);
  if (first.kind !== 'answer') return undefined;
  const second = answer(parts[1], { ...context, turns: [...context.turns, toTurn(first)] });
  if (second.kind !== 'answer') return undefined;
  const citations = inTurn(first.citations, second.citations).slice(0, TOGETHER);
  const numberOf = (part: Answer & { kind: 'answer' }, number: number): number =>
    citations.findIndex((c) => c.hash === part.citations[number - 1]?.hash) + 1;
  const differ = [first, second].flatMap((part) =>
    part.differ.map((d) => ({ ...d, citations: d.citations.map((number) => numberOf(part, number)) })),
  );
  return {
    ...first,
    asked,
    understood: asked,
    confidence: Math.min(first.confidence, second.confidence),
    citations: citations.map((citation, at) => ({ ...citation, number: at + 1 })),
    differ: differ.filter((difference) => !difference.citations.includes(0)),
    next: first.next.map((citation, at) => ({ ...citation, number: citations.length + at + 1 })),
  };
}

/** The first of each, then the second of each; nothing that overlaps what is there already. */
function inTurn(one: readonly Citation[], other: readonly Citation[]): readonly Citation[] {
  const all = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [one[at], other[at]]);
  const kept: Citation[] = [];
  for (const citation of all.flat()) {
    if (citation && !kept.some((earlier) => overlaps(earlier, citation))) kept.push(citation);
  }
  return kept;
}
