// Answers and verdicts in memory: what was replied, on what evidence, and where it is shown.
import { randomBytes } from 'node:crypto';
import { citationsOf, passagesShown, unknownIn } from '../citation/citations.ts';
import { citedContent, receiptCodes } from '../citation/receipt.ts';
import { common } from '../library/audience.ts';
import type { Held, HeldAnswer } from './held.ts';
import type { Kept } from './kept.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { withoutLists } from './shown.ts';
import type { Answers, Cited, Store } from './store.ts';

/** The verbs about answers and verdicts, over what is held in memory. */
export function memoryAnswers(held: Held): Pick<Store, 'answers' | 'feedback'> {
  const { answers } = held;
  const latest = (fits: (a: HeldAnswer) => boolean): Kept | undefined => {
    const found = [...answers.values()].filter(fits).at(-1);
    return found && toKept(found);
  };
  const verbs: Answers = {
    record: async (given, signal) => {
      if (signal?.aborted === true) return '';
      const content = citedContent(citationsOf(given.answer));
      const receipt = receiptCodes(content).find((c) => (held.receipts.get(c) ?? content) === content) ?? '';
      if (receipt !== '') held.receipts.set(receipt, content);
      const { answerId, question, answeredAt, turn } = given;
      if (answers.has(answerId)) return receipt;
      discard(held, question.id);
      const person = held.keys.person(question.asker);
      answers.set(answerId, {
        ...given,
        question: { ...question, asker: person },
        answer: withoutLists(given.answer),
        receipt,
        person,
        channel: question.channel === undefined ? '' : held.keys.person(question.channel),
        settledAt: 0,
        forgotten: false,
        withdrawn: new Map(),
        messages: new Set(),
      });
      held.turns.set(question.id, { thread: question.thread, person, at: answeredAt, turn });
      return receipt;
    },
    retract: async (id) => {
      const gone = answers.get(id);
      const signs = [...held.feedback.values(), ...held.flags.values()].some((one) => one.answerId === id);
      if (gone === undefined) return true;
      if (signs || gone.messages.size > 0) return false;
      answers.delete(id);
      if (held.turns.get(gone.question.id)?.at === gone.answeredAt) held.turns.delete(gone.question.id);
      return true;
    },
    kept: async (id) => latest((a) => a.answerId === id),
    ofQuestion: async (id) => latest((a) => a.question.id === id),
    byReceipt: async (code) => {
      const found = [...answers.values()].filter((a) => code !== '' && a.receipt === code);
      const [last] = found.slice(-1);
      return last && { ...toKept(last), readers: common(found.map((a) => a.question.readers)) };
    },
    evidence: async (id, role = 'shown') => {
      const found = answers.get(id);
      if (found === undefined) return [];
      const cited = role === 'shown' ? citationsOf(found.answer) : found.answer.next;
      return cited.map((citation) => ({
        citation,
        paragraph: found.paragraphs.get(citation.passageHash) ?? '',
        withdrawn: role === 'shown' && found.withdrawn.has(citation.number),
      }));
    },
    citing: async (passageHash) =>
      [...answers.values()].reverse().flatMap((a) =>
        citationsOf(a.answer)
          .filter((c) => passagesShown(c).includes(passageHash) && !a.withdrawn.has(c.number))
          .map((c) => ({ answerId: a.answerId, number: c.number })),
      ),
    shown: async (id, message, now) => show(held, answers.get(id), message, now),
    isAsker: async (id, person) => answers.get(id)?.person === held.keys.person(person),
    tallies: async function* (since) {
      for (const a of [...answers.values()]) {
        if (a.answeredAt < since) continue;
        const { answerId, answeredAt, answer, channel, question } = a;
        yield {
          answerId,
          answeredAt,
          kind: answer.kind,
          confidence: answer.confidence,
          readers: question.readers,
          channel,
          ...(a.forgotten ? {} : { question: question.text }),
          unknownWords: a.forgotten ? [] : unknownIn(answer),
        };
      }
    },
    cited: async (since) => {
      const counts = new Map<string, Cited>();
      for (const a of answers.values()) {
        if (a.answeredAt < since) continue;
        const counted = new Set<string>();
        for (const c of citationsOf(a.answer)) {
          const { path, title, date } = c.source;
          const place = JSON.stringify([c.passageHash, path]);
          const before = counts.get(place);
          const flags = counted.has(place)
            ? 0
            : [...held.flags.values()].filter(
                (f) => f.answerId === a.answerId && (f.citation ?? c.number) === c.number,
              ).length;
          counts.set(place, {
            passageHash: c.passageHash,
            path,
            title,
            ...(date === undefined ? {} : { date }),
            answers: (before?.answers ?? 0) + (counted.has(place) ? 0 : 1),
            flags: (before?.flags ?? 0) + flags,
          });
          counted.add(place);
        }
      }
      return [...counts.values()].sort((a, b) => b.answers - a.answers || (a.path < b.path ? -1 : 1));
    },
  };
  return { answers: verbs, feedback: memoryFeedback(held) };
}

function discard(held: Held, questionId: string): void {
  for (const { answerId, question, messages } of held.answers.values()) {
    if (question.id !== questionId || messages.size > 0) continue;
    held.answers.delete(answerId);
    held.turns.delete(questionId);
    for (const [id, vote] of held.feedback) if (vote.answerId === answerId) held.feedback.delete(id);
  }
}

function memoryFeedback(held: Held): Store['feedback'] {
  return {
    give: async (feedback, at) => {
      if (!held.answers.has(feedback.answerId)) return;
      const person = held.keys.person(feedback.person);
      held.feedback.set(JSON.stringify([feedback.answerId, person]), { ...feedback, person, at });
    },
    of: async (answerId) => {
      const given = [...held.feedback.values()].filter((f) => f.answerId === answerId);
      const helpful = given.filter((f) => f.verdict === 'helpful').length;
      return { helpful, unhelpful: given.length - helpful };
    },
  };
}

const toKept = (a: HeldAnswer): Kept => ({
  answerId: a.answerId,
  receipt: a.receipt,
  answer: a.answer,
  ...(a.forgotten ? {} : { thread: a.question.thread }),
  answeredAt: a.answeredAt,
  readers: a.question.readers,
  withdrawn: [...a.withdrawn.keys()].sort((x, y) => x - y),
  messages: [...a.messages],
});

/** A message that shows withdrawn citations has to be edited as soon as it is known. */
export function show(held: Held, answer: HeldAnswer | undefined, message: string, now: number): void {
  if (answer === undefined || answer.messages.has(message)) return;
  answer.messages.add(message);
  if (answer.withdrawn.size > 0)
    addEntry(held, { kind: 'edit', address: message, answerId: answer.answerId }, now);
}

/** Adds an entry to what is held, to be handed out from `now` on. */
export function addEntry(held: Held, entry: Omit<OutboxEntry, 'entryId' | 'until'>, now: number): void {
  const entryId = randomBytes(9).toString('base64url');
  held.outbox.set(entryId, { ...entry, entryId, at: now, until: 0, attempts: 0 });
}
