// SQLite FTS5 as one would use it: what our search is compared with in an evaluation.
import Database from 'libsql';
import { fieldBoost, type WordSearch, type Words } from '../search/plain-search.ts';

/** An index in memory, of pieces whose words stand between spaces. */
export function createFullTextSearch(pieces: readonly Words[]): WordSearch {
  const database = new Database(':memory:');
  // A number of its own for each word: the tokenizer cuts nothing in it.
  const numbers = new Map<string, string>();
  const tokensOf = (words: readonly string[]): readonly string[] =>
    words.map((word) => {
      const known = numbers.get(word) ?? `w${numbers.size}`;
      numbers.set(word, known);
      return known;
    });
  const column = (words: string): string =>
    tokensOf(words.split(' ').filter((word) => word !== '')).join(' ');
  database.exec('CREATE VIRTUAL TABLE pieces USING fts5(text, headings, title)');
  const insert = database.prepare('INSERT INTO pieces(rowid, text, headings, title) VALUES (?, ?, ?, ?)');
  database.exec('BEGIN');
  for (const [number, { text, headings, title }] of pieces.entries())
    insert.run(number + 1, column(text), column(headings), column(title));
  database.exec('COMMIT');
  const { text, headings, title } = fieldBoost;
  const find = database.prepare(
    `SELECT rowid, bm25(pieces, ${text}, ${headings}, ${title}) AS worth FROM pieces WHERE pieces MATCH ? ORDER BY worth, rowid LIMIT ?`,
  );
  return (words, limit) => {
    const known = words.filter((word) => numbers.has(word));
    if (known.length === 0) return [];
    return rowsOf(find.all(tokensOf(known).join(' OR '), limit)).map(({ rowid, worth }) => ({
      number: rowid - 1,
      score: -worth,
    }));
  };
}

type Row = { readonly rowid: number; readonly worth: number };

const rowsOf = (rows: readonly unknown[]): readonly Row[] => rows.filter(isRow);

const isRow = (row: unknown): row is Row =>
  typeof row === 'object' && row !== null && 'rowid' in row && 'worth' in row;
