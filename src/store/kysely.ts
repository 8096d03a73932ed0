// Kysely, for the store's files: the only place that names what is used of it.
export {
  CompiledQuery,
  Kysely,
  Migrator,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
