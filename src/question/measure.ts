// What is measured: which units the number that a question asks for may have.

/** `size`: of anything that is measured, in space or in data. `money`: an amount. */
export type Measure = 'age' | 'duration' | 'size' | 'money' | 'share' | 'time' | 'speed';

/** The first that fits counts. */
const measures: readonly (readonly [RegExp, Measure])[] = [
  [/\bhow old\b|\bwhat age\b|\bat what age\b/i, 'age'],
  [/\bhow long\b|\bhow often\b|\bhow soon\b/i, 'duration'],
  [/\bhow (?:far|tall|high|deep|wide|large|big)\b|\bwhat (?:height|length|distance|area|size)\b/i, 'size'],
  [/\bhow much\b|\bwhat (?:price|cost|amount|budget|salary)\b/i, 'money'],
  [/\bpercent(?:age)?\b|\bwhat (?:share|proportion|fraction)\b/i, 'share'],
  [/\bwhat time\b/i, 'time'],
  [/\bhow (?:fast|quick)\b|\bwhat speed\b/i, 'speed'],
];

export const measureOf = (question: string): Measure | undefined =>
  measures.find(([asks]) => asks.test(question))?.[1];
