// Kysely over the package libsql: one connection, transactions that take the write lock at once, checked parameters.

import type { DatabaseConnection, Dialect, DialectAdapter, Driver, SqliteDatabase } from 'kysely';
import Database from 'libsql';
import { CompiledQuery, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from './kysely.ts';

/**
 * How long SQLite itself waits for a lock, in ms. The whole process stands still meanwhile (the call blocks the event loop),
 * so whatever takes longer is tried again from outside (connect.ts).
 */
const busyTimeout = 50;

const settings = [
  // Bytes, for a new file: an answer kept is a row of 1 kB, of which three would fit into the usual 4,096.
  'pragma page_size = 8192',
  'pragma journal_mode = wal',
  // What was committed survives the death of the process; only a loss of power may cost the last moments.
  'pragma synchronous = normal',
  'pragma foreign_keys = on',
  // What is deleted or changed is overwritten with zeros.
  'pragma secure_delete = on',
];

const adapter: DialectAdapter = {
  supportsCreateIfNotExists: true,
  // SQLite does, and two processes that start together need the whole migration behind one lock.
  supportsTransactionalDdl: true,
  supportsReturning: true,
  acquireMigrationLock: async () => {},
  releaseMigrationLock: async () => {},
};

/** How Kysely speaks to the file at this path. */
export function libsqlDialect(file: string): Dialect {
  return {
    createAdapter: () => adapter,
    createDriver: () => immediate(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** A transaction that reads first and writes later would be refused when another process wrote in between. */
function immediate(file: string): Driver {
  const driver = new SqliteDriver({
    database: async () => checked(new Database(file)),
    onCreateConnection: async (connection) => {
      await raw(connection, `pragma busy_timeout = ${busyTimeout}`);
      for (const setting of settings) await raw(connection, setting);
    },
  });
  return {
    init: () => driver.init(),
    acquireConnection: () => driver.acquireConnection(),
    beginTransaction: (connection) => raw(connection, 'begin immediate'),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    // A full disk has ended the transaction already; the error worth reporting is the one before.
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection).catch(() => undefined),
    releaseConnection: () => driver.releaseConnection(),
    destroy: () => driver.destroy(),
  };
}

const raw = async (connection: DatabaseConnection, statement: string): Promise<void> => {
  await connection.executeQuery(CompiledQuery.raw(statement));
};

/** The package aborts the process on a boolean and cuts text at a NUL: neither gets that far. */
function checked(database: Database.Database): SqliteDatabase {
  return {
    close: () => void database.close(),
    prepare(statement) {
      if (waiting.test(statement)) return { ...idle, run: () => executed(database, statement) };
      const prepared = database.prepare(statement);
      return {
        reader: prepared.reader,
        all: (parameters) => prepared.all(parameters.map(parameter)),
        run: (parameters) => prepared.run(parameters.map(parameter)),
        iterate: (parameters) => prepared.iterate(parameters.map(parameter)),
      };
    },
  };
}

/**
 * A statement that found a lock stays in progress in the package until its memory is collected, and until then no transaction
 * ends ("SQL statements in progress"): the lock that this process holds by then keeps all others out. `exec` alone lets go
 * of it. So whatever may wait for a lock is one of these, and all that writes begins with one.
 */
const waiting = /^(?:begin|vacuum)\b/i;

const idle = { reader: false, all: () => [], iterate: () => [][Symbol.iterator]() };

function executed(database: Database.Database, statement: string) {
  database.exec(statement);
  return { changes: 0, lastInsertRowid: 0 };
}

/** Throws a TypeError for what SQLite and PostgreSQL would not both keep as it is. */
export function parameter(value: unknown): string | number | bigint | null {
  if (value === null || typeof value === 'bigint') return value;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`the store cannot keep a value of the kind ${typeof value}`);
}
