// Putting an answer that one person got alone before all in a place: once, as it was given, and only what all there may read.
import type { Readers } from '../../src/domain.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { mayShare } from '../../src/moderation/cited.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Today } from '../../src/moderation/today.ts';
import { type Fresh, shareable } from './fresh.ts';

/** An answer that is to be shown to all, by whom, and where. */
export type Share = {
  readonly answerId: string;
  readonly person: string;
  /** What addresses of messages in that place begin with. */
  readonly place: string;
  /** Questions are answered there. */
  readonly open: boolean;
  /** Audiences of all who will see it. */
  readonly readers: () => Promise<Readers>;
  /** `thread` is the conversation that then begins under the message, if one does. */
  readonly post: (
    today: Fresh<Today>,
    key: string,
  ) => Promise<{ readonly message: string; readonly thread?: string | undefined } | 'silent' | 'refused'>;
};

/** Named as the line that says so. */
export type Shared =
  | 'shared'
  | 'gone'
  | 'onlyAsker'
  | 'elsewhere'
  | 'alreadyShared'
  | 'notForAll'
  | 'stale'
  | 'cannotShare';

type Parts = {
  readonly engine: Pick<Engine, 'kept' | 'isAsker' | 'shown' | 'begin' | 'library'>;
  readonly moderation: Pick<Moderation, 'today'>;
};

/** Two at once of the same answer in the same place go one after the other. */
export function createShare({ engine, moderation }: Parts): (share: Share) => Promise<Shared> {
  const running = new Map<string, Promise<unknown>>();

  async function shared({ answerId, person, place, open, readers, post }: Share): Promise<Shared> {
    const kept = await engine.kept(answerId);
    if (kept === undefined) return 'gone';
    if (!(await engine.isAsker(answerId, person))) return 'onlyAsker';
    if (!open) return 'elsewhere';
    if (kept.messages.some((message) => message.startsWith(`${place}:`))) return 'alreadyShared';
    const all = await readers();
    if (!mayShare(engine.library(), kept, all)) return 'notForAll';
    const posted = await post(() => shareable(moderation, answerId, all), `share:${answerId}:${place}`);
    if (posted === 'silent') return 'stale';
    if (posted === 'refused') return 'cannotShare';
    await engine.shown(answerId, posted.message);
    if (posted.thread !== undefined) await engine.begin(posted.thread, answerId);
    return 'shared';
  }

  return async (share) => {
    const key = `${share.answerId} ${share.place}`;
    const next = (): Promise<Shared> => shared(share);
    const mine = (running.get(key) ?? Promise.resolve()).then(next, next);
    running.set(key, mine);
    try {
      return await mine;
    } finally {
      if (running.get(key) === mine) running.delete(key);
    }
  };
}
