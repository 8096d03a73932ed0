// Questions for several things, or for what a clause says: the whole list, section or clause that their words name, each item
// quoted by itself.
import { blockOf, textOf } from '../citation/quoted-span.ts';
import type { Document, Passage, Sentence } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { holds, weightOf } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { Ranked, Ranking } from '../rank/rank.ts';
import { stemsOf } from '../text/analyze.ts';
import { announced, announcesInWords, itemsBehind } from './announced.ts';
import { type Chosen, choose } from './choose.ts';
import { sectionsFor } from './sections.ts';

/**
 * `looked`: sentences of the ranking whose lists are looked at; `first`: those of which two must stand in a list that no
 * words name. Shares of the question's weight, its title's words apart, 0 to 1: `named` by a heading and introduction,
 * `namedText` by the heading of running text, `heading` what a heading all of words of the question counts for.
 * `section`, `rows`: sentences of running text and rows that count as a list; `shown`: items shown;
 * `asked`: share of the words of heading or introduction, 0 to 1, that the question asks for.
 */
const LIST = {
  looked: 40,
  first: 4,
  named: 0.5,
  namedText: 0.7,
  heading: 0.55,
  section: 6,
  rows: 40,
  shown: 12,
  asked: 0.2,
} as const;

/** The items of a list that are quoted, in their order, and those that were too many. */
type Listed = {
  readonly chosen: readonly Chosen[];
  readonly rest: readonly Ranked[];
  /** Share of the question's weight that names the list, 0 to 1; 0 where it was only announced. */
  readonly share: number;
};

/** A list of a document, as sentences: one for each item. */
type Found = { readonly items: readonly Ranked[]; readonly share: number };

/** The list that the question asks for, in the order of the file; undefined when no list is named by its words. */
export function listFor(all: Ranking, library: Library): Listed | undefined {
  // Where an exception is asked for, the list of the rule is another.
  const pinned = all.sentences.filter((ranked) => ranked.pinned);
  const ranking = pinned.length > 0 ? { ...all, sentences: pinned } : all;
  const found = ranking.query.intent.several
    ? (namedList(ranking, library) ?? introducedList(ranking, library))
    : announcedList(ranking, library);
  if (!found) return undefined;
  const held = new Set(pinned.map(({ sentence }) => sentence));
  const items = pinned.length > 0 ? found.items.filter(({ sentence }) => held.has(sentence)) : found.items;
  const chosen = items.slice(0, LIST.shown).flatMap((item) => choose(item, ranking, library) ?? []);
  return chosen.length < 2 ? undefined : { chosen, rest: items.slice(LIST.shown), share: found.share };
}

/** The list, or the sections, that the question's words name most; of the two, running text is less of a list. */
function namedList({ query, ...others }: Ranking, library: Library): Found | undefined {
  // "Which kinds of boats" asks for boats.
  const concepts = query.concepts.filter(({ kind }) => !kind);
  const ranking = {
    ...others,
    query: { ...query, concepts: concepts.length > 0 ? concepts : query.concepts },
  };
  const [list, sections] = [bestList(ranking, library), sectionsFor(ranking, library)];
  if (!list || !sections) return list ?? sections;
  const isText = list.items[0]?.sentence.form === 'prose';
  return sections.share > list.share || (isText && sections.share === list.share) ? sections : list;
}

/** Of the lists and sections that the ranked sentences stand in, the one that the question's words name most. */
function bestList({ query, sentences }: Ranking, library: Library): Found | undefined {
  let best: (Found & { readonly fit: number }) | undefined;
  const seen = new Set<string>();
  for (const ranked of sentences.slice(0, LIST.looked)) {
    const { passage, sentence } = ranked;
    const key = `${passage.documentId} ${passage.headings.at(-1)?.start} ${introOf(sentence)} ${sentence.form}`;
    const document = library.document(passage.documentId);
    if (!document || seen.has(key)) continue;
    seen.add(key);
    const share = shareNamed(query, document, ranked);
    const asked = askedIn(query, document, ranked);
    const fit = share * (1 + asked);
    if (share < LIST.named || asked < LIST.asked || fit <= (best?.fit ?? 0)) continue;
    const items = sentence.form === 'item' ? itemsLike(document, ranked) : sectionOf(document, ranked);
    if (share < LIST.namedText && !isOfKind(query, document, ranked)) continue;
    const isText = items[0]?.sentence.form === 'prose';
    if (items.length >= 2 && (!isText || share >= LIST.namedText)) best = { items, share, fit };
  }
  return best;
}

/** The items that the best sentence announces, those right behind its paragraph, or the list that it stands in with others of the best. */
function introducedList({ query, sentences }: Ranking, library: Library): Found | undefined {
  const best = sentences[0];
  const items = best ? announced(best, library) : [];
  if (items.length >= 2) return { items, share: 0 };
  const document = best && library.document(best.passage.documentId);
  if (!document) return undefined;
  const behind = itemsBehind(document, best);
  if (behind.length >= 2 && isOfKind(query, document, best)) return { items: [best, ...behind], share: 0 };
  if (best.sentence.form !== 'item') return undefined;
  const whole = itemsLike(document, best);
  const held = sentences
    .slice(0, LIST.first)
    .filter((one) => whole.some((item) => item.sentence === one.sentence));
  return held.length >= 2 && introOf(best.sentence) !== undefined ? { items: whole, share: 0 } : undefined;
}

/** No list was asked for, but the best sentence says that one follows, and there it is. */
function announcedList({ sentences }: Ranking, library: Library): Found | undefined {
  const best = sentences[0];
  const document = best && library.document(best.passage.documentId);
  if (!document || !announcesInWords(textOf(document, best.sentence, best.sentence.form))) return undefined;
  const behind = itemsBehind(document, best);
  return behind.length >= 2 && behind.length < LIST.shown
    ? { items: [best, ...behind], share: 0 }
    : undefined;
}

