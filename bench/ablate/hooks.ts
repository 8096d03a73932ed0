// Hooks of Node's module loader: functions with a rule go through its switch, whoever calls them.
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

export const load: LoadHook = async (url, context, nextLoad) => {
  const exports = given.modules.get(url);
  const loaded = await nextLoad(url, context);
  if (!exports) return loaded;
  const switched = exports.reduce((text, name) => withSwitch(text, name, url), String(loaded.source));
  const source = `import { through } from ${JSON.stringify(given.switches)};\n${switched}`;
  return { format: 'module', shortCircuit: true, source };
};

/** The module's text with a function that goes through its switch, so that calls within the module do so too. */
function withSwitch(text: string, name: string, url: string): string {
  const declared = new RegExp(`^(?:export )?(async function|function|const) ${name}\\b`, 'm');
  if (!declared.test(text)) throw new Error(`${url} has no function ${name}: correct bench/ablate/rules.ts`);
  const own = `${name}AsItIs`;
  return [
    text.replace(declared, `$1 ${own}`),
    `export function ${name}(...given) { return through(${JSON.stringify(`${url} ${name}`)}, ${own}, given); }`,
  ].join('\n');
}
