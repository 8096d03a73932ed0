// Whose a question is, while the store may hang: claimed by one, ended once, and given up without a second reply.
import { LRUCache } from 'lru-cache';
import type { Question } from '../domain.ts';
import type { Claims } from '../store/store.ts';
import { within } from './deadline.ts';
import type { Leases } from './leases.ts';
import { counts, stages } from './limits.ts';

/** Claims of questions as the engine sees them: taken, ended, or left to somebody else. */
export type Claiming = {
  /**
   * False: somebody else has it. Undefined: the store did not say; nobody has it then, no other delivery is let in here,
   * and should the claim come to be written after all, it is ended.
   */
  take(question: Question): Promise<boolean | undefined>;
  /** Ends the claim, as far as the store is there; otherwise it stands still and is taken over. */
  end(id: string, message?: string, reason?: string): Promise<void>;
};

type Parts = {
  readonly claims: Claims;
  readonly leases: Leases;
  readonly now: () => number;
  readonly report: (what: string, question: string) => (error: unknown) => undefined;
};

/** Claims over the store's; `report` hears what goes wrong after the question was given up. */
export function createClaiming({ claims, leases, now, report }: Parts): Claiming {
  const unclaimed = new LRUCache<string, true>({ max: counts.unclaimed });

  async function end(id: string, message?: string, reason?: string): Promise<void> {
    leases.release(id);
    await within('store', () => claims.end(id, now(), message, reason)).catch(
      report('claim could not be ended', id),
    );
  }

  return {
    end,
    async take(question) {
      const { id } = question;
      if (unclaimed.has(id)) return false;
      const lease = leases.next();
      const taking = claims.take(question, lease);
      try {
        const taken = await within('claim', () => taking);
        if (taken) leases.hold(id, 'reply', stages.question * 2, lease.now);
        return taken;
      } catch (error) {
        // Two deliveries may have waited for the same store.
        if (unclaimed.has(id)) return false;
        unclaimed.set(id, true);
        taking
          .then((taken) => (taken ? end(id, undefined, 'claimed too late') : undefined))
          .catch(() => undefined);
        return report('no claim', id)(error);
      }
    },
  };
}
