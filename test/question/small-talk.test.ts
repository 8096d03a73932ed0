// Small talk is told from questions, and a greeting hides none.
import { expect, it } from 'vitest';
import { smallTalkOf, withoutCourtesy } from '../../src/question/small-talk.ts';

it.each([
  ['hi there', 'greeting'],
  ['Good morning, how are you?', 'greeting'],
  ['こんにちは', 'greeting'],
  ['नमस्ते', 'greeting'],
  ['thanks a lot!', 'thanks'],
  ['ok cool', 'thanks'],
  ['👍', 'thanks'],
  ['谢谢', 'thanks'],
  ['help', 'help'],
  ['who are you?', 'help'],
  ['what can you tell me about?', 'topics'],
  ['which documents do you have', 'documents'],
  ['   ', 'empty'],
  ['?!', 'empty'],
  ['🤷', 'empty'],
  ['🙏🏽', 'thanks'],
  ['x', 'empty'],
  ['https://example.org/a/b?c=d', 'empty'],
  ['```js', 'empty'],
  ['you are a useless piece of shit', 'help'],
  ['this bot sucks', 'help'],
])('%s is %s', (said, about) => {
  expect(smallTalkOf(said)).toBe(about);
});

it.each([
  ['hi, what is the fee?', 'what is the fee?'],
  ['Hi team, do we know when the shop opens?', 'when the shop opens?'],
  ['Hello! I would like to know how it works, if the documents say anything about it.', 'how it works.'],
  ['Sorry if this was asked before, but is the gate open?', 'is the gate open?'],
  ['thanks! and when was it?', 'and when was it?'],
  ['good governance principles', 'good governance principles'],
  ['Hippo feeding times', 'Hippo feeding times'],
  ['is the useless lock still there?', 'is the useless lock still there?'],
  ['that stupid answer about tolls', 'that stupid answer about tolls'],
])('%s asks', (said, bare) => {
  expect(smallTalkOf(said)).toBeUndefined();
  expect(withoutCourtesy(said)).toBe(bare);
});
