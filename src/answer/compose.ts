// A ranking as what is shown: nothing that moderators took out, the opening of a section headed by what is asked for ("What is
// X?"), excerpts chosen, agreeing documents named, differing ones put side by side.

import { passagesShown } from '../citation/citations.ts';
import { sourceOf } from '../citation/cite.ts';
import { textOf } from '../citation/quoted-span.ts';
import type { Citation, Context, Difference, Document, Heading, RuledOut, Source, Span } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { holds } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { analyze } from '../text/analyze.ts';
import { type Chosen, choose, quotedSpanOf } from './choose.ts';
import { corroborate } from './corroborate.ts';
import { contradiction } from './differ.ts';
import { repeats, selectExcerpts, withSections } from './excerpts.ts';
import { clauseFor, listFor } from './lists.ts';

/** What is shown of a ranking: citations with the differences between them, and how much of a list was left out. */
type Composed = {
  /** Numbered from 1. */
  readonly citations: readonly Citation[];
  readonly differ: readonly Difference[];
  /** Of a list: how much of the question's weight names it, 0 to 1. */
  readonly named: number;
  readonly more?: { readonly count: number; readonly sources: readonly Source[] };
};

/** Whether a quotation may be shown. */
export type Allowed = (chosen: Chosen) => boolean;

/** What is shown of a ranking: where it is sure, nothing but what answers. No citations where nothing in it can stand as a quotation. */
export function composeAnswer(ranked: Ranking, library: Library, allowed: Allowed, sure: boolean): Composed {
  const list = clauseFor(ranked, library) ?? listFor(ranked, library);
  const ranking = withOpening(ranked, library);
  const items = list?.chosen.filter(allowed) ?? [];
  if (list && items.length > 0) {
    const more = moreOf(list.rest, ranking, library);
    return { citations: numbered(items), differ: [], named: list.share, ...(more ? { more } : {}) };
  }
  const selected = selectExcerpts(ranking, library).filter(allowed);
  const differing = contradiction(selected, ranking, library);
  if (!differing || !allowed(differing.one) || !allowed(differing.other)) {
    const agreed = corroborate(selected, ranking, library);
    const shown = sure ? agreed : withSections(agreed, ranking, library, allowed);
    return { citations: numbered(shown), differ: [], named: 0 };
  }
  const { one, other, about } = differing;
  const rest = selected.filter((chosen) => !repeats(chosen, one) && !repeats(chosen, other));
  const citations = numbered([one, other, ...corroborate(rest, ranking, library)].slice(0, 3));
  return { citations, differ: [{ citations: [1, 2], about }], named: 0 };
}

/** The best of different sections, for a question that none of them may answer. */
export const nearestOf = (
  ranking: Ranking,
  library: Library,
  allowed: Allowed,
  most: number,
): readonly Citation[] => numbered(withSections([], ranking, library, allowed, most));

/** How much of a list is not shown, and where that stands. */
function moreOf(rest: readonly Ranked[], ranking: Ranking, library: Library): Composed['more'] {
  const sources = new Map<string, Source>();
  for (const ranked of rest) {
    const document = library.document(ranked.passage.documentId);
    const quoted = quotedSpanOf(ranked, ranking, library);
    if (!document || !quoted || sources.has(document.id)) continue;
    sources.set(document.id, sourceOf(library, document, quoted, textOf(document, quoted, quoted.best.form)));
  }
  return rest.length === 0 ? undefined : { count: rest.length, sources: [...sources.values()] };
}

function numbered(chosen: readonly Chosen[]): readonly Citation[] {
  const once = chosen.filter(({ citation }, at) =>
    chosen.slice(0, at).every((earlier) => !holdsOther(earlier.citation, citation)),
  );
  return once.map(({ citation }, at) => ({ ...citation, number: at + 1 }));
}

/** One of two quotations of a document stands, word for word and under the same heading, in the other. */
function holdsOther(one: Citation, other: Citation): boolean {
  if (one.source.documentId !== other.source.documentId) return false;
  const [a, b] = [` ${wordsIn(one)} `, ` ${wordsIn(other)} `];
  return a.includes(b) || b.includes(a);
}

const wordsIn = ({ excerpt, labels }: Citation): string =>
  [...labels.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])), excerpt.text]
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Sentences of a ranking that are compared with a ruling. */
const RULED = 120;

/** Whether a quotation may be shown: what moderators took out is not brought along either: in a window, as an item of a list, or in the line that introduces it. */
export function allowance({ ruledOut }: Context): Allowed {
  if (!ruledOut) return () => true;
  return ({ citation }: Chosen) => mayQuote(citation, ruledOut);
}

export const mayQuote = (citation: Citation, { quotations, passages }: RuledOut): boolean =>
  !quotations.has(citation.hash) && !passagesShown(citation).some((hash) => passages.has(hash));

