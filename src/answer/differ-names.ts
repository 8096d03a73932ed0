// Differences in names: another one of the same kind ("the first dialogue", "the 18th dialogue"), or another enumeration.

import { type NameFact, namesOf } from '../citation/facts.ts';
import type { Query } from '../question/query.ts';
import { analyze } from '../text/analyze.ts';
import { offsetOf, pivotsOf, type Statement } from './statement.ts';

/** UTF-16 units between a verb and the name that belongs to it, at most. */
const CLAUSE = 110;

/** Beside a verb that both use stand two names of the same kind that cannot be the same thing. */
export function differentNames(one: Statement, other: Statement, query: Query): boolean {
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
      Math.min(Math.abs(name.start - at), Math.abs(name.end - at)) <= CLAUSE &&
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
export function differentLists(one: Statement, other: Statement, query: Query): boolean {
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
