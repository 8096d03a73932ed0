// Thorny answers for every renderer: the longest, the emptiest, other scripts, mark-up in quotations, each kind of answer.
import type { DocumentCard, Label, Source } from '../../src/domain.ts';
import { hostile } from './hostile.ts';
import { answerOf, asked, citationOf, marksOf, sourceOf } from './make-answers.ts';
import { requested, type Thorny } from './requested-answers.ts';

export { answerOf, citationOf, marksOf, sourceOf } from './make-answers.ts';

const linked: Partial<Source> = {
  publisher: 'Harbour Office',
  origin: 'annual report',
  date: '2026-07-02',
  link: 'https://docs.example/limits#:~:text=the%20limit',
};
const limit = 'The upload limit is 40 MB per file. Larger files are refused with a clear message.';
const label = (kind: Label['kind'], text: string): Label => ({ start: 0, end: text.length, kind, text });

const cards = (count: number): readonly DocumentCard[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `d${i}`,
    path: `guide/${i}.md`,
    title: `Guide number ${i} <!channel> [x](https://evil.example)`,
    ...(i % 2 === 0 ? { date: '2026-07', publisher: 'Harbour Office', url: 'https://docs.example/' } : {}),
    language: 'en',
    tags: [],
    audience: [],
    passages: i * 3,
    ...(i % 2 === 0 ? { link: 'https://docs.example/' } : {}),
  }));

const conversation = (
  about: 'greeting' | 'thanks' | 'help' | 'topics' | 'documents' | 'empty',
  documents: readonly DocumentCard[],
): Thorny => ({
  name: `conversation about ${about}`,
  answer: {
    ...asked('hello'),
    kind: 'conversation',
    about,
    documents,
    examples: [
      'What is the upload limit?',
      'Who signs the <!channel> form?',
      `Why ${'so long '.repeat(30)}?`,
    ],
  },
});

const table = 'Berth 4 | 12.5 m | closed';
const code = "const limit = 40;\n\tif (size > limit) {\n    throw new Error('```');\n}\n\n// <!channel> *x*";

