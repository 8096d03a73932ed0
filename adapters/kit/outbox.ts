// What moderators' decisions leave to do in a chat: messages to edit, reports to close, reporters to tell; one process has each.
import type { Readers } from '../../src/domain.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { common } from '../../src/library/audience.ts';
import type { Log } from '../../src/log.ts';
import type { Moderation, Report } from '../../src/moderation/moderation.ts';
import type { Today } from '../../src/moderation/today.ts';
import type { OutboxEntry } from '../../src/store/outbox-entry.ts';
import type { Fresh } from './fresh.ts';

/** Does in the chat what decisions leave to be done. */
export type Outbox = {
  /** Does what is due; a call while one is under way waits for it and looks once more. Never rejects. */
  run(): Promise<void>;
  /** Posts a member's report where moderators see it. It waits in their queue whatever comes of this. Never rejects. */
  report(flagId: string): Promise<void>;
};

/** `done`: also where it can never be done. `later`: it is tried again, as after a fault that comes out. */
export type Attempt = Promise<'done' | 'later'>;

/** A member's report as all of `readers` may see it. */
export type SeenReport = Report & { readonly readers: Readers };

/** What a reporter is told: only what was decided, not what about. */
export type ReporterNotice = { readonly decision: 'withdrawn' | 'kept'; readonly receipt: string };

/** How the outbox reaches its platform. */
export type OutboxParts = {
  /** What is kept of it begins with this name. */
  readonly platform: string;
  readonly engine: Pick<Engine, 'kept'>;
  readonly moderation: Pick<
    Moderation,
    'outboxEntries' | 'prolong' | 'done' | 'today' | 'report' | 'shownIn'
  >;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** False while the platform cannot be reached: nothing is begun then. */
  readonly ready?: () => boolean;
  /** Audiences of the whole platform. */
  readonly audience: Readers;
  /** Audiences of all who see the message at this address. */
  readonly readersOf: (address: string) => Promise<Readers>;
  /** Puts the answer as it may be shown now in place of the message. */
  readonly edit: (address: string, today: Fresh<Today>) => Attempt;
  /** The same with a member's report. Unset: none is posted there. */
  readonly editReport?: (address: string, report: Fresh<SeenReport>) => Attempt;
  readonly tell?: (person: string, notice: Fresh<ReporterNotice>, key: string) => Attempt;
  /** Where new reports are posted. */
  readonly reports?: ReportPlace | undefined;
  /** One that failed so often is left to its lease. Unset: the platform says when something can never be done. */
  readonly tries?: number;
};

/** A message that shows a report, and what it says now. */
export type ReportPlace = {
  readonly address: string;
  /** Resolves to the address of the message, undefined where nothing was to be said any more. */
  readonly post: (report: Fresh<SeenReport>, key: string) => Promise<string | undefined>;
  /** Not everybody there may read it, or a fault. */
  readonly failed: (why: 'audience' | { readonly fault: unknown }) => void;
};

type Held = { readonly entry: OutboxEntry; readonly isOurs: () => Promise<boolean>; readonly tried: number };

/** Begins with nothing in hand; `run` asks the store for what is due. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { platform, engine, moderation, log, signal, audience, readersOf } = parts;
  const { ready = () => true, tries = Number.POSITIVE_INFINITY } = parts;
  let running: Promise<void> | undefined;
  let again = false;
  /** They are handed out a few times only: what cannot be done yet is kept here, its lease prolonged at each attempt. */
  let held: readonly Held[] = [];

  async function rounds(): Promise<void> {
    do {
      again = false;
      if (signal.aborted || !ready()) return;
      const due = await moderation.outboxEntries(`${platform}:`);
      const all = [...held, ...due.map((entry) => ({ entry, isOurs: hold(entry), tried: 0 }))];
      const over = await Promise.all(all.map(carryOut));
      held = all
        .filter((_, at) => !over[at])
        .map((one) => ({ ...one, tried: one.tried + 1 }))
        .filter(({ tried }) => tried < tries);
      again ||= due.length > 0;
    } while (again);
  }

  /** True while the entry is this process's: its lease is prolonged each time it is asked. */
  function hold(entry: OutboxEntry): Held['isOurs'] {
    let ours: OutboxEntry | undefined = entry;
    return async () => {
      ours = ours && (await moderation.prolong(ours));
      return ours !== undefined;
    };
  }

  /** True when it is over, or another process's by now: a queue or a limit may have held it up for longer than its lease. */
  async function carryOut({ entry, isOurs }: Held): Promise<boolean> {
    let left = false;
    const whileOurs =
      <M>(fresh: Fresh<M>): Fresh<M> =>
      async () => {
        left = !(await isOurs());
        return left ? undefined : fresh();
      };
    try {
      const outcome = await attempt(entry, whileOurs);
      if (left) return true;
      if (outcome === 'done') await moderation.done(entry.entryId);
      return outcome === 'done';
    } catch (error) {
      // An address may be a person.
      const fields = { adapter: platform, event: entry.kind, reason: String(error) };
      log.warn('a message could not be updated yet; it is tried again', fields);
      return false;
    }
  }

  async function attempt(
    { kind, address, answerId = '', flagId = '', entryId }: OutboxEntry,
    whileOurs: <M>(fresh: Fresh<M>) => Fresh<M>,
  ): Attempt {
    if (kind === 'edit')
      return parts.edit(
        address,
        whileOurs(() => answerNow(answerId, address)),
      );
    if (kind === 'tell')
      return (
        parts.tell?.(
          address,
          whileOurs(() => noticeNow(flagId)),
          entryId,
        ) ?? 'done'
      );
    return parts.editReport?.(address, whileOurs(reportNow(flagId, address))) ?? 'done';
  }

  async function answerNow(answerId: string, address: string): Promise<Today | undefined> {
    const kept = await engine.kept(answerId);
    return kept && moderation.today(answerId, common([kept.readers, await readersOf(address)]));
  }

  const reportNow =
    (flagId: string, address: string): Fresh<SeenReport> =>
    async () => {
      const readers = await readersOf(address);
      const report = await moderation.report(flagId, readers);
      return report && { ...report, readers };
    };

  async function noticeNow(flagId: string): Promise<ReporterNotice | undefined> {
    const report = await moderation.report(flagId, audience);
    if (!report?.decision) return undefined;
    const { kind } = report.decision;
    const decision = kind === 'wrong' || kind === 'retire' ? 'withdrawn' : 'kept';
    return { decision, receipt: report.kept.receipt };
  }

  async function announce(flagId: string, place: ReportPlace): Promise<void> {
    const now = reportNow(flagId, place.address);
    if ((await now()) === undefined) return place.failed('audience');
    const posted = await place.post(now, `report:${flagId}`);
    if (posted === undefined) return;
    await moderation.shownIn(flagId, posted);
    // Decided while the message was on its way: nobody else knew of it then.
    if ((await now())?.decision) await parts.editReport?.(posted, now);
  }

  return {
    run() {
      again = true;
      running ??= rounds()
        .catch((error: unknown) =>
          log.error('updates of messages could not be read from the store; the next round tries again', {
            adapter: platform,
            reason: String(error),
          }),
        )
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    report: async (flagId) => {
      const { reports } = parts;
      await (reports && announce(flagId, reports).catch((fault: unknown) => reports.failed({ fault })));
    },
  };
}
