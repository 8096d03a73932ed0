// What a command is, how its arguments are read, and the help that follows from its definition.
import { parseArgs } from 'node:util';
import type { Parts } from '../../src/parts.ts';
import { editDistance } from '../../src/text/compare.ts';
import { operators } from '../operators.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

/** Something that may be given as --name, with its line in the help. */
export type Option = {
  readonly name: string;
  readonly about: string;
  /** Name of the value in the help; a switch without one. */
  readonly value?: string;
  /** May be given several times. */
  readonly many?: boolean;
};

/** Arguments as given, looked up by the names of the options. */
export type Given = {
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  /** What is not an option, in order. */
  readonly words: readonly string[];
};

/** The parts a command may ask for; each is made at first need, so that none costs a command that does without. */
export type Core = Omit<Parts, 'watch' | 'bot'>;

/** One call of a command: its arguments, where it writes, and the parts it may ask for. */
export type Call = {
  readonly given: Given;
  readonly core: Core;
  readonly style: Style;
  /** Standard output: answers and lists. */
  readonly out: (text: string) => void;
  /** Standard error: progress and complaints. */
  readonly err: (text: string) => void;
};

/** A command: its name, its help, and what it does. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly about: string;
  /** What follows the name, as in a manual. */
  readonly usage: string;
  /** How many words beside the options it takes at most; none unless given. */
  readonly words?: number;
  readonly options: readonly Option[];
  /** What stands below the options in the help, line by line. */
  readonly more?: readonly string[];
  /** Resolves to the exit code. */
  readonly run: (call: Call) => Promise<number>;
};

/** Wrong use of the command line; the message says what to do instead. Exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** Options that every command understands. */
const commonOptions: readonly Option[] = [
  { name: 'corpus', value: 'DIR', about: 'folder of documents, instead of CORPUS_DIR' },
  { name: 'help', about: 'show how to use this' },
];

/** Throws a UsageError for an unknown option or a missing or empty value. */
export function readArguments(args: readonly string[], command: Pick<Command, 'options' | 'words'>): Given {
  const { options } = command;
  const known = Object.fromEntries(
    [...options, ...commonOptions].map((option) => [
      option.name,
      { type: option.value === undefined ? 'boolean' : 'string', multiple: option.many === true } as const,
    ]),
  );
  const said = (command.words ?? 0) > 1 ? withQuestion(args, Object.keys(known)) : args;
  const { values, positionals } = parsed(said, known);
  const texts = (name: string): readonly string[] =>
    [values[name]].flat().filter((value) => typeof value === 'string');
  const empty = Object.keys(known).find((name) => texts(name).some((value) => value.trim() === ''));
  if (empty !== undefined) throw new UsageError(`--${empty} needs a value. See --help.`);
  return {
    text: (name) => texts(name).at(-1),
    texts,
    flag: (name) => values[name] === true,
    words: positionals,
  };
}

/**
 * Questions are asked about options too, and npm takes the `--` before them. What looks like an option that the command
 * has not, and holds a space or is the only thing said, is what is asked; one that is nearly an option is a slip.
 */
function withQuestion(args: readonly string[], known: readonly string[]): readonly string[] {
  if (args.includes('--')) return args;
  const nameOf = (arg: string): string => arg.replace(/^-+/u, '').split('=')[0] ?? '';
  const unknown = args.filter((arg) => /^--?[^\s-]/u.test(arg) && !known.includes(nameOf(arg)));
  const words = args.filter((arg, at) => !arg.startsWith('-') && args[at - 1] !== '--corpus');
  const asked = unknown.filter(
    (arg) =>
      /\s/u.test(nameOf(arg)) ||
      (unknown.length === 1 && words.length === 0 && nearestName(nameOf(arg), known) === undefined),
  );
  return asked.length === 0 ? args : [...args.filter((arg) => !asked.includes(arg)), '--', ...asked];
}

function parsed(
  args: readonly string[],
  options: Readonly<Record<string, { type: 'boolean' | 'string'; multiple: boolean }>>,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    throw new UsageError(`${message}. See --help.`);
  }
}

const usageOf = ({ name, usage }: Command): string =>
  `npm run -s ${name}${usage === '' ? '' : ` -- ${usage}`}`;

/** Throws a UsageError for words that the command would not read. */
export function refuseSurplus(command: Command, { words }: Given): void {
  const surplus = words.slice(command.words ?? 0);
  if (surplus.length === 0) return;
  const named = surplus.map((word) => `“${printableLine(word)}”`).join(' ');
  throw new UsageError(`${command.name} does not take ${named}. Use it like this: ${usageOf(command)}`);
}

/** The help of one command, as it is printed. */
export function helpOf(command: Command): string {
  const options = [...command.options, ...commonOptions].map((option): readonly [string, string] => [
    `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`,
    `${option.about}${option.many === true ? ' (may be repeated)' : ''}`,
  ]);
  const more = command.more === undefined ? [] : ['', ...command.more];
  return [command.about, '', `  ${usageOf(command)}`, '', columns(options), ...more].join('\n');
}

/** The list of all commands, as it is printed. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    operators.help,
    '',
    '  npm start              chat here, or serve the platforms that are set up',
    '  npm run -s COMMAND --  one of these, each with --help:',
    '',
    columns(commands.map((command) => [command.name, command.about])),
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const wide = Math.max(...rows.map(([first]) => first.length)) + 2;
  return rows.map(([first, second]) => `  ${first.padEnd(wide)}${second}`).join('\n');
}

/** The name nearest to a mistyped one, when it is near enough to be meant. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const far = (name: string): number =>
    editDistance(typed.toLowerCase(), name.toLowerCase(), Number.POSITIVE_INFINITY);
  const best = [...names].sort((a, b) => far(a) - far(b))[0];
  return best !== undefined && far(best) <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
}
