// The files of the project as text, with what each imports, for what is counted about them.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** One TypeScript file. Paths are relative to the project, with forward slashes. */
export type File = {
  readonly path: string;
  readonly text: string;
  /** Paths of its own files, names of packages: static, dynamic and re-exporting, types too. */
  readonly imports: readonly string[];
};

/** All TypeScript files below these folders of the project. */
export function readFiles(...folders: readonly string[]): readonly File[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name).replaceAll('\\', '/');
        const text = readFileSync(path, 'utf8');
        return { path, text, imports: importsOf(text).map((name) => resolved(path, name)) };
      }),
  );
}

/** What a text imports, as written: static, dynamic and re-exporting. */
export function importsOf(text: string): readonly string[] {
  const found = text.matchAll(
    /^(?:import|export)\b[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  );
  return [...found].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** A relative import of the file at `path` as a path of the project; the name of a package stays. */
export function resolved(path: string, name: string): string {
  return name.startsWith('.') ? posix.join(dirname(path).replaceAll('\\', '/'), name) : name;
}
