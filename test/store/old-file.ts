// A file as the first version of the tables was filled: ids in clear, nothing overwritten.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { firstTables } from '../../src/store/schema.ts';

const tables = [
  'create table kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null)',
  'create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null)',
  "insert into kysely_migration values ('0001-first', '2026-01-01T00:00:00.000Z')",
  "insert into kysely_migration_lock values ('migration_lock', 0)",
  ...firstTables,
];

type Cells = Readonly<Record<string, string | number | null>>;
export type Rows = readonly (readonly [table: string, cells: Cells])[];

/** Makes the file with these rows, of which some are deleted again by the statements of `gone`. */
export function makeOldFile(file: string, rows: Rows, gone: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const old = new Database(file);
  for (const statement of ['pragma page_size = 8192', 'pragma journal_mode = wal', ...tables])
    old.exec(statement);
  for (const [table, cells] of rows) {
    const names = Object.keys(cells);
    old
      .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
      .run(Object.values(cells));
  }
  for (const statement of gone) old.exec(statement);
  old.close();
}
