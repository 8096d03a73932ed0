// Outcomes as tables for people.
import type { SetReport } from './evaluate.ts';
import { comparison, type ShownFigures, shownFigures } from './figures.ts';
import { auroc, coverageCurve, interval, mean, type Outcome, quantile, reliability } from './metrics.ts';

/** What the tables hold; `misses`: every question that was not answered rightly is listed. */
export type ReportOptions = { readonly misses?: boolean | undefined };

const percent = (x: number): string => (Number.isNaN(x) ? '-' : `${(100 * x).toFixed(1)} %`);
const share = (outcomes: readonly Outcome[], test: (o: Outcome) => boolean): number =>
  mean(outcomes.map((o) => Number(test(o))));
const rightFirst = (o: Outcome): boolean => o.answerable && o.ranked[0] === true;

/** One text with a table for each set. */
export function formatReport(reports: readonly SetReport[], options: ReportOptions = {}): string {
  return reports
    .map((r) =>
      [
        `${r.name}`,
        ...besideOf(r).map((line) => `  ${line}`),
        ...figuresOf(r.outcomes),
        ...(options.misses ? missesOf(r.outcomes) : []),
      ].join('\n'),
    )
    .join('\n\n');
}

/** What is shown by ours and by the plain searches, for the questions that stand alone. */
const besideOf = (report: SetReport): readonly string[] => comparison(shownByEngine(report));

/** The same figures by engine, for --json. */
export const shownByEngine = ({ outcomes, beside }: SetReport): ReadonlyMap<string, ShownFigures> =>
  new Map(
    [['Footnote', outcomes.filter(({ inContext }) => !inContext)] as const, ...beside].map(
      ([name, judged]) => [name, shownFigures(judged)],
    ),
  );

/** The same figures by name, for --json and for floors. */
export function summaryOf(outcomes: readonly Outcome[]): Readonly<Record<string, number>> {
  const yes = outcomes.filter((o) => o.answerable);
  const no = outcomes.filter((o) => !o.answerable);
  const shown = yes.filter((o) => o.answered && o.shown.length > 0);
  const named = yes.filter((o) => o.passage !== undefined);
  const within = (k: number): number =>
    share(named, (o) => o.passage !== undefined && o.passage >= 0 && o.passage < k);
  const lists = yes.filter((o) => o.slots > 1);
  const excerpts = yes.flatMap((o) => (o.answered ? o.shown : []));
  const refused = outcomes.filter((o) => !o.answered);
  const answered = outcomes.filter((o) => o.answered);
  return {
    questions: outcomes.length,
    answerable: yes.length,
    passage1: within(1),
    passage3: within(3),
    passage5: within(5),
    hit1: share(yes, (o) => o.ranked[0] === true),
    hit3: share(yes, (o) => o.ranked.slice(0, 3).includes(true)),
    shown1: share(yes, (o) => o.answered && (o.shown[0]?.held.length ?? 0) > 0),
    shown3: share(yes, (o) => o.answered && o.shown.slice(0, 3).some((e) => e.held.length > 0)),
    medianLength: quantile(
      shown.map((o) => o.shown[0]?.length ?? 0),
      0.5,
    ),
    goodExcerpts: mean(excerpts.map((e) => Number(e.held.length > 0))),
    excerptsEach: mean(shown.map((o) => o.shown.length)),
    listRecall: mean(
      lists.map((o) => (o.answered ? new Set(o.shown.flatMap((e) => e.held)).size / o.slots : 0)),
    ),
    abstentionPrecision: share(refused, (o) => !o.answerable),
    abstentionRecall: share(no, (o) => !o.answered),
    falseAbstention: share(yes, (o) => !o.answered),
    auroc: auroc(
      yes.map((o) => o.confidence),
      no.map((o) => o.confidence),
    ),
    calibrationError: reliability(answered.map((o) => ({ confidence: o.confidence, right: rightFirst(o) })))
      .error,
    verbatim: mean(outcomes.flatMap((o) => o.shown.map((e) => Number(e.verbatim)))),
    p50: quantile(
      outcomes.map((o) => o.ms),
      0.5,
    ),
    p99: quantile(
      outcomes.map((o) => o.ms),
      0.99,
    ),
  };
}

