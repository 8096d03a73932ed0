// All commands of the terminal, in the order of the help.
import { askCommand } from './ask.ts';
import { batch } from './batch.ts';
import { checkCommands } from './check.ts';
import type { Command } from './command.ts';
import { dataCommands } from './data.ts';
import { evalCommand } from './evaluate.ts';
import { fetchSite } from './fetch-site.ts';
import { gapsCommand } from './gaps.ts';
import { reviewCommand } from './review.ts';
import { sources } from './sources.ts';

/** Every command that `footnote` knows, in the order of its help. */
export const terminalCommands: readonly Command[] = [
  askCommand,
  batch,
  sources,
  fetchSite,
  evalCommand,
  ...checkCommands,
  reviewCommand,
  gapsCommand,
  ...dataCommands,
];
