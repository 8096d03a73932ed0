// Hooks of Node's module loader: functions with a rule go through its switch, whoever imports them.
import type { InitializeHook, LoadHook } from 'node:module';

/** Addresses of modules with the functions that have a switch, and of the module of switches. */
export type Switched = {
  readonly switches: string;
  readonly modules: readonly { readonly url: string; readonly exports: readonly string[] }[];
};

const given: { switches: string; readonly modules: Map<string, readonly string[]> } = {
  switches: '',
  modules: new Map(),
};

export const initialize: InitializeHook<Switched> = ({ switches, modules }) => {
  given.switches = switches;
  for (const { url, exports } of modules) given.modules.set(url, exports);
};

export const load: LoadHook = (url, context, nextLoad) => {
  const exports = given.modules.get(url);
  if (!exports) return nextLoad(url, context);
  const own = JSON.stringify(`${url}?as-it-is`);
  const source = [
    `export * from ${own};`,
    `import * as own from ${own};`,
    `import { through } from ${JSON.stringify(given.switches)};`,
    ...exports.map(
      (name) =>
        `export function ${name}(...given) { return through(${JSON.stringify(`${url} ${name}`)}, own.${name}, given); }`,
    ),
  ].join('\n');
  return { format: 'module', shortCircuit: true, source };
};
