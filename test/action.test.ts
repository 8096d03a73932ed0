// Every action comes back from its button, and nothing else does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, decodeAction, decodeCursor, encodeAction, encodeCursor } from '../src/action.ts';

const ours = (name: string): boolean => !(name in Object.prototype);
const id = fc.stringMatching(/^[A-Za-z0-9_-]{0,16}$/).filter(ours);
const kinds: readonly Action['kind'][] = ['source', 'helpful', 'more', 'sources', 'retire', 'undo', 'queue'];
const actions: fc.Arbitrary<Action> = fc.record(
  {
    kind: fc.constantFrom(...kinds),
    answerId: id,
    citation: fc.nat({ max: 9_999 }),
    subject: fc.stringMatching(/^[A-Za-z0-9_:-]{1,70}$/).filter(ours),
  },
  { requiredKeys: ['kind', 'answerId'] },
);

test('an action comes back as it went, in a hundred characters at most', () => {
  fc.assert(
    fc.property(actions, (action) => {
      const encoded = encodeAction(action);
      expect(encoded.length).toBeLessThanOrEqual(100);
      expect(decodeAction(encoded)).toEqual(action);
    }),
  );
});

test('what no button of ours carries is refused', () => {
  const strays = ['', 'source', 'source.a.1', 'eval.a.1.', 'source.a.01.', 'source.a.-1.', 'source.a.1.x y'];
  for (const stray of [...strays, ' source.a.1.', 'source.a.1.\n', `source.a.1.${'x'.repeat(90)}`])
    expect(decodeAction(stray)).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const action = decodeAction(text);
      if (action !== undefined) expect(encodeAction(action)).toBe(text);
    }),
  );
});

test('a name that every object has is no id', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    for (const stray of [`helpful.${name}..`, `retire.a1.1.${name}`])
      expect(decodeAction(stray)).toBeUndefined();
});

test('an id that could not be read back is not put on a button', () => {
  expect(() => encodeAction({ kind: 'helpful', answerId: 'a.b' })).toThrow(RangeError);
});

test('a place in the queue comes back, also as the subject of a button', () => {
  const cursor = { at: 1_780_000_000_000, id: `edited:${'a'.repeat(64)}` };
  const subject = encodeCursor(cursor);
  expect(decodeCursor(decodeAction(encodeAction({ kind: 'queue', answerId: '', subject }))?.subject)).toEqual(
    cursor,
  );
  for (const stray of [undefined, '', 'x', ':a', '1:', '-1:a', `${'9'.repeat(17)}:a`])
    expect(decodeCursor(stray)).toBeUndefined();
});
