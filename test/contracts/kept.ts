// Questions, answers and leases for everything that is tested against a store.
import { citationsOf } from '../../src/citation/citations.ts';
import type { Answer, Question, Turn } from '../../src/domain.ts';
import { lifetimes } from '../../src/store/limits.ts';
import type { Row } from '../../src/store/rights.ts';
import type { Lease, NewAnswer, Store } from '../../src/store/store.ts';

/** Milliseconds since 1970 at which everything in these tests begins. */
export const noon = 1_780_000_000_000;

/** A lease of the usual length, `later` ms after noon. */
export const lease = (holder: string, later = 0): Lease => ({
  holder,
  now: noon + later,
  until: noon + later + lifetimes.lease,
});

export const questionOf = (id: string, text = 'Where do boats moor?'): Question => ({
  id,
  thread: 'x:thread',
  channel: 'x:channel',
  place: '{"post it here":1}',
  text,
  asker: 'x:ann',
  askedAt: noon,
  readers: 'all',
  addressed: true,
});

export const turnOf = (question: string): Turn => ({
  question,
  understood: question,
  kind: 'answer',
  excerpts: [],
  headings: [],
  documentIds: [],
});

export function newAnswer(
  answerId: string,
  answer: Answer,
  { at = 0, asker = 'x:ann' }: { readonly at?: number; readonly asker?: string } = {},
): NewAnswer {
  const cited = [...citationsOf(answer), ...answer.next];
  return {
    answerId,
    question: { ...questionOf(`x:q-${answerId}`, answer.asked), asker },
    answer,
    turn: turnOf(answer.asked),
    paragraphs: new Map(cited.map((c) => [c.passageHash, `Paragraph of ${c.passageHash}`])),
    answeredAt: noon + at,
  };
}

export async function rowsOf(store: Store, table: string): Promise<readonly Row[]> {
  return (await collect(store.keeping.exportAll())).filter((row) => row.table === table);
}

/** What the store says about a person, as one text. */
export const saidAbout = async (store: Store, person: string): Promise<string> =>
  JSON.stringify(await collect(store.keeping.exportPerson(person)));

/** Node 20 has no Array.fromAsync. */
export async function collect<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
