// Every rule off in turn: only the questions in which it had a say are asked again, and what changed is printed.
import { shownFigures, table } from '../../src/evaluate/figures.ts';
import { auroc, type Judged } from '../../src/evaluate/metrics.ts';
import { type Asked, askedIn, caseSet, type Told } from './asked.ts';
import { groups } from './groups.ts';
import { type Rule, rules } from './rules.ts';
import { heard, withoutRule } from './switches.ts';

type Given = {
  readonly corpora: readonly string[];
  readonly set: readonly string[];
  readonly rule: readonly string[];
};

/** Numbers of a set: questions right first and among three, shares of sure ones right and of AUROC. */
type Counted = {
  readonly first: number;
  readonly three: number;
  readonly sureRight: number;
  readonly auroc: number;
};

/** Differences of shares from which on one counts as such. */
const LEAST = 0.0005;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Rejects with a SetError for a set that cannot be read. */
export async function ablate({ corpora, set, rule: named }: Given): Promise<void> {
  const asked = await askedIn(corpora, set);
  const before = asked.map((one) => heard(one.ask));
  const whole = before.map(({ made }) => made);
  const sets = [...new Set(asked.map((one) => one.set))];
  const base = new Map(sets.map((name) => [name, countedOf(name, asked, whole)]));
  say(
    table([
      ['set', 'questions', 'first', 'three', 'sure, right', 'AUROC'],
      ...[...base].map(([name, counted]) => [
        name,
        String(asked.filter((one) => one.set === name).length),
        String(counted.first),
        String(counted.three),
        counted.sureRight.toFixed(3),
        counted.auroc.toFixed(3),
      ]),
    ]).join('\n'),
  );
  say('\nWithout the rule: questions whose excerpts change, and the difference to the figures above.\n');
  const rows = [['rule', 'set', 'changed', 'first', 'three', 'sure, right', 'AUROC']];
  const idle: string[] = [];
  const unpaid: string[] = [];
  const chosen = [...rules, ...groups].filter(({ name }) => named.length === 0 || named.includes(name));
  for (const rule of chosen) {
    const after = asked.map((one, at) =>
      groups.includes(rule) || before[at]?.said.has(rule) ? withoutRule(rule, one.ask) : whole[at],
    );
    const told = after.flatMap((one) => one ?? []);
    const changes = sets.map((name) => changeIn(name, base, asked, whole, told));
    if (changes.every(({ changed }) => changed === 0)) idle.push(rule.name);
    else if (!changes.some(pays)) unpaid.push(rule.name);
    for (const change of changes) if (change.changed > 0) rows.push(rowOf(rule, change));
    process.stderr.write(`${rule.name}\n`);
  }
  say(table(rows).join('\n'));
  say(`\nChanged nothing: ${idle.join(', ') || 'none'}.`);
  say(`Pays on no set: ${unpaid.join(', ') || 'none'}.`);
}

type Change = Counted & { readonly set: string; readonly changed: number };

function changeIn(
  set: string,
  base: ReadonlyMap<string, Counted>,
  asked: readonly Asked[],
  before: readonly Told[],
  after: readonly Told[],
): Change {
  const now = countedOf(set, asked, after);
  const then = base.get(set) ?? now;
  return {
    set,
    changed: asked.filter((one, at) => one.set === set && before[at]?.shown !== after[at]?.shown).length,
    first: now.first - then.first,
    three: now.three - then.three,
    sureRight: now.sureRight - then.sureRight,
    auroc: now.auroc - then.auroc,
  };
}

/** Without the rule something of this set is worse. */
const pays = ({ first, three, sureRight, auroc }: Change): boolean =>
  first < 0 || three < 0 || sureRight < -LEAST || auroc < -LEAST;

function rowOf({ name }: Rule, { set, changed, first, three, sureRight, auroc }: Change): string[] {
  const signed = (value: number, digits: number): string =>
    Number.isNaN(value) ? '-' : `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;
  const shares = set === caseSet ? ['-', '-'] : [signed(sureRight, 3), signed(auroc, 3)];
  return [name, set, String(changed), signed(first, 0), signed(three, 0), ...shares];
}

function countedOf(set: string, asked: readonly Asked[], told: readonly Told[]): Counted {
  const judged = asked.flatMap((one, at) => (one.set === set ? (told[at]?.judged ?? []) : []));
  const answerable = judged.filter((one) => one.answerable);
  const { first, three, sureRight } = shownFigures(judged);
  const confidences = (of: readonly Judged[]): readonly number[] => of.map(({ confidence }) => confidence);
  return {
    first: Math.round(first * answerable.length),
    three: Math.round(three * answerable.length),
    sureRight,
    auroc: auroc(confidences(answerable), confidences(judged.filter((one) => !one.answerable))),
  };
}
