// What is pasted around a question, said before it or put around its subject hides no question.
import { describe, expect, it, test } from 'vitest';
import { lastQuestion, plainWords, unframed } from '../../src/question/message-parts.ts';

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

describe('a question for what there is about a subject', () => {
  test.each([
    ['is there anything about otters?', 'otters?'],
    ['Is there any information on the night ferry?', 'the night ferry?'],
    ['is there a section on tides?', 'tides?'],
    ['Do the documents say anything about tides?', 'tides?'],
    ['does anyone talk about tides', 'tides'],
    ['do your sources mention the lighthouse?', 'the lighthouse?'],
    ['what do the documents say about trust', 'trust'],
    ['what is known about the wreck?', 'the wreck?'],
    ['what can you tell me about the wreck', 'the wreck'],
    ['tell me more about the wreck', 'the wreck'],
    ['give me an overview of the locks', 'the locks'],
    ['anything on tolls?', 'tolls?'],
    ['which documents mention the lighthouse?', 'the lighthouse?'],
    ['which guides are about tolls', 'tolls'],
    ['does the handbook say anything about tolls', 'tolls'],
    ['Is the lighthouse mentioned anywhere?', 'the lighthouse'],
    ['are otters mentioned in the documents', 'otters'],
  ])('%s', (asked, question) => {
    expect(unframed(asked)).toEqual({ question, about: true });
  });
});

describe('any other question', () => {
  test.each([
    ['which harbours are named?', 'which harbours?'],
    ['What tolls are listed in the documents?', 'What tolls?'],
    ['who keeps the ledger according to the documents?', 'who keeps the ledger?'],
    ['Does the treaty mention fishing?', 'Does the treaty fishing?'],
    ['did the mayor say anything about tolls', 'did the mayor tolls'],
  ])('loses only what frames it: %s', (asked, question) => {
    expect(unframed(asked)).toEqual({ question, about: false });
  });

  test.each([
    'is there a limit on the size of boats?',
    'is there any way to close the lock?',
    'which river is it named after?',
    'What is the name of the lock named after a queen?',
    'some of the boats leak, why?',
    'do we have a dog policy?',
    'is there anything about?',
    'what is mentioned?',
    '',
  ])('is left as it is: %s', (asked) => {
    expect(unframed(asked)).toEqual({ question: asked, about: false });
  });
});
