// "What is X?" where a section is headed X: it opens with what X is, though that line may name nothing that was asked.

import { textOf } from '../citation/quoted-span.ts';
import type { Document, Heading } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { holds } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { analyze } from '../text/analyze.ts';

/** Sentences of the ranking whose headings are looked at. */
const LOOKED = 10;

/** The ranking with the opening line of the section that the question names in front, unless its first sentence says what the thing is. */
export function withOpening(ranking: Ranking, library: Library): Ranking {
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
  const own = wordsIn(headings.at(-1)?.text ?? '', language);
  const path = wordsIn(headings.map(({ text }) => text).join(' ; '), language);
  const asked = [...own].every((stem) => concepts.some((concept) => holds(new Set([stem]), concept)));
  return own.size > 0 && asked && concepts.every((concept) => holds(path, concept));
}

/** Stems of the subject words, an identifier as a whole and by its parts. */
const wordsIn = (text: string, language: string): ReadonlySet<string> =>
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
  const subject = wordsIn(text.slice(0, copula.exec(text)?.index ?? 0), document?.language ?? 'en');
  return concepts.every((concept) => holds(subject, concept));
}
