// What in a question points outside of it: a pronoun ("it is possible to", "is there" and "Fujitsu and its staff" do not), or the
// place of what an earlier answer showed ("the first one", "[2]").
import type { Span, Turn } from '../domain.ts';
import { stem } from '../text/stem.ts';
import { isFraming, isStopWord } from '../text/word-class.ts';
import { headNoun } from './topic.ts';

/** thing: it, they. person: he, she. possessive: its, their. one: "the semiconductor one". clause: "do that", "this". */
type Anaphor = Span & { readonly kind: 'thing' | 'person' | 'possessive' | 'one' | 'clause' };

const kinds: Readonly<Record<string, Anaphor['kind']>> = {
  it: 'thing',
  they: 'thing',
  them: 'thing',
  he: 'person',
  him: 'person',
  she: 'person',
  its: 'possessive',
  their: 'possessive',
  theirs: 'possessive',
  his: 'possessive',
  her: 'possessive',
  one: 'one',
  ones: 'one',
  that: 'clause',
  this: 'clause',
  these: 'clause',
  those: 'clause',
  there: 'clause',
  so: 'clause',
};

/** The first pronoun that points outside of the question; undefined when it stands alone. */
export function anaphorIn(question: string): Anaphor | undefined {
  const words = [...question.matchAll(/[\p{L}\p{N}]+(?:[-_.’'][\p{L}\p{N}]+)*/gu)];
  for (const [at, match] of words.entries()) {
    const word = match[0].toLowerCase().replace(/['’]s$/u, '');
    const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
    if (kind === undefined) continue;
    const before = words.slice(0, at).map((earlier) => earlier[0].toLowerCase().replace(/['’]s$/u, ''));
    const after = words.slice(at + 1).map((later) => later[0].toLowerCase());
    const gap = question.slice(match.index + match[0].length, words[at + 1]?.index ?? question.length);
    if (pointsOutside(word, kind, before, after, question.slice(0, match.index), gap)) {
      return { start: match.index, end: match.index + word.length, kind };
    }
  }
  return undefined;
}

function pointsOutside(
  word: string,
  kind: Anaphor['kind'],
  before: readonly string[],
  after: readonly string[],
  head: string,
  gap: string,
): boolean {
  if (kind === 'one') return isOne(before, after);
  if (kind === 'clause') return isClause(word, before, after, gap) && !hasOwn(before, head);
  if (word === 'it' && isExpletive(before, after)) return false;
  const nouns = before.filter((earlier) => !isStopWord(earlier));
  if (nouns.length === 0) return true;
  if (kind === 'possessive') return false;
  return !hasOwn(before, head);
}

/** The clause before this one holds a noun that the pronoun can stand for. */
function hasOwn(before: readonly string[], head: string): boolean {
  const noun = before.find((earlier) => !isStopWord(earlier) && !isFraming(earlier));
  if (noun === undefined) return false;
  return /,|\b(?:and|or|but|if|when|because|while|that|which)\b/iu.test(
    head.slice(head.toLowerCase().indexOf(noun)),
  );
}

/** "it is possible to", "does it take", "is it true that", "how is it that". */
function isExpletive(before: readonly string[], after: readonly string[]): boolean {
  const next = after.slice(0, 3).join(' ');
  const last = before.at(-1) ?? '';
  if (/^(?:is|was) /u.test(`${next} `) || /^(?:is|was)$/u.test(last)) {
    return /^(?:(?:is|was) )?(?:possible|necessary|true|ok|okay|safe|worth|recommended|better|best|allowed|important|hard|easy|required|mandatory|legal|likely|clear|that)\b/u.test(
      next,
    );
  }
  return (
    /^(?:take|takes|took|matter|make sense|cost)\b/u.test(next) && /\b(?:to|that|if)\b/u.test(after.join(' '))
  );
}

/** "the semiconductor one", "which one"; not "one memorandum", "one of". */
function isOne(before: readonly string[], after: readonly string[]): boolean {
  const last = before.at(-1) ?? '';
  if (before.length === 0) return /^(?:for|with|from|about|in|on)$/u.test(after[0] ?? '');
  if (before.filter((earlier) => !isStopWord(earlier)).length > 2) return false;
  const ends =
    after.length === 0 || /^(?:for|with|from|about|in|on|that|is|was|are|were|and)$/u.test(after[0] ?? '');
  return (
    ends && (/^(?:the|that|this|which|other|first|second|last|next|an?)$/u.test(last) || !isStopWord(last))
  );
}

const ownWords =
  /^(?:documents?|docs|texts?|sources?|files?|guides?|pages?|corpus|year|month|week|chat|channel|bot|respect)$/u;

/** A demonstrative that stands for something said before. */
function isClause(word: string, before: readonly string[], after: readonly string[], gap: string): boolean {
  const next = after[0];
  const last = before.at(-1) ?? '';
  const ends = next === undefined || /[,;?.!]/u.test(gap);
  if (word === 'there') return ends && !/^(?:is|are|was|were|be|been)$/u.test(last) && before.length > 0;
  if (word === 'so') return ends && /^(?:do|does|did|why|think|is)$/u.test(last);
  if (ends) return true;
  if (word === 'that' || word === 'those') {
    if (
      /^(?:mean|means|work|works|happen|happened|do|does|come|start|one|ones|apply|affect|cost|change)$/u.test(
        next,
      )
    )
      return true;
    if (
      !/^(?:is|was|does|did|do|of|about|for|in|to|at|with|on|from|by|who|what|when|where|why|how)$/u.test(
        last,
      )
    )
      return false;
    return !isStopWord(next) && !ownWords.test(next) && after.length <= 3;
  }
  return !ownWords.test(next) && (before.length === 0 || isStopWord(last) || isStopWord(next));
}

/** Where the question points, and what stands there. */
type Picked = Span & { readonly name: string };

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);
const place = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:(?:the|that|your) |^)(?:(${ordinals.join('|')})|(last|final)|(\\d{1,2})(?:st|nd|rd|th))(\\s+(?:one|item|point|entry))?|(?:(?:the|that) )?(?:number|item|point|no\\.?)\\s*#?(\\d{1,2})|[#[](\\d{1,2})\\]?)(?![\\p{L}\\p{N}])`,
  'iu',
);
const auxiliary = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)$/u;

/** The item of the turn's answer that the question points to; undefined where it names a thing of its own ("the first dialogue"). */
export function pickedIn(question: string, turn: Turn): Picked | undefined {
  const names = turn.names ?? turn.excerpts;
  const match = place.exec(question);
  if (!match || names.length < 2) return undefined;
  const [whole, ordinal, last, nth, one, numbered, cited] = match;
  const number = ordinal ? ordinals.indexOf(ordinal.toLowerCase()) + 1 : Number(nth ?? numbered ?? cited);
  const name = last ? names.at(-1) : names[number - 1];
  if (name === undefined) return undefined;
  const end = match.index + whole.length;
  const next = /^\s+(\p{L}[\p{L}\p{N}'’-]*)/u.exec(question.slice(end));
  const noun = next?.[1]?.toLowerCase() ?? '';
  if (one || numbered || cited || noun === '' || auxiliary.test(noun))
    return { start: match.index, end, name };
  const same = stem(noun, 'en') === stem(headNoun(turn.understood).toLowerCase(), 'en');
  return same ? { start: match.index, end: end + (next?.[0].length ?? 0), name } : undefined;
}
