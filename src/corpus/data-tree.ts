// Data (JSON, YAML) as a tree whose texts know where they stand in the file.
import type { DataField, DataNode, DataText } from './data-node.ts';
import { jsonTree, unescapeJson } from './json-tree.ts';
import type { MappedText } from './mapped-text.ts';
import { mapScalar, yamlTree } from './yaml-tree.ts';

/** UTF-16 units, and levels of nesting, that are read. */
export const dataLimits = { yaml: 4 * 1_024 * 1_024, depth: 100 } as const;

/** The tree of a `.json` or `.yaml` file; undefined where it is not sound, is nested too deeply or names a key twice. */
export function dataTree(source: string, start: number, path: string): DataNode | undefined {
  return /\.(?:json|ipynb)$/iu.test(path)
    ? jsonTree(source, start, dataLimits.depth)
    : source.length > dataLimits.yaml
      ? undefined
      : yamlTree(source, start, dataLimits.depth);
}

/** The text as it is read, each unit with its place; undefined where that cannot be told for sure. */
export function mappedText(source: string, node: DataText): MappedText | undefined {
  return node.style === 'json' ? unescapeJson(source, node) : mapScalar(source, node);
}

/** What a record has under the name; undefined for other nodes and unknown names. */
export const fieldOf = (node: DataNode | undefined, name: string): DataNode | undefined =>
  node?.kind === 'record' ? node.fields.find(({ key }) => key.value === name)?.value : undefined;

/** What a record has under the name, where that is a text; undefined otherwise. */
export const textField = (node: DataNode | undefined, name: string): DataText | undefined => {
  const value = fieldOf(node, name);
  return value?.kind === 'text' ? value : undefined;
};

/** What stands in a list; empty for every other node. */
export const itemsOf = (node: DataNode | undefined): readonly DataNode[] =>
  node?.kind === 'list' ? node.items : [];

/** What stands in a record; empty for every other node. */
export const fieldsOf = (node: DataNode | undefined): readonly DataField[] =>
  node?.kind === 'record' ? node.fields : [];
