// Group commit: calls that come while one is being written wait, and are then written together.
import { StoreError } from './limits.ts';

type Waiting<I, O> = { readonly item: I; settle(outcome: Promise<O> | O): void };

/**
 * One call for each item, each with its own outcome. `many` writes at most `most` of them in the order they came, all or
 * none; where together they are refused for what one of them holds, each is written alone.
 */
export function gather<I, O>(
  most: number,
  many: (items: readonly I[]) => Promise<(item: I) => O>,
): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = [];
  let writing = false;
  const alone = async (item: I): Promise<O> => (await many([item]))(item);

  async function write(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outcomeOf = await many(batch.map(({ item }) => item));
      for (const { item, settle } of batch) settle(outcomeOf(item));
    } catch (error) {
      const ofAll = error instanceof StoreError || batch.length === 1;
      for (const { item, settle } of batch) settle(ofAll ? Promise.reject(error) : alone(item));
    }
  }

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await write(batch);
    }
    writing = false;
  }

  return (item) =>
    new Promise((settle) => {
      waiting.push({ item, settle });
      if (!writing) void writeAll();
    });
}
