// What a moderator's window shows, kept in the window itself so that it can be drawn again after a decision; pure.
import { z } from 'zod';
import { parseJson } from '../../kit/parse-json.ts';

const cursor = z.object({ at: z.number(), id: z.string() });

/** A page of the queue. */
const queue = z.object({ kind: z.literal('queue'), after: cursor.optional() });
const screen = z.discriminatedUnion('kind', [
  /**
   * One answer, its citations from number `from` on; opened for a report where `flagId` is given, and over the queue
   * where `below` says which page of it in which window.
   */
  z.object({
    kind: z.literal('panel'),
    answerId: z.string(),
    from: z.number().optional(),
    flagId: z.string().optional(),
    below: z.object({ view: z.string(), screen: queue }).optional(),
  }),
  queue,
]);

/** What a window shows: an answer, or a page of the queue. */
export type Screen = z.output<typeof screen>;

/** A decision that waits for its reason: the button that was pressed and the window under the one that asks. */
const pending = z.object({
  action: z.string(),
  below: z.object({ view: z.string(), screen }).optional(),
});

/** A decision that still needs its reason. */
export type Pending = z.output<typeof pending>;

/** As it is kept in the window itself. */
export const encodeScreen = (value: Screen): string => JSON.stringify(value);
/** As it is kept in the window that asks for the reason. */
export const encodePending = (value: Pending): string => JSON.stringify(value);

/** Undefined when it was not written by `encodeScreen`. */
export const decodeScreen = (text: string | undefined): Screen | undefined => parseJson(screen, text ?? '');
/** Undefined when it was not written by `encodePending`. */
export const decodePending = (text: string): Pending | undefined => parseJson(pending, text);
