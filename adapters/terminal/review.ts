// `review`: the moderators' queue, newest first, or one answer by its receipt; where somebody sits, each is asked about and decided.
import { createInterface } from 'node:readline/promises';
import type { Citation } from '../../src/domain.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { QueueEntry } from '../../src/moderation/queue.ts';
import type { Cursor } from '../../src/store/store.ts';
import { footer } from '../../src/words/citation.ts';
import { receiptLine, unknownReceipt } from '../../src/words/everybody.ts';
import {
  confidenceLine,
  decisionLine,
  differsLine,
  entryLine,
  queueLine,
  reasonLine,
  retiredOnce,
} from '../../src/words/moderators.ts';
import { changesOf, renderVerified } from './check.ts';
import type { Call, Command } from './command.ts';
import { exit } from './limits.ts';
import { localTime } from './local-time.ts';
import { printableLine } from './printable.ts';
import { choose, offers, type Prompt, rule, rulingOf, rulingOfEdited } from './ruling.ts';
import { indent, type Style } from './style.ts';

/** Shows the queue or one answer; where nobody sits at the terminal it only prints. */
export const reviewCommand: Command = {
  name: 'review',
  about: 'review reported and doubtful answers, newest first, or decide about one answer by its receipt',
  usage: '[RECEIPT]',
  // A receipt may be typed in its groups.
  words: 5,
  options: [],
  run: review,
};

async function review({ given, core, style, out }: Call): Promise<number> {
  const moderation = await core.moderation();
  const lines = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  const left = new AbortController();
  lines?.once('close', () => left.abort());
  const prompt: Prompt | undefined =
    lines && ((text) => lines.question(text, { signal: left.signal }).catch(() => undefined));
  const code = given.words.join('');
  const found = code === '' || (await lookAgain(moderation, code, style, out, prompt));
  if (code === '') await goThrough(moderation, style, out, prompt);
  lines?.close();
  await core.close();
  return found ? exit.fine : exit.noAnswer;
}

/** Page after page; without `prompt` it only lists. */
export async function goThrough(
  moderation: Pick<Moderation, 'queue' | 'decide'>,
  style: Style,
  out: (text: string) => void,
  prompt?: Prompt,
): Promise<void> {
  let after: Cursor | undefined;
  let number = 0;
  do {
    const page = await moderation.queue('all', after);
    if (number === 0) out(queueLine(page));
    for (const entry of page.entries) {
      number += 1;
      out(`\n${renderEntry(entry, number, style)}\n`);
      if (prompt && !(await decide(entry, moderation, out, prompt))) return;
    }
    after = page.next;
  } while (after !== undefined);
}

/** The entry with all that is needed to decide it. */
function renderEntry(entry: QueueEntry, number: number, style: Style): string {
  const head = style.bold(`${number}. ${entryLine(entry)}, ${localTime(entry.queued.at)}`);
  const say = (text: string): string => indent(printableLine(text), style, '   ');
  if (entry.kind === 'edited')
    return [
      head,
      say(retiredOnce(entry.retired.path, entry.retired.reason)),
      indent(changesOf(entry.changes, style), style, '   '),
    ].join('\n');
  const quoted = quotations(entry.cited, entry.changed, say);
  const reported = entry.kind === 'flag' ? [say(reasonLine(entry.flag.reason))] : [];
  const sure = `${confidenceLine(entry.kept.answer.confidence)} · ${receiptLine(entry.kept.receipt)}`;
  return [head, say(entry.kept.answer.asked), ...reported, ...quoted, say(sure)].join('\n');
}

/** Each quotation with its footnote, and with a line where the file reads differently now. */
const quotations = (
  cited: readonly Citation[],
  changed: readonly number[],
  say: (text: string) => string,
): readonly string[] =>
  cited.flatMap((citation) => [
    say(`“${citation.excerpt.text}”`),
    say(footer(citation)),
    ...(changed.includes(citation.number) ? [say(differsLine)] : []),
  ]);

/**
 * One answer, as often as the moderator wants to decide about it: also one that waits nowhere, to undo what was decided.
 * False when no answer is kept under this receipt.
 */
export async function lookAgain(
  moderation: Pick<Moderation, 'verify' | 'panel' | 'decide'>,
  code: string,
  style: Style,
  out: (text: string) => void,
  prompt?: Prompt,
): Promise<boolean> {
  for (;;) {
    const verified = await moderation.verify(code, 'all');
    const panel = verified && (await moderation.panel(verified.kept.answerId, 'all'));
    if (!verified || !panel) {
      out(unknownReceipt);
      return false;
    }
    const cited = verified.citations.map(({ citation }) => citation);
    const say = (text: string): string => indent(printableLine(text), style, '   ');
    const decided = panel.decisions.map((decision) =>
      say(`${localTime(decision.at)} ${decisionLine(decision)}`),
    );
    out([renderVerified(verified, style), ...quotations(cited, [], say), ...decided].join('\n'));
    const kind = prompt && (await choose(offers.again, 'Enter or [q] to leave', out, prompt));
    if (!prompt || kind === undefined || kind === 'next') return true;
    await rule(await rulingOf({ answerId: panel.kept.answerId, cited }, kind, prompt), moderation, out);
  }
}

/** False when the moderator wants to leave. */
async function decide(
  entry: QueueEntry,
  moderation: Pick<Moderation, 'decide'>,
  out: (text: string) => void,
  prompt: Prompt,
): Promise<boolean> {
  const offered = entry.kind === 'edited' ? offers.edited : offers.waiting;
  const kind = await choose(offered, 'Enter for the next, [q]uit', out, prompt);
  if (kind === undefined) return false;
  if (kind === 'next') return true;
  const ruling =
    entry.kind === 'edited'
      ? await rulingOfEdited(entry.retired, kind, prompt)
      : await rulingOf(
          {
            answerId: entry.kept.answerId,
            cited: entry.cited,
            ...(entry.kind === 'flag' ? { flagId: entry.flag.flagId } : {}),
          },
          kind,
          prompt,
        );
  await rule(ruling, moderation, out);
  return true;
}
