// The library of a folder as an engine holds it: in force until it is read again.
import type { LibraryHolder } from '../../src/engine/answering.ts';
import { openLibrary } from '../../src/library/library.ts';

/** Reads the folder now, and again with each `reload`; nothing is watched. */
export async function folderLibrary(folder: string): Promise<LibraryHolder> {
  let library = await openLibrary({ folder });
  return {
    current: () => library,
    reload: async () => {
      library = await openLibrary({ folder });
      return library;
    },
  };
}
