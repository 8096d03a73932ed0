// Payloads are read as data, not as the types of those who wrote them: a missing field is an error here, not a blank.
export type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function record(value: unknown): Fields {
  if (isRecord(value)) return value;
  throw new Error(`expected an object, not ${JSON.stringify(value)}`);
}

export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`expected a list, not ${JSON.stringify(value)}`);
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error(`expected a text, not ${JSON.stringify(value)}`);
}
