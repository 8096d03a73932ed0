// What a button carries: at most 100 characters, read strictly, for the buttons of every platform.
import type { Cursor } from './store/store.ts';

const kinds = [
  'source',
  'helpful',
  'unhelpful',
  'report',
  'share',
  'more',
  'remove',
  'followup',
  'sources',
  'check',
  'right',
  'wrong',
  'retire',
  'undo',
  'note',
  'queue',
  'ask',
] as const;

/** What pressing a button asks for, as it is encoded in the button itself. */
export type Action = {
  readonly kind: (typeof kinds)[number];
  /** Empty for what is about no answer: a page of the sources or of the queue. */
  readonly answerId: string;
  /** Number of a citation, of a page or of an example question; 0 to 9,999. */
  readonly citation?: number;
  /** A flag, a decision, a passage or a place in the queue: letters, digits, `_`, `:` and `-`. */
  readonly subject?: string;
};

/** Length of a custom_id in Discord, the shortest of the platforms; UTF-16 units. */
const longest = 100;
const form = /^([a-z]+)\.([A-Za-z0-9_-]{0,40})\.(0|[1-9][0-9]{0,3})?\.([A-Za-z0-9_:-]*)$/;

/** Throws a RangeError for what could not be read back. */
export function encodeAction({ kind, answerId, citation, subject = '' }: Action): string {
  const encoded = `${kind}.${answerId}.${citation ?? ''}.${subject}`;
  if (decodeAction(encoded) === undefined) throw new RangeError(`no button can carry ${encoded}`);
  return encoded;
}

/** Undefined for anything that `encodeAction` did not write. */
export function decodeAction(encoded: string): Action | undefined {
  const [, name, answerId, citation, subject] = (encoded.length <= longest && form.exec(encoded)) || [];
  const kind = kinds.find((known) => known === name);
  if (kind === undefined || answerId === undefined) return undefined;
  // Names that every object has: none of ours, and looked up in a table they would be found.
  if (answerId in Object.prototype || (subject !== undefined && subject in Object.prototype))
    return undefined;
  return {
    kind,
    answerId,
    ...(citation === undefined ? {} : { citation: Number(citation) }),
    ...(subject ? { subject } : {}),
  };
}

/** A place in the moderators' queue, as the subject of a button. */
export const encodeCursor = ({ at, id }: Cursor): string => `${at}:${id}`;

/** Undefined for anything that `encodeCursor` did not write. */
export function decodeCursor(encoded = ''): Cursor | undefined {
  const [, at, id] = /^(\d{1,16}):(.+)$/.exec(encoded) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
