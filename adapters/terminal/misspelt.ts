// Names in .env that nothing reads and that are nearly one that is read: a setting that would be ignored in silence.
import { nearestName } from './command.ts';
import { printableLine } from './printable.ts';

/** One line for people for each of the `given` names that is near a `known` one and none itself. */
export function misspelt(given: readonly string[], known: readonly string[]): readonly string[] {
  return given.flatMap((name) => {
    const meant = known.includes(name) ? undefined : nearestName(name, known);
    return meant === undefined
      ? []
      : [`.env: ${printableLine(name)} isn’t a setting, so it’s ignored. Did you mean ${meant}?`];
  });
}
