// The switch of each rule: which one is off, and which ones had a say since they were last asked about.
import type { Arguments, Rule } from './rules.ts';
import { rules } from './rules.ts';

type Call = (...given: readonly unknown[]) => unknown;

const state: { off: Rule | undefined; said: Set<Rule> } = { off: undefined, said: new Set() };
const byFunction = new Map<string, readonly Rule[]>();

/** What `act` gives while the rule is off. */
export function withoutRule<T>(rule: Rule | undefined, act: () => T): T {
  state.off = rule;
  try {
    return act();
  } finally {
    state.off = undefined;
  }
}

/** What `act` gives, and the rules that gave something else than they do when they are off. */
export function heard<T>(act: () => T): { readonly made: T; readonly said: ReadonlySet<Rule> } {
  state.said = new Set();
  return { made: act(), said: state.said };
}

/** Called in place of a function with a rule; `name` is the address of its module and its own. */
export function through(name: string, call: Call, given: Arguments): unknown {
  const own = byFunction.get(name) ?? rules.filter((rule) => isOf(rule, name));
  byFunction.set(name, own);
  const off = state.off && isOf(state.off, name) ? state.off : undefined;
  if (off && off.method === undefined) return off.neutral(given, call);
  const value = call(...given);
  for (const rule of own) if (rule.method === undefined) hear(rule, value, given, call);
  const methods = own.filter(({ method }) => method !== undefined);
  return methods.length === 0 ? value : withSwitches(methods, Object(value));
}

const isOf = (rule: Rule, name: string): boolean => name.endsWith(`/src/${rule.module}.js ${rule.export}`);

/** What was made, with methods that go through the switches of their rules. */
function withSwitches(methods: readonly Rule[], value: Readonly<Record<string, unknown>>): unknown {
  const made: Record<string, unknown> = { ...value };
  for (const rule of methods) {
    const inner = value[rule.method ?? ''];
    if (typeof inner !== 'function') throw new Error(`${rule.export} makes no ${rule.method}.`);
    const call: Call = (...given) => Reflect.apply(inner, value, given);
    made[rule.method ?? ''] = (...given: Arguments) => {
      if (state.off === rule) return rule.neutral(given, call);
      const said = call(...given);
      hear(rule, said, given, call);
      return said;
    };
  }
  return made;
}

function hear(rule: Rule, value: unknown, given: Arguments, call: Call): void {
  if (!state.said.has(rule) && !isSame(value, rule.neutral(given, call))) state.said.add(rule);
}

/** Equal for sure; what cannot be told counts as another value. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  if (!isPlain(one) || !isPlain(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => {
    const [a, b] = [one[key], other[key]];
    return Object.is(a, b) || (Array.isArray(a) && Array.isArray(b) && isSame(a, b));
  });
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
