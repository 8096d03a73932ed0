// What is missing in the documents, told by the questions they did not answer. No names, and no channel by its id.

import type { Readers } from '../domain.ts';
import { mayRead } from '../library/audience.ts';
import type { Library } from '../library/library.ts';
import type { Cited, Store } from '../store/store.ts';
import { byCodeUnit } from '../text/compare.ts';
import { clip } from '../text/say.ts';
import { within } from './cited.ts';

/** Unanswered questions that share words which no document contains. */
export type Gap = {
  /** Lower case, sorted; empty when every word is known and still nothing answers. */
  readonly words: readonly string[];
  readonly questions: number;
  readonly channels: number;
  /** At most three, as asked; none once their time is over. */
  readonly examples: readonly string[];
};

/** The report of a span of days: how much was asked, what found no answer, and what documents were used. */
export type Gaps = {
  readonly days: number;
  readonly asked: number;
  readonly unanswered: readonly Gap[];
  readonly mostCited: readonly Cited[];
  readonly mostFlagged: readonly Cited[];
  readonly neverCited: readonly { readonly path: string; readonly title: string }[];
  /** Cited often and old. */
  readonly stale: readonly {
    readonly path: string;
    readonly title: string;
    readonly date: string;
    readonly answers: number;
  }[];
};

/** How far the report looks, and how much of it is shown. */
const limits = {
  days: 90, // looked back
  used: 5, // citations from which on a document counts as much used
  old: 365, // days after which it counts as old
  shown: 20, // entries of each list
  examples: 3, // questions shown for each entry
  word: 60, // UTF-16 units of a word, so that a pasted file does not fill the report
  question: 300, // UTF-16 units of a question, for the same reason
} as const;
const day = 86_400_000;

/** Counts what these readers may see, up to `now` (milliseconds since 1970). */
export async function gapsOf(store: Store, library: Library, readers: Readers, now: number): Promise<Gaps> {
  const since = now - limits.days * day;
  const open = library.documents.filter((d) => mayRead(d.audience, readers));
  const paths = new Set(open.map((d) => d.path));
  const unanswered: Unanswered[] = [];
  let asked = 0;
  for await (const tally of store.answers.tallies(since)) {
    if (!within(tally.readers, readers)) continue;
    if (tally.kind !== 'conversation') asked += 1;
    if (tally.kind !== 'abstention' && tally.kind !== 'nearest') continue;
    const { channel, question } = tally;
    const words = [...new Set(tally.unknownWords.map((w) => clip(w.toLowerCase(), limits.word)))].sort();
    unanswered.push({ words, channel, example: question && clip(question, limits.question) });
  }
  const cited = (await store.answers.cited(since)).filter((c) => paths.has(c.path));
  const uses = new Map<string, number>();
  for (const c of cited) uses.set(c.path, (uses.get(c.path) ?? 0) + c.answers);
  return {
    days: limits.days,
    asked,
    unanswered: grouped(unanswered),
    mostCited: top(cited, (c) => c.answers),
    mostFlagged: top(
      cited.filter((c) => c.flags > 0),
      (c) => c.flags,
    ),
    neverCited: open.filter((d) => !uses.has(d.path)).map(({ path, title }) => ({ path, title })),
    stale: open.flatMap(({ path, title, date }) => {
      const answers = uses.get(path) ?? 0;
      return date !== undefined && answers >= limits.used && now - firstDay(date) > limits.old * day
        ? [{ path, title, date, answers }]
        : [];
    }),
  };
}

type Unanswered = {
  readonly words: readonly string[];
  readonly channel: string;
  readonly example: string | undefined;
};

/** Each question goes to the one of its unknown words that most questions ask about. */
function grouped(unanswered: readonly Unanswered[]): readonly Gap[] {
  const counts = new Map<string, number>();
  for (const word of unanswered.flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const groups = new Map<string, Unanswered[]>();
  for (const one of unanswered) {
    const [word = ''] = [...one.words].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    const group = groups.get(word) ?? [];
    group.push(one);
    groups.set(word, group);
  }
  return [...groups.values()]
    .map((group) => ({
      words: (group[0]?.words ?? []).filter((word) => group.every(({ words }) => words.includes(word))),
      questions: group.length,
      channels: new Set(group.flatMap(({ channel }) => channel || [])).size,
      examples: [...new Set(group.flatMap(({ example }) => example ?? []))].slice(0, limits.examples),
    }))
    .sort((a, b) => b.questions - a.questions || byCodeUnit(a.words.join(' '), b.words.join(' ')))
    .slice(0, limits.shown);
}

function top(cited: readonly Cited[], by: (c: Cited) => number): readonly Cited[] {
  return [...cited]
    .sort((a, b) => by(b) - by(a) || byCodeUnit(a.path + a.passageHash, b.path + b.passageHash))
    .slice(0, limits.shown);
}

/** An inexact date counts as its first day; a date that is none is never old. */
function firstDay(date: string): number {
  const time = Date.parse(date);
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}
