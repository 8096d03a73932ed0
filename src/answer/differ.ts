// Two documents that say different things about the same, by dates, numbers, names ("the first dialogue", "the 18th dialogue") and
// enumerations: shown only where subject and predicate are the same.
import { datesOf, type NameFact, namesOf, numbersOf, sameDate } from '../citation/facts.ts';
import type { Difference, Document } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { holds } from '../question/concepts.ts';
import type { Query } from '../question/query.ts';
import type { Ranking } from '../rank/rank.ts';
import { analyze } from '../text/analyze.ts';
import { type Chosen, choose } from './choose.ts';
import { offsetOf, pivotsOf, type Statement, statementOf } from './statement.ts';

/**
 * Sentences of the ranking that are compared, and the share of the question's weight, 0 to 1, that both have to be
 * about, and both have to say themselves where a number is compared.
 */
const COMPARE = { looked: 15, shown: 3, about: 0.6, says: 0.75 } as const;
/** UTF-16 units between a verb and the date that belongs to it, at most. */
const CLAUSE = 120;

/** Two excerpts that cannot both be right, and in what they differ. */
type Contradiction = {
  readonly one: Chosen;
  readonly other: Chosen;
  readonly about: Difference['about'];
};

/** The first contradiction between what is shown and what another document says; newest first. */
export function contradiction(
  shown: readonly Chosen[],
  ranking: Ranking,
  library: Library,
): Contradiction | undefined {
  const { query, sentences } = ranking;
  for (const one of shown.slice(0, COMPARE.shown)) {
    for (const ranked of sentences.slice(0, COMPARE.looked)) {
      if (ranked.passage.documentId === one.ranked.passage.documentId) continue;
      const [a, b] = [statementOf(one.ranked, ranking, library), statementOf(ranked, ranking, library)];
      const about = a && b ? differenceOf(a, b, query) : undefined;
      const other = about === undefined ? undefined : choose(ranked, ranking, library);
      if (about !== undefined && other) return newestFirst(one, other, about, library);
    }
  }
  return undefined;
}

function newestFirst(
  one: Chosen,
  other: Chosen,
  about: Difference['about'],
  library: Library,
): Contradiction {
  const day = ({ ranked }: Chosen): string => firstDay(library.document(ranked.passage.documentId));
  return day(other) > day(one) ? { one: other, other: one, about } : { one, other, about };
}

