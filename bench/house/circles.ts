// Import circles: files that reach themselves through what they import, types too.
import type { File } from './files.ts';

/** Each circle as the paths in it, sorted; files of one circle all reach each other. */
export function circles(files: readonly File[]): readonly (readonly string[])[] {
  const imports = new Map(files.map(({ path, imports }) => [path, imports]));
  const reaches = new Map(files.map(({ path }) => [path, reachedFrom(path, imports)]));
  const found = new Map<string, readonly string[]>();
  for (const [path, reached] of reaches) {
    if (!reached.has(path)) continue;
    const circle = [...reached].filter((other) => reaches.get(other)?.has(path)).toSorted();
    found.set(circle.join(), circle);
  }
  return [...found.values()];
}

/** What is imported from `path` on, however far; `path` itself only where something leads back. */
function reachedFrom(path: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(imports.get(path));
  for (const other of reached) for (const next of imports.get(other) ?? []) reached.add(next);
  return reached;
}
