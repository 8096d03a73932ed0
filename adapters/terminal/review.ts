// `review`: the moderators' queue, newest first; where somebody sits, each entry is asked about and decided.
import { createInterface } from 'node:readline/promises';
import type { Citation } from '../../src/domain.ts';
import type { Outcome, Ruling } from '../../src/moderation/decide.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { QueueEntry } from '../../src/moderation/queue.ts';
import { differsLine, outcomeLine as lineOf } from '../../src/moderation/wording.ts';
import type { Cursor } from '../../src/store/store.ts';
import { footer } from '../../src/wording.ts';
import { changesOf } from './check.ts';
import type { Call, Command } from './command.ts';
import { exit } from './limits.ts';
import { printable, printableLine } from './printable.ts';
import { indent, type Style } from './style.ts';

export const reviewCommand: Command = {
  name: 'review',
  about: 'go through what waits for a moderator, newest first; list it where nobody sits',
  usage: '',
  options: [],
  run: review,
};

/** Asks a person one line; undefined when they left. */
export type Prompt = (text: string) => Promise<string | undefined>;

async function review({ core, style, out }: Call): Promise<number> {
  const moderation = await core.moderation();
  const lines = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  const left = new AbortController();
  lines?.once('close', () => left.abort());
  const prompt: Prompt | undefined =
    lines && ((text) => lines.question(text, { signal: left.signal }).catch(() => undefined));
  await goThrough(moderation, style, out, prompt);
  lines?.close();
  await core.close();
  return exit.fine;
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
    if (number === 0)
      out(
        page.waiting === 0
          ? 'Nothing waits.'
          : `${page.waiting} ${page.waiting === 1 ? 'entry' : 'entries'} waiting.`,
      );
    for (const entry of page.entries) {
      number += 1;
      out(`\n${renderEntry(entry, number, style)}\n`);
      if (prompt && !(await decide(entry, moderation, out, prompt))) return;
    }
    after = page.next;
  } while (after !== undefined);
}

const titles = {
  flag: 'Reported',
  unhelpful: 'Marked not helpful',
  doubtful: 'Answered with little confidence',
  edited: 'A retired passage was edited',
} as const;

/** The entry with all that is needed to decide it. */
function renderEntry(entry: QueueEntry, number: number, style: Style): string {
  const at = new Date(entry.queued.at).toISOString().slice(0, 16).replace('T', ' ');
  const head = style.bold(`${number}. ${titles[entry.kind]}, ${at} UTC`);
  const say = (text: string): string => indent(printableLine(text), style, '   ');
  if (entry.kind === 'edited')
    return [
      head,
      say(`${entry.retired.path}, retired: ${entry.retired.reason}`),
      indent(changesOf(entry.changes, style), style, '   '),
    ].join('\n');
  const quoted = entry.cited.flatMap((citation) => [
    say(`“${citation.excerpt.text}”`),
    say(footer(citation)),
    ...(entry.changed.includes(citation.number) ? [say(differsLine)] : []),
  ]);
  const reported = entry.kind === 'flag' ? [say(`Report: ${entry.flag.reason}`)] : [];
  const sure = `${Math.round(entry.kept.answer.confidence * 100)} % sure · ${entry.kept.receipt}`;
  return [head, say(entry.kept.answer.asked), ...reported, ...quoted, say(sure)].join('\n');
}

const choices = {
  r: 'right',
  w: 'wrong',
  t: 'retire',
  n: 'note',
  u: 'undo',
} as const;

/** False when the moderator wants to leave. */
async function decide(
  entry: QueueEntry,
  moderation: Pick<Moderation, 'decide'>,
  out: (text: string) => void,
  prompt: Prompt,
): Promise<boolean> {
  const offered =
    entry.kind === 'edited'
      ? '[r]ight: the new words may be cited, re[t]ire them too, [u]ndo the retirement'
      : '[r]ight, [w]rong source, re[t]ire passage, [n]ote';
  const said = (await prompt(`${offered}, Enter for the next, [q]uit: `))?.trim().toLowerCase();
  if (said === undefined || said === 'q') return false;
  const kind = Object.entries(choices).find(([key]) => key === said)?.[1];
  const left = entry.kind === 'edited' ? ['wrong', 'note'] : ['undo'];
  if (kind === undefined || left.includes(kind)) return true;
  const ruling = await rulingOf(entry, kind, prompt);
  if (ruling !== undefined) out(outcomeLine(await moderation.decide(ruling)));
  return true;
}

/** Undefined when something needed was not said. */
async function rulingOf(
  entry: QueueEntry,
  kind: Ruling['kind'],
  prompt: Prompt,
): Promise<Ruling | undefined> {
  const moderator = 'terminal:local';
  if (entry.kind === 'edited') {
    const { passageHash, editedHash = passageHash } = entry.retired;
    const why = kind === 'retire' ? ((await prompt('Why? ')) ?? '').trim() : '';
    if (kind === 'retire' && why === '') return undefined;
    return { kind, moderator, reason: why, passageHash: kind === 'undo' ? passageHash : editedHash };
  }
  const citation = kind === 'note' ? undefined : await chosen(entry.cited, prompt);
  if (citation === undefined && (kind === 'wrong' || kind === 'retire')) return undefined;
  const reason = kind === 'right' ? '' : ((await prompt('Why? ')) ?? '').trim();
  if (reason === '' && (kind === 'retire' || kind === 'note')) return undefined;
  return {
    kind,
    moderator,
    reason,
    answerId: entry.kept.answerId,
    ...(citation === undefined ? {} : { citation }),
    ...(entry.kind === 'flag' ? { flagId: entry.flag.flagId } : {}),
  };
}

async function chosen(cited: readonly Citation[], prompt: Prompt): Promise<number | undefined> {
  const numbers = cited.map((citation) => citation.number);
  if (numbers.length < 2) return numbers[0];
  const said = Number(await prompt(`Which quotation (${numbers.join(', ')})? `));
  return numbers.includes(said) ? said : undefined;
}

function outcomeLine(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'right':
      return `Noted as right. For questions.yaml:\n\n${printable(outcome.lines)}`;
    case 'withdrawn':
      return 'Withdrawn, also from what was already posted.';
    case 'noted':
      return 'Noted.';
    case 'undone':
      return 'It counts again.';
    case 'unknown':
      return 'This is no longer kept.';
    case 'usable':
    case 'settled':
      return printableLine(lineOf(outcome));
  }
}
