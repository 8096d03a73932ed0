// Questions for several things: the whole list or section that their words name, each item quoted by itself.
import type { Document, Passage, Sentence } from '../domain.ts';
import type { Library } from '../library.ts';
import { holds, weightOf } from './concepts.ts';
import { announced, type Chosen, choose, repeats, stemsOf } from './excerpts.ts';
import type { Query } from './query.ts';
import type { Ranked, Ranking } from './rank.ts';
import { blockOf } from './stretch.ts';

/**
 * Sentences of the ranking whose lists are looked at; how much of the question's weight, its title's words apart, a
 * heading and introduction must name (0 to 1), and the heading of running text; sentences of running text and rows that count as a list; items shown.
 */
const LIST = { looked: 40, named: 0.5, namedText: 0.7, section: 6, rows: 40, shown: 12 } as const;

export type Listed = {
  readonly chosen: readonly Chosen[];
  readonly rest: readonly Ranked[];
  /** Share of the question's weight that names the list, 0 to 1; 0 where it was only announced. */
  readonly share: number;
};

/** A list of a document, as sentences: one for each item. */
type Found = { readonly items: readonly Ranked[]; readonly share: number };

const several =
  /^\W*(?:please\s+)?(?:summari[sz]e|sum up|outline|list|name|enumerate|give|show)\b|\b(?:what|which)\s+(?:should|must|can|could)\s+(?:i|we|you|one)\b|\b(?:in (?:which|what) order|step by step|all (?:the|of)|overview of)\b/iu;

/** Whether more than one thing is asked for. */
export function asksForSeveral(query: Query): boolean {
  return query.list || several.test(query.understood);
}

/** The list that the question asks for, in the order of the file; undefined when no list is named by its words. */
export function listFor(ranking: Ranking, library: Library): Listed | undefined {
  if (!asksForSeveral(ranking.query)) return undefined;
  const found = bestList(ranking, library) ?? introducedList(ranking, library);
  if (!found) return undefined;
  const chosen: Chosen[] = [];
  for (const item of found.items.slice(0, LIST.shown)) {
    const candidate = choose(item, ranking, library);
    if (candidate && !chosen.some((other) => repeats(candidate, other))) chosen.push(candidate);
  }
  return chosen.length < 2 ? undefined : { chosen, rest: found.items.slice(LIST.shown), share: found.share };
}

/** Of the lists and sections that the ranked sentences stand in, the one that the question's words name most. */
function bestList({ query, sentences }: Ranking, library: Library): Found | undefined {
  let best: Found | undefined;
  const seen = new Set<string>();
  for (const ranked of sentences.slice(0, LIST.looked)) {
    const { passage, sentence } = ranked;
    const key = `${passage.documentId} ${passage.headings.at(-1)?.start} ${introOf(sentence)} ${sentence.form}`;
    const document = library.document(passage.documentId);
    if (!document || seen.has(key)) continue;
    seen.add(key);
    const share = shareNamed(query, document, ranked);
    if (share < LIST.named || share <= (best?.share ?? 0)) continue;
    const items = sentence.form === 'item' ? itemsLike(document, ranked) : sectionOf(document, ranked);
    const isText = items[0]?.sentence.form === 'prose';
    if (items.length >= 2 && (!isText || share >= LIST.namedText)) best = { items, share };
  }
  return best;
}

/** The items that the best sentence announces, where it only announces them. */
function introducedList({ sentences }: Ranking, library: Library): Found | undefined {
  const best = sentences[0];
  const items = best ? announced(best, library) : [];
  return items.length >= 2 ? { items, share: 0 } : undefined;
}

/** Share of the weight of the question's words, those of the title apart, in the innermost heading and the introduction. */
function shareNamed({ concepts }: Query, document: Document, { passage, sentence }: Ranked): number {
  const labels = sentence.labels.filter((label) => label.kind === 'intro').map((label) => label.text);
  const heading = passage.headings.at(-1)?.text ?? '';
  const stems = stemsOf([heading, ...labels].join(' ; '), document.language);
  const title = stemsOf(document.title, document.language);
  const named = concepts.filter((concept) => concept.known && holds(stems, concept));
  const wanted = concepts.filter(
    (concept) => concept.known && (holds(stems, concept) || !holds(title, concept)),
  );
  // One common word is no name of a list.
  const enough = named.length >= 2 || (named.length === 1 && wanted.length === 1);
  return enough ? weightOf(named) / weightOf(wanted) : 0;
}

/** The items beside this one: same heading, same introduction, same depth, one sentence for each. */
function itemsLike(document: Document, like: Ranked): readonly Ranked[] {
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
      items.push(placed(passage, sentence, index, like));
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
