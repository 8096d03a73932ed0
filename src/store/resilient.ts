// A store that a process can rely on: it answers once what reaches it, also while the file is away.
import type { Log } from '../log.ts';
import { createOutage, type Outage, type Patience } from './outage.ts';
import type { Claims, Store, WrongFor } from './store.ts';

/** Try every 2 s; 10,000 writes are about 2,500 questions. */
const usual: Patience = { probe: 2_000, most: 10_000 };
/** Questions this process remembers having seen claimed, so that an outage does not answer them again. */
const mostSeen = 100_000;

/** A store over the file that `open` opens; while that is away it works in memory and catches up later. */
export async function resilient(open: () => Promise<Store>, log: Log, patience = usual): Promise<Store> {
  const outage = await createOutage(open, log, patience);
  const { read, write, only, file, memory } = outage;
  // What was ruled before an outage holds during it.
  let retired: ReadonlySet<string> = new Set();
  let wrong: WrongFor = () => new Set();
  const retiredHashes = async (): Promise<ReadonlySet<string>> => {
    const hashes = await read((s) => s.rulings.retiredHashes());
    if (file() === undefined) return new Set([...retired, ...hashes]);
    retired = hashes;
    return hashes;
  };
  const wrongQuotations = async (): Promise<WrongFor> => {
    const wrongFor = await read((s) => s.rulings.wrongQuotations());
    const before = wrong;
    if (file() === undefined) return (question) => new Set([...before(question), ...wrongFor(question)]);
    wrong = wrongFor;
    return wrongFor;
  };
  return {
    claims: resilientClaims(outage, log),
    turns: {
      begin: (...given) => write((s) => s.turns.begin(...given)),
      of: (...given) => read((s) => s.turns.of(...given)),
      threads: (...given) => read((s) => s.turns.threads(...given)),
    },
    answers: {
      record: (...given) => write((s) => s.answers.record(...given)),
      retract: (...given) => write((s) => s.answers.retract(...given)),
      kept: (...given) => read((s) => s.answers.kept(...given)),
      ofQuestion: (...given) => read((s) => s.answers.ofQuestion(...given)),
      byReceipt: (...given) => read((s) => s.answers.byReceipt(...given)),
      evidence: (...given) => read((s) => s.answers.evidence(...given)),
      citing: (...given) => read((s) => s.answers.citing(...given)),
      shown: (...given) => write((s) => s.answers.shown(...given)),
      isAsker: (...given) => read((s) => s.answers.isAsker(...given)),
      tallies: (since) => (file() ?? memory()).answers.tallies(since),
      cited: (...given) => read((s) => s.answers.cited(...given)),
    },
    feedback: {
      give: (...given) => write((s) => s.feedback.give(...given)),
      of: (...given) => read((s) => s.feedback.of(...given)),
    },
    flags: {
      open: (...given) => write((s) => s.flags.open(...given)),
      get: (...given) => read((s) => s.flags.get(...given)),
      ofAnswer: (...given) => read((s) => s.flags.ofAnswer(...given)),
      showIn: (...given) => write((s) => s.flags.showIn(...given)),
      queue: (...given) => read((s) => s.flags.queue(...given)),
      waiting: (...given) => read((s) => s.flags.waiting(...given)),
    },
    rulings: {
      decide: async (...given) => {
        await write((s) => s.rulings.decide(...given));
        await Promise.all([retiredHashes(), wrongQuotations()]);
      },
      decisions: (...given) => read((s) => s.rulings.decisions(...given)),
      retired: () => read((s) => s.rulings.retired()),
      edited: (...given) => write((s) => s.rulings.edited(...given)),
      retiredHashes,
      wrongQuotations,
    },
    outbox: {
      // Entries of the outbox wait for the file: done from memory, they would be done again when it is back.
      take: (...given) => read(async (s) => (s === memory() ? [] : s.outbox.take(...given))),
      // While the file is away nobody can be handed what this process holds.
      prolong: (entry, lease) => read(async (s) => (s === memory() ? entry : s.outbox.prolong(entry, lease))),
      done: (...given) => write((s) => s.outbox.done(...given)),
    },
    keeping: {
      hash: (...given) => read((s) => s.keeping.hash(...given)),
      secret: (...given) => only((s) => s.keeping.secret(...given)),
      sweep: (...given) => read((s) => s.keeping.sweep(...given)),
      purgePerson: (...given) => only((s) => s.keeping.purgePerson(...given)),
      purgeDocument: (...given) => only((s) => s.keeping.purgeDocument(...given)),
      exportAll: async function* () {
        yield* await only(async (s) => s.keeping.exportAll());
      },
      exportPerson: async function* (person) {
        yield* await only(async (s) => s.keeping.exportPerson(person));
      },
    },
    ready: () => file() !== undefined,
    close: () => outage.close(),
  };
}

function resilientClaims({ read, write, file, memory }: Outage, log: Log): Claims {
  // In the order of their arrival, so that the oldest is forgotten first; grows with use, not at the start.
  const seen = new Set<string>();
  return {
    async take(question, lease) {
      if (seen.has(question.id)) return false;
      // Marked before the first wait, so that two deliveries at once cannot both pass.
      seen.add(question.id);
      const [oldest] = seen;
      if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
      return write(async (s) => {
        const taken = await s.claims.take(question, lease);
        if (!taken && memory().claims !== s.claims && file() === undefined)
          log.warn(
            'while the store was away, another process answered this question too; delete one of the two replies',
            {
              question: question.id,
            },
          );
        return taken;
      });
    },
    // While the file is away nobody can take a claim over: what this process holds stays its own.
    renew: (ids, lease) => read(async (s) => (s === memory() ? ids : s.claims.renew(ids, lease))),
    end: (...given) => write((s) => s.claims.end(...given)),
    overdue: (...given) => read((s) => s.claims.overdue(...given)),
  };
}
