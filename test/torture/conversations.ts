// What people asked for their own eyes, shared, and asked on from by others: no word of it comes out that nobody shared.
import { conversationAfter, conversationIn } from '../../adapters/discord/listeners/conversation.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openMemory } from '../../src/store/memory.ts';
import { createHouse, type House } from '../contracts/engine.ts';
import type { Kind } from './kind.ts';
import type { Random } from './random.ts';

type Person = 'ann' | 'bob' | 'cid';
/** An answer as a message; `word` stands in its question only. */
type Given = {
  readonly answerId: string;
  readonly message: string;
  readonly asker: Person;
  readonly word: string;
  readonly said: string;
  /** Seen by all: asked in public, or shared since. */
  open: boolean;
};

const channel = '6';
const first = [
  'Where do boats moor, WORD?',
  'What is the toll for a night, WORD?',
  'Who keeps the ledger, WORD?',
] as const;
const further = [
  'And where is it, WORD?',
  'Who keeps it there, WORD?',
  'And how much is it, WORD?',
  'WORD?',
] as const;

let house: House | undefined;

export const conversations: Kind = {
  name: 'private conversations that are shared and asked on from',
  share: 0.03,
  async run(random, tally) {
    house ??= createHouse();
    const engine = await house.engine(openMemory());
    const given: Given[] = [];
    for (let n = 0; n < 3 + random.int(6); n += 1) {
      const person = random.pick(['ann', 'bob', 'cid'] as const);
      const seen = given.filter((one) => one.open || one.asker === person);
      const from = random.chance(0.7) ? seen[random.int(Math.max(1, seen.length))] : undefined;
      if (from && !from.open && from.asker === person && random.chance(0.3)) {
        from.open = true;
        continue;
      }
      const hidden = random.chance(0.5);
      const word = random.word('canary');
      const text = random.pick(from ? further : first).replace('WORD', word);
      const reply = await engine.respond({
        id: `discord:${n}`,
        thread: await threadOf(engine, random, { n, person, hidden, from }),
        place: '',
        text,
        asker: person,
        askedAt: Date.now(),
        readers: [],
        addressed: true,
      });
      if (reply?.kind !== 'answer') continue;
      const said = JSON.stringify(reply.answer);
      // Whoever shares an answer shares what it was understood as.
      const known = given
        .filter((one) => one.open || (hidden && one.asker === person))
        .map((one) => one.said);
      for (const other of given)
        if (said.includes(other.word) && !known.some((text) => text.includes(other.word)))
          tally.fault(
            'leaked',
            `${other.asker}'s "${other.word}" to ${hidden ? person : 'all'}: ${reply.answer.understood}`,
          );
      given.push({ answerId: reply.answerId, message: `${n}00`, asker: person, word, said, open: !hidden });
    }
    await engine.close();
  },
  end: () => house?.remove(),
};

type Asking = {
  readonly n: number;
  readonly person: Person;
  readonly hidden: boolean;
  readonly from: Given | undefined;
};

/** As the adapter decides it: by its button, under the message that this person sees. */
async function threadOf(
  engine: Engine,
  random: Random,
  { n, person, hidden, from }: Asking,
): Promise<string> {
  const asked = { direct: false, thread: false, hidden };
  const own = conversationIn({ ...asked, channel, own: String(n) });
  if (from === undefined) return own;
  const kept = await engine.kept(from.answerId);
  const shown = {
    kept: { answerId: from.answerId, thread: kept?.thread },
    message: from.message,
    // Whoever had it privately may press under their own copy or under the shared one.
    hidden: !from.open || (from.asker === person && random.chance(0.5)),
    isAsker: from.asker === person,
  };
  const { thread, from: start } = conversationAfter(own, asked, shown);
  if (start !== undefined) await engine.begin(thread, start);
  return thread;
}