/** A date that is not exact counts as its first day; a document without one is the oldest. */
function firstDay(document: Document | undefined): string {
  const [year, month = '01', day = '01'] = document?.date?.split('-') ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** In what two statements about the same thing differ; undefined where they agree or speak of different things. */
export function differenceOf(
  one: Statement,
  other: Statement,
  query: Query,
): Difference['about'] | undefined {
  if (opposed(one, other, query)) return 'negation';
  if (Math.min(one.about, other.about) < COMPARE.about && !sameSubject(one, other, query)) return undefined;
  if (query.intent.type === 'date') return differentDates(one, other, query) ? 'date' : undefined;
  if (query.intent.type === 'count' || query.intent.type === 'amount') {
    return differentNumbers(one, other, query) ? 'number' : undefined;
  }
  if (differentLists(one, other, query)) return 'name';
  return !query.intent.list && differentNames(one, other, query) ? 'name' : undefined;
}

/** All names of the question, two at least, are what both are about. */
function sameSubject(one: Statement, other: Statement, query: Query): boolean {
  const names = query.concepts.filter((concept) => concept.entity && concept.known);
  const every = names.every((name) => holds(one.context, name) && holds(other.context, name));
  return names.length >= 2 && every && pivotsOf(one, other, query).length > 0;
}

/** The date nearest to a verb that both use, in each; compatible dates are none. */
function differentDates(one: Statement, other: Statement, query: Query): boolean {
  const [mine, theirs] = [datesOf(one.text), datesOf(other.text)];
  return pivotsOf(one, other, query).some((verb) => {
    const [a, b] = [nearest(mine, offsetOf(verb, one)), nearest(theirs, offsetOf(verb, other))];
    if (!a || !b || a.year === undefined || b.year === undefined || sameDate(a, b)) return false;
    return !theirs.some((date) => sameDate(a, date)) && !mine.some((date) => sameDate(date, b));
  });
}

function nearest<T extends { readonly start: number; readonly end: number }>(
  facts: readonly T[],
  at: number,
): T | undefined {
  const away = (fact: T): number => (fact.start > at ? fact.start - at : at - fact.end);
  const [first, second] = [...facts].sort((a, b) => away(a) - away(b));
  if (!first || away(first) > CLAUSE) return undefined;
  return second && away(second) - away(first) < CLAUSE / 8 ? undefined : first;
}

/** One number each of the thing that is counted, and it is not the same. */
function differentNumbers(one: Statement, other: Statement, query: Query): boolean {
  if (query.intent.focus === undefined || Math.min(one.says, other.says) < COMPARE.says) return false;
  const counted = (statement: Statement) =>
    numbersOf(statement.text).filter((fact) => fact.unit === query.intent.focus);
  const [mine, theirs] = [counted(one), counted(other)];
  return mine.length === 1 && theirs.length === 1 && mine[0]?.value !== theirs[0]?.value;
}

const negated =
  /\b(?:not|never|no longer|cannot|can't|isn't|aren't|wasn't|doesn't|don't|didn't|has yet to|have yet to)\b/iu;
const unreal =
  /\b(?:will have to|has to|have to|must|needs? to|should|ought to|has yet to|have yet to|yet to)\b/iu;
const done = /\b(?:has|have|had|was|were|is|are|did)\b/iu;

/** Of the same two names at least, the question's own verb and the word after it, once done and once denied or still to do. */
function opposed(one: Statement, other: Statement, query: Query): boolean {
  const names = query.concepts.filter((concept) => concept.entity);
  const common = names.filter((concept) => holds(one.context, concept) && holds(other.context, concept));
  if (common.length < 2) return false;
  return pivotsOf(one, other, query, true).some((stem) => {
    const [a, b] = [clauseBefore(one, stem), clauseBefore(other, stem)];
    if (nextWord(one, stem) !== nextWord(other, stem) || nextWord(one, stem) === '') return false;
    const open = (clause: string): boolean => negated.test(clause) || unreal.test(clause);
    return (open(a) && !open(b) && done.test(b)) || (open(b) && !open(a) && done.test(a));
  });
}

/** What stands before the word in its clause, 30 units at most. */
function clauseBefore(statement: Statement, stem: string): string {
  const at = offsetOf(stem, statement);
  return (
    statement.text
      .slice(Math.max(0, at - 30), at)
      .split(/[,;:—–]/u)
      .at(-1) ?? ''
  );
}

function nextWord(statement: Statement, stem: string): string {
  const word = statement.words.find((term) => term.stem === stem);
  if (!word) return '';
  return /^\s+(\p{L}+)/u.exec(statement.text.slice(word.end))?.[1]?.toLowerCase() ?? '';
}

/** UTF-16 units between a verb and the name that belongs to it, at most. */
const NEAR = 110;

/** Beside a verb that both use stand two names of one kind that cannot be the same thing ("the first dialogue", "the 18th"). */
function differentNames(one: Statement, other: Statement, query: Query): boolean {
  const asked = new Set(query.concepts.flatMap((concept) => concept.forms.map((form) => form.stem)));
  return pivotsOf(one, other, query).some((verb) => {
    const mine = namesBeside(one, verb, asked);
    const theirs = namesBeside(other, verb, asked);
    return mine.some((name) =>
      theirs.some((their) => sameKind(name, their) && apart(name, their, one, other)),
    );
  });
}

/** Names near the verb that the question does not say itself. */
function namesBeside(statement: Statement, verb: string, asked: ReadonlySet<string>): readonly NameFact[] {
  const at = offsetOf(verb, statement);
  return namesOf(statement.text).filter(
    (name) =>
      name.stems.length >= 2 &&
      Math.min(Math.abs(name.start - at), Math.abs(name.end - at)) <= NEAR &&
      name.stems.some((stem) => !asked.has(stem)) &&
      !name.stems.every((stem) => asked.has(stem)),
  );
}

/** The same last two words, or the same last word after an ordinal. */
function sameKind(one: NameFact, other: NameFact): boolean {
  const ends = (name: NameFact): string => name.stems.slice(-2).join(' ');
  return ends(one) === ends(other) && one.stems.length > 2 && other.stems.length > 2;
}

/** Each has a word that the other's whole sentence lacks. */
function apart(one: NameFact, other: NameFact, mine: Statement, theirs: Statement): boolean {
  return (
    one.stems.some((stem) => !theirs.stems.has(stem)) && other.stems.some((stem) => !mine.stems.has(stem))
  );
}

const joint = /\s*(?:,\s*(?:and|or)\s+|,\s*|;\s*|\s+(?:and|or)\s+)(?:the\s+)?/u;

/** Behind a noun of the question both enumerate names, share at least two, and one has a name that the other lacks. */
function differentLists(one: Statement, other: Statement, query: Query): boolean {
  const nouns = query.concepts
    .filter((concept) => !concept.entity)
    .flatMap(({ forms }) => forms[0]?.stem ?? []);
  return nouns.some((noun) => {
    const [mine, theirs] = [enumerated(one, noun), enumerated(other, noun)];
    if (mine.length < 2 || theirs.length < 2) return false;
    const common = mine.filter((name) => theirs.some((their) => sameName(name, their))).length;
    return common >= 2 && (common < mine.length || common < theirs.length);
  });
}

/** The names listed right behind the noun. */
function enumerated(statement: Statement, kind: string): readonly string[] {
  const noun = statement.words.find((term) => term.stem === kind);
  if (!noun) return [];
  const tail = statement.text.slice(noun.end);
  const led =
    /^(?:\s*[,:(]?\s*(?:including|such as|namely|like|as|are|were|being|of)?)\s*(?:the\s+)?(?=\p{Lu})/u.exec(
      tail,
    );
  if (!led) return [];
  const names: string[] = [];
  for (const part of tail.slice(led[0].length).split(joint)) {
    const name =
      /^(?:\p{Lu}[\p{L}\p{N}.'’-]*)(?:\s+(?:(?:of|on|for|the)\s+)*(?:\p{Lu}[\p{L}\p{N}.'’-]*|\([^)]{1,12}\)))*/u.exec(
        part,
      )?.[0];
    if (name === undefined) break;
    names.push(name);
    if (name.length < part.replace(/[.\s]+$/u, '').length) break;
  }
  return names;
}

/** Equal, one part of the other, or one the initials of the other. */
function sameName(one: string, other: string): boolean {
  const stems = (name: string): readonly string[] =>
    analyze(name).flatMap((term) => (term.stop || term.alternate ? [] : [term.stem]));
  const [mine, theirs] = [stems(one), stems(other)];
  if (mine.some((stem) => theirs.includes(stem))) return true;
  return initials(one) === other.toUpperCase() || initials(other) === one.toUpperCase();
}

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
