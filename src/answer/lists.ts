// Questions for several things: the whole list or section that their words name, each item quoted by itself.
import type { Document, Passage, Sentence } from '../domain.ts';
import type { Library } from '../library.ts';
import { type Chosen, choose, repeats, stemsOf } from './excerpts.ts';
import type { Concept } from './query.ts';
import type { Ranked, Ranking } from './rank.ts';
import { textOf } from './stretch.ts';

/**
 * Where a list is looked for (sentences of the ranking), how much of the question's weight its heading and introduction
 * must name (0 to 1), how long a section of running text may be to count as one (sentences), and how much is shown.
 */
const LIST = { looked: 8, named: 0.5, section: 8, shown: 12 } as const;

export type Listed = { readonly chosen: readonly Chosen[]; readonly rest: readonly Ranked[] };

/** A list of a document, as sentences: one for each item. */
type Found = { readonly items: readonly Ranked[]; readonly share: number };

/** The list that the question asks for, in the order of the file; undefined when no list is named by its words. */
export function listFor(ranking: Ranking, library: Library): Listed | undefined {
  if (!ranking.query.list) return undefined;
  const found = bestList(ranking, library);
  if (!found || found.items.length < 2) return undefined;
  const chosen: Chosen[] = [];
  for (const item of found.items.slice(0, LIST.shown)) {
    const candidate = choose(item, ranking, library);
    if (candidate && !chosen.some((other) => repeats(candidate, other))) chosen.push(candidate);
  }
  return chosen.length < 2 ? undefined : { chosen, rest: found.items.slice(LIST.shown) };
}

/** Of the lists and sections that the best sentences stand in, the one that the question's words name most. */
function bestList(ranking: Ranking, library: Library): Found | undefined {
  let best: Found | undefined;
  const seen = new Set<string>();
  for (const ranked of ranking.sentences.slice(0, LIST.looked)) {
    const document = library.document(ranked.passage.documentId);
    const key = `${ranked.passage.documentId} ${ranked.passage.headings.at(-1)?.start ?? 0} ${ranked.sentence.labels.at(-1)?.start ?? 0}`;
    if (!document || seen.has(key)) continue;
    seen.add(key);
    const share = shareNamed(ranking.query.concepts, document, ranked);
    if (share < LIST.named || share <= (best?.share ?? 0)) continue;
    const items = ranked.sentence.form === 'item' ? itemsLike(document, ranked) : sectionOf(document, ranked);
    if (items.length >= 2) best = { items, share };
  }
  return best;
}

/** Share of the weight of the question's words that stands in the innermost heading and the introducing line. */
function shareNamed(concepts: readonly Concept[], document: Document, { passage, sentence }: Ranked): number {
  const labels = sentence.labels.filter((label) => label.kind === 'intro').map((label) => label.text);
  const text = [passage.headings.at(-1)?.text ?? '', ...labels].join(' ; ');
  return shareIn(concepts, stemsOf(text, document.language));
}

/** Share of the weight of the question's words, 0 to 1, that these stems hold. */
export function shareIn(concepts: readonly Concept[], stems: ReadonlySet<string>): number {
  const total = concepts.reduce((sum, concept) => sum + concept.weight, 0);
  const held = concepts
    .filter((concept) => holds(stems, concept))
    .reduce((sum, concept) => sum + concept.weight, 0);
  return total === 0 ? 0 : held / total;
}

/** One of the forms of a word of the question, or a phrase that means it. */
export function holds(stems: ReadonlySet<string>, concept: Concept): boolean {
  return (
    concept.forms.some((form) => stems.has(form.stem)) ||
    concept.phrases.some((phrase) => phrase.every((stem) => stems.has(stem)))
  );
}

/** The items beside this one: same heading, same introduction, one sentence for each. */
function itemsLike(document: Document, like: Ranked): readonly Ranked[] {
  const heading = like.passage.headings.at(-1)?.start;
  const intro = introOf(like.sentence);
  const level = levelOf(document, like.sentence);
  const items: Ranked[] = [];
  let lastBlock = -1;
  for (const passage of document.passages) {
    if (passage.kind !== 'list' || passage.headings.at(-1)?.start !== heading) continue;
    for (const [index, sentence] of passage.sentences.entries()) {
      const block = blockOf(document, sentence);
      if (block === lastBlock || introOf(sentence) !== intro || levelOf(document, sentence) !== level)
        continue;
      lastBlock = block;
      items.push(placed(passage, sentence, index, like));
    }
  }
  return items;
}

/** Each sentence of a short section of running text. */
function sectionOf(document: Document, like: Ranked): readonly Ranked[] {
  const heading = like.passage.headings.at(-1)?.start;
  if (heading === undefined) return [];
  const passages = document.passages.filter((passage) => passage.headings.at(-1)?.start === heading);
  const rows = like.sentence.form === 'row';
  const sentences = passages.flatMap((passage) =>
    passage.sentences
      .map((sentence, index) => placed(passage, sentence, index, like))
      .filter(({ sentence }) => (rows ? sentence.form === 'row' : sentence.form === 'prose')),
  );
  return sentences.length <= (rows ? LIST.shown * 4 : LIST.section) ? sentences : [];
}

function placed(passage: Passage, sentence: Sentence, index: number, like: Ranked): Ranked {
  return {
    passage,
    sentence,
    index,
    score: like.score,
    matched: [],
    around: [...like.matched, ...like.around],
  };
}

const introOf = (sentence: Sentence): number | undefined =>
  sentence.labels.findLast((label) => label.kind === 'intro')?.start;

function blockOf(document: Document, sentence: Sentence): number {
  return document.blocks.findIndex((block) => block.start <= sentence.start && sentence.end <= block.end);
}

function levelOf(document: Document, sentence: Sentence): number {
  return document.blocks[blockOf(document, sentence)]?.level ?? 0;
}

/** A lead that only asks is followed by what answers it. */
export function asksOnly(document: Document, sentence: Sentence): boolean {
  return /[?？]["'”’)]*\s*$/u.test(textOf(document, sentence, sentence.form));
}
