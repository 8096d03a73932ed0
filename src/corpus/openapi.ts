// Descriptions of HTTP interfaces (OpenAPI 3, Swagger 2): what they say to people, an operation under its method and path. Extensions and examples are not read.

import type { DataField, DataNode } from './data-node.ts';
import { dataTree, fieldOf, fieldsOf, itemsOf, textField } from './data-tree.ts';
import { createMappedParse } from './mapped-text.ts';
import { type ApiWalk, flagged, heading, isInternal, prose, row } from './openapi-walk.ts';
import type { Parsed } from './parsed.ts';

const methods: ReadonlySet<string> = new Set('get put post delete options head patch trace query'.split(' '));
/** Fields of an operation whose text is shown; a summary behind one of them is a text of its own. */
const shownFields = /^(?:description|parameters|requestBody|responses)$/u;
/** Schemas inside of schemas that are followed. */
const deepest = 12;

/** Parses from offset `start` on; undefined where it describes no interface. */
export function parseOpenApi(source: string, start: number, path: string): Parsed | undefined {
  const tree = /\b(?:openapi|swagger)["']?\s*:/u.test(source) ? dataTree(source, start, path) : undefined;
  const version = fieldOf(tree, 'openapi') ?? fieldOf(tree, 'swagger');
  const written = version?.kind === 'text' || version?.kind === 'other' ? version.value : '';
  if (!tree || !/^[23](?:\.\d+)*$/u.test(written) || fieldOf(tree, 'info')?.kind !== 'record')
    return undefined;
  const parse = createMappedParse(source);
  const walk: ApiWalk = { source, parse };
  for (const { key, value } of fieldsOf(tree)) {
    if (key.value === 'info') readInfo(walk, value);
    else if (key.value === 'tags')
      for (const tag of itemsOf(value)) readNamed(walk, textField(tag, 'name'), tag, 2);
    else if (key.value === 'paths' || key.value === 'webhooks')
      for (const one of fieldsOf(value)) readPath(walk, one);
    else if (key.value === 'components') for (const one of fieldsOf(value)) readShared(walk, one);
    else readShared(walk, { key, value });
  }
  const title = textField(fieldOf(tree, 'info'), 'title')?.value;
  return { ...parse.parsed(), ...(title === undefined ? {} : { title }) };
}

function readInfo(walk: ApiWalk, info: DataNode): void {
  for (const { key, value } of fieldsOf(info)) {
    if (key.value === 'title') heading(walk, value, 1);
    if (key.value === 'description') prose(walk, value, 1);
  }
}

/** A name over its description; without one there is nothing to say. */
function readNamed(walk: ApiWalk, name: DataNode | undefined, node: DataNode, level: number): void {
  const description = textField(node, 'description');
  if (isInternal(walk, node) || !description) return;
  if (name && name.start < description.start) heading(walk, name, level);
  prose(walk, description, level);
}

function readPath(walk: ApiWalk, { key, value }: DataField): void {
  if (/^x-/iu.test(key.value) || isInternal(walk, value)) return;
  const shown = fieldsOf(value).some(
    (field) => methods.has(field.key.value) && !flagged(field.value, 'x-internal'),
  );
  if (shown) heading(walk, key, 2);
  for (const field of fieldsOf(value)) {
    const name = field.key.value;
    if (name === 'summary' || name === 'description') prose(walk, field.value, 2);
    else if (name === 'parameters') readParameters(walk, field.value);
    else if (methods.has(name)) readOperation(walk, field);
  }
}

function readOperation(walk: ApiWalk, { key, value }: DataField): void {
  if (isInternal(walk, value)) return;
  const fields = fieldsOf(value);
  const summary = fields.find((field) => field.key.value === 'summary');
  const before = fields.slice(0, summary ? fields.indexOf(summary) : 0);
  const joined =
    summary && !before.some((field) => shownFields.test(field.key.value)) ? summary.value : undefined;
  heading(walk, key, 3, { upper: true, behind: joined });
  for (const { key: name, value: inner } of fields) {
    if (name.value === 'description' || (name.value === 'summary' && inner !== joined)) prose(walk, inner, 3);
    else if (name.value === 'parameters') readParameters(walk, inner);
    else if (name.value === 'requestBody') readBody(walk, inner);
    else if (name.value === 'responses') readResponses(walk, inner);
  }
}

function readParameters(walk: ApiWalk, list: DataNode): void {
  const group = walk.parse.newGroup();
  for (const parameter of itemsOf(list)) readParameter(walk, parameter, group);
}

function readParameter(walk: ApiWalk, node: DataNode, group: number): void {
  const name = textField(node, 'name');
  const description = textField(node, 'description');
  if (isInternal(walk, node) || !name) return;
  // The body of Swagger 2 is described by its schema.
  const schema = fieldOf(node, 'schema');
  row(walk, node, [name, textField(node, 'in'), 'required', 'deprecated', description], group);
  const last = Math.max(name.end, description?.end ?? 0, textField(node, 'in')?.end ?? 0);
  if (schema && schema.start > last && fieldOf(schema, 'properties')) readSchema(walk, schema, 0);
}

function readBody(walk: ApiWalk, body: DataNode): void {
  for (const { key, value } of fieldsOf(body)) {
    if (key.value === 'description') prose(walk, value, 3);
    if (key.value === 'content')
      for (const type of fieldsOf(value)) readSchema(walk, fieldOf(type.value, 'schema'), 0);
  }
}

function readResponses(walk: ApiWalk, responses: DataNode): void {
  const group = walk.parse.newGroup();
  for (const { key, value } of fieldsOf(responses)) {
    if (/^x-/iu.test(key.value) || isInternal(walk, value)) continue;
    const description = textField(value, 'description');
    if (description) row(walk, key, [key, description], group);
    const end = description?.end ?? 0;
    const content = fieldOf(value, 'content');
    if (content && content.start > end)
      for (const type of fieldsOf(content)) readSchema(walk, fieldOf(type.value, 'schema'), 0);
    const schema = fieldOf(value, 'schema');
    if (schema && schema.start > end) readSchema(walk, schema, 0);
  }
}

/** What operations share: schemas, parameters, responses, ways to sign in. */
function readShared(walk: ApiWalk, { key, value }: DataField): void {
  if (key.value === 'schemas' || key.value === 'definitions')
    for (const schema of fieldsOf(value)) readDefinition(walk, schema);
  else if (key.value === 'parameters' || key.value === 'headers') {
    const group = walk.parse.newGroup();
    for (const one of fieldsOf(value)) readParameter(walk, one.value, group);
  } else if (/^(?:securitySchemes|securityDefinitions|responses|requestBodies)$/u.test(key.value))
    for (const one of fieldsOf(value)) readNamed(walk, one.key, one.value, 2);
}

function readDefinition(walk: ApiWalk, { key, value }: DataField): void {
  if (isInternal(walk, value)) return;
  if (textField(value, 'description') || describes(value, 0)) heading(walk, key, 2);
  readSchema(walk, value, 0, 2);
}

const describes = (schema: DataNode | undefined, depth: number): boolean =>
  depth < deepest &&
  (fieldsOf(fieldOf(schema, 'properties')).some(({ value }) => textField(value, 'description')) ||
    itemsOf(fieldOf(schema, 'allOf')).some((part) => describes(part, depth + 1)));

/** Its properties as rows: name, kind, what it means. Its own description only where it has a name (`level`). */
function readSchema(walk: ApiWalk, schema: DataNode | undefined, depth: number, level?: number): void {
  if (!schema || depth > deepest || isInternal(walk, schema)) return;
  const group = walk.parse.newGroup();
  for (const { key, value } of fieldsOf(schema)) {
    const name = key.value;
    if (name === 'description' && level !== undefined) prose(walk, value, level);
    else if (name === 'items') readSchema(walk, value, depth + 1);
    else if (name === 'allOf' || name === 'oneOf' || name === 'anyOf')
      for (const part of itemsOf(value)) readSchema(walk, part, depth + 1);
    else if (name === 'properties') for (const one of fieldsOf(value)) readProperty(walk, one, group, depth);
  }
}

function readProperty(walk: ApiWalk, { key, value }: DataField, group: number, depth: number): void {
  if (isInternal(walk, value)) return;
  const description = textField(value, 'description');
  if (description) row(walk, key, [key, textField(value, 'type'), 'deprecated', description], group, value);
  const inner = fieldsOf(value).find(
    (field) => field.key.value === 'properties' || field.key.value === 'items',
  );
  // What stands inside of the row is no row of its own.
  if (inner && inner.value.start > (description?.end ?? 0)) readSchema(walk, value, depth + 1);
}
