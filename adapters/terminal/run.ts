// From the words after `node main.js` to a command that ran: help, mistyped names, wrong use, exit codes.
import {
  type Call,
  type Command,
  type Given,
  helpOf,
  helpOfAll,
  nearestName,
  readArguments,
  refuseSurplus,
  UsageError,
} from './command.ts';
import { exit } from './limits.ts';
import { printableLine } from './printable.ts';

/** What runs when no command was named: chat, platforms, a pipe. */
export type Program = {
  readonly commands: readonly Command[];
  readonly bare: Command;
  /** Everything a command is given, once its arguments are known. */
  readonly callOf: (given: Given) => Call;
  readonly out: (text: string) => void;
};

/** Resolves to the exit code; wrong use is a UsageError. */
export async function run(program: Program, args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === 'help' || (name === '--help' && rest.length === 0)) {
    program.out(helpOfAll(program.commands));
    return exit.fine;
  }
  const named = name !== undefined && !name.startsWith('-');
  const command = named ? find(program.commands, name) : program.bare;
  const given = readArguments(named ? rest : args, command);
  if (given.flag('help')) {
    program.out(helpOf(command));
    return exit.fine;
  }
  refuseSurplus(command, given);
  return command.run(program.callOf(given));
}

function find(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found !== undefined) return found;
  const meant = nearestName(
    name,
    commands.map((command) => command.name),
  );
  const hint = meant === undefined ? 'See --help for the list.' : `Did you mean ${meant}?`;
  throw new UsageError(`There’s no command ${printableLine(name)}. ${hint}`);
}
