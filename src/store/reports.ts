// What reports count: answers page by page, and how often each passage was cited and reported.

import type { Answer, Readers } from '../domain.ts';
import type { Db } from './connect.ts';
import { readWords } from './encode.ts';
import { sql } from './kysely.ts';
import type { Cited, Tally } from './store.ts';

/** Rows read at a time. */
const page = 500;

/** Answers since that moment (milliseconds since 1970), oldest first. */
export async function* tallies(db: Db, since: number): AsyncGenerator<Tally> {
  let after = { at: since, id: '' };
  for (;;) {
    const rows = await db.read((q) =>
      q
        .selectFrom('answers')
        .select(['id', 'kind', 'answered_at', 'confidence', 'readers', 'channel', 'words'])
        .where((e) =>
          e.or([
            e('answered_at', '>', after.at),
            e.and([e('answered_at', '=', after.at), e('id', '>', after.id)]),
          ]),
        )
        .orderBy('answered_at')
        .orderBy('id')
        .limit(page)
        .execute(),
    );
    for (const row of rows) {
      const readers: Readers = JSON.parse(row.readers);
      const { asked, unknownWords } = readWords(row.words);
      yield {
        answerId: row.id,
        kind: kindOf(row.kind),
        answeredAt: row.answered_at,
        confidence: row.confidence,
        readers,
        channel: row.channel,
        ...(row.words === null ? {} : { question: asked }),
        unknownWords,
      };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    after = { at: last.answered_at, id: last.id };
  }
}

/** Passages that were cited since that moment, with how often. */
export const cited = (db: Db, since: number): Promise<readonly Cited[]> =>
  db.read(async (q) => {
    const { rows } = await sql<Omit<Cited, 'date'> & { date: string | null }>`
      select e.passage_hash as "passageHash", e.path, coalesce(nullif(max(e.title), ''), e.path) as title, max(e.date) as date,
        count(distinct c.answer_id) as answers, count(distinct f.id) as flags
      from citations c
      join answers a on a.id = c.answer_id
      join evidence e on e.id = c.evidence_id
      left join flags f on f.answer_id = c.answer_id and (f.citation is null or f.citation = c.number)
      where a.answered_at >= ${since}
      group by e.passage_hash, e.path
      order by answers desc, e.path, e.passage_hash`.execute(q);
    return rows.map(({ date, answers, flags, ...rest }) => ({
      ...rest,
      ...(date === null ? {} : { date }),
      answers: Number(answers),
      flags: Number(flags),
    }));
  });

const kinds: readonly Answer['kind'][] = ['answer', 'nearest', 'abstention', 'conversation'];

function kindOf(kind: string): Answer['kind'] {
  const known = kinds.find((k) => k === kind);
  if (known === undefined) throw new TypeError(`unknown kind of answer in the store: ${kind}`);
  return known;
}
