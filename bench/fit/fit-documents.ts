// What documentation adds to the ranking: the fitted scores and some plain features weighed anew on folders of documents.
import { featureNames } from '../../src/rank/features.ts';
import { linearScore, type Ranker, treesScores } from '../../src/rank/model.ts';
import { fitLinear } from './linear.ts';
import type { Group } from './rows.ts';

const width = featureNames.length;
const column = (name: string): number => featureNames.indexOf(name);

/** Few and plain, so that some hundred questions are enough: more of them win on one kind of text what they lose on another. */
const weighed = [
  'opens',
  'code',
  'heading',
  'heading asked',
  'section rank',
  'section matched',
  'section counted',
  'fused ranks',
  'said in section',
  'passage in section',
  'item',
  'words',
] as const;

/** Both fitted scores, behind the features. */
const [linearAt, treesAt] = [width, width + 1];
const options = {
  negatives: 1_000,
  hardness: column('share by passage'),
  seed: 1,
  l2: 0.02,
  steps: 160,
} as const;

/** The ranker with its parts weighed anew; the scores keep their unit. */
export function fitDocuments(ranker: Ranker, groups: readonly Group[]): Ranker {
  const columns = [...weighed.map(column), linearAt, treesAt];
  const { weights } = fitLinear(
    groups.map((group) => withScores(ranker, group)),
    width + 2,
    { ...options, columns, crosses: [] },
  );
  const [linear = 1, trees = 0] = weights.slice(-2);
  // The margins between scores tell the confidence how sure the ranking is: their unit has to stay.
  const unit = (ranker.blend.linear + ranker.blend.trees) / Math.max(linear + trees, 0.1);
  const scaled = (weight: number): number => Number((weight * unit).toPrecision(4));
  return {
    ...ranker,
    blend: { linear: scaled(linear), trees: scaled(trees), hand: 0 },
    documents: weighed.map((name, k) => [column(name), scaled(weights[k] ?? 0)]),
  };
}

function withScores({ linear, trees }: Ranker, group: Group): Group {
  const { rows } = group;
  const plain = Float64Array.from(group.values);
  const forest = treesScores(trees, plain, rows, width);
  const values = new Float32Array(rows * (width + 2));
  for (let row = 0; row < rows; row++) {
    values.set(group.values.subarray(row * width, (row + 1) * width), row * (width + 2));
    values[row * (width + 2) + linearAt] = linearScore(linear, plain, row * width);
    values[row * (width + 2) + treesAt] = forest[row] ?? 0;
  }
  return { ...group, values };
}
