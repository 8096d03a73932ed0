// What a robots.txt asks of programs (RFC 9309). Pure.

/** The rules that hold for this program on one host. */
export type Robots = {
  /** Path and query, as they stand in an address. */
  allows(path: string): boolean;
  /** Milliseconds between two requests, where it names them. */
  readonly delay?: number;
};

/** Where there is none, everything may be read. */
export const noRobots: Robots = { allows: () => true };

type Rule = { readonly allow: boolean; readonly pattern: string };
type Group = { readonly rules: readonly Rule[]; readonly delay?: number };

/** `name` is the program's own, in lower case. The groups for it count; without one those for everybody. */
export function readRobots(text: string, name: string): Robots {
  const groups = groupsOf(text, [name, '*']);
  const of = groups.get(name) ?? groups.get('*') ?? { rules: [] };
  const delay = of.delay === undefined ? {} : { delay: of.delay };
  return { allows: (path) => decide(of.rules, normal(path)), ...delay };
}

/** Only the groups that are asked for. */
function groupsOf(text: string, wanted: readonly string[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, { rules: Rule[]; delay?: number }>();
  let names: string[] = [];
  let named = false;
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u)) {
    const [, key = '', written = ''] = /^\s*([a-z-]+)\s*:([^#]*)/iu.exec(line) ?? [];
    const value = written.trim();
    const field = key.toLowerCase();
    if (field === 'user-agent') {
      if (!named) names = [];
      named = true;
      const name = /^(?:\*|[a-z_-]+)/iu.exec(value)?.[0].toLowerCase() ?? value.toLowerCase();
      if (!wanted.includes(name) || names.includes(name)) continue;
      names.push(name);
      if (!groups.has(name)) groups.set(name, { rules: [] });
      continue;
    }
    if (field !== 'allow' && field !== 'disallow' && field !== 'crawl-delay') continue;
    named = false;
    for (const name of names) {
      const group = groups.get(name);
      if (field !== 'crawl-delay') {
        // An empty rule says nothing.
        if (value !== '') group?.rules.push({ allow: field === 'allow', pattern: normal(value) });
      } else if (group && /^\d{1,6}(?:\.\d+)?$/u.test(value)) group.delay = Number(value) * 1_000;
    }
  }
  return groups;
}

/** The longest rule that fits counts; of two as long the one that allows. */
function decide(rules: readonly Rule[], path: string): boolean {
  let best: Rule = { allow: true, pattern: '' };
  for (const rule of rules) {
    const longer = rule.pattern.length - best.pattern.length;
    if ((longer > 0 || (longer === 0 && rule.allow)) && fits(rule.pattern, path)) best = rule;
  }
  return best.allow || path === '/robots.txt';
}

/** From the beginning; `*` is anything, `$` at the end the end. Each part is looked for once: no pattern takes long. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const parts = (toEnd ? pattern.slice(0, -1) : pattern).split('*');
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = toEnd ? others.pop() : undefined;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!toEnd) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}

/** Letters beyond ASCII percent-encoded, as in an address, and those of the codes in capitals. */
const normal = (path: string): string =>
  path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[^\x21-\x7e]+/gu, encodeURIComponent)
    .replace(/%[0-9a-f]{2}/giu, (code) => code.toUpperCase());
