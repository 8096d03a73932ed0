// How documents begin and what they hold: their opening lines with the headings below, or those of one document or section.

import { cite } from '../citation/cite.ts';
import { type Part, quotedSpanAround, textOf } from '../citation/quoted-span.ts';
import type { Citation, Document, Heading, Label, Passage, Requested, Sentence } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { nothingAsked } from '../question/nothing-asked.ts';
import type { Accept } from '../search/searcher.ts';
import { stemsOf } from '../text/analyze.ts';
import { lettersAndDigits } from '../text/fold.ts';

/** Documents of which each opening is quoted; sections of one whose openings are, and headings named below a quotation. */
const MOST = { documents: 5, sections: 4, headings: 40 } as const;
/** Share of the words of a title or heading, 0 to 1, that names it by itself. */
const NAMED = 0.5;
/** Words of a line that says something. */
const LEAST_WORDS = 4;

/** Quotations of how documents begin, and whether they are of one document, of all or of some. */
export type Overview = { readonly citations: readonly Citation[]; readonly of: OverviewOf };
type OverviewOf = Extract<Requested, { kind: 'overview' }>['of'];

/** A document, or one section of it. */
export type Subject = { readonly document: Document; readonly heading?: Heading };

/** Of all documents, those first that introduce the others. No citations where nothing can be quoted. */
export function overviewOfAll(library: Library, accept: Accept): Overview {
  const open = library.documents.filter(({ passages }) => passages.some(accept));
  const [only] = open;
  if (open.length === 1 && only) return overviewOfOne({ document: only }, library, accept);
  const first = open.toSorted((a, b) => introducing(a) - introducing(b));
  const citations: Citation[] = [];
  for (const document of first) {
    const opening = openingOf({ document }, library, accept);
    if (opening && citations.length === MOST.documents) return { citations: numbered(citations), of: 'some' };
    if (opening) citations.push(opening);
  }
  return { citations: numbered(citations), of: 'all' };
}

/** Its opening, its headings, and the openings of its first sections. */
export function overviewOfOne(subject: Subject, library: Library, accept: Accept): Overview {
  const opening = openingOf(subject, library, accept);
  const { document } = subject;
  const sections = sectionsOf(subject, accept).flatMap(({ heading, passages }) => {
    const part = firstLine(document, passages);
    return part ? [under(heading, citationOf(library, document, part))] : [];
  });
  const rest = sections.filter(({ excerpt }) => excerpt.start !== opening?.excerpt.start);
  return {
    citations: numbered([...(opening ? [opening] : []), ...rest.slice(0, MOST.sections)]),
    of: 'one',
  };
}

const frame =
  /^(?:section|chapter|part|page|document|file|doc|article)s?(?: (?:on|about|called|named|titled|for|of))? (?:the )?|\s(?:section|chapter|page|document|file|doc|article)s?$/giu;

/** The document, or else the one section, that these words name; undefined where they name none, or several. */
export function subjectNamed(words: string, library: Library, accept: Accept): Subject | undefined {
  const bare = words.replace(frame, '').trim();
  for (const name of bare === words || bare === '' ? [words] : [words, bare]) {
    const document = documentNamed(name, library, accept);
    if (document) return { document };
    const section = sectionNamed(name, library, accept);
    if (section) return section;
  }
  return undefined;
}

function documentNamed(name: string, library: Library, accept: Accept): Document | undefined {
  let best: { readonly document: Document; readonly share: number } | undefined;
  for (const document of library.documents) {
    const file = document.path.split('/').at(-1) ?? '';
    const exact = [document.title, file, file.replace(/\.[^.]+$/u, '')].some((own) => same(own, name));
    const share = exact ? 1 : shareNamed(stemsOf(name, document.language), titleOf(document));
    if (share >= NAMED && share > (best?.share ?? 0) && document.passages.some(accept))
      best = { document, share };
  }
  return best?.document;
}

function sectionNamed(name: string, library: Library, accept: Accept): Subject | undefined {
  let best: { readonly found: Subject; readonly share: number } | undefined;
  let alike = 0;
  const seen = new Set<Heading>();
  for (const document of library.documents) {
    const stems = stemsOf(name, document.language);
    for (const passage of document.passages.filter(accept))
      for (const heading of passage.headings) {
        if (seen.has(heading)) continue;
        seen.add(heading);
        const share = sectionShare(stems, heading, document);
        if (share < NAMED || share < (best?.share ?? 0)) continue;
        const again = best?.found.heading?.start === heading.start && best.found.document === document;
        alike = share > (best?.share ?? 0) ? 1 : alike + (again ? 0 : 1);
        if (!again) best = { found: { document, heading }, share };
      }
  }
  return alike === 1 ? best?.found : undefined;
}