function figuresOf(outcomes: readonly Outcome[]): readonly string[] {
  const s = summaryOf(outcomes);
  const of = (name: string): number => s[name] ?? Number.NaN;
  const yes = outcomes.filter((o) => o.answerable);
  const [low, high] = interval(yes.map((o) => Number(o.ranked[0] === true)));
  const answered = outcomes
    .filter((o) => o.answered)
    .map((o) => ({ confidence: o.confidence, right: rightFirst(o) }));
  const { bins, error } = reliability(answered);
  const kinds = [...new Set(outcomes.map((o) => o.kind))].sort();
  return [
    `  questions ${of('questions')}, answerable ${of('answerable')}   ms p50 ${of('p50').toFixed(2)} p99 ${of('p99').toFixed(2)}   verbatim ${percent(of('verbatim'))}`,
    `  passage @1 ${percent(of('passage1'))} @3 ${percent(of('passage3'))} @5 ${percent(of('passage5'))}`,
    `  sentence hit@1 ${percent(of('hit1'))} [${percent(low)}, ${percent(high)}] hit@3 ${percent(of('hit3'))}`,
    `  shown hit@1 ${percent(of('shown1'))} hit@3 ${percent(of('shown3'))}   first excerpt ${of('medianLength')} characters   good excerpts ${percent(of('goodExcerpts'))} of ${of('excerptsEach').toFixed(2)} each   list recall ${percent(of('listRecall'))}`,
    `  abstention precision ${percent(of('abstentionPrecision'))} recall ${percent(of('abstentionRecall'))} false ${percent(of('falseAbstention'))} AUROC ${of('auroc').toFixed(3)}`,
    `  calibration error ${error.toFixed(3)}: ${bins.map((b) => (b.count === 0 ? '-' : `${b.confidence.toFixed(2)}→${b.right.toFixed(2)} (${b.count})`)).join(' ')}`,
    `  precision by coverage ${coverageCurve(
      outcomes.map((o) => ({ confidence: o.confidence, right: rightFirst(o) })),
    )
      .map((c) => `${percent(c.coverage)}: ${percent(c.precision)}`)
      .join('  ')}`,
    ...(kinds.length > 1
      ? kinds.map((kind) =>
          kindLine(
            kind,
            outcomes.filter((o) => o.kind === kind),
          ),
        )
      : []),
  ];
}

function kindLine(kind: string, outcomes: readonly Outcome[]): string {
  const s = summaryOf(outcomes);
  return `    ${kind.padEnd(22)} ${String(outcomes.length).padStart(5)}  hit@1 ${percent(s.hit1 ?? Number.NaN)} hit@3 ${percent(s.hit3 ?? Number.NaN)}  answered ${percent(share(outcomes, (o) => o.answered))}`;
}

const missesOf = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes
    .filter((o) => (o.answerable ? o.ranked[0] !== true : o.answered))
    .map(
      (o) =>
        `  ${o.id} [${o.kind}] ${o.confidence.toFixed(2)} ${o.question}\n    -> ${o.first.slice(0, 200)}`,
    );

/** The difference of two runs over the same questions: mean of hit@1 and its 95 % interval, paired by question. */
export function compareRuns(
  a: readonly Outcome[],
  b: readonly Outcome[],
): { readonly difference: number; readonly interval: readonly [number, number] } {
  const second = new Map(b.map((o) => [o.id, o]));
  const differences = a.flatMap((o) => {
    const other = second.get(o.id);
    return other && o.answerable ? [Number(other.ranked[0] === true) - Number(o.ranked[0] === true)] : [];
  });
  return { difference: mean(differences), interval: interval(differences) };
}
