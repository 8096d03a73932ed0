// A request as it is read against the documents: of a comparison each side by itself.
import type { Library } from '../library/library.ts';
import { once } from '../once.ts';
import type { Accept } from '../search/hits.ts';
import type { Concept } from './concepts.ts';
import { analyzeQuestion } from './query.ts';
import { type Reading, readingOf } from './reading.ts';
import { type Comparison, type Request, requestOf } from './request.ts';

/** A request with everything it needs from the documents; a comparison has the query of each side. */
export type RequestRead =
  | Exclude<Request, Comparison>
  | { readonly kind: 'comparison'; readonly sides: readonly [Side, Side] };

/** One of two things that are compared. */
export type Side = {
  /** What its name holds. */
  readonly concepts: readonly Concept[];
  /** Its name, with what of the two is compared. */
  readonly reading: Reading;
};

/** Undefined for a message that is no request. */
export function requestRead(asked: string, library: Library, accept: Accept): RequestRead | undefined {
  const request = requestOf(asked);
  if (request?.kind !== 'comparison') return request;
  const { sides, of = '' } = request;
  const sideOf = (name: string): Side => {
    const query = once(() => analyzeQuestion(name, library, accept));
    return {
      get concepts() {
        return query().concepts;
      },
      reading: readingOf(library, `${name} ${of}`.trim(), { as: 'whole', asked, accept }),
    };
  };
  return { kind: 'comparison', sides: [sideOf(sides[0]), sideOf(sides[1])] };
}