/** Without the sentences that a quotation which is wrong for this very question was chosen for, however they are cut. */
export function withoutRuledOut(ranking: Ranking, library: Library, context: Context): Ranking {
  if ((context.ruledOut?.quotations.size ?? 0) === 0) return ranking;
  const allowed = allowance(context);
  const chosenIn = (cut: Ranking): readonly (Chosen | undefined)[] =>
    cut.sentences.map((ranked, at) => (at < RULED ? choose(ranked, cut, library) : undefined));
  const chosen = chosenIn(ranking);
  // What was retired since the ruling makes a window smaller, and its words another quotation.
  const uncut = context.ruledOut?.passages.size ? chosenIn({ ...ranking, accept: () => true }) : [];
  const wrong = [...chosen, ...uncut].flatMap((one) => (one && !allowed(one) ? [one.citation] : []));
  const holdsWrong = ({ citation: { source, excerpt } }: Chosen): boolean =>
    wrong.some(
      (one) =>
        one.source.documentId === source.documentId &&
        (overlap(excerpt, one.excerpt.best) || overlap(excerpt.best, one.excerpt)),
    );
  const sentences = ranking.sentences.filter((_, at) => {
    const one = chosen[at];
    return one === undefined || !holdsWrong(one);
  });
  return { ...ranking, sentences };
}

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Sentences of the ranking whose headings are looked at. */
const LOOKED = 10;

/** The ranking with the opening line of the section that the question names in front, unless its first sentence says what the thing is. */
function withOpening(ranking: Ranking, library: Library): Ranking {
  const { query, sentences } = ranking;
  const [best] = sentences;
  if (best && best.matched.length === 0) return underHeading(best, ranking, library);
  if (!best || !query.intent.whatIs) return ranking;
  for (const ranked of sentences.slice(0, LOOKED)) {
    const document = library.document(ranked.passage.documentId);
    const heading =
      document &&
      ranked.passage.headings.find((_, at, path) => isNamed(path.slice(0, at + 1), document, query));
    if (!document || !heading) continue;
    const opening = openingOf(document, heading, ranked);
    if (!opening || opening.sentence === best.sentence || isSaid(best, query, library)) return ranking;
    const others = sentences.filter(({ sentence }) => sentence !== opening.sentence);
    return { ...ranking, sentences: [{ ...opening, score: best.score }, ...others] };
  }
  return ranking;
}

/** A sentence that was found by its heading alone: what stands under it is read from its beginning. */
function underHeading(best: Ranked, ranking: Ranking, library: Library): Ranking {
  const document = library.document(best.passage.documentId);
  const heading = best.passage.headings.at(-1);
  const opening = document && heading && best.around.length > 0 && openingOf(document, heading, best);
  if (!opening || best.sentence.form !== 'prose' || opening.passage !== best.passage) return ranking;
  const others = ranking.sentences.filter(({ sentence }) => sentence !== opening.sentence);
  return { ...ranking, sentences: [opening, ...others] };
}

/** Every word of the heading is asked for, and every other word of the question stands in the headings around it. */
function isNamed(headings: readonly Heading[], { language }: Document, { concepts }: Query): boolean {
  const own = stemsIn(headings.at(-1)?.text ?? '', language);
  const path = stemsIn(headings.map(({ text }) => text).join(' ; '), language);
  const asked = [...own].every((stem) => concepts.some((concept) => holds(new Set([stem]), concept)));
  return own.size > 0 && asked && concepts.every((concept) => holds(path, concept));
}

/** Stems of the subject words, an identifier as a whole and by its parts. */
const stemsIn = (text: string, language: string): ReadonlySet<string> =>
  new Set(analyze(text, language).flatMap(({ stop, stem }) => (stop ? [] : [stem])));

/** The first sentence right under the heading, where that is running text. */
function openingOf(document: Document, heading: Heading, like: Ranked): Ranked | undefined {
  const passage = document.passages.find(({ headings }) => headings.at(-1)?.start === heading.start);
  const sentence = passage?.sentences[0];
  if (!passage || sentence?.form !== 'prose') return undefined;
  return { ...like, passage, sentence, index: 0, underHeading: true };
}

const copula = /\b(?:is|are|was|were|means|refers)\b/iu;

/** "X is …": the sentence itself says what the thing is. */
function isSaid({ passage, sentence }: Ranked, { concepts }: Query, library: Library): boolean {
  const document = library.document(passage.documentId);
  const text = document ? textOf(document, sentence, sentence.form) : '';
  const subject = stemsIn(text.slice(0, copula.exec(text)?.index ?? 0), document?.language ?? 'en');
  return concepts.every((concept) => holds(subject, concept));
}
