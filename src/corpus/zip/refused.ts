// Why a file is not read, thrown deep inside of a reader and caught at its door.
import type { Converted, ConvertedOrNot, Converter, ConvertOptions } from '../converted.ts';

type Why = { readonly reason: string; readonly remedy: string };

/** One line for the list of what is not read. */
export class RefusedError extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(why.reason);
    this.why = why;
  }
}

/** Stops the reading of a file with one line for its owner; always throws. */
export const refuse = (reason: string, remedy: string): never => {
  throw new RefusedError({ reason, remedy });
};

const again = 'open it, save it under a new name and put that file here';

/** What can be wrong with any of them. */
export const refusals = {
  empty: { reason: 'is empty', remedy: 'put the file here again, or remove it' },
  damaged: { reason: 'is damaged or cut off', remedy: again },
  password: { reason: 'is protected by a password', remedy: 'save a copy without the password' },
  tooLarge: {
    reason: 'unpacks to far more than such a file holds',
    remedy: 'open it and save only the parts that are to be quoted',
  },
  tooLong: { reason: 'holds more text than one document may', remedy: 'split it into several files' },
  tooDeep: { reason: 'nests its parts too deeply', remedy: again },
  entities: { reason: 'declares XML entities, which no such file needs', remedy: again },
  noText: { reason: 'holds no text', remedy: 'remove it, or put the text of its pictures into it' },
} as const satisfies Record<string, Why>;

/** Stops the reading for one of the common reasons; always throws. */
export const refuseAs = (kind: keyof typeof refusals): never => {
  throw new RefusedError(refusals[kind]);
};

/** A converter that never throws: what a reader refuses, and what breaks it, becomes a reason. */
export function converterOf(
  version: string,
  read: (bytes: Uint8Array, options: ConvertOptions) => Promise<Converted>,
): Converter {
  const convert = async (bytes: Uint8Array, options: ConvertOptions): Promise<ConvertedOrNot> => {
    if (bytes.length === 0) return refusals.empty;
    try {
      const converted = await read(bytes, options);
      return converted.parsed.pieces.length === 0 ? refusals.noText : converted;
    } catch (error) {
      return error instanceof RefusedError ? error.why : refusals.damaged;
    }
  };
  return { version, convert };
}
