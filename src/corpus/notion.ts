// What an export of Notion adds to its files: an id behind each name, tables that repeat the pages of a database, properties above a text. Pure.
import { type Piece, piece, trimmed } from './parsed.ts';

/** 32 hexadecimal digits behind a space, as Notion ends the names of files and folders. */
const id = / [0-9a-f]{32}(?=(?:_all)?$)/u;

/** A name (of a file without its ending, or of a folder) as people see it in Notion. */
export const withoutNotionId = (name: string): string => {
  const bare = name.replace(id, '');
  return bare === name ? name : bare.replace(/_all$/u, '');
};

/** Whether a path is that of a page or a table in an export of Notion. */
export const isNotionPath = (path: string): boolean => id.test(stemOf(path));

/**
 * The tables of databases whose pages are there too, among the paths of all files. Each row is a page, which says the same
 * and more. A table lies beside the folder of its pages, whose name has the id or has it not.
 */
export function tablesOfPages(paths: readonly string[]): ReadonlySet<string> {
  const pages = new Set(
    paths.filter((path) => /\.(?:md|html)$/iu.test(path) && isNotionPath(path)).map(folderOf),
  );
  const repeats = paths.filter((path) => {
    if (!/\.csv$/iu.test(path) || !isNotionPath(path)) return false;
    const stem = stemOf(path).replace(/_all$/u, '');
    const folders = [stem, withoutNotionId(stem)];
    return folders.some((folder) =>
      pages.has([folderOf(path), folder].filter((part) => part !== '').join('/')),
    );
  });
  return new Set(repeats);
}

/** A property and its value, as Notion writes it above the text of a page. */
const property = /^[^\s:>*+-][^:\n]{0,80}: \S/u;

/** The properties of a page each on their own: written as one paragraph, they would be quoted as one. */
export function notionProperties(pieces: readonly Piece[], prose: string, source: string): readonly Piece[] {
  const [title, first] = pieces;
  if (title?.kind !== 'heading' || title.level !== 1 || first?.kind !== 'paragraph') return pieces;
  const lines: { readonly start: number; readonly end: number }[] = [];
  let start = first.start;
  for (const line of source.slice(first.start, first.end).split('\n')) {
    if (!property.test(line)) return pieces;
    const span = trimmed(prose, start, start + line.length);
    if (span) lines.push(span);
    start += line.length + 1;
  }
  return [title, ...lines.map((span) => piece('item', span, { level: 1 })), ...pieces.slice(2)];
}

const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
