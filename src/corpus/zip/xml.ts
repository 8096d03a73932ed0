// XML as a stream of events or as a tree, over saxes: bounded in depth, and never a word that a DOCTYPE declares.
import type { SaxesAttributePlain } from 'saxes';
import { xmlLimits } from './limits.ts';
import { prefixOf } from './namespaces.ts';
import { refuseAs } from './refused.ts';

/** Names carry the prefixes of namespaces.ts; an attribute without a prefix has none. */
export type Attributes = Readonly<Record<string, string>>;

/** A part of the tree: elements and texts in their order. */
export type Element = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (Element | string)[];
};

/** Told of what is read, in the order of the file. */
export type Handlers = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
};

type Scope = { readonly prefixes: ReadonlyMap<string, string>; readonly names: Map<string, string> };

/** Reads the pieces of an entry; throws where it is no XML. */
export async function readXml(pieces: Iterable<Uint8Array>, handlers: Handlers): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const scopes: Scope[] = [{ prefixes: new Map(), names: new Map() }];
  const names: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  // Nothing outside is ever loaded, so that only what a DOCTYPE declares itself can do harm.
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) refuseAs('entities');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (names.length >= xmlLimits.depth) refuseAs('tooDeep');
    const scope = scopeOf(scopes.at(-1), attributes);
    scopes.push(scope);
    const known = resolve(scope, name, true);
    names.push(known);
    const own: Record<string, string> = Object.create(null);
    for (const key in attributes) {
      if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
      own[key.includes(':') ? resolve(scope, key, false) : key] = attributes[key] ?? '';
    }
    handlers.open(known, own);
  });
  parser.on('closetag', () => {
    scopes.pop();
    handlers.close(names.pop() ?? '');
  });
  parser.on('text', (text) => void (names.length > 0 && handlers.text(text)));
  parser.on('cdata', (text) => handlers.text(text));
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.write(decoder?.decode() ?? '').close();
}

/** The whole of an entry as a tree. */
export async function readTree(pieces: Iterable<Uint8Array>): Promise<Element> {
  let root: Element | undefined;
  await readTrees(
    pieces,
    () => true,
    (element) => {
      root ??= element;
    },
  );
  return root ?? refuseAs('damaged');
}

/** The outermost elements that `wanted` tells, each as a tree of its own as soon as it ends; `around` is told of what stands around them. */
export async function readTrees(
  pieces: Iterable<Uint8Array>,
  wanted: (name: string, above: readonly string[]) => boolean,
  found: (element: Element, above: readonly string[]) => void,
  around?: (name: string, attributes: Attributes, opens: boolean) => void,
): Promise<void> {
  const above: string[] = [];
  const building: (Element & { readonly children: (Element | string)[] })[] = [];
  let elements = 0;
  await readXml(pieces, {
    open(name, attributes) {
      const parent = building.at(-1);
      if (!parent && !wanted(name, above)) {
        above.push(name);
        return around?.(name, attributes, true);
      }
      if (!parent) elements = 0;
      if (++elements > xmlLimits.elements) refuseAs('tooLarge');
      const element = { name, attributes, children: [] };
      parent?.children.push(element);
      building.push(element);
    },
    close(name) {
      const element = building.pop();
      if (element && building.length === 0) found(element, above);
      if (element) return;
      above.pop();
      around?.(name, {}, false);
    },
    text(text) {
      building.at(-1)?.children.push(text);
    },
  });
}

/** The first element of that name directly inside; undefined where there is none. */
export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one): one is Element => typeof one !== 'string' && one.name === name);

/** The elements directly inside, or only those of that name; texts are passed over. */
export const childrenOf = (element: Element | undefined, name?: string): readonly Element[] =>
  (element?.children ?? []).filter(
    (one): one is Element => typeof one !== 'string' && (name === undefined || one.name === name),
  );

/** The first of that name at any depth. */
export function find(element: Element | undefined, name: string): Element | undefined {
  for (const one of childrenOf(element)) {
    const found = one.name === name ? one : find(one, name);
    if (found) return found;
  }
  return undefined;
}

/** All of that name at any depth that do not stand in one another. */
export const findAll = (element: Element | undefined, name: string): readonly Element[] =>
  childrenOf(element).flatMap((one) => (one.name === name ? [one] : findAll(one, name)));

/** All text in it. */
export const textOf = (element: Element | undefined): string =>
  (element?.children ?? []).map((one) => (typeof one === 'string' ? one : textOf(one))).join('');

function scopeOf(
  around: Scope | undefined,
  attributes: Readonly<Record<string, SaxesAttributePlain | string>>,
): Scope {
  let prefixes: Map<string, string> | undefined;
  for (const key in attributes) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
    prefixes ??= new Map(around?.prefixes);
    prefixes.set(key.slice(6), prefixOf(String(attributes[key])));
    if (prefixes.size > xmlLimits.prefixes) refuseAs('tooDeep');
  }
  if (prefixes || !around) return { prefixes: prefixes ?? new Map(), names: new Map() };
  return around;
}

function resolve(scope: Scope, written: string, element: boolean): string {
  const known = scope.names.get(written);
  if (known !== undefined) return known;
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon);
  const own = colon < 0 && !element ? undefined : scope.prefixes.get(prefix);
  const name = own === undefined ? written : `${own}:${written.slice(colon + 1)}`;
  // What a file names without end is not kept.
  if (scope.names.size < 4 * xmlLimits.prefixes) scope.names.set(written, name);
  return name;
}

/** As its first bytes tell, else as it declares. */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  const begin = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/u.exec(begin)?.[1] ?? 'utf-8';
}
