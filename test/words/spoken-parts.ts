// What footnotes call the parts of a file that is no text.
import type { Source } from '../../src/domain.ts';
import * as citation from '../../src/words/citation.ts';
import { pageWords } from '../../src/words/everybody.ts';

const parts = [
  { kind: 'page', name: '7' },
  { kind: 'page', name: '7', to: '8' },
  { kind: 'slide', name: '3' },
  { kind: 'notes', name: '3' },
  { kind: 'chapter', name: 'Roads' },
  { kind: 'chapter', name: 'Chapter 2: Bridges' },
] as const;
const row = { kind: 'sheet', name: 'Prices', row: 12 } as const;

/** One line for each kind of part, and what it is called alone. */
export const partLines = (source: Source): readonly string[] => [
  ...parts.map((place) => citation.sourceLine({ ...source, place })),
  citation.sourceLine({ ...source, place: parts[0], recognised: true }),
  citation.placeWords({ ...source, place: row }),
  citation.partWords(row),
  pageWords.picture('Page 7'),
];