/** Plain cases first, then the hostile list in every place that a document or a question can fill. */
export const thorny: readonly Thorny[] = [
  {
    name: 'one citation with everything',
    answer: answerOf(
      [
        citationOf(1, limit, {
          source: sourceOf('Upload guide', linked),
          excerpt: { marks: marksOf(limit, ['40 MB', 'refused']) },
          labels: [label('heading', 'Limits'), label('intro', 'The following holds:')],
          alsoIn: [sourceOf('Handbook', { ...linked, documentId: 'd2' })],
        }),
      ],
      'And the limt?',
      'What is the upload limit?',
    ),
  },
  {
    name: 'one bare citation',
    answer: answerOf([citationOf(1, 'Yes.', { source: sourceOf('A', { headings: [] }) })]),
  },
  {
    name: 'two that differ',
    answer: {
      ...asked('How many berths are there?'),
      kind: 'answer',
      citations: [
        citationOf(1, 'There are 14 berths.'),
        citationOf(2, 'There are 12 berths.', { source: sourceOf('Old plan') }),
      ],
      differ: [{ citations: [1, 2], about: 'number' }],
    },
  },
  {
    name: 'twelve of a longer list',
    answer: {
      ...asked('Which forms are there?'),
      kind: 'answer',
      citations: Array.from({ length: 12 }, (_, i) =>
        citationOf(i + 1, `Form ${i + 1} is signed by the harbour master.`, {
          alsoIn: [sourceOf('Handbook')],
        }),
      ),
      differ: [],
      more: { count: 9, sources: [sourceOf('List of forms', linked)] },
    },
  },
  {
    name: 'five that are longer than a message',
    answer: answerOf(
      Array.from({ length: 5 }, (_, i) =>
        citationOf(i + 1, `${'A long sentence & more of it. '.repeat(95)}End ${i + 1}.`),
      ),
    ),
  },
  {
    name: 'one as long as a paragraph may be',
    answer: answerOf([citationOf(1, `${'Word '.repeat(380)}end.`)]),
  },
  {
    name: 'one that no message can hold',
    answer: answerOf([citationOf(1, `${'Endless '.repeat(4_000)}end.`), citationOf(2, 'Short.')]),
  },
  {
    name: 'many other documents',
    answer: answerOf([
      citationOf(1, limit, {
        alsoIn: Array.from({ length: 60 }, (_, i) =>
          sourceOf(`Copy ${i} ${'of a title '.repeat(9)}`, linked),
        ),
      }),
    ]),
  },
  {
    name: 'code',
    answer: answerOf([
      citationOf(1, code, { excerpt: { form: 'code', marks: marksOf(code, ['limit = 40']) } }),
    ]),
  },
  {
    name: 'a table row',
    answer: answerOf([
      citationOf(1, table, {
        excerpt: {
          form: 'row',
          marks: marksOf(table, ['12.5 m']),
          cells: [
            { column: 'Berth', value: { start: 0, end: 7 } },
            { column: 'Depth <!here>', value: { start: 10, end: 16 } },
            { column: '', value: { start: 19, end: 25 } },
          ],
        },
        labels: [label('column', 'Berth'), label('column', 'Depth <!here>')],
      }),
    ]),
  },
  {
    name: 'marks at both ends and side by side',
    answer: answerOf([
      citationOf(1, 'abcdef', {
        excerpt: {
          marks: [
            { start: 0, end: 2 },
            { start: 2, end: 4 },
            { start: 5, end: 6 },
          ],
        },
      }),
    ]),
  },
  {
    name: 'long names',
    answer: answerOf([
      citationOf(1, limit, {
        source: sourceOf('Title '.repeat(200), {
          ...linked,
          headings: Array.from({ length: 40 }, (_, i) => `Heading ${i} ${'x'.repeat(80)}`),
          publisher: 'P'.repeat(900),
          path: `${'deep/'.repeat(200)}file.md`,
        }),
      }),
    ]),
  },
  {
    name: 'nearest',
    answer: {
      ...asked('Is there a ferry?'),
      kind: 'nearest',
      citations: [citationOf(1, 'The pier is for boats.'), citationOf(2, limit)],
    },
  },
  { name: 'nearest with nothing', answer: { ...asked('Is there a ferry?'), kind: 'nearest', citations: [] } },
  {
    name: 'abstention',
    answer: {
      ...asked('Who is the zeppelin captain?'),
      kind: 'abstention',
      unknownWords: ['zeppelin', 'captain'],
    },
  },
  { name: 'abstention without a word', answer: { ...asked('Why?'), kind: 'abstention', unknownWords: [] } },
  {
    name: 'abstention with everything hostile',
    answer: {
      ...asked(hostile.map((h) => h.text).join(' ')),
      kind: 'abstention',
      unknownWords: hostile.map((h) => h.text),
    },
  },
  conversation('greeting', cards(3)),
  conversation('thanks', []),
  conversation('help', cards(3)),
  conversation('topics', cards(3)),
  conversation('documents', cards(400)),
  conversation('empty', []),
  ...requested,
  ...hostile.map(({ name, text }) => ({
    name: `hostile in every place: ${name}`,
    answer: answerOf(
      [
        citationOf(1, text, {
          source: sourceOf(text, {
            publisher: text,
            origin: text,
            date: '2026',
            headings: [text],
            path: text,
          }),
          excerpt: { marks: [{ start: 0, end: Math.min(5, text.length) }] },
          labels: [label('heading', text)],
          alsoIn: [sourceOf(text, { publisher: text })],
        }),
      ],
      text,
      `understood ${text}`,
    ),
  })),
  ...hostile.map(({ name, text }) => ({
    name: `hostile as code: ${name}`,
    answer: answerOf([citationOf(1, text, { excerpt: { form: 'code' } })]),
  })),
];
