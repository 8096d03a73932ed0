// Whether a platform vouches for somebody is asked once, waited for a moment only, and no where it is not known.
import { expect, it } from 'vitest';
import { createVouched } from '../../../adapters/kit/vouched.ts';

const patience = { most: 10, lifetime: 60_000, failed: 60_000, deadline: 60_000 };

it('is asked once for all who want to know', async () => {
  const asked: string[] = [];
  const vouched = createVouched(
    async (name) => {
      asked.push(name);
      return name === 'ada';
    },
    patience,
    () => undefined,
  );
  expect(await Promise.all(['ada', 'ada', 'bob', 'ada'].map(vouched))).toEqual([true, true, false, true]);
  expect(asked).toEqual(['ada', 'bob']);
});

it('an answer that comes too late counts for the next question', async () => {
  let answer: (member: boolean) => void = () => undefined;
  const ask = () => new Promise<boolean>((resolve) => (answer = resolve));
  const vouched = createVouched(ask, { ...patience, deadline: 1 }, () => undefined);
  expect(await vouched('ada')).toBe(false);
  answer(true);
  expect(await vouched('ada')).toBe(true);
});

it('a failure is a no, told once and not asked about again at once', async () => {
  const failures: unknown[] = [];
  let asked = 0;
  const ask = async (): Promise<boolean> => {
    asked += 1;
    throw new Error('no scope');
  };
  const vouched = createVouched(ask, patience, (error) => void failures.push(error));
  expect([await vouched('ada'), await vouched('ada')]).toEqual([false, false]);
  expect([asked, failures.length]).toEqual([1, 1]);
});

it('a failure is asked about again before an answer is', async () => {
  let works = false;
  const ask = async (): Promise<boolean> => {
    if (!works) throw new Error('away');
    return true;
  };
  const vouched = createVouched(ask, { ...patience, failed: 1 }, () => undefined);
  expect(await vouched('ada')).toBe(false);
  works = true;
  await expect.poll(() => vouched('ada')).toBe(true);
});
