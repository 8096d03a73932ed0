// What everybody reads about a quotation: its footnote, why it was chosen, what became of it. Plain text.

import type { SourceView } from '../citation/surroundings.ts';
import type { Answer, Citation, Difference, Source } from '../domain.ts';
import type { Fate } from '../moderation/fate.ts';
import { quoted, sayList } from '../text/say.ts';

/** One line for a footnote: number, title, section, publisher, date, lines. */
export function footer(citation: Citation, place?: string): string {
  return `[${citation.number}] ${sourceLine(citation.source, place)}`;
}

/** The same without a number. `place` says the lines in another way, where a path means something to the reader. */
export function sourceLine(source: Source, place = placeWords(source)): string {
  const from = [sectionOf(source), source.publisher, source.date, place, source.recognised && recognised];
  return from.filter((part) => part).join(' · ');
}

/** The title and the innermost heading, unless that only repeats the title. */
export function sectionOf(source: Source): string {
  const section = source.headings.at(-1);
  return section === undefined || section === source.title ? source.title : `${source.title} › ${section}`;
}

const recognised = 'recognised text';

/** Its page, slide, sheet or chapter; its lines where it is text; '' where a file shows neither. */
export function placeWords({
  place,
  lines,
  converted,
}: Pick<Source, 'place' | 'lines' | 'converted'>): string {
  if (place === undefined) return converted ? '' : linesOf(lines);
  return place.row === undefined ? partWords(place) : `${partWords(place)}, row ${place.row}`;
}

/** A part of a file as people call it. */
export function partWords({ kind, name, to }: NonNullable<Source['place']>): string {
  switch (kind) {
    case 'page':
    case 'slide':
      return to === undefined ? `${kind} ${name}` : `${kind}s ${name}–${to}`;
    case 'notes':
      return `notes of slide ${name}`;
    case 'sheet':
      return `sheet “${name}”`;
    case 'chapter':
      // Many are called by this word themselves.
      return /^chapter\b/iu.test(name) ? name : `chapter “${name}”`;
  }
}

function linesOf({ from, to }: Source['lines']): string {
  return from === to ? `line ${from}` : `lines ${from}–${to}`;
}

/** A quotation by its first words, to choose it from a list; cut by the caller. */
export const choiceLine = ({ number, excerpt }: Citation): string => `[${number}] ${excerpt.text}`;

/** "Also in" and the documents that state the same; undefined when there is none. */
export function alsoLine(citation: Citation): string | undefined {
  const titles = [...new Set(citation.alsoIn.map((source) => source.title))];
  return titles.length === 0 ? undefined : `Also in: ${titles.join('; ')}`;
}

/** Says that the sources contradict each other, and in what. */
export function differLine(difference: Difference): string {
  const about = {
    number: 'on a number',
    date: 'on a date',
    name: 'on a name',
    negation: 'on whether this is true',
  }[difference.about];
  const numbers = sayList(difference.citations.map((number) => `[${number}]`));
  return `Sources ${numbers} disagree ${about}. Newest first.`;
}

/** How much of a list is not shown, and where it stands; undefined when all of it is. */
export function moreLine(answer: Answer): string | undefined {
  if (answer.kind !== 'answer' || !answer.more) return undefined;
  const places = [...new Set(answer.more.sources.map((source) => sectionOf(source)))];
  return `${answer.more.count} more in ${places.join('; ')}.`;
}

/** Why this quotation was chosen. */
export function why({ matched, missing }: Citation): string {
  if (matched.length + missing.length === 0) return 'It opens a document or section.';
  if (matched.length === 0) return 'Found by words with the same meaning.';
  const has = `Mentions ${sayList(quoted(matched))}`;
  return missing.length === 0
    ? `${has}: all the key words in your question.`
    : `${has}, but not ${sayList(quoted(missing), 'or')}.`;
}

/** Whether the quotation was found in its document just now. */
export function verifiedLine(view: Pick<SourceView, 'verified'>): string {
  return view.verified
    ? 'Matches the document, checked just now.'
    : 'No longer matches the document, checked just now.';
}

/** What became of a quotation. */
export function fateLine(fate: Fate): string {
  switch (fate.state) {
    case 'unchanged':
      return `Unchanged: ${placeOf(fate)}`;
    case 'moved':
      return `Moved: now in ${placeOf(fate)}`;
    case 'edited':
      return `Edited: ${placeOf(fate)}`;
    case 'gone':
      return 'Gone: no longer in the documents';
  }
}

const placeOf = (fate: Exclude<Fate, { state: 'gone' }>): string =>
  [fate.path, placeWords(fate)].filter((part) => part !== '').join(', ');

/** Above the old words and the new ones, where a quotation was edited. */
export const thenLine = 'Before:';
/** Stands before the words that took the place of a quotation. */
export const nowLine = 'Now:';
