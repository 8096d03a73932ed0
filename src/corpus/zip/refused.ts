// Why a file is not read, thrown deep inside of a reader and caught at its door.
import type { Converted, ConvertedOrNot, Converter, ConvertOptions } from '../converted.ts';

/** The reason is said behind what people call such a file: "a Word file with a password". */
type Why = { readonly reason: string; readonly remedy: string };

/** One line for the list of what is not read. */
export class RefusedError extends Error {
  readonly why: Why;
  constructor(why: Why) {
    super(why.reason);
    this.why = why;
  }
}

/** Stops the reading of a file with one line for its owner; always throws. `reason` as in `Why`. */
export const refuse = (reason: string, remedy: string): never => {
  throw new RefusedError({ reason, remedy });
};

const again = 'put a fresh copy here, or open it and save it anew';

/** What can be wrong with any of them. */
const refusals = {
  empty: { reason: 'that is empty', remedy: 'put a fresh copy here, or remove it' },
  damaged: { reason: 'that is damaged or cut off', remedy: again },
  other: {
    reason: 'by name only',
    remedy: 'correct the ending of its name, or save it in the format that its name says',
  },
  old: { reason: 'in an old format', remedy: 'open it and save it in today’s format' },
  password: { reason: 'with a password', remedy: 'save a copy without the password' },
  tooLarge: {
    reason: 'that unpacks to far more than it should',
    remedy: 'open it, keep only what should be quoted, and save it anew',
  },
  tooLong: { reason: 'with too much text for one document', remedy: 'split it into several files' },
  tooDeep: { reason: 'with parts that are nested too deeply', remedy: again },
  entities: { reason: 'that declares XML entities, which no such file needs', remedy: again },
  noText: { reason: 'without text', remedy: 'write into it what its pictures say, or remove it' },
} as const satisfies Record<string, Why>;

/** Stops the reading for one of the common reasons; always throws. */
export const refuseAs = (kind: keyof typeof refusals): never => {
  throw new RefusedError(refusals[kind]);
};

/** A converter that never throws: what a reader refuses, and what breaks it, becomes a reason. `kind`: as in "a Word file". */
export function converterOf(
  kind: string,
  version: string,
  read: (bytes: Uint8Array, options: ConvertOptions) => Promise<Converted>,
): Converter {
  const refused = ({ reason, remedy }: Why): Why => ({ reason: `${kind} ${reason}`, remedy });
  const convert = async (bytes: Uint8Array, options: ConvertOptions): Promise<ConvertedOrNot> => {
    if (bytes.length === 0) return refused(refusals.empty);
    try {
      const converted = await read(bytes, options);
      return converted.parsed.pieces.length === 0 ? refused(refusals.noText) : converted;
    } catch (error) {
      return refused(error instanceof RefusedError ? error.why : refusals.damaged);
    }
  };
  return { version, convert };
}
