// Documents that no place shows, told when a service starts.
import { mayRead } from '../src/library/audience.ts';
import type { Library } from '../src/library/library.ts';
import { operators } from './operators.ts';

/** Documents whose audience none of the platforms serves, one line for people; undefined when all are reached. */
export function unreachedLine(library: Library, served: readonly string[]): string | undefined {
  const unreached = library.documents.filter(({ audience }) => !mayRead(audience, served));
  if (unreached.length === 0) return undefined;
  const named = unreached.map(({ path, audience }) => `${path} (${audience.join(', ')})`);
  return operators.unreached(named);
}
