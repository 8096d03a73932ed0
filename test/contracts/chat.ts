// What everybody is promised in every chat: one reply, whatever is redelivered, lost, refused or killed, and never a stale one.
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createModeration } from '../../src/moderation/moderation.ts';
import { lifetimes } from '../../src/store/limits.ts';
import { asides, decidedLine } from '../../src/words/everybody.ts';
import type { ChatBench, ChatPeople } from './chat-bench.ts';
import { type ChatStage, chatStage } from './chat-stage.ts';
import { rowsOf } from './kept.ts';

const toll = 'What is the toll for a night?';
const answer = 'The toll for a night is nine coins.';
const master = 'Who keeps the ledger of arrivals?';

/** Runs a chat through all of it, on documents of its own. `make` gives a fresh chat each time. */
export function chatContract(name: string, make: () => Promise<ChatBench>, controls = true): void {
  describe(`${name} keeps the contract of chats`, () => {
    const stage = chatStage(make);
    const started: ChatStage['started'] = (change) => stage().started(change);
    const stopped = (): Promise<void> => stage().stopped();
    const messages = (): readonly string[] => stage().bench.messages();
    const ask = (text: string, id: string): Promise<void> => stage().bench.ask(text, id);
    const edited = (): void =>
      stage().house.write('harbour.md', '# Harbour rules\n\nThe toll for a night is twelve coins.\n');
    const standing = (count: number) => expect.poll(messages, { timeout: 20_000 }).toHaveLength(count);
    /** All that was heard is done, and nothing but these messages stands. */
    async function only(...containing: readonly string[]): Promise<void> {
      await standing(containing.length);
      await stopped();
      const expected = containing.map((text) => expect.stringContaining(text));
      expect(messages()).toEqual(expected);
    }

    test('a question is replied to, with the quotation and its footnote', async () => {
      await started();
      await ask(toll, '1');
      await only(answer);
      expect(messages()[0]).toContain('[1]');
    });

    test('a question that the documents do not answer is replied to as well', async () => {
      await started();
      await ask('How do I repair a bicycle chain?', '1');
      await only('');
    });

    test('a question delivered again, at once or later, is replied to once', async () => {
      await started();
      await Promise.all([ask(toll, '1'), ask(toll, '1')]);
      await standing(1);
      await ask(toll, '1');
      await stopped();
      await started();
      await ask(toll, '1');
      await ask(master, '2');
      await only(answer, 'ledger');
    });

    test('two processes that both hear a question reply once', async () => {
      await started();
      await started();
      await ask(toll, '1');
      await only(answer);
    });

    test('a post whose answer was lost is not repeated', async () => {
      await started();
      stage().bench.spoil('lost');
      await ask(toll, '1');
      await only(answer);
    });

    test('a post that was limited, or not taken, is made later', async () => {
      await started();
      stage().bench.spoil('limited');
      await ask(toll, '1');
      await standing(1);
      stage().bench.spoil('down');
      await ask(master, '2');
      await only(answer, 'ledger');
    });

    test('words that changed while a post waited are not posted', async () => {
      await started();
      stage().bench.spoil('down', edited);
      await ask(toll, '1');
      await only('twelve coins');
    });

    test('words that changed after a post whose answer was lost are edited', async () => {
      await started();
      stage().bench.spoil('lost', edited);
      await ask(toll, '1');
      await standing(1);
      await expect.poll(() => messages()[0], { timeout: 10_000 }).toContain('twelve coins');
      await stopped();
      expect(messages()).toEqual([expect.not.stringContaining('nine coins')]);
    });

    test('a reply stands that another process has counted as its own meanwhile', async () => {
      let taken = false;
      const asked: boolean[] = [];
      await started((engine) => ({
        fresh: async (...given) => {
          asked.push(taken);
          return taken ? undefined : engine.fresh(...given);
        },
      }));
      stage().bench.spoil('lost', () => {
        taken = true;
      });
      await ask(toll, '1');
      await standing(1);
      await expect.poll(() => asked, { timeout: 10_000 }).toContain(true);
      await only(answer);
    });

    test.each([
      [
        'before its reply was posted',
        (dead: Promise<void>): Partial<Engine> => ({ fresh: () => dead.then(() => undefined) }),
      ],
      ['after it was posted', (dead: Promise<void>): Partial<Engine> => ({ posted: () => dead })],
    ])('a process killed %s is followed by another, and one reply stands', async (when, killed) => {
      await started(() => killed(stage().over));
      await ask(toll, '1');
      await expect.poll(async () => (await rowsOf(stage().store, 'answers')).length).toBe(1);
      if (when.startsWith('after')) await standing(1);
      const dead = stage().services.splice(0);
      stage().time += lifetimes.lease + 1;
      edited();
      await started();
      await standing(1);
      await expect.poll(messages, { timeout: 10_000 }).toEqual([expect.stringContaining('twelve coins')]);
      await stopped();
      stage().time += 2 * lifetimes.lease;
      const { store, time } = stage();
      expect(await rowsOf(store, 'answers')).toHaveLength(1);
      const lease = { holder: 'test', now: time, until: time + lifetimes.lease };
      expect(await store.claims.overdue('', lease, 9)).toEqual([]);
      stage().services.push(...dead);
    });

    /** A moderator takes the first quotation back, in whatever process. */
    async function takenBack(flagId?: string): Promise<void> {
      const [kept] = await rowsOf(stage().store, 'answers');
      const library = () => expect.unreachable('a decision needs no documents');
      const { store, time } = stage();
      const moderation = createModeration({ store, library, now: () => time });
      const ruling = { kind: 'wrong', moderator: 'x:mod', reason: 'old', citation: 1 } as const;
      const about = { answerId: String(kept?.id), ...(flagId === undefined ? {} : { flagId }) };
      expect(await moderation.decide({ ...ruling, ...about })).toEqual({ kind: 'withdrawn' });
    }

    test('a quotation that a moderator takes back goes from the message', async () => {
      await started();
      await ask(toll, '1');
      await only(answer);
      await takenBack();
      await started();
      await expect.poll(messages, { timeout: 10_000 }).toEqual([expect.not.stringContaining('nine coins')]);
    });

    test('what the place may not read is never posted', async () => {
      await started();
      await ask('What hides the night watch under the third lantern?', '1');
      await ask('Where is the spare key?', '2');
      await only('', '');
      expect(messages().join('\n')).not.toContain('spare key under');
    });

    describe.runIf(controls)('with buttons', () => {
      const people = (): ChatPeople => stage().bench.people ?? expect.unreachable('there are no buttons');
      const saying = (said: () => readonly string[], words: string) =>
        expect.poll(() => said().filter((one) => one.includes(words)), { timeout: 10_000 }).toHaveLength(1);

      test('an answer that one person got alone is shared once', async () => {
        await started();
        await people().askAlone(toll);
        await saying(people().privately, answer);
        await Promise.all([people().share(), people().share()]);
        await saying(people().privately, asides.alreadyShared);
        await only(answer);
      });

      test('no answer is shared whose words have changed', async () => {
        await started();
        await people().askAlone(toll);
        await saying(people().privately, answer);
        edited();
        await people().share();
        await saying(people().privately, asides.stale);
        expect(messages()).toEqual([]);
      });

      test('a report reaches moderators, and the reporter what was decided', async () => {
        await started();
        await ask(toll, '1');
        await standing(1);
        await people().report('The toll rose.');
        await saying(people().reports, 'The toll rose.');
        await stopped();
        const [flag] = await rowsOf(stage().store, 'flags');
        await takenBack(String(flag?.id));
        await started();
        await saying(people().privately, decidedLine('withdrawn'));
        await saying(people().reports, 'decided');
        expect(messages()).toEqual([expect.not.stringContaining('nine coins')]);
      });
    });
  });
}
