// How a moderator at a terminal decides: keys, the reason that a decision needs, and what came of it.
import type { Citation } from '../../src/domain.ts';
import type { Outcome, Ruling } from '../../src/moderation/decide.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Retired } from '../../src/store/store.ts';
import { outcomeLine } from '../../src/words/moderators.ts';
import { printable, printableLine } from './printable.ts';

/** Asks a person one line; undefined when they left. */
export type Prompt = (text: string) => Promise<string | undefined>;

/** What may be decided, by the key that decides it. */
export const offers = {
  waiting: { r: 'co[r]rect', w: 'doesn’t ans[w]er', t: 're[t]ire passage', n: '[n]ote' },
  again: { r: 'co[r]rect', w: 'doesn’t ans[w]er', t: 're[t]ire passage', u: '[u]ndo', n: '[n]ote' },
  edited: {
    r: 'allow new text: [r]',
    t: 're[t]ire new text',
    u: '[u]ndo',
  },
} as const;
const kinds: ReadonlyMap<string, Ruling['kind']> = new Map([
  ['r', 'right'],
  ['w', 'wrong'],
  ['t', 'retire'],
  ['n', 'note'],
  ['u', 'undo'],
]);

/** Asks until one of the keys is pressed; undefined when the moderator wants to leave. */
export async function choose(
  offered: Readonly<Record<string, string>>,
  others: string,
  out: (text: string) => void,
  prompt: Prompt,
): Promise<Ruling['kind'] | 'next' | undefined> {
  for (;;) {
    const said = (await prompt(`${Object.values(offered).join(', ')}, ${others}: `))?.trim().toLowerCase();
    if (said === undefined || said === 'q') return undefined;
    if (said === '') return 'next';
    const kind = Object.hasOwn(offered, said) ? kinds.get(said) : undefined;
    if (kind !== undefined) return kind;
    out(`“${printableLine(said)}” isn’t one of these keys. Try again.`);
  }
}

/** Writes the ruling down and says what came of it; without one it says what was missing. */
export async function rule(
  ruling: Ruling | undefined,
  moderation: Pick<Moderation, 'decide'>,
  out: (text: string) => void,
): Promise<void> {
  out(
    ruling === undefined
      ? 'Nothing was decided. Give a reason, and the number of a quote.'
      : said(await moderation.decide(ruling)),
  );
}

const moderator = 'terminal:local';
const typed = async (prompt: Prompt, text: string): Promise<string> => ((await prompt(text)) ?? '').trim();

/** Undefined when something needed was not said. */
export async function rulingOfEdited(
  { passageHash, editedHash = passageHash }: Retired,
  kind: Ruling['kind'],
  prompt: Prompt,
): Promise<Ruling | undefined> {
  const reason = kind === 'retire' ? await typed(prompt, 'Why? ') : '';
  if (kind === 'retire' && reason === '') return undefined;
  return { kind, moderator, reason, passageHash: kind === 'undo' ? passageHash : editedHash };
}

/** Undefined when something needed was not said. */
export async function rulingOf(
  answer: {
    readonly answerId: string;
    readonly cited: readonly Citation[];
    readonly flagId?: string;
  },
  kind: Ruling['kind'],
  prompt: Prompt,
): Promise<Ruling | undefined> {
  const { cited, ...about } = answer;
  const citation = kind === 'note' ? undefined : await chosen(cited, prompt);
  if (citation === undefined && kind !== 'note' && kind !== 'right') return undefined;
  const asked = { right: '', undo: '', retire: 'Why? ', wrong: 'Why (optional)? ', note: 'Note: ' }[kind];
  const reason = asked === '' ? '' : await typed(prompt, asked);
  if (reason === '' && (kind === 'retire' || kind === 'note')) return undefined;
  return { kind, moderator, reason, ...about, ...(citation === undefined ? {} : { citation }) };
}

async function chosen(cited: readonly Citation[], prompt: Prompt): Promise<number | undefined> {
  const numbers = cited.map((citation) => citation.number);
  if (numbers.length < 2) return numbers[0];
  const said = Number(await prompt(`Which quote (${numbers.join(', ')})? `));
  return numbers.includes(said) ? said : undefined;
}

function said(outcome: Outcome): string {
  const line = printableLine(outcomeLine(outcome));
  return outcome.kind === 'right' ? `${line}\n\n${printable(outcome.lines)}` : line;
}