/** All of the heading's words and beside them only the title's, or the share of the heading's words. */
function sectionShare(stems: ReadonlySet<string>, { text }: Heading, document: Document): number {
  const own = stemsOf(text, document.language);
  const around = new Set([...own, ...titleOf(document)]);
  const whole = own.size > 0 && [...own].every((stem) => stems.has(stem));
  return whole && isWithin(stems, around) ? 1 : shareNamed(stems, own);
}

const titleOf = ({ title, language }: Document): ReadonlySet<string> => stemsOf(title, language);

const shareNamed = (stems: ReadonlySet<string>, own: ReadonlySet<string>): number =>
  stems.size > 0 && own.size > 0 && isWithin(stems, own) ? stems.size / own.size : 0;

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  [...some].every((one) => all.has(one));

const same = (one: string, other: string): boolean =>
  lettersAndDigits(one) === lettersAndDigits(other) && lettersAndDigits(one) !== '';

/** Its opening line with the headings below it; undefined where none can be quoted. */
function openingOf(subject: Subject, library: Library, accept: Accept): Citation | undefined {
  const { document, heading } = subject;
  const sections = sectionsOf(subject, accept);
  const below = new Set(sections.flatMap(({ passages }) => passages));
  const all = passagesOf(subject, accept);
  const part = firstLine(document, [...all.filter((passage) => !below.has(passage)), ...all]);
  if (!part) return undefined;
  const citation = citationOf(library, document, part);
  const labels = sections
    .slice(0, MOST.headings)
    .map(({ heading: { start, end, text } }): Label => ({ start, end, text, kind: 'section' }));
  const opening = heading ? under(heading, citation) : citation;
  return { ...opening, labels: [...opening.labels, ...labels] };
}

const passagesOf = ({ document, heading }: Subject, accept: Accept): readonly Passage[] =>
  document.passages.filter(
    (passage) =>
      accept(passage) && (!heading || passage.headings.some(({ start }) => start === heading.start)),
  );

/** The sections right below it: of a document those at the first level that has several. */
function sectionsOf(
  subject: Subject,
  accept: Accept,
): readonly { readonly heading: Heading; readonly passages: readonly Passage[] }[] {
  const passages = passagesOf(subject, accept);
  const deepest = Math.max(0, ...passages.map(({ headings }) => headings.length));
  const { heading } = subject;
  const above = passages[0]?.headings.findIndex(({ start }) => start === heading?.start) ?? -1;
  for (let depth = above + 1; depth < deepest; depth += 1) {
    const sections = new Map<number, { readonly heading: Heading; readonly passages: Passage[] }>();
    for (const passage of passages) {
      const head = passage.headings[depth];
      if (!head) continue;
      const section = sections.get(head.start) ?? { heading: head, passages: [] };
      section.passages.push(passage);
      sections.set(head.start, section);
    }
    if (sections.size >= 2 || heading) return [...sections.values()];
  }
  return [];
}

/** The first sentence that says something: running text before items, and no code, row or line that only announces. */
function firstLine(document: Document, passages: readonly Passage[]): Part | undefined {
  for (const form of ['prose', 'item'] as const)
    for (const passage of passages) {
      const sentence = passage.sentences.find((one) => one.form === form && says(document, one));
      if (sentence) return { passage, sentence };
    }
  return undefined;
}

function says(document: Document, sentence: Sentence): boolean {
  const text = textOf(document, sentence, sentence.form).trim();
  const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)];
  const enough = words.filter(({ isWordLike }) => isWordLike).length >= LEAST_WORDS;
  return enough && !/[:：]$/u.test(text) && !same(text, document.title);
}

function citationOf(library: Library, document: Document, part: Part): Citation {
  const quoted = quotedSpanAround(library, document, part, { more: true, whole: false, intro: false });
  return cite(library, document, quoted, nothingAsked(library), []);
}

/** Under this heading alone, whatever the line hangs on. */
function under({ start, end, text }: Heading, citation: Citation): Citation {
  const others = citation.labels.filter(({ kind }) => kind !== 'heading');
  return { ...citation, labels: [{ start, end, text, kind: 'heading' }, ...others] };
}

const numbered = (citations: readonly Citation[]): readonly Citation[] =>
  citations.map((citation, at) => ({ ...citation, number: at + 1 }));

const introduces =
  /^(?:readme|index|home|overview|introduction|intro|about|welcome|start|getting[-_ ]started)\b/iu;

/** How far behind a document stands among those that introduce the others: by its name, then by its folder. */
function introducing({ path }: Document): number {
  const folders = path.split('/');
  return folders.length + (introduces.test(folders.at(-1) ?? '') ? 0 : 100);
}
