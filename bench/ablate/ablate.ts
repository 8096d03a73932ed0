// npm run ablate -- [--corpora FOLDER …] [--set FILE …] [--every N] [--rule NAME …]: what each hand-set rule and group of features changes.
import { register } from 'node:module';
import { parseArgs } from 'node:util';
import { misuse, readOrMisuse } from '../misuse.ts';
import type { Switched } from './hooks.ts';
import { rules } from './rules.ts';

const right =
  'It is used so: npm run ablate -- [--corpora FOLDER[:EVERY] …] [--set FILE[:EVERY] …] [--rule NAME …]';
const many = { type: 'string', multiple: true, default: [] as string[] } as const;
const { values } = readOrMisuse(
  () => parseArgs({ options: { corpora: many, set: many, rule: many } }),
  right,
);
if (values.corpora.length + values.set.length === 0) misuse('No set is named.', right);

const modules = new Map<string, Set<string>>([['rank/model', new Set(['scoresOf'])]]);
for (const rule of rules) modules.set(rule.module, (modules.get(rule.module) ?? new Set()).add(rule.export));
const data: Switched = {
  switches: new URL('./switches.js', import.meta.url).href,
  modules: [...modules].map(([name, exports]) => ({
    url: new URL(`../../src/${name}.js`, import.meta.url).href,
    exports: [...exports],
  })),
};
register('./hooks.js', import.meta.url, { data });

// Only now, so that all of it goes through the switches.
const { ablate } = await import('./run.ts');
const { SetError } = await import('../../src/evaluate/read.ts');
await ablate(values).catch((error: unknown) => {
  if (error instanceof SetError) misuse(error.message, right);
  throw error;
});
