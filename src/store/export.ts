// What is kept, row by row: all of it as it lies there, or what is about one person with its seals opened.

import type { Db } from './connect.ts';
import type { Keys } from './keyed.ts';
import { sql } from './kysely.ts';
import type { Row } from './rights.ts';

/** Tables that are exported, with the columns that order them; `settings` holds keys and stays. */
const exported = {
  claims: ['id'],
  turns: ['id'],
  answers: ['id'],
  evidence: ['id'],
  evidence_passages: ['evidence_id', 'passage_hash'],
  citations: ['answer_id', 'number'],
  receipts: ['code'],
  messages: ['answer_id', 'message'],
  feedback: ['answer_id', 'person'],
  flags: ['id'],
  decisions: ['id'],
  retired: ['passage_hash'],
  wrong: ['question', 'quotation'],
  gone: ['path'],
  outbox: ['id'],
} as const;
/** Rows read at a time. */
const page = 500;

/** Every row of every table in a fixed order, a page at a time. */
export async function* exportAll(db: Db): AsyncGenerator<Row> {
  for (const [table, columns] of Object.entries(exported))
    for (let from = 0; ; from += page) {
      const order = sql.join(columns.map((column) => sql.ref(column)));
      const rows = await db.read(async (q) => {
        const found = await sql<Record<string, string | number | null>>`
          select * from ${sql.table(table)} order by ${order} limit ${page} offset ${from}`.execute(q);
        return found.rows;
      });
      for (const row of rows) yield { ...row, table };
      if (rows.length < page) break;
    }
}

/**
 * Of all rows, answers before messages: what a person asked and was told, where nobody else was the messages too, and what
 * the person said, decided and is still to be told.
 */
export async function* rowsAbout(rows: AsyncIterable<Row>, keys: Keys, name: string): AsyncGenerator<Row> {
  const person = keys.person(name);
  const address = keys.sealId(name);
  const alone = new Set<Row[string] | undefined>();
  const isTheirs = (row: Row): boolean => {
    switch (row.table) {
      case 'outbox':
        return row.address === address;
      case 'messages':
        return alone.has(row.answer_id);
      case 'decisions':
        return row.moderator === person;
      default:
        return row.person === person;
    }
  };
  for await (const row of rows) {
    if (!isTheirs(row)) continue;
    if (row.table === 'answers' && row.channel === '') alone.add(row.id);
    yield opened(row, keys);
  }
}

function opened({ table, ...cells }: Row, keys: Keys): Row {
  const open = (cell: string | number | null): string | number | null =>
    typeof cell === 'string' ? (keys.open(cell) ?? cell) : cell;
  return { ...Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, open(cell)])), table };
}