/** Share of the weight of the question's words, those of the title apart, in the innermost heading and the introduction. */
function shareNamed({ concepts }: Query, document: Document, ranked: Ranked): number {
  const stems = namesOfList(document, ranked);
  const title = stemsOf(document.title, document.language);
  const named = concepts.filter((concept) => concept.known && holds(stems, concept));
  const wanted = concepts.filter(
    (concept) => concept.known && (holds(stems, concept) || !holds(title, concept)),
  );
  // One common word is no name of a list.
  const enough = named.length >= 2 || (named.length === 1 && wanted.length === 1);
  const share = enough ? weightOf(named) / weightOf(wanted) : 0;
  const heading = [...stemsOf(ranked.passage.headings.at(-1)?.text ?? '', document.language)];
  const wholly =
    heading.length > 0 && heading.every((stem) => named.some((one) => holds(new Set([stem]), one)));
  return wholly ? Math.max(share, LIST.heading) : share;
}

/** Share of the words of the heading, or of the introduction, that the question asks for: a long line holds many by chance. */
function askedIn({ concepts }: Query, { language }: Document, { passage, sentence }: Ranked): number {
  const intro = sentence.labels.findLast((label) => label.kind === 'intro');
  const lines = [passage.headings.at(-1)?.text ?? '', intro?.text ?? ''];
  const shares = lines.map((line) => {
    const stems = [...stemsOf(line, language)];
    const asked = stems.filter((stem) => concepts.some((concept) => holds(new Set([stem]), concept)));
    return asked.length / Math.max(1, stems.length);
  });
  return Math.max(...shares);
}

/** The noun that is asked for ("which *databases*") stands in the heading or the introduction; a question may have none. */
function isOfKind(query: Query, document: Document, ranked: Ranked): boolean {
  const noun = query.concepts.find(({ forms }) => forms.some((form) => form.stem === query.intent.focus));
  if (noun === undefined || !noun.known) return true;
  const own = stemsOf(textOf(document, ranked.sentence, ranked.sentence.form), document.language);
  return holds(new Set([...namesOfList(document, ranked), ...own]), noun);
}

/** Stems of the innermost heading, the introducing lines and the names of the columns. */
function namesOfList({ language }: Document, { passage, sentence }: Ranked): ReadonlySet<string> {
  const labels = sentence.labels.filter((label) => label.kind !== 'heading').map((label) => label.text);
  return stemsOf([passage.headings.at(-1)?.text ?? '', ...labels].join(' ; '), language);
}

/** The items beside this one: same heading, same introduction, same depth, one sentence for each. */
export function itemsLike(document: Document, like: Ranked): readonly Ranked[] {
  const heading = like.passage.headings.at(-1)?.start;
  const intro = introOf(like.sentence);
  const level = document.blocks[blockOf(document, like.sentence)]?.level;
  const items: Ranked[] = [];
  let lastBlock = -1;
  for (const passage of document.passages) {
    if (passage.kind !== 'list' || passage.headings.at(-1)?.start !== heading) continue;
    for (const [index, sentence] of passage.sentences.entries()) {
      if (sentence.form !== 'item') continue;
      const block = blockOf(document, sentence);
      if (block === lastBlock || introOf(sentence) !== intro || document.blocks[block]?.level !== level)
        continue;
      lastBlock = block;
      items.push({ ...placed(passage, sentence, index, like), whole: true });
    }
  }
  return items;
}

/** The rows of a table, the items under the heading, or each sentence of a short section of running text. */
function sectionOf(document: Document, like: Ranked): readonly Ranked[] {
  const heading = like.passage.headings.at(-1)?.start;
  const { form } = like.sentence;
  if (heading === undefined || form === 'code') return [];
  const sentences = document.passages
    .filter((passage) => passage.headings.at(-1)?.start === heading)
    .flatMap((passage) => passage.sentences.map((sentence, index) => placed(passage, sentence, index, like)))
    .filter(({ sentence }) => sentence.form === form || sentence.form === 'item');
  const item = sentences.find(({ sentence }) => sentence.form === 'item');
  if (item) return itemsLike(document, item);
  return sentences.length <= (form === 'row' ? LIST.rows : LIST.section) ? sentences : [];
}

function placed(passage: Passage, sentence: Sentence, index: number, like: Ranked): Ranked {
  return { ...like, passage, sentence, index };
}

const introOf = (sentence: Sentence): number | undefined =>
  sentence.labels.findLast((label) => label.kind === 'intro')?.start;

/** Blocks of a clause that are shown. */
const SHOWN = 6;

/** The clause that the question names and asks nothing else of; undefined where it asks for something in it. */
export function clauseFor(ranking: Ranking, library: Library): Listed | undefined {
  const [best] = ranking.sentences;
  const { clauses } = ranking;
  if (!best || !clauses?.whole) return undefined;
  const clause =
    clauses.found.find(({ document }) => document.id === best.passage.documentId) ?? clauses.found[0];
  if (!clause) return undefined;
  const blocks = new Map<number, Ranked>();
  for (const { passage, sentence, index } of clause.sentences) {
    const block = blockOf(clause.document, sentence);
    if (!blocks.has(block))
      blocks.set(block, {
        ...best,
        passage,
        sentence,
        index,
        whole: true,
        selfContained: true,
        underHeading: true,
      });
  }
  const items = [...blocks.values()];
  const chosen = items.slice(0, SHOWN).flatMap((item) => choose(item, ranking, library) ?? []);
  return chosen.length === 0 ? undefined : { chosen, rest: items.slice(SHOWN), share: 1 };
}
