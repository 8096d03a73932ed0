// What a question asks for is decided once, in a value that can be printed and said in words.
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/domain.ts';
import { libraryOf } from '../../src/library/library.ts';
import { type Understanding, understand } from '../../src/question/understand.ts';
import { lookedForLine } from '../../src/words/steps.ts';

const library = libraryOf([
  {
    path: 'v2/harbour.md',
    title: 'Harbour',
    passages: [
      'The ferry leaves at nine.',
      'Boats moor at the ferry-quay, and members pay a mooring fee of 40 crowns.',
    ],
  },
  {
    path: 'v3/harbour.md',
    title: 'Harbour',
    passages: ['The ferry leaves at ten.', 'Boats of guests moor outside.'],
  },
]);
const read = (message: string, turns: readonly Turn[] = []): Understanding =>
  understand(library, message, { turns, readers: 'all' });

describe('what is asked for', () => {
  it.each([
    ['When does the ferry leave?', 'date'],
    ['How many boats moor at the quay?', 'count'],
    ['How much is the mooring fee?', 'amount'],
    ['Who pays the mooring fee?', 'person'],
    ['How do I moor a boat?', 'steps'],
    ['Why do boats moor outside?', 'reason'],
    ['Can guests moor at the quay?', 'yes or no'],
    ['What is a mooring?', 'definition'],
    ['Which boats are there?', 'list'],
    ['How does the ferry differ from boats?', 'comparison'],
    ['Which boats do not pay a fee?', 'exception'],
    ['What does article 17(1) say?', 'clause'],
    ['mooring fee', 'look-up'],
  ])('%s: %s', (question, wants) => {
    expect(read(question).whole.query.intent.wants).toBe(wants);
  });

  it('is said in words, a compound and a word for an amount once', () => {
    expect(lookedForLine(read('How many boats moor at the ferry-quay?'))).toBe(
      'Looks for how many, about “boats”, “moor” and “ferry-quay”.',
    );
    expect(lookedForLine(read('hello'))).toBeUndefined();
  });
});

describe('how it was told', () => {
  it('is small talk, with nothing else read', () => {
    expect(read('thanks!')).toMatchObject({ talk: 'thanks', errors: [] });
  });

  it('is two questions', () => {
    expect(read('When does the ferry leave, and who pays the fee?').parts).toHaveLength(2);
  });

  it('is completed from the conversation, or left alone as the documents tell', () => {
    const [question, understood] = ['Who pays the mooring fee?', 'Who pays the mooring fee?'];
    const turn: Turn = { question, understood, kind: 'answer', excerpts: [], headings: [], documentIds: [] };
    const { whole } = read('How much is it?', [turn]);
    expect(whole.understood).toContain('mooring fee');
    expect(whole.after?.turn.understood).toBe(understood);
    expect(
      read('And the guests?', [turn]).whole.alone ?? read('guests outside?', [turn]).whole.alone,
    ).toBeDefined();
  });

  it('holds a pasted error, which is looked up without what stands around it', () => {
    const pasted = read('it broke\nError: ferry not found\n    at moor (quay.js:1:2)');
    expect(pasted.pasted).toBe(true);
    expect(pasted.errors.map(({ query }) => query.understood)).toContain('Error: ferry not found');
  });

  it('names a version that the documents tell from others', () => {
    const { inVersion } = read('When does the ferry leave in v3?').whole;
    const paths = library.documents.flatMap(({ path, passages }) =>
      passages.some((passage) => inVersion?.accept(passage)) ? [path] : [],
    );
    expect(paths).toEqual(['v3/harbour.md']);
    expect(inVersion?.query.understood).toBe('When does the ferry leave?');
    expect(read('When does the ferry leave in v9?').whole.inVersion).toBeUndefined();
  });

  it('can be printed whole', () => {
    const printed = JSON.parse(JSON.stringify(read('Why does the ferry not leave? Who pays the fee?')));
    expect(printed.whole.query).toMatchObject({
      understood: expect.stringContaining('ferry'),
      intent: { wants: expect.any(String), denied: expect.any(Array) },
    });
    expect(printed.last.query.intent.wants).toBe('person');
  });
});
