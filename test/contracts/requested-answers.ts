// Thorny answers to what was no look-up: whom to ask, an overview, a comparison, words that no document mentions.
import type { Answer } from '../../src/domain.ts';
import { hostile } from './hostile.ts';
import { answerOf, asked, citationOf } from './make-answers.ts';

export type Thorny = { readonly name: string; readonly answer: Answer };

const limit = 'The upload limit is 40 MB per file.';
const contact = (name: string, said?: string): Thorny => ({
  name: `contact: ${name}`,
  answer: {
    ...asked('who can I ask?'),
    kind: 'conversation',
    about: 'contact',
    ...(said === undefined ? {} : { contact: said }),
    documents: [],
    examples: [],
  },
});
const section = (text: string) => ({ start: 0, end: text.length, kind: 'section', text }) as const;

export const requested: readonly Thorny[] = [
  contact('nobody'),
  contact('somebody', '#help-desk or help@example.com, @everyone <!channel> https://evil.example'),
  ...hostile.map(({ name, text }) => contact(name, text)),
  {
    name: 'nearest with words that no document mentions',
    answer: {
      ...asked('What is the zeppelin budget?'),
      kind: 'nearest',
      citations: [citationOf(1, limit)],
      unknownWords: ['zeppelin', ...hostile.map((one) => one.text)],
    },
  },
  {
    name: 'answer with words that no document mentions',
    answer: { ...answerOf([citationOf(1, limit)]), unknownWords: hostile.map((one) => one.text) } as Answer,
  },
  {
    name: 'overview with contents',
    answer: {
      ...answerOf([
        citationOf(1, limit, { labels: ['Uploads', ...hostile.map((one) => one.text)].map(section) }),
      ]),
      request: { kind: 'overview', of: 'one' },
    } as Answer,
  },
  {
    name: 'comparison with one side',
    answer: {
      ...asked('compare <!channel> *docks* and [x](https://evil.example)'),
      kind: 'nearest',
      citations: [citationOf(1, limit)],
      request: { kind: 'comparison', sides: [[1], []] },
    },
  },
];
