// Data (JSON, YAML) as a tree, types only: every part knows where it stands in the file.
import type { Span } from '../domain.ts';

/** `value`: as a program reads it. `style`: how it is written between `start` and `end`. */
export type DataText = Span & {
  readonly kind: 'text';
  readonly value: string;
  readonly style: 'json' | 'plain' | 'single' | 'double' | 'block';
};
/** A sequence of YAML, an array of JSON; its items in the order of the file. */
export type DataList = Span & { readonly kind: 'list'; readonly items: readonly DataNode[] };
/** A mapping of YAML, an object of JSON; its fields in the order of the file. */
export type DataRecord = Span & { readonly kind: 'record'; readonly fields: readonly DataField[] };
/** A key and what it stands for; keys are texts with places of their own. */
export type DataField = { readonly key: DataText; readonly value: DataNode };
/** A number, true, false, null, or what is not followed (an alias). `value`: as it is written. */
export type DataOther = Span & { readonly kind: 'other'; readonly value: string };
/** Any part of the tree, told apart by its `kind`. */
export type DataNode = DataText | DataList | DataRecord | DataOther;
