// What went wrong, counted, and named with what is needed to see it again.

/** What no case may show. */
export const faults = [
  'not verbatim',
  'hidden text shown',
  'acting',
  'leaked',
  'doubled',
  'lost',
  'above 250 ms of processor time',
  'unhandled',
] as const;
export type Fault = (typeof faults)[number];

export type Tally = {
  /** Names the case that runs from now on. */
  begin(kind: string, number: number): void;
  fault(fault: Fault, what: string): void;
  /** Cases by kind, in the order they first ran. */
  kinds(): ReadonlyMap<string, number>;
  count(fault: Fault): number;
  /** The first of each fault, one line each. */
  examples(): readonly string[];
};

/** Examples kept of each fault, and UTF-16 units of one. */
const most = { examples: 5, length: 300 } as const;

export function createTally(): Tally {
  const kinds = new Map<string, number>();
  const counts = new Map<Fault, number>();
  const examples: string[] = [];
  let current = '';
  return {
    begin(kind, number) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      current = `case ${number} (${kind})`;
    },
    fault(fault, what) {
      const count = (counts.get(fault) ?? 0) + 1;
      counts.set(fault, count);
      if (count > most.examples) return;
      examples.push(`${fault}: ${current}: ${JSON.stringify(what).slice(0, most.length)}`);
    },
    kinds: () => kinds,
    count: (fault) => counts.get(fault) ?? 0,
    examples: () => examples,
  };
}
