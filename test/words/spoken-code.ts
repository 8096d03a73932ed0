// What the code says where it happens: log lines, settings, errors, remedies and help. Read from the source, so that no new line can be missed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'rolldown/utils';
import type { Line } from './spoken-operators.ts';

/** Their words are listed as they read with values in them. */
export const fileOfWords = (path: string): boolean =>
  path.startsWith('src/words/') || path === 'adapters/operators.ts';

/** Words of languages, names of features, styles and emoji, which nobody reads as a line. */
const silent =
  /^(?:src\/(?:question|rank|text|answer|citation|words)\/|src\/corpus\/(?:language|dialects-shown|html-elements|rst-\w+|markdown-fences|superscript)\.ts|src\/store\/(?:schema|full-text-search)\.ts|adapters\/(?:operators|discord\/commands|web\/style|slack\/asks)\.ts)/;

const places: readonly (readonly [RegExp, string])[] = [
  [/^src\/corpus\/|^src\/search\/equivalents/, 'log and terminal: sources'],
  [/^src\/suggest\//, 'an example to ask'],
  [/^src\/(?:store|engine)\/|^adapters\/kit\//, 'log: reason'],
  [/^src\/(?:evaluate|moderation)\/|^adapters\/(?:terminal|main|data-folder)/, 'terminal'],
  [/^adapters\/(?:slack|discord)\/(?:render|commands)/, 'chat'],
  [/^adapters\/web\/(?:layout|pages|document-page|chat\w*|moderation-page)/, 'page'],
];

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodes = (value: unknown): readonly Node[] => [value].flat().filter(isNode);

/** Where a string would be read, and what it holds at least to be a line. */
type Reading = { readonly path: string; readonly place: string; readonly least: RegExp };

/** Two words make a line; one is a name or a code. */
const twoWords = /[A-Za-z’]+[,:;.]? [a-zA-Z…[(]/;

/** Strings and templates of one file with the place where they are read; what is put into a template stands as `…`. */
export function saidIn(path: string, source = readFileSync(path, 'utf8')): readonly Line[] {
  const place = places.find(([where]) => where.test(path))?.[1] ?? path.replace(/^adapters\/|\.ts$/g, '');
  return linesIn({ ...parseSync(path, source, { lang: 'ts' }).program }, { path, place, least: twoWords });
}

function linesIn(node: Node, reading: Reading): readonly Line[] {
  const type = typeof node.type === 'string' ? node.type : '';
  const inner = (of: Node, ...keys: readonly string[]): readonly Line[] =>
    keys.flatMap((key) => nodes(of[key]).flatMap((child) => linesIn(child, reading)));
  if (/^TS(?!As|Satisfies|NonNull)|^Import|^Export(?:All|Spec)/.test(type)) return [];
  if (type === 'Literal') return typeof node.value === 'string' ? line(node.value, reading) : [];
  if (type === 'TemplateLiteral') return [...line(filled(node), reading), ...inner(node, 'expressions')];
  if (type === 'TaggedTemplateExpression' && isNode(node.quasi)) {
    const markup = nameOf(node.tag) === 'html' ? filled(node.quasi) : '';
    const shown = [...markup.matchAll(/>([^<>]+)(?=<)|aria-label="([^"]+)"/g)];
    return [
      ...shown.flatMap(([, text, label]) => line(text ?? label ?? '', { ...reading, least: /[A-Za-z]{2}/ })),
      ...inner(node.quasi, 'expressions'),
    ];
  }
  if (/^(?:Call|New)Expression$/.test(type) && isNode(node.callee)) {
    const name = nameOf(node.callee.property);
    // A list of words, to be looked up.
    if (name === 'split' || nameOf(node.callee) === 'RegExp') return [];
    if (/^(?:debug|info|warn|error)$/.test(name) && nameOf(node.callee.object).endsWith('log')) {
      const [message, ...fields] = nodes(node.arguments);
      const logged = { ...reading, place: `log: ${name}`, least: /[a-z]{3}/ };
      return [
        ...(message ? linesIn(message, logged) : []),
        ...fields.flatMap((field) => linesIn(field, reading)),
      ];
    }
  }
  const key = nameOf(node.key);
  if (type === 'Property' && /config\.ts$/.test(reading.path) && /^[A-Z]+(?:_[A-Z]+)*$/.test(key))
    return nodes(node.value).flatMap((value) => linesIn(value, { ...reading, place: `setting ${key}` }));
  return inner(node, ...Object.keys(node));
}

const line = (text: string, { place, least }: Reading): readonly Line[] =>
  least.test(text) && !/^(?:pragma|begin) /.test(text) ? [{ place, text: text.trim() }] : [];
const filled = (template: Node): string => nodes(template.quasis).map(cooked).join('…');
const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === 'string' ? node.name : '');
const cooked = (quasi: Node): string =>
  isNode(quasi.value) && typeof quasi.value.cooked === 'string' ? quasi.value.cooked : '';

export const files: readonly string[] = ['src', 'adapters']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
  .filter((path) => path.endsWith('.ts'))
  .toSorted();

/** Each line once, in the order of its place. */
export const saidByCode: readonly Line[] = [
  ...new Map(
    files
      .filter((path) => !silent.test(path))
      .flatMap((path) => saidIn(path))
      .map((line) => [`${line.place}\n${line.text}`, line] as const),
  ).values(),
].toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
