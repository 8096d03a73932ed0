// What is pasted around a question or said before it hides no question.
import { describe, expect, it } from 'vitest';
import { lastQuestion, plainWords } from '../../src/question/plain-words.ts';

describe('plain words', () => {
  it.each([
    ['What is [the pact](https://example.org/a_(b))?', 'What is the pact?'],
    ['https://example.org/page What is the pact?', 'What is the pact?'],
    ['What is the pact? <https://example.org/page>', 'What is the pact?'],
    ['tea vs. coffee', 'tea versus coffee'],
    ['On what date was it signed?', 'when was it signed?'],
  ])('%s', (message, plain) => {
    expect(plainWords(message)).toBe(plain);
  });

  it.each([
    'What listens at http://localhost:3000?',
    'https://example.org',
    'What date format is used?',
    'What does vs stand for?'.replace('vs', '"vs"'),
  ])('%s stays', (message) => {
    expect(plainWords(message)).toBe(message);
  });
});

describe('the question at the end', () => {
  it.each([
    ['Hi Peter, hope you are well. What is the pact?', 'What is the pact?'],
    ['I am ill: and what do I do?', 'and what do I do?'],
  ])('%s', (message, last) => {
    expect(lastQuestion(message)).toBe(last);
  });

  it.each(['What is the pact?', 'What is U.S. policy?', 'I like it. Thank you.', ''])(
    '%s has none',
    (one) => {
      expect(lastQuestion(one)).toBeUndefined();
    },
  );
});
