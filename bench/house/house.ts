// The figures of the house, each beside its goal. Ends with 1 where a goal that is held is broken.
import { circles } from './circles.ts';
import { documentedGoal, exportsOf } from './documented.ts';
import { type File, readFiles } from './files.ts';
import { type Place, sharedLines } from './shared-lines.ts';
import { wayOfAQuestion } from './way.ts';

/**
 * What is held. `way`: files that `ask` calls into for one plain question, at the most. The design wanted 45; as long as no file
 * has more than 250 lines that would put unlike things into one: the features alone are seven files with one subject each.
 * Whoever needs fewer lowers it, nobody raises it.
 */
const goals = { documented: documentedGoal, circles: 0, pairs: 0, way: 66 } as const;

const product = readFiles('src', 'adapters');
const everything = [...product, ...readFiles('test', 'bench', 'docs')];

console.log(sizes(product));

const exported = exportsOf(product);
const undocumented = exported.filter((one) => !one.documented);
const share = 1 - undocumented.length / exported.length;
console.log(
  `exports documented: ${percent(share)} of ${exported.length} (goal: ${percent(goals.documented)})`,
);
const tooFew = share < goals.documented;
if (tooFew) list(undocumented.map(({ path, name }) => `${path} ${name}`));

const found = circles(product);
console.log(`import circles: ${found.length} (goal: ${goals.circles})`);
list(found.map((circle) => circle.join(' ')));

const pairs = sharedLines(everything);
console.log(
  `pairs of places that share ten lines or more, tests too: ${pairs.length} (goal: ${goals.pairs})`,
);
list(pairs.map(({ lines, one, other }) => `${lines} lines: ${at(one)} ~ ${at(other)}`));

const { core, whole } = await wayOfAQuestion();
console.log(
  `files that a plain question runs through: ${core.length} from its text to its answer (goal: ${goals.way}), ` +
    `${whole.length} with engine, store and rendering`,
);
list(perFolder(core));

const broken = [tooFew, found.length > goals.circles, pairs.length > goals.pairs, core.length > goals.way];
process.exitCode = broken.includes(true) ? 1 : 0;

function sizes(files: readonly File[]): string {
  const lengths = files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines);
  const lines = lengths.reduce((sum, one) => sum + one.lines, 0);
  const median = lengths[Math.floor(lengths.length / 2)]?.lines;
  const largest = lengths.at(-1);
  return `src and adapters: ${files.length} files, ${lines} lines, median ${median}, largest ${largest?.lines} (${largest?.path})`;
}

function perFolder(paths: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, count]) => `${folder} ${count}`);
}

function list(lines: readonly string[]): void {
  for (const line of lines) console.log(`  ${line}`);
}

function at({ path, from, to }: Place): string {
  return `${path}:${from}-${to}`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
