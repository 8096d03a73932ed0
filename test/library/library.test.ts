// The library: documents and passages by their ids.
import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../src/library/library.ts';

describe('a library', () => {
  it('is made of texts in memory', () => {
    const library = libraryOf([{ path: 'a', title: 'A', passages: ['One two. Three.', 'Four five.'] }]);
    expect(library.documents[0]?.passages.map((p) => p.sentences.length)).toEqual([2, 1]);
    const passage = library.documents[0]?.passages[1];
    expect(library.passage(passage?.id ?? '')).toBe(passage);
    expect(library.document(library.documents[0]?.id ?? '')).toBe(library.documents[0]);
  });
});
