// The figures by which ours and plain searches are compared, of what is shown for each question.
import { auroc, type Judged, mean, quantile } from './metrics.ts';

/** Shares, 0 to 1, NaN where there is nothing to take a share of. */
export type ShownFigures = {
  /** Of the answerable: the first excerpt, or any of the first three, holds of the answer; sure or unsure alike. */
  readonly first: number;
  readonly three: number;
  readonly sure: number;
  readonly unsure: number;
  readonly nothing: number;
  /** Of all that is sure: the first excerpt holds of the answer. */
  readonly sureRight: number;
  /** By the kind of question without an answer: not sure, and AUROC of the confidence of answerable ones against these. */
  readonly lacking: Readonly<Record<string, { readonly notSure: number; readonly auroc: number }>>;
  /** Median of the first excerpt, UTF-16 units. */
  readonly length: number;
};

/** Shares from 0 to 1, over the questions that have an answer unless a figure says otherwise. */
export function shownFigures(all: readonly Judged[]): ShownFigures {
  const answerable = all.filter((one) => one.answerable);
  const share = (of: readonly Judged[], test: (one: Judged) => boolean): number =>
    mean(of.map((one) => Number(test(one))));
  const is = (outcome: Judged['outcome']) => (one: Judged) => one.outcome === outcome;
  const lacking = [...new Set(all.flatMap(({ lacks }) => lacks ?? []))];
  return {
    first: share(answerable, (one) => rightAmong(one, 1)),
    three: share(answerable, (one) => rightAmong(one, 3)),
    sure: share(answerable, is('sure')),
    unsure: share(answerable, is('unsure')),
    nothing: share(answerable, is('nothing')),
    sureRight: share(all.filter(is('sure')), (one) => rightAmong(one, 1)),
    lacking: Object.fromEntries(
      lacking.map((lack) => {
        const those = all.filter(({ lacks }) => lacks === lack);
        return [
          lack,
          {
            notSure: share(those, (one) => one.outcome !== 'sure'),
            auroc: auroc(
              answerable.map(({ confidence }) => confidence),
              those.map(({ confidence }) => confidence),
            ),
          },
        ];
      }),
    ),
    length: quantile(
      answerable.flatMap(({ shown }) => shown[0]?.length ?? []),
      0.5,
    ),
  };
}

/** One of the first `count` excerpts shown holds of the answer. */
export const rightAmong = ({ answerable, outcome, shown }: Judged, count: number): boolean =>
  answerable && outcome !== 'nothing' && shown.slice(0, count).some(({ held }) => held.length > 0);

/** A row for each engine, under the names of the columns. */
export function comparison(engines: ReadonlyMap<string, ShownFigures>): readonly string[] {
  const rows = [...engines].map(([name, figures]) => ({ name, ...figures }));
  const lacks = [...new Set(rows.flatMap(({ lacking }) => Object.keys(lacking)))];
  const head = [
    'shown',
    'first',
    'of three',
    'sure',
    'unsure',
    'nothing',
    'sure, right',
    ...lacks.flatMap((lack) => [`${lack}: not sure`, 'AUROC']),
    'length',
  ];
  const lines = rows.map((row) => [
    row.name,
    ...[row.first, row.three, row.sure, row.unsure, row.nothing, row.sureRight].map(share),
    ...lacks.flatMap((lack) => [share(row.lacking[lack]?.notSure), share(row.lacking[lack]?.auroc)]),
    Number.isNaN(row.length) ? '-' : String(row.length),
  ]);
  return table([head, ...lines]);
}

const share = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '-' : value.toFixed(3).replace(/^0/, '');

/** Cells under each other, the first column to the left. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
