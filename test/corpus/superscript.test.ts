// What raised text means behind the word before it.
import { expect, it } from 'vitest';
import { superscriptMark } from '../../src/corpus/superscript.ts';
import { sentencesOf } from './read.ts';

it.each([
  ['10', '12', 'caret'],
  ['10', '-3', 'caret'],
  ['2', 'n', 'caret'],
  ['x', '2', 'caret'],
  ['5 km', '2', 'caret'],
  ['kg m', '−2', 'caret'],
  ['(a + b)', '2', 'caret'],
  ['e', 'i+1', 'caret'],
  ['1', 'st', 'join'],
  ['the 21', 'ST', 'join'],
  ['le 1', 'er', 'join'],
  ['the n', 'th', 'join'],
  ['M', 'me', 'join'],
  ['Acme', '®', 'join'],
  ['2', '1', 'footnote'],
  ['weeks', '3', 'footnote'],
  ['weeks', 'a', 'footnote'],
  ['2024', '[7]', 'footnote'],
  ['30', '*', 'footnote'],
  ['weeks.', '2', 'footnote'],
  ['weeks', '2, 3', 'footnote'],
  ['Acme', 'TM', 'footnote'],
  ['', '1', 'footnote'],
] as const)('%j raised %j: %s', (before, inside, mark) => {
  expect(superscriptMark(before, inside)).toBe(mark);
});

it.each([
  ['Up to 10<sup>12</sup> rows.', 'Up to 10^12 rows.'],
  ['Take 2<sup>1</sup> tablets.', 'Take 2 tablets.'],
  ['Take 2<sup><a href="#fn2" id="r2">2</a></sup> tablets.', 'Take 2 tablets.'],
  ['Take 2<a href="#fn3"><sup>3</sup></a> tablets.', 'Take 2 tablets.'],
  [
    'In 2024<sup class="reference"><a href="#cite_note-4">[4]</a></sup> it was 30<sup>*</sup>.',
    'In 2024 it was 30.',
  ],
  ['On the 1<sup>st</sup> of May.', 'On the 1st of May.'],
  ['A flat of 80 m<sup>2</sup> has H<sub>2</sub>O.', 'A flat of 80 m^2 has H2O.'],
  ['Written 10<sub>2</sub> in binary.', 'Written 10_2 in binary.'],
  ['It is 2<sup>n + 1</sup>.', 'It is 2^(n + 1).'],
  ['Add 2<sup>1</sup>/<sub>2</sub> cups.', 'Add 2 1/2 cups.'],
  ['Sent in 10<sup>2</sup>3 parts.', 'Sent in 10^2 3 parts.'],
  ['<a href="#ref1">[1]</a> The note says so. <a href="#r1">↩</a>', 'The note says so.'],
  ['See <a href="#s4">4</a> and <a href="https://a.org">[4]</a>.', 'See 4 and [4].'],
])('a page with %j reads %j', (html, text) => {
  expect(sentencesOf('a.html', `<p>${html}</p>`)).toEqual([text]);
});
